// What the diagrams of a folder must say, as `expected.json` in it tells:
//
//   { "a.journey.mmd": { "title": "…", "sections": ["…"], "tasks": [["section", "task", "actor" or null, score]] },
//     "a.flow.mmd": { "title": "…", "subgraphs": ["…"], "nodes": [["subgraph" or null, "label", "shape"]],
//                     "edges": [["from", "to", "label"]] } }

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Returns each diagram of a folder with what it must say; one without an expectation, or the reverse, is an error. */
export function diagrams(folder) {
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  const names = readdirSync(folder).filter((name) => name.endsWith(".mmd"));
  const missing = Object.keys(expected).filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new Error(`no such diagrams: ${missing.join(", ")}`);
  }
  return names.sort().map((name) => {
    if (!expected[name]) {
      throw new Error(`nothing is expected of ${name}`);
    }
    return { name, text: readFileSync(join(folder, name), "utf8"), expected: expected[name] };
  });
}

/** Notes where two values differ; lists of rows are compared without their order. */
export function differences(found, expected) {
  const notes = [];
  for (const key of Object.keys(expected)) {
    const [is, shouldBe] = [canonical(found[key]), canonical(expected[key])];
    if (is === shouldBe) {
      continue;
    }
    if (!Array.isArray(expected[key])) {
      notes.push(`${key}: ${is} should be ${shouldBe}`);
      continue;
    }
    const rows = (list) => (list ?? []).map((row) => JSON.stringify(row));
    const [there, wanted] = [rows(found[key]), rows(expected[key])];
    notes.push(...without(there, wanted).map((row) => `${key}: has ${row}`));
    notes.push(...without(wanted, there).map((row) => `${key}: lacks ${row}`));
  }
  return notes;
}

function canonical(value) {
  return Array.isArray(value) ? JSON.stringify(value.map((row) => JSON.stringify(row)).sort()) : JSON.stringify(value);
}

function without(rows, others) {
  const left = [...others];
  return rows.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) {
      left.splice(at, 1);
    }
    return at < 0;
  });
}

/** Prints what is wrong, or how much is right, and ends the program accordingly. */
export function conclude(checked, faults) {
  for (const fault of faults.slice(0, 40)) {
    console.error(fault);
  }
  if (faults.length > 0) {
    console.error(`${faults.length} faults in ${checked.diagrams} diagrams`);
    process.exit(1);
  }
  console.log(`${checked.diagrams} diagrams, ${checked.texts} texts: all as expected`);
  process.exit(0);
}

/** Counts the texts of an expectation. */
export function texts(expected) {
  const count = (value) => (typeof value === "string" ? 1 : Array.isArray(value) ? value.reduce((n, v) => n + count(v), 0) : 0);
  return Object.values(expected).reduce((n, value) => n + count(value), 0);
}
