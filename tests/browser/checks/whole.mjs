// A page is whole: nothing is missing, nothing leaves it, nothing runs but its own script, and it fits its window.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { NARROW, PHONE, WIDE, each, visit, where } from "../browser.mjs";
import { sideways } from "../inside.mjs";

export const title = "pages are whole";

export async function check({ browser, projects, report }) {
  const all = projects.flatMap(({ pages }) => pages);
  await each(all, (page) => report.during(page.name, async () => {
    links(page, report);
    await visit(browser, page, { size: WIDE }, async (tab, complaints) => {
      await silent(tab, page, WIDE, complaints, report);
      const here = where(page);
      report.none(await tab.evaluate(nameless), here, "nothing names");
      report.none(await tab.evaluate(doubles), here, "ids stand twice");
      report.none(await tab.evaluate(loose), here, "links lead nowhere");
      await policy(tab, here, report);
    });
    await visit(browser, page, { size: PHONE }, async (tab, complaints) => {
      for (const size of [PHONE, NARROW]) {
        await tab.setViewportSize(size);
        const { width, wider } = await tab.evaluate(sideways);
        report.expect(width <= size.width, where(page, { size }), `it scrolls sideways: ${width} pixels wide, because of ${wider}`);
        await silent(tab, page, size, complaints, report);
      }
      report.none(await tab.evaluate(nameless), where(page, { size: PHONE }), "nothing names");
    });
  }));
}

/** Checks that the browser has nothing to complain of, in light and dark. */
async function silent(tab, page, size, complaints, report) {
  for (const dark of [false, true]) {
    await tab.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    report.none(complaints, where(page, { size, dark }), "the browser complains");
    complaints.length = 0;
  }
}

/** Checks that links between pages lead to files, and to places in them. */
function links(page, report) {
  const missing = [];
  for (const [, href] of page.html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
    const target = href.replaceAll("&amp;", "&");
    if (target.startsWith("#") || /^[a-z][a-z+.-]*:/i.test(target)) continue;
    const [file, id] = target.split("#");
    const to = path.join(path.dirname(page.path), decodeURIComponent(file));
    if (!existsSync(to)) missing.push(target);
    else if (id && !id.includes("=") && !hasId(to, decodeURIComponent(id))) missing.push(target);
  }
  report.none([...new Set(missing)], page.name, "links to other pages lead nowhere");
}

const idsOf = new Map();
function hasId(file, id) {
  if (!idsOf.has(file)) {
    const html = existsSync(file) && file.endsWith(".html") ? readFileSync(file, "utf8") : "";
    idsOf.set(file, new Set([...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])));
  }
  return idsOf.get(file).has(id);
}

/** Checks that the content security policy stops what is not the page's own script, and that no content has run. */
async function policy(tab, here, report) {
  const ran = await tab.evaluate(async () => {
    const before = window.pwned;
    const script = document.createElement("script");
    script.textContent = "window.foreignScript = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.setAttribute("onerror", "window.foreignHandler = true");
    image.src = "data:image/png,none";
    document.body.append(image);
    await new Promise((resolve) => setTimeout(resolve, 30));
    return { policy: document.querySelectorAll("meta[http-equiv=Content-Security-Policy]").length, pwned: before, script: window.foreignScript, handler: window.foreignHandler };
  });
  report.equal(ran.policy, 1, here, "the number of content security policies");
  report.expect(ran.pwned === undefined, here, "a script that stands in the content has run");
  report.expect(ran.script === undefined, here, "a script that is not the page's own runs");
  report.expect(ran.handler === undefined, here, "a handler in an attribute runs");
}

// What follows runs in the page.

function doubles() {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/** A link may also lead to a view, such as `#find=price`. */
function loose() {
  const links = [...document.querySelectorAll('a[href^="#"], use[href^="#"]')].map((link) => link.getAttribute("href"));
  const leadsNowhere = (href) => !href.includes("=") && !document.getElementById(decodeURIComponent(href.slice(1)));
  return [...new Set(links.filter(leadsNowhere))];
}

function nameless() {
  const name = (element) => {
    const labels = (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
    const text = [element.getAttribute("aria-label"), ...labels, element.textContent, element.querySelector("img")?.alt, ...[...(element.labels ?? [])].map((label) => label.textContent)];
    return text.join("").trim();
  };
  const reachable = [...document.querySelectorAll("a[href], button, input, select, summary")].filter((element) => element.checkVisibility());
  return reachable.filter((element) => name(element) === "").map((element) => element.outerHTML.slice(0, 120));
}
