// The rest of the toolbar, by mouse and by keyboard, and links to a view.

import { each, visit, where } from "../browser.mjs";
import { offered, touchpoints, tried, view } from "../map.mjs";

export const title = "the toolbar works, and a link opens a view";

const LIGHT = "rgb(255, 255, 255)";

export async function check({ browser, projects, report }) {
  await each(tried(projects), (page) => report.during(where(page), () =>
    visit(browser, page, { permissions: ["clipboard-read", "clipboard-write"] }, async (tab) => {
      const map = { tab, report, page, before: await view(tab), here: where(page) };
      await lanes(map);
      await density(map);
      await theme(map);
      await copy(map);
      await link(map);
    })));
}

async function lanes(map) {
  const { tab, report, here } = map;
  await tab.click(".menu summary");
  const values = await tab.evaluate(() => [...document.querySelectorAll("#Lanes input")].map((box) => box.value));
  report.equal(values.length > 0, map.before.lanes > 0, here, "whether lanes are offered");
  const rows = await tab.evaluate(() => [...new Set([...document.querySelectorAll(".map tr[data-lane]")].map((row) => row.dataset.lane))]);
  report.none(values.filter((value) => !rows.includes(value)), here, "lanes are offered that the map has not");
  if (values.length === 0) return;
  for (const value of values) {
    await tab.uncheck(`#Lanes input[value="${value}"]`);
  }
  const none = await view(tab);
  report.none(values.filter((value) => !none.hidden.includes(value)), here, "lanes stay though they are switched off");
  report.equal((none.hash.hide ?? "").split(" ").sort(), [...values].sort(), here, "`hide` of the address");
  for (const value of values) {
    await tab.check(`#Lanes input[value="${value}"]`);
  }
  report.equal((await view(tab)).hidden, [], here, "which lanes are hidden after all are switched on");
  await tab.keyboard.press("Escape");
  const closed = await tab.evaluate(() => [document.querySelector(".menu").open, document.activeElement.tagName]);
  report.equal(closed, [false, "SUMMARY"], here, "the menu of lanes and the focus after Esc");

  await tab.press(".menu summary", "Enter");
  await tab.press(`#Lanes input[value="${values[0]}"]`, "Space");
  report.equal((await view(tab)).hidden.slice(0, 1), values.slice(0, 1), here, "what Space has hidden");
  await tab.click("#Clear");
  await tab.evaluate(() => { document.querySelector(".menu").open = false; });
  report.equal((await view(tab)).hidden, [], here, "which lanes are hidden after clearing");
}

async function density({ tab, report, here, before }) {
  const width = () => tab.evaluate(() => document.querySelector(".map .tps [data-t]").getBoundingClientRect().width);
  const widths = [];
  for (const value of ["compact", "comfortable"]) {
    await tab.selectOption(".bar select[name=density]", value);
    widths.push(await width());
    const now = await view(tab);
    report.equal([now.density, now.hash.density], [value, value], here, "density and address");
  }
  report.equal(widths.map(Math.round), [120, 176], here, "the width of columns, compact and comfortable");
  await tab.focus(".bar select[name=density]");
  await tab.keyboard.press("Home");
  const now = await view(tab);
  report.equal([now.density, now.hash.density], ["fit", undefined], here, "density and address after Home");
  report.equal(now.widths, before.widths, here, "the width of columns after changing the density and back");
}

/** The theme belongs to the reader: it is kept, and is in no link. */
async function theme({ tab, report, here }) {
  const select = ".bar select[name=theme]";
  await tab.selectOption(select, "dark");
  const dark = await view(tab);
  report.expect(dark.theme === "dark" && dark.ground !== LIGHT, here, `the page is ${dark.ground} in the dark theme`);
  report.equal(dark.hash, {}, here, "the address in the dark theme");
  await tab.reload();
  const kept = await view(tab);
  report.equal([kept.theme, kept.ground, kept.values.theme], ["dark", dark.ground, "dark"], here, "the theme after loading again");
  await tab.focus(select);
  await tab.keyboard.press("Home");
  report.equal((await view(tab)).ground, LIGHT, here, "the ground in the theme of the system");
  await tab.emulateMedia({ colorScheme: "dark" });
  await tab.selectOption(select, "light");
  report.equal((await view(tab)).ground, LIGHT, here, "the ground in the light theme on a dark system");
  await tab.selectOption(select, "");
  await tab.emulateMedia({ colorScheme: "light" });
}

/** All pages have one clipboard, so they copy one after the other. */
let copying = Promise.resolve();

async function copy(map) {
  const before = copying;
  copying = before.then(() => copies(map));
  const mine = copying;
  copying = copying.catch(() => {});
  await mine;
}

async function copies({ tab, report, here }) {
  const before = (await view(tab)).status;
  await tab.click("#Copy");
  await tab.waitForFunction((before) => document.querySelector("#Status").textContent !== before, before);
  const [copied, address] = await tab.evaluate(async () => [await navigator.clipboard.readText(), location.href]);
  report.equal(copied, address, here, "what was copied");
}

/** A link with every state in it opens that view; so does the name of a touchpoint alone. */
async function link({ tab, page, report, here }) {
  const ids = await touchpoints(tab);
  const wanted = { find: "a", hide: "does", density: "compact", card: ids[0] };
  for (const name of ["persona", "channel", "owner", "tag"]) {
    const value = (await offered(tab, name)).at(-1);
    if (value) wanted[name] = value;
  }
  const open = async (hash) => {
    await tab.goto("about:blank");
    await tab.goto(page.url + hash);
    return view(tab);
  };
  const opened = await open(`#${new URLSearchParams(wanted)}`);
  report.equal({ ...opened.values, theme: undefined }, { ...opened.values, ...only(wanted, Object.keys(opened.values)), theme: undefined }, here, "what the selects show");
  report.equal([opened.find, opened.density], [wanted.find, wanted.density], here, "the words sought and the density");
  report.expect(opened.card !== null, here, "a link to a view with a card opens none");
  const hasLane = await tab.evaluate(() => document.querySelector(".map tr[data-lane=does]") !== null);
  if (hasLane) report.equal([opened.hidden.includes("does"), opened.unchecked], [true, ["does"]], here, "the hidden lane and its box");

  const fromOutside = await open("#find=no+journey+has+these+words&channel=none&card=none&density=huge&hide=none&constructor=1&other");
  report.equal([fromOutside.shown, fromOutside.card], [[], null], here, "what a link with nonsense shows");
  const bare = await open(`#${ids.at(-1)}`);
  report.expect(bare.card !== null, here, "a link to a touchpoint opens no card");
  report.equal((await open("")).shown, ids, here, "what is shown without a view");
  await tab.evaluate((hash) => { location.hash = hash; }, `#find=${encodeURIComponent("no journey has these words")}`);
  await tab.waitForTimeout(50);
  report.equal((await view(tab)).shown, [], here, "what is shown after the address was changed by hand");
}

function only(record, keys) {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}
