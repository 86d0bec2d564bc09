// The projects of a folder, and the pages of each: whatever a build has written.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Returns the projects of a folder: each folder in it is the output of one build. */
export function projects(folder) {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const found = names.sort().map((name) => project(path.join(folder, name), name));
  if (found.length === 0 || found.some(({ pages }) => pages.length === 0)) {
    throw new Error(`${folder}: every folder in it is the output of a build, with pages`);
  }
  return found;
}

function project(root, name) {
  const files = readdirSync(root, { recursive: true }).map((file) => file.split(path.sep).join("/"));
  const pages = files.filter((file) => file.endsWith(".html")).sort().map((file) => page(root, name, file));
  const today = read(path.join(root, ".journey-manifest.json"))?.day;
  return { name, root, pages, today, model: read(path.join(root, "model.json")) };
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function page(root, name, file) {
  const html = readFileSync(path.join(root, file), "utf8");
  return {
    name: `${name}/${file}`,
    file,
    path: path.join(root, file),
    url: pathToFileURL(path.join(root, file)).href,
    html,
    bytes: Buffer.byteLength(html),
    kind: kind(file, html),
  };
}

/** Returns what a page is: `brief`, `comparison`, `map`, `list` (it has a search) or `page`. */
function kind(file, html) {
  if (file.endsWith(".brief.html")) return "brief";
  if (file.endsWith(".comparison.html")) return "comparison";
  if (/<table class="map"/.test(html)) return "map";
  return html.includes("data-entry") ? "list" : "page";
}

/** Returns the pages of one kind, over all projects. */
export function pagesOf(kind, all) {
  return all.flatMap((project) => project.pages.filter((page) => page.kind === kind));
}
