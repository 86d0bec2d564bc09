// No page breaks a rule that axe knows: WCAG 2 A and AA, and good practice; in every state that a reader can bring it into.
// Axe takes seconds for a page, so a usual run leaves out pages in which nothing is new to it.

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

const THOROUGH = process.env.JOURNEY_THOROUGH === "1";

/** Only colours differ in the dark. */
const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

export async function check({ browser, projects, report }) {
  const visits = projects.flatMap(({ name, pages }) => {
    const maps = pages.filter(({ kind }) => kind === "map").sort((one, other) => one.bytes - other.bytes);
    // The largest hostile map is five times any other, and takes as long: a middle one has the same words.
    const fullest = maps.at(name === "hostile" ? Math.floor(maps.length / 2) : -1);
    const looked = THOROUGH ? unlike(pages) : telling(unlike(pages), fullest);
    return looked.flatMap((page) => states(page, page === fullest).map((settings) => ({ page, settings })));
  });
  await each(visits, ({ page, settings }) => report.during(where(page, settings), () =>
    visit(browser, page, settings, async (tab) => {
      await tab.evaluate(AXE);
      // Of a map with an open card only the card is new: what is behind it is looked at without.
      const part = settings.hash?.startsWith("#card=") ? "#Dialog" : "html";
      await run(tab, part, EVERY_RULE, where(page, settings), report);
      if (settings.script === "removed") return;   // It has the colours of the same page with its script.
      await tab.emulateMedia({ colorScheme: "dark" });
      await run(tab, part, COLOURS, where(page, { ...settings, dark: true }), report);
    })));
}

/**
 * Returns the pages without those that are like others: of a project's personas and of its teams, whose pages come of one
 * template, the fullest and the emptiest. All others are looked at.
 */
function unlike(pages) {
  return ["personas/", "teams/"].reduce((rest, folder) => {
    const alike = rest.filter(({ file }) => file.startsWith(folder)).sort((one, other) => one.bytes - other.bytes);
    return rest.filter((page) => !alike.slice(1, -1).includes(page));
  }, pages);
}

/**
 * Returns the pages of a project in which something stands that stands so in none before: the fullest map comes first, as it
 * is looked at in all states.
 */
function telling(pages, fullest) {
  const seen = new Set();
  const order = [...pages].sort((one, other) => (other === fullest) - (one === fullest) || other.bytes - one.bytes);
  return order.filter((page) => {
    const fresh = shapes(page.html).filter((shape) => !seen.has(shape));
    fresh.forEach((shape) => seen.add(shape));
    return fresh.length > 0;
  });
}

const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

/**
 * Returns what the rules of axe look at: each kind of element (name, classes, which attributes it has, role and type) in each
 * kind of parent, and which heading follows which.
 */
function shapes(html) {
  const found = new Set();
  const around = [];
  let heading = "";
  const markup = html.replaceAll(/<(script|style)\b.*?<\/\1>|<!--.*?-->/gs, "");
  for (const [tag, closing, name, written] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi)) {
    if (closing) {
      const at = around.findLastIndex((open) => open.name === name);
      if (at >= 0) around.length = at;
      continue;
    }
    const attributes = Object.fromEntries([...written.matchAll(/([a-z:-]+)(?:="([^"]*)")?/gi)].map(([, key, value]) => [key, value]));
    const kind = [name, attributes.class, attributes.role, attributes.type, ...Object.keys(attributes).sort()].join(" ");
    found.add(`${around.at(-1)?.kind ?? ""} > ${kind}`);
    if (/^h[1-6]$/.test(name)) {
      found.add(`${heading}, then ${name}`);
      heading = name;
    }
    if (!VOID.has(name) && !tag.endsWith("/>")) around.push({ name, kind });
  }
  return [...found];
}

/** Returns the states in which a page is looked at: one map of each project is also filtered, opened and without script. */
function states(page, isFullest) {
  const every = [{ size: WIDE }, { size: PHONE }];
  if (isFullest) {
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

async function run(tab, part, options, here, report) {
  const violations = await tab.evaluate(async ({ part, options }) => {
    const context = part === "html" ? document : part;
    const { violations } = await window.axe.run(context, { ...options, resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => {
      const first = nodes[0];
      const why = [...first.any, ...first.all, ...first.none][0]?.message ?? "";
      return `${id} × ${nodes.length} (${help}): ${first.html.slice(0, 140)} ${why.slice(0, 160)}`;
    });
  }, { part, options });
  report.none(violations, here, "axe finds");
}
