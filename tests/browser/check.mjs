// Opens every page of built projects in Chromium and checks it: `node check.mjs [CHECK…] FOLDER…`. Each folder in a FOLDER is
// the output of one build. With `JOURNEY_THOROUGH=1`, pages that are like others are looked at as well.

import { existsSync } from "node:fs";
import { launch } from "./browser.mjs";
import { Report } from "./report.mjs";
import { projects as read } from "./projects.mjs";
import * as axe from "./checks/axe.mjs";
import * as cards from "./checks/cards.mjs";
import * as comforts from "./checks/comforts.mjs";
import * as curve from "./checks/curve.mjs";
import * as filters from "./checks/filters.mjs";
import * as labels from "./checks/labels.mjs";
import * as paper from "./checks/paper.mjs";
import * as search from "./checks/search.mjs";
import * as sizes from "./checks/sizes.mjs";
import * as texts from "./checks/texts.mjs";
import * as whole from "./checks/whole.mjs";

const CHECKS = { whole, axe, texts, curve, labels, filters, cards, comforts, search, paper, sizes };

const asked = process.argv.slice(2).filter((argument) => argument in CHECKS);
const folders = process.argv.slice(2).filter((argument) => !(argument in CHECKS));
const unknown = folders.filter((folder) => !existsSync(folder));
if (folders.length === 0 || unknown.length > 0) {
  console.error(unknown.map((name) => `“${name}” is neither a check nor a folder\n`).join("") + `usage: node check.mjs [${Object.keys(CHECKS).join("|")}]… FOLDER…`);
  process.exit(2);
}

const projects = folders.flatMap(read);
const report = new Report();
const browser = await launch();
for (const [name, { title, check }] of Object.entries(CHECKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const [start, before] = [performance.now(), report.counts];
  await check({ browser, projects, report });
  const { checks, faults } = report.counts;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${title} (${name}): ${checks - before.checks} checks, ${faults - before.faults} faults, ${seconds} s`);
}
await browser.close();
report.conclude();
