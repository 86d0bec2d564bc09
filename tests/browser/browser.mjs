// One browser for all checks, with a few tabs that go from page to page: starting one takes longer than most checks.

import { accessSync, constants } from "node:fs";
import path from "node:path";

let chromium;
try {
  ({ chromium } = await import("playwright-core"));
} catch {
  fail("playwright-core is not installed: run `npm ci` in tests/browser");
}

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** The narrowest window that a page must fit: 1280 pixels at 400 %. */
export const NARROW = { width: 320, height: 640 };

/** How long, in milliseconds, a page may take on a machine that has much else to do. */
const PATIENCE = 60_000;

/** How many pages are open at a time. */
const AT_A_TIME = 3;

export function launch() {
  const executablePath = process.env.CHROMIUM ?? onPath("chromium") ?? onPath("chromium-browser") ?? onPath("google-chrome");
  if (!executablePath) {
    fail("No browser is found: install Chromium (on Debian `apt-get install chromium`), or name one in CHROMIUM");
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

/**
 * Opens a page, lets `work` look at it, and leaves it. `settings`: `size`, `dark`, `scale` (device pixels per pixel), `hash`
 * (the view asked for), `script: false` (scripting is off) or `"removed"` (the page has no script, but tests can run theirs),
 * `permissions`. `work` is given the tab and what the browser complained of so far.
 */
export async function visit(browser, page, settings, work) {
  const { size = WIDE, dark = false, hash = "", script = true } = settings;
  const place = await take(browser, settings);
  const { tab } = place;
  let isDone = false;
  try {
    await tab.setViewportSize(size);
    await tab.emulateMedia({ media: null, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce", forcedColors: null });
    if (script === "removed") {
      await tab.route(page.url, (route) => route.fulfill({ contentType: "text/html", body: page.html.replace(/<script>[\s\S]*?<\/script>/g, "") }));
    }
    if (tab.url().split("#")[0] === page.url) {
      // Else only the view would change, and the page would not be loaded.
      await tab.goto("about:blank");
    }
    const complaints = listen(tab, page.url);
    await tab.goto(page.url + hash);
    await tab.evaluate(() => document.fonts.ready.then(() => true));
    const found = await work(tab, complaints);
    await leave(tab);
    isDone = true;
    return found;
  } finally {
    await (isDone ? giveBack(place) : place.context.close());
  }
}

/** The tabs that wait for a page, those that have waited longest first. */
const waiting = [];

/** Returns a tab that has seen no page, or none that left anything behind. */
async function take(browser, { scale = 1, script = true, permissions = [] }) {
  const fixed = { deviceScaleFactor: scale, javaScriptEnabled: script !== false, permissions };
  const kind = JSON.stringify(fixed);
  const at = waiting.findIndex((place) => place.kind === kind);
  if (at >= 0) {
    return waiting.splice(at, 1)[0];
  }
  const context = await browser.newContext(fixed);
  context.setDefaultTimeout(PATIENCE / 4);
  context.setDefaultNavigationTimeout(PATIENCE);
  return { kind, context, tab: await context.newPage() };
}

async function giveBack(place) {
  waiting.push(place);
  if (waiting.length > AT_A_TIME) {
    await waiting.shift().context.close();
  }
}

/** Forgets what a page kept, and who listens. The page itself stays until the next one comes: both then share a process. */
async function leave(tab) {
  tab.removeAllListeners();
  await tab.unrouteAll();
  await tab.evaluate(() => localStorage.clear());
}

/** Returns a list that grows with all that a page should never do. */
function listen(tab, url) {
  const complaints = [];
  tab.on("console", (message) => complaints.push(`the console says ${message.type()}: ${message.text()}`));
  tab.on("pageerror", (error) => complaints.push(`its script fails: ${error.message}`));
  tab.on("dialog", (dialog) => {
    complaints.push(`a box opens: ${dialog.message()}`);
    return dialog.dismiss();
  });
  tab.on("request", (request) => {
    const to = request.url();
    if (to.split("#")[0] !== url && !to.startsWith("data:")) {
      complaints.push(`it asks for ${to}`);
    }
  });
  return complaints;
}

/** Does some work for each item, a few at a time. */
export async function each(items, work) {
  const rest = [...items];
  const worker = async () => {
    for (let item; (item = rest.shift()) !== undefined;) {
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

/** Says where something was found: page, window and theme. */
export function where(page, { size = WIDE, dark = false, hash = "", script = true, scale = 1 } = {}, more = "") {
  const parts = [page.name, `${size.width}×${size.height}`, dark ? "dark" : "light"];
  if (scale !== 1) parts.push(`zoom ${scale}`);
  if (script !== true) parts.push("script off");
  if (hash) parts.push(decodeURIComponent(hash));
  if (more) parts.push(more);
  return parts.join(" · ");
}

function onPath(name) {
  const found = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name));
  return found.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}
