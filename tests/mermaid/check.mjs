// Reads every diagram of a folder with Mermaid's own parser and compares what comes back: `node check.mjs FOLDER`.

import { JSDOM } from "jsdom";
import { conclude, diagrams, differences, texts } from "./expected.mjs";

// Mermaid takes its window when it is loaded.
const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

const area = window.document.createElement("textarea");
const faults = [];
const checked = { diagrams: 0, texts: 0 };
for (const { name, text, expected } of diagrams(process.argv[2])) {
  checked.diagrams += 1;
  checked.texts += texts(expected);
  try {
    await mermaid.parse(text);
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const found = type === "journey" ? journey(db) : type === "flowchart-v2" ? flowchart(db) : { type };
    faults.push(...differences(found, { ...expected }).map((fault) => `${name}: ${fault}`));
  } catch (error) {
    faults.push(`${name}: refused: ${error.message}`);
  }
}
conclude(checked, faults);

function journey(db) {
  const rows = (task) => (task.people.length > 0 ? task.people : [null]).map((person) => [
    shown(task.section),
    shown(task.task),
    person === null ? null : shown(person),
    task.score,
  ]);
  return {
    title: shown(db.getDiagramTitle()),
    sections: db.getSections().map(shown),
    tasks: db.getTasks().flatMap(rows),
  };
}

function flowchart(db) {
  const vertices = db.getVertices();
  const groups = db.getSubGraphs();
  const groupOf = (id) => groups.find((group) => group.nodes.includes(id));
  const label = (id) => shown(vertices.get(id).text);
  return {
    title: shown(db.getAccTitle()),
    subgraphs: groups.map((group) => shown(group.title)),
    nodes: [...vertices.values()].map(({ id, text, type, classes }) => [
      groupOf(id) ? shown(groupOf(id).title) : null,
      shown(text),
      [type, ...classes].join(" "),
    ]),
    edges: db.getEdges().map((edge) => [label(edge.start), label(edge.end), shown(edge.text)]),
  };
}

/** Returns a text as a reader sees it: Mermaid's marks for entities turned back as it does when drawing, then HTML's. */
function shown(text) {
  if (!/ﬂ°|¶ß|&/.test(text)) {
    return text;
  }
  area.innerHTML = text.replace(/ﬂ°°/g, "&#").replace(/ﬂ°/g, "&").replace(/¶ß/g, ";");
  return area.textContent;
}
