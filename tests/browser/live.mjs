// Watches a project, edits its files and looks at the pages meanwhile: `node live.mjs PROGRAM PROJECT`. The project is one
// that may be written to: a copy of `examples/gym-membership`.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { AXE } from "./checks/axe.mjs";
import { WIDE, launch } from "./browser.mjs";
import { Report } from "./report.mjs";

const TODAY = "2026-11-21";
const MAP = "journeys/gym-membership.html";

const [program, project] = process.argv.slice(2);
if (!program || !project) {
  console.error("usage: node live.mjs PROGRAM PROJECT");
  process.exit(2);
}

const report = new Report();
const browser = await launch();
const source = readdirSync(path.join(project, "journeys")).map((name) => path.join(project, "journeys", name))
  .find((file) => /^journey gym-membership /m.test(readFileSync(file, "utf8")));
const text = readFileSync(source, "utf8");
const write = (edited) => writeFileSync(source, edited);
/** Returns the text with one piece of it replaced, which must be there. */
const edit = (from, to) => {
  if (!text.includes(from)) throw new Error(`the example no longer says ${from}`);
  return text.replace(from, to);
};

/** Starts the program, and waits until it has built once. */
async function watch(...args) {
  const child = spawn(program, ["watch", "--today", TODAY, ...args], { cwd: project, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  const built = new Promise((resolve, reject) => {
    child.stderr.on("data", (data) => {
      said += data;
      const address = /shown at (http:\S+)/.exec(said)?.[1];
      if (address && /built|wrote|stay/.test(said)) resolve({ child, address });
    });
    child.on("exit", () => reject(new Error(`it ended: ${said}`)));
  });
  return built;
}

async function stop({ child }) {
  child.removeAllListeners("exit");
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  return code;
}

/** Opens a page of the preview in a browser of its own. */
async function open(address, { size = WIDE, motion = "no-preference" } = {}) {
  const context = await browser.newContext({ viewport: size, reducedMotion: motion, permissions: ["clipboard-read", "clipboard-write"] });
  context.setDefaultTimeout(60_000);
  const tab = await context.newPage();
  const complaints = [];
  tab.on("console", (message) => message.type() === "error" && !/ERR_CONNECTION|ERR_INTERNET|ERR_INCOMPLETE|Failed to fetch/.test(message.text()) && complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(error.message));
  tab.on("dialog", (dialog) => { complaints.push(`a box opens: ${dialog.message()}`); return dialog.dismiss(); });
  await tab.goto(address);
  await settled(tab);
  await tab.evaluate(() => { window.isTheSame = true; });
  return { tab, context, complaints };
}

const settled = (tab) => tab.waitForFunction(() => document.querySelector("journey-live")?.dataset.state === "good");
const says = (tab, words) => tab.waitForFunction((words) => document.querySelector("main").textContent.includes(words), words);
const panel = (tab) => tab.locator("journey-live .panel");

/** Returns what the page is made of, without what belongs to the preview alone. */
const content = (tab) => tab.evaluate(() => {
  const copy = document.documentElement.cloneNode(true);
  for (const live of copy.querySelectorAll("journey-live, script, link[rel=icon], meta[http-equiv]")) live.remove();
  for (const element of copy.querySelectorAll("[data-live-changed]")) element.removeAttribute("data-live-changed");
  for (const element of copy.querySelectorAll("*")) {
    // Neither the order of classes nor that of attributes says anything.
    const said = [...element.attributes].map(({ name, value }) => [name, name === "class" ? value.split(/\s+/).filter(Boolean).sort().join(" ") : value]);
    for (const [name] of said) element.removeAttribute(name);
    for (const [name, value] of said.sort()) if (value !== "" || !["class", "style"].includes(name)) element.setAttribute(name, value);
  }
  return copy.outerHTML.replace(/>\s+/g, ">").replace(/\s+</g, "<");
});

/** Notes whether a page that was patched is what a page opened anew is. */
async function isFresh(tab, where) {
  const { tab: other, context } = await open(tab.url());
  const [patched, fresh] = [await content(tab), await content(other)];
  let at = 0;
  while (at < fresh.length && patched[at] === fresh[at]) at += 1;
  report.expect(patched === fresh, where, `it differs from a page opened anew: “${patched.slice(at - 80, at + 160)}” is “${fresh.slice(at - 80, at + 160)}”`);
  await context.close();
}

const checks = {
  async "an edit is patched in"() {
    const here = "an edit";
    const { tab, context, complaints } = await open(running.address + MAP);
    await tab.selectOption("[name=persona]", { index: 1 });
    await tab.evaluate(() => scrollTo(0, 500));
    await tab.locator("#Find").evaluate((find) => find.focus({ preventScroll: true }));
    const name = await tab.evaluate(() => {
      const node = document.querySelector('.map .tp[href="#trial-visit"]').firstChild;
      getSelection().setBaseAndExtent(node, 0, node, 5);
      return getSelection().toString();
    });
    const before = await tab.evaluate(() => ({ y: scrollY, hash: location.hash, focus: document.activeElement.id }));
    write(edit("touchpoint signup-form \"Sign-up form\"", "touchpoint signup-form \"Sheet of paper\""));
    await says(tab, "Sheet of paper");
    await tab.waitForFunction(() => document.querySelector("[data-live-changed]"));
    report.expect(await tab.evaluate(() => window.isTheSame), here, "the page was loaded again");
    report.equal(await tab.evaluate(() => ({ y: scrollY, hash: location.hash, focus: document.activeElement.id })), before, here, "scroll, view and focus");
    report.equal(await tab.evaluate(() => getSelection().toString()), name, here, "the text that was selected");
    report.expect(await tab.evaluate(() => document.querySelector("[name=persona]").value !== ""), here, "the filter was lost");
    const marked = await tab.evaluate(() => [...document.querySelectorAll("[data-live-changed]")].map((element) => element.textContent));
    report.expect(marked.length > 0 && marked.every((text) => text.includes("Sheet of paper")), here, `what has not changed is marked: ${marked.join(" | ").slice(0, 300)}`);
    await tab.waitForFunction(() => !document.querySelector("[data-live-changed]"));
    await isFresh(tab, here);
    write(text);
    await says(tab, "Sign-up form");
    await isFresh(tab, here);
    report.none(complaints, here, "the browser complains");
    await context.close();
  },

  async "an open card stays open, and tells what is new"() {
    const here = "an open card";
    const { tab, context, complaints } = await open(`${running.address}${MAP}#card=trial-visit`);
    await tab.locator("#Dialog[open]").waitFor();
    write(edit("touchpoint trial-visit \"Trial visit\"", "touchpoint trial-visit \"Trial hour\""));
    await tab.waitForFunction(() => document.querySelector("#DialogTitle")?.textContent === "Trial hour");
    report.expect(await tab.evaluate(() => document.querySelector("#Dialog").open && window.isTheSame), here, "it was closed");
    report.expect(await tab.evaluate(() => document.querySelector("#Dialog").contains(document.activeElement)), here, "the focus has left it");
    await isFresh(tab, here);
    write(text);
    await tab.waitForFunction(() => document.querySelector("#DialogTitle")?.textContent === "Trial visit");
    report.none(complaints, here, "the browser complains");
    await context.close();
  },

  async "touchpoints come, move and go"() {
    const here = "touchpoints that come and go";
    const { tab, context, complaints } = await open(running.address + MAP);
    write(edit("touchpoint trial-visit \"Trial visit\"", "touchpoint open-day \"Open day\" { channel store; feels +2 \"festive\" }\n    touchpoint trial-visit \"Trial visit\""));
    await says(tab, "Open day");
    await isFresh(tab, here);
    write(text);
    await tab.waitForFunction(() => !document.querySelector("main").textContent.includes("Open day"));
    await isFresh(tab, here);
    report.expect(await tab.evaluate(() => window.isTheSame), here, "the page was loaded again");
    report.none(complaints, here, "the browser complains");
    await context.close();
  },

  async "every mistake is told over the last good map, and goes when mended"() {
    const here = "mistakes";
    const { tab, context, complaints } = await open(running.address + MAP);
    const title = await tab.title();
    const icon = await tab.evaluate(() => document.querySelector("link[rel~=icon]").href);
    const good = await tab.locator("main").textContent();
    const bad = edit("touchpoint trial-visit \"Trial visit\" {", "touchpoint trial-visit \"Trial visit\" {\n      chanel store\n      owner \"<img src=x onerror=window.pwned=1>\"\n      feels +9\n");
    write(bad);
    await panel(tab).locator("li").first().waitFor();
    const shown = await panel(tab).locator("li").evaluateAll((items) => items.map((item) => item.textContent));
    const told = JSON.parse(await checked());
    report.expect(told.length >= 3, here, `${told.length} mistakes were made`);
    report.equal(shown.length, told.length, here, "the number of mistakes shown");
    for (const { message, file, start, help } of told) {
      const place = `${file}:${start.line}:${start.column}`;
      const plain = (text) => text.replaceAll("`", "");
      report.expect(shown.some((item) => plain(item).includes(plain(message)) && item.includes(place) && (!help || plain(item).includes(plain(help)))), here, `this is not told: ${place} ${message}`);
    }
    report.expect(await panel(tab).locator(".excerpt mark").count() >= told.length, here, "an excerpt is missing");
    report.equal(await tab.locator("main").textContent(), good, here, "the last good map");
    report.expect((await tab.title()) !== title && (await tab.evaluate(() => document.querySelector("link[rel~=icon]").href)) !== icon, here, "title or icon do not tell");
    report.expect(!(await tab.evaluate(() => window.pwned || document.querySelector("journey-live").shadowRoot.querySelector("img"))), here, "text became markup");
    await axe(tab, here);
    await panel(tab).locator(".copy").first().click();
    report.expect(/^journeys\/.*\.journey:\d+:\d+$/.test(await tab.evaluate(() => navigator.clipboard.readText())), here, "the place was not copied");
    // Another tab that is opened now shows the last good map as well.
    const other = await context.newPage();
    await other.goto(running.address + MAP);
    await panel(other).locator("li").first().waitFor();
    report.expect((await other.locator("main").textContent()).includes("Trial visit"), here, "a new tab has no map");
    await other.close();
    write(text);
    await settled(tab);
    report.expect(await panel(tab).isHidden(), here, "they stay when mended");
    report.equal([await tab.title(), await tab.evaluate(() => document.querySelector("link[rel~=icon]").href)], [title, icon], here, "title and icon");
    report.expect(await tab.evaluate(() => window.isTheSame), here, "the page was loaded again");
    report.none(complaints, here, "the browser complains");
    await context.close();
  },

  async "a tab that slept through three builds catches up"() {
    const here = "a tab that slept";
    const { tab, context } = await open(running.address + MAP);
    await context.setOffline(true);
    for (const name of ["First", "Second", "Third"]) {
      const { tab: awake, context } = await open(running.address + MAP);
      write(edit("\"Trial visit\"", `"${name} sleep"`));
      await says(awake, `${name} sleep`);
      await context.close();
    }
    report.expect(!(await tab.locator("main").textContent()).includes("sleep"), here, "it did not sleep");
    await context.setOffline(false);
    await says(tab, "Third sleep");
    report.expect(await tab.evaluate(() => window.isTheSame), here, "the page was loaded again");
    await isFresh(tab, here);
    // One that comes back from another page.
    await tab.goto(`${running.address}index.html`);
    write(text);
    await tab.goBack();
    await says(tab, "Trial visit");
    await context.close();
  },

  async "ten tabs follow at once"() {
    const here = "ten tabs";
    const { tab, context } = await open(running.address + MAP);
    const tabs = [tab];
    for (let more = 0; more < 9; more += 1) {
      tabs.push(await context.newPage());
      await tabs.at(-1).goto(running.address + (more % 2 ? MAP : "index.html"));
    }
    write(edit("\"Trial visit\"", "\"For all tabs\""));
    await Promise.all(tabs.map((tab) => says(tab, "For all tabs")));
    report.expect(true, here, "");
    write(text);
    await Promise.all(tabs.map((tab) => says(tab, "Trial visit")));
    await context.close();
  },

  async "the project's page keeps its search"() {
    const here = "the project's page";
    const { tab, context, complaints } = await open(`${running.address}index.html`);
    await tab.fill("#Find", "visit");
    const found = () => tab.locator("[data-entry]:visible").count();
    const before = await found();
    write(edit("\"Trial visit\"", "\"Trial visit in spring\""));
    await says(tab, "Trial visit in spring");
    report.equal([await tab.inputValue("#Find"), await found()], ["visit", before], here, "what is searched for and found");
    await isFresh(tab, here);
    write(text);
    await tab.waitForFunction(() => !document.querySelector("main").textContent.includes("in spring"));
    report.none(complaints, here, "the browser complains");
    await context.close();
  },

  async "a click tells where a thing is written, and opens it in the editor"() {
    const here = "places";
    const { tab, context, complaints } = await open(running.address + MAP);
    rmSync(opened, { force: true });
    await tab.locator('.map .tp[href="#trial-visit"]').click({ modifiers: ["Alt"] });
    await tab.locator("journey-live .toast").waitFor();
    const line = text.slice(0, text.indexOf("touchpoint trial-visit")).split("\n").length;
    const expected = `${path.relative(project, source)}:${line}`;
    report.equal(await tab.locator("journey-live .toast code").textContent(), expected, here, "the place shown");
    for (let tries = 0; tries < 600 && !existsSync(opened); tries += 1) await tab.waitForTimeout(50);
    const given = existsSync(opened) ? readFileSync(opened, "utf8").trim() : "nothing";
    report.expect(given.endsWith(expected), here, `the editor was given ${given}`);
    report.none(complaints, here, "the browser complains");
    await context.close();
  },

  async "a connection that is lost and found again is told"() {
    const here = "the connection";
    const { tab, context } = await open(running.address + MAP);
    const port = new URL(running.address).port;
    const code = await stop(running);
    report.equal(code, 0, here, "the exit code after an interrupt");
    await tab.locator("journey-live .bar.lost").waitFor();
    write(edit("\"Trial visit\"", "\"After the pause\""));
    running = await watch("--port", port);
    await says(tab, "After the pause");
    await tab.locator("journey-live .bar.lost").waitFor({ state: "hidden" });
    write(text);
    await says(tab, "Trial visit");
    await isFresh(tab, here);
    await context.close();
  },

  async "the policy is in force"() {
    const here = "the policy";
    const { tab, context } = await open(running.address + MAP);
    report.equal(await tab.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.pwned = true";
      document.body.append(script);
      const reached = await fetch("https://example.com/").then(() => "reached", () => "refused");
      return [window.pwned ?? "refused", reached];
    }), ["refused", "refused"], here, "a script from elsewhere and a request to elsewhere");
    await context.close();
  },
};

/** Returns the diagnostics that `journey check` has. */
async function checked() {
  const child = spawn(program, ["check", "--today", TODAY, "--format", "json", "--quiet"], { cwd: project, stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  child.stdout.on("data", (data) => { said += data; });
  await once(child, "close");
  const { diagnostics } = JSON.parse(said);
  return JSON.stringify(diagnostics.filter(({ severity }) => severity === "error"));
}

async function axe(tab, where) {
  await tab.evaluate(AXE);
  const violations = await tab.evaluate(async () => (await window.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`));
  report.none(violations, where, "axe finds");
}

const opened = path.join(project, "..", "opened");
mkdirSync(path.dirname(opened), { recursive: true });
const editor = path.join(project, "..", "editor.sh");
writeFileSync(editor, `#!/bin/sh\nprintf '%s' "$1" > "${opened}.new" && mv "${opened}.new" "${opened}"\n`, { mode: 0o755 });
let running = await watch("--port", "0", "--editor", `${editor} {file}:{line}`);
for (const [name, check] of Object.entries(checks)) {
  const start = performance.now();
  await report.during(name, check);
  write(text);
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
await stop(running);
await browser.close();
report.conclude();
