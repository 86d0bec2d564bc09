// Draws every diagram of a folder in Chromium and compares the labels that a reader sees: `node render.mjs FOLDER`.
// `CHROMIUM` names the browser, `/usr/bin/chromium` where it is not set.

import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { conclude, diagrams, differences, texts } from "./expected.mjs";

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
await page.setContent("<!doctype html><meta charset=utf-8><body></body>");
await page.addScriptTag({ path: fileURLToPath(import.meta.resolve("mermaid/dist/mermaid.min.js")) });
await page.evaluate(() => window.mermaid.initialize({ startOnLoad: false }));

const faults = [];
const checked = { diagrams: 0, texts: 0 };
for (const { name, text, expected } of diagrams(process.argv[2])) {
  const isJourney = "tasks" in expected;
  // A label that is broken over lines loses the blanks at which it breaks, an actor's also gains hyphens: the legend
  // of actors is not compared, the names at their dots are.
  const wanted = isJourney
    ? {
        title: expected.title,
        tasks: unique(expected.tasks.map((task) => [task[1]])),
        actors: unique(expected.tasks.filter((task) => task[2] !== null).map((task) => [task[2]])),
      }
    : {
        title: expected.title,
        subgraphs: expected.subgraphs,
        nodes: expected.nodes.map((node) => node[1]),
        edges: expected.edges.map((edge) => edge[2]),
      };
  checked.diagrams += 1;
  checked.texts += texts(wanted);
  try {
    const found = await page.evaluate(draw, [text, isJourney]);
    if (isJourney) {
      found.tasks = unique(found.tasks);
      found.actors = unique(found.actors);
    }
    faults.push(...differences(found, wanted).map((fault) => `${name}: ${fault}`));
  } catch (error) {
    faults.push(`${name}: not drawn: ${error.message}`);
  }
}
await browser.close();
conclude(checked, faults);

function unique(rows) {
  return [...new Set(rows.map((row) => JSON.stringify(row)))].map((row) => JSON.parse(row));
}

/** Runs in the page. */
async function draw([text, isJourney]) {
  const { svg } = await window.mermaid.render("diagram", text);
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  const all = (selector) => [...holder.querySelectorAll(selector)].map((element) => element.textContent);
  if (isJourney) {
    const title = [...holder.querySelectorAll("svg > text")].find((element) => element.getAttribute("font-weight") === "bold");
    return {
      title: title?.textContent ?? "",
      tasks: all("foreignObject div.label").map((label) => [label]).filter((_, at, list) => at < list.length),
      actors: all("circle > title").map((name) => [name]),
    };
  }
  return {
    title: holder.querySelector("svg > title")?.textContent ?? "",
    subgraphs: all(".cluster-label foreignObject"),
    nodes: all(".node foreignObject"),
    edges: all(".edgeLabels .edgeLabel foreignObject"),
  };
}
