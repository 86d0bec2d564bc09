// Printed on A3 and A4, nothing that belongs together is cut in two, and each sheet has its day. Looked at in the PDF itself.

import { execFileSync } from "node:child_process";
import { each, visit, where } from "../browser.mjs";

export const title = "paper cuts nothing in two";

/** What may not be cut, by its selector. */
const WHOLE = ["tr", ".card", ".persona", ".kpi", ".item", ".sources li"];

/** Width and height of the sheets on their side, in points, and how far a printer may round them. */
const ROUNDED = 2;
const SHEETS = { A3: [1191, 842], A4: [842, 595] };

export async function check({ browser, projects, report }) {
  reader();
  // Of the hostile project, a single cell may be longer than a sheet.
  const examples = projects.filter(({ name }) => name !== "hostile");
  const visits = examples.flatMap(({ pages, today }) => pages.flatMap((page) => (page.kind === "brief" ? ["own"] : Object.keys(SHEETS)).map((sheet) => ({ page, sheet, today }))));
  await each(visits, ({ page, sheet, today }) => {
    const here = where(page, {}, `on ${sheet === "own" ? "its own sheet" : sheet}`);
    return report.during(here, () => visit(browser, page, {}, async (tab) => {
      const { day, units } = await tab.evaluate(mark, { selectors: WHOLE, today });
      const format = sheet === "own" ? { preferCSSPageSize: true } : { format: sheet, landscape: true };
      const pdf = await tab.pdf({ ...format, printBackground: true });
      const pages = sheets(pdf);
      onSheets({ sheet, pages, day, units, here, report, size: paper(pdf) });
    }));
  });
}

function onSheets({ sheet, pages, day, units, here, report, size }) {
  if (sheet === "own") {
    report.equal(pages.length, 1, here, "the number of sheets");
    const isA4 = [Math.max(...size), Math.min(...size)].every((side, at) => Math.abs(side - SHEETS.A4[at]) <= ROUNDED);
    report.expect(isA4, here, `the sheet measures ${size.join(" × ")} points`);
  } else {
    const isAsked = size.every((side, at) => Math.abs(side - SHEETS[sheet][at]) <= ROUNDED);
    report.expect(isAsked, here, `the sheets measure ${size.join(" × ")} points`);
  }
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
