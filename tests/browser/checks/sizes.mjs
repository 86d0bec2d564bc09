// Pages stay small enough for a mail. How quickly a large project's index answers is told, and never a fault: it depends on
// what else the machine has to do.

import { each, visit } from "../browser.mjs";

export const title = "pages are small";

const KB = 1000;
const ORDINARY_MAP = 160 * KB;
const LARGEST_MAP = 900 * KB;
const LIST = 2_000 * KB;

/** With how many pages a project is large. */
const LARGE = 200;

export async function check({ browser, projects, report }) {
  for (const { pages, model } of projects) {
    for (const page of pages) {
      const most = page.kind === "map" ? mapSize(page, model, report) : LIST;
      report.expect(page.bytes <= most, page.name, `it has ${kb(page.bytes)}, more than ${kb(most)}`);
    }
  }
  const large = projects.filter(({ pages }) => pages.length > LARGE).map(({ pages }) => pages.find(({ file }) => file === "index.html"));
  await each(large, (page) => report.during(page.name, () => visit(browser, page, {}, (tab) => speed(tab, page, report))));
}

function mapSize(page, model, report) {
  const journey = model?.journeys.find(({ id }) => page.file === `journeys/${id}.html`);
  const touchpoints = journey?.stages.flatMap(({ touchpoints }) => touchpoints).length;
  const isOrdinary = journey && touchpoints <= 20 && journey.personas.length <= 2 && !page.html.includes("<img");
  if (touchpoints >= 100) report.figure(`${page.name}: ${touchpoints} touchpoints, ${journey.personas.length} personas, ${kb(page.bytes)}`);
  return isOrdinary ? ORDINARY_MAP : LARGEST_MAP;
}

async function speed(tab, page, report) {
  const loaded = await tab.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  report.figure(`${page.name}: ${kb(page.bytes)}, loaded in ${Math.round(loaded)} ms`);
  const slowest = await tab.evaluate(typing, "journey 12");
  report.figure(`${page.name}: a key in its search takes ${Math.round(slowest)} ms at most`);
}

/** Runs in the page: types a text, and returns how long the slowest key took until its frame was painted. */
async function typing(text) {
  const find = document.querySelector("#Find");
  let slowest = 0;
  for (let end = 1; end <= text.length; end += 1) {
    const start = performance.now();
    find.value = text.slice(0, end);
    find.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    slowest = Math.max(slowest, performance.now() - start);
  }
  return slowest;
}

function kb(bytes) {
  return `${Math.round(bytes / KB)} KB`;
}
