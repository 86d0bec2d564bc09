// No page breaks a rule that axe knows: WCAG 2 A and AA, and good practice; in every state that a reader can bring it into.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PHONE, WIDE, each, visit, where } from "../browser.mjs";

export const title = "axe finds nothing";

/** The text of axe, to be run in a page. */
export let AXE;
try {
  AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
} catch {
  console.error("axe-core is not installed: run `npm ci` in tests/browser");
  process.exit(2);
}

const EVERY_RULE = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
};

/** Only colours differ in the dark. */
const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

export async function check({ browser, projects, report }) {
  const visits = projects.flatMap(({ pages }) => {
    const largest = pages.filter(({ kind }) => kind === "map").sort((one, other) => other.bytes - one.bytes)[0];
    return pages.flatMap((page) => states(page, page === largest).map((settings) => ({ page, settings })));
  });
  await each(visits, ({ page, settings }) => report.during(where(page, settings), () =>
    visit(browser, page, settings, async (tab) => {
      await tab.evaluate(AXE);
      await run(tab, EVERY_RULE, where(page, settings), report);
      await tab.emulateMedia({ colorScheme: "dark" });
      await run(tab, COLOURS, where(page, { ...settings, dark: true }), report);
    })));
}

/** Returns the states in which a page is looked at: the map with most in it is also filtered, opened and without script. */
function states(page, isLargest) {
  const every = [{ size: WIDE }, { size: PHONE }];
  if (isLargest) {
    const cards = [...page.html.matchAll(/class="tp" href="#([^"]+)"/g)].map((match) => match[1]);
    const middle = cards[Math.floor(cards.length / 2)];
    const channel = page.html.match(/<select name="channel">.*?<option value="([^"]+)"/s)?.[1] ?? "website";
    every.push({ size: WIDE, hash: `#card=${middle}` }, { size: WIDE, hash: `#channel=${channel}` });
    every.push({ size: WIDE, script: "removed" }, { size: PHONE, script: "removed" });
  }
  if (page.file === "index.html") {
    every.push({ size: WIDE, hash: "#find=a" });
  }
  return every;
}

async function run(tab, options, here, report) {
  const violations = await tab.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, { ...options, resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => {
      const first = nodes[0];
      const why = [...first.any, ...first.all, ...first.none][0]?.message ?? "";
      return `${id} × ${nodes.length} (${help}): ${first.html.slice(0, 140)} ${why.slice(0, 160)}`;
    });
  }, options);
  report.none(violations, here, "axe finds");
}
