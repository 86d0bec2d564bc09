// Opens every page of built projects in Chromium and checks it: `node check.mjs FOLDER [CHECK…]`. Each folder in FOLDER is the
// output of one build; `large` and `long` are only measured.

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

const [folder, ...asked] = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in CHECKS));
if (!folder || unknown.length > 0) {
  console.error(`usage: node check.mjs FOLDER [${Object.keys(CHECKS).join("|")}]…`);
  process.exit(2);
}

const all = read(folder);
const ordinary = all.filter(({ name }) => name !== "large" && name !== "long");
const report = new Report();
const browser = await launch();
for (const [name, { title, check }] of Object.entries(CHECKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const [start, before] = [performance.now(), report.counts];
  await check({ browser, projects: name === "sizes" ? all : ordinary, report });
  const { checks, faults } = report.counts;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${title} (${name}): ${checks - before.checks} checks, ${faults - before.faults} faults, ${seconds} s`);
}
await browser.close();
report.conclude();
