// Printed on A3 and A4, nothing that belongs together is cut in two, and each sheet has its day. Looked at in the PDF itself.

import { execFileSync } from "node:child_process";
import { each, visit, where } from "../browser.mjs";

export const title = "paper cuts nothing in two";

/** What may not be cut, by its selector. */
const WHOLE = ["tr", ".card", ".persona", ".kpi", ".item", ".sources li"];

/** The parts of a brief, none of which may be missing. */
const PARTS = ["h1", "h2", ".facts > div", ".lists li", ".foot"];

/** Width and height of the sheets on their side, in points, and how far a printer may round them. */
const ROUNDED = 2;
const SHEETS = { A3: [1191, 842], A4: [842, 595] };

export async function check({ browser, projects, report }) {
  reader();
  // Of the hostile project, a single cell may be longer than a sheet.
  const examples = projects.filter(({ name }) => name !== "hostile");
  const visits = examples.flatMap(({ pages, today }) => pages.filter(({ kind }) => kind !== "brief").map((page) => ({ page, today })));
  await each(visits, ({ page, today }) => report.during(where(page), () => visit(browser, page, {}, async (tab) => {
    const { day, units } = await tab.evaluate(mark, { selectors: WHOLE, today });
    for (const sheet of Object.keys(SHEETS)) {
      const pdf = await tab.pdf({ format: sheet, landscape: true, printBackground: true });
      onSheets({ sheet, pages: sheets(pdf), day, units, here: where(page, {}, `on ${sheet}`), report, size: paper(pdf) });
    }
  })));
  const briefs = projects.flatMap(({ name, pages }) => pages.filter(({ kind }) => kind === "brief").map((page) => ({ page, isWhole: name !== "hostile" })));
  await each(briefs, ({ page, isWhole }) => {
    const here = where(page, {}, "on its own sheet");
    return report.during(here, () => visit(browser, page, {}, (tab) => onOwnSheet(tab, { isWhole, here, report })));
  });
}

/**
 * Checks that all of a brief stands on one sheet: every word of it, and of texts that are longer than a sheet has room for,
 * as the hostile ones are, at least the beginning.
 */
async function onOwnSheet(tab, { isWhole, here, report }) {
  const print = async () => {
    const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true });
    return { size: paper(pdf), pages: sheets(pdf) };
  };
  const { size, pages } = await print();
  report.equal(pages.length, 1, here, "the number of sheets");
  const isA4 = [Math.min(...size), Math.max(...size)].every((side, at) => Math.abs(side - SHEETS.A4.at(-1 - at)) <= ROUNDED);
  report.expect(isA4, here, `the sheet measures ${size.join(" × ")} points`);
  if (isWhole) {
    const printed = squashed(pages.map(({ text }) => text).join(""));
    await tab.emulateMedia({ media: "print" });
    const texts = await tab.evaluate(written);
    report.expect(texts.length > 0, here, "nothing is written");
    report.none(texts.filter((text) => !printed.includes(squashed(text))), here, "the sheet leaves out");
  }
  const { units } = await tab.evaluate(mark, { selectors: PARTS, today: null });
  const found = sheetsOf((await print()).pages);
  report.expect(found.size > 0, here, "no mark is found in the PDF");
  report.none(units.filter(({ id }) => !found.get(id)?.has(1)).map(({ name }) => name), here, "the sheet leaves out");
}

function squashed(text) {
  return text.normalize("NFKC").replaceAll(/\s/g, "");
}

function onSheets({ sheet, pages, day, units, here, report, size }) {
  const isAsked = size.every((side, at) => Math.abs(side - SHEETS[sheet][at]) <= ROUNDED);
  report.expect(isAsked, here, `the sheets measure ${size.join(" × ")} points`);
  report.expect(day !== null, here, "the page has no day");
  const dayless = pages.flatMap(({ text }, at) => (text.replaceAll(/\s/g, "").includes(day?.replaceAll(/\s/g, "")) ? [] : [`sheet ${at + 1} of ${pages.length}`]));
  report.none(dayless, here, `the day “${day}” is missing on`);
  const found = sheetsOf(pages);
  report.expect(found.size > 0, here, "no mark is found in the PDF");
  const cut = units.flatMap(({ id, name }) => {
    const on = found.get(id) ?? new Set();
    return on.size > 1 ? [`${name} on sheets ${[...on].join(", ")}`] : [];
  });
  report.none(cut, here, "cut in two");
}

/** Returns the sheets on which marks of each unit stand. */
function sheetsOf(pages) {
  const found = new Map();
  for (const [at, { text }] of pages.entries()) {
    for (const [, id] of text.matchAll(/‹(\d+)›/g)) {
      found.set(Number(id), (found.get(Number(id)) ?? new Set()).add(at + 1));
    }
  }
  return found;
}

function sheets(pdf) {
  const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 28 });
  return text.split("\f").slice(0, -1).map((text) => ({ text }));
}

/** Returns width and height of the first sheet, in points. */
function paper(pdf) {
  const said = execFileSync("pdfinfo", ["-"], { input: pdf, encoding: "utf8" });
  return said.match(/Page size:\s+([\d.]+) x ([\d.]+)/).slice(1).map((points) => Math.round(Number(points)));
}

function reader() {
  for (const program of ["pdftotext", "pdfinfo"]) {
    try {
      execFileSync(program, ["-v"], { stdio: "ignore" });
    } catch {
      console.error(`${program} is not installed: it reads the PDFs (on Debian \`apt-get install poppler-utils\`)`);
      process.exit(2);
    }
  }
}

/** Runs in the page: returns all texts that a reader sees. */
function written() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node; (node = walker.nextNode());) {
    if (node.data.trim() !== "" && !node.parentElement.closest("script") && node.parentElement.checkVisibility({ visibilityProperty: true })) texts.push(node.data);
  }
  return texts;
}

/**
 * Runs in the page: writes the number of its unit at the start and the end of each text, small and out of the flow, so that
 * the PDF tells where the unit is. Returns the units, and the day as the page writes it.
 */
function mark({ selectors, today }) {
  const units = [...document.querySelectorAll(selectors.join(", "))].filter((unit) => !unit.closest("thead"));
  const numbers = new Map(units.map((unit, id) => [unit, id]));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node; (node = walker.nextNode());) {
    if (node.data.trim() !== "" && !node.parentElement.closest("script, select, dialog, svg, .vh, .pt, [rowspan], .paths")) texts.push(node);
  }
  for (const node of texts) {
    for (let around = node.parentElement; around; around = around.parentElement) {
      if (!numbers.has(around)) continue;
      node.before(sign(numbers.get(around)));
      node.after(sign(numbers.get(around)));
    }
  }
  return {
    day: document.querySelector(`time[datetime="${today}"]`)?.textContent ?? null,
    units: units.map((unit, id) => ({ id, name: `${unit.tagName.toLowerCase()}.${unit.className} “${unit.textContent.replaceAll(/‹\d+›/g, "").trim().replaceAll(/\s+/g, " ").slice(0, 40)}”` })),
  };

  function sign(id) {
    const sign = document.createElement("i");
    sign.textContent = `‹${id}›`;
    sign.style.cssText = "all: initial; position: absolute; font: 2px sans-serif; white-space: nowrap; color: #ccc";
    return sign;
  }
}
