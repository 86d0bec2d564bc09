// The search of the project page and of the whole lists, by mouse and by keyboard.

import { each, visit, where } from "../browser.mjs";

export const title = "the project's search finds";

export async function check({ browser, projects, report }) {
  for (const { name, pages } of projects) {
    report.expect(pages.some(({ file, kind }) => file === "index.html" && kind === "list"), name, "the project page has nothing to search in");
  }
  const lists = projects.flatMap(({ pages }) => pages.filter(({ kind }) => kind === "list"));
  await each(lists, (page) => report.during(where(page), () => visit(browser, page, {}, async (tab) => {
    const here = where(page);
    const all = await entries(tab);
    const words = await tab.evaluate(() => document.querySelector("[data-entry] a")?.textContent.trim().toLowerCase() ?? "a");

    await tab.keyboard.press("/");
    await tab.keyboard.type(words.toUpperCase());
    await finds(tab, all, words, here, report);
    const hash = await tab.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("find"));
    report.equal(hash?.toLowerCase(), words, here, "`find` of the address");
    const empty = await tab.evaluate(() => [...document.querySelectorAll("main > section")].filter((section) => section.checkVisibility() && section.querySelector("[data-entry]") && !section.querySelector("[data-entry]:not([hidden])")).map(({ id }) => id));
    report.none(empty, here, "sections without an entry are shown");

    await tab.reload();
    await finds(tab, all, words, `${here} · by link`, report);
    await tab.focus("#Find");
    await tab.keyboard.press("Escape");
    report.equal((await entries(tab)).filter(({ isShown }) => !isShown).length, 0, here, "how many entries are hidden after Esc");

    await tab.click("#Find");
    await tab.keyboard.type("no project has these words");
    report.equal((await entries(tab)).filter(({ isShown }) => isShown).length, 0, here, "how many entries hold words that nobody wrote");
  })));
}

function entries(tab) {
  return tab.evaluate(() => [...document.querySelectorAll("[data-entry]")].map((entry) => ({ text: entry.textContent.toLowerCase(), isShown: entry.checkVisibility() })));
}

async function finds(tab, all, words, here, report) {
  const expected = all.filter(({ text }) => words.split(/\s+/).every((word) => text.includes(word))).length;
  const shown = (await entries(tab)).filter(({ isShown }) => isShown);
  report.equal(shown.length, expected, here, `how many entries have “${words}”`);
  const status = await tab.textContent("#Status");
  report.expect((status.match(/\d+/g) ?? []).includes(String(expected)), here, `the status says “${status}” where ${expected} match`);
}
