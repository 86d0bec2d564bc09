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
  // Sections and tasks are drawn alike, and a section is drawn where it has a task. A box without touchpoints is drawn
  // like a node. The legend of actors breaks long names; the dots of the tasks have them whole.
  const wanted = isJourney
    ? {
        title: expected.title,
        labels: unique(expected.tasks.flatMap((task) => [[task[0]], [task[1]]])),
        actors: unique(expected.tasks.filter((task) => task[2] !== null).map((task) => [task[2]])),
      }
    : {
        title: expected.title,
        labels: [...expected.subgraphs, ...expected.nodes.map((node) => node[1])].map(twiceDecoded),
        edges: expected.edges.map((edge) => twiceDecoded(edge[2])),
      };
  checked.diagrams += 1;
  checked.texts += texts(wanted);
  try {
    const found = await page.evaluate(draw, [text, isJourney]);
    if (isJourney) {
      found.labels = unique(found.labels);
      found.actors = unique(found.actors);
    }
    faults.push(...differences(found, wanted).map((fault) => `${name}: ${fault}`));
  } catch (error) {
    faults.push(`${name}: not drawn: ${error.message}`);
  }
}
await browser.close();
conclude(checked, faults);

/**
 * Returns a label of a flowchart as Mermaid draws it. It turns its own marks for entities back twice, before and after
 * it makes the labels; whoever writes such marks into a name loses them, and nothing we could write in their place helps.
 */
function twiceDecoded(text) {
  const html = text.replace(/ﬂ°°/g, "&#").replace(/ﬂ°/g, "&").replace(/¶ß/g, ";");
  return html.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

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
      labels: all("foreignObject div.label").map((label) => [label]),
      actors: all("circle > title").map((name) => [name]),
    };
  }
  return {
    title: holder.querySelector("svg > title")?.textContent ?? "",
    labels: all(".cluster-label foreignObject, .node foreignObject"),
    edges: all(".edgeLabels .edgeLabel foreignObject"),
  };
}
