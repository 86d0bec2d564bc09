// Compares the pages of two folders as they look: `node compare.mjs OLD NEW`. Every page is shown wide and on a phone, in light
// and in dark, whole, and printed. Pages that differ are named with the number of their pixels that do; equal ones are not.
// Exit code 1 where any differ, or where only one folder has a page.

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { PHONE, WIDE, each, launch, visit, where } from "./browser.mjs";

/** The height to which a page is shown: a taller picture is more than Chromium draws. */
const TALLEST = 16_000;

const [before, after] = process.argv.slice(2);
if (!before || !after) {
  console.error("usage: node compare.mjs OLD NEW");
  process.exit(2);
}

const LOOKS = [WIDE, PHONE].flatMap((size) => [false, true].map((dark) => ({ size, dark })));

const names = [...new Set([...pages(before), ...pages(after)])].sort();
if (names.length === 0) {
  console.error(`no page is in ${before} or ${after}`);
  process.exit(2);
}
const faults = [];
let equal = 0;
const browser = await launch();
await each(names, compare);
await browser.close();
for (const fault of faults.sort()) console.log(fault);
console.log(`${names.length} pages, ${equal} equal, ${faults.length} differences`);
process.exit(faults.length > 0 ? 1 : 0);

function pages(folder) {
  const files = readdirSync(folder, { recursive: true }).map((file) => file.split(path.sep).join("/"));
  return files.filter((file) => file.endsWith(".html"));
}

async function compare(name) {
  const [old, now] = [before, after].map((folder) => read(folder, name));
  if (!old || !now) {
    faults.push(`${name}: only in ${old ? before : after}`);
    return;
  }
  if (old.html === now.html) {
    // The same bytes look the same.
    equal += 1;
    return;
  }
  const found = faults.length;
  for (const look of LOOKS) {
    const [one, other] = [await picture(old, look), await picture(now, look)];
    if (!one.equals(other)) {
      const pixels = await difference(one, other);
      if (pixels) faults.push(`${where({ name }, look)}: ${pixels}`);
    }
  }
  const [one, other] = [await sheets(old), await sheets(now)];
  if (one !== other) faults.push(`${name}: ${other} sheets of paper instead of ${one}`);
  if (faults.length === found) equal += 1;
}

function read(folder, name) {
  const file = path.resolve(folder, name);
  try {
    return { name, html: readFileSync(file, "utf8"), url: pathToFileURL(file).href };
  } catch {
    return null;
  }
}

function picture(page, look) {
  return visit(browser, page, look, async (tab) => {
    const height = await tab.evaluate(() => document.documentElement.scrollHeight);
    const width = look.size.width;
    await tab.setViewportSize({ width, height: Math.min(Math.max(height, look.size.height), TALLEST) });
    return tab.screenshot({ animations: "disabled", caret: "hide" });
  });
}

/** Returns on how many sheets a page is printed. */
function sheets(page) {
  return visit(browser, page, {}, async (tab) => {
    const pdf = (await tab.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
    return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  });
}

/** Returns in how many pixels two pictures differ, in words; nothing where they do in none. The browser reads them. */
async function difference(one, other) {
  const folder = mkdtempSync(path.join(tmpdir(), "compare-"));
  const file = path.join(folder, "blank.html");
  writeFileSync(file, "<!doctype html><title>Pictures</title>");
  const blank = { name: "pictures", html: "", url: pathToFileURL(file).href };
  const addresses = [one, other].map((png) => `data:image/png;base64,${png.toString("base64")}`);
  try {
    return await visit(browser, blank, {}, (tab) => tab.evaluate(counted, addresses));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs in the browser. */
async function counted(addresses) {
  const [one, other] = await Promise.all(addresses.map(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }));
  const size = ({ width, height }) => `${width}×${height}`;
  const [least, rows] = [Math.min(one.width, other.width), Math.min(one.height, other.height)];
  const [a, b] = [new Uint32Array(one.data.buffer), new Uint32Array(other.data.buffer)];
  let [pixels, first] = [0, null];
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < least; x += 1) {
      if (a[y * one.width + x] !== b[y * other.width + x]) {
        pixels += 1;
        first ??= `${x},${y}`;
      }
    }
  }
  if (size(one) !== size(other)) return `${size(other)} instead of ${size(one)}, ${pixels} pixels of what both have, first at ${first ?? "none"}`;
  return pixels > 0 ? `${pixels} pixels, first at ${first}` : null;
}
