// Finding and filtering, by mouse and by keyboard: what does not match is emptied, and nothing moves.

import { PHONE, each, visit, where } from "../browser.mjs";
import { offered, touchpoints, tried, view } from "../map.mjs";

export const title = "filters empty and never move";

export async function check({ browser, projects, report }) {
  await each(tried(projects), (page) => report.during(where(page), async () => {
    await visit(browser, page, {}, async (tab) => {
      const before = await view(tab);
      const map = { tab, before, report, here: (more) => where(page, {}, more) };
      await find(map);
      for (const name of ["channel", "owner", "tag"]) {
        await filter(map, name);
      }
      await personas(map);
      await clear(map);
    });
    await visit(browser, page, { size: PHONE }, (tab) => onPhone(tab, where(page, { size: PHONE }), report));
  }));
}

async function find(map) {
  const { tab, before, report } = map;
  const words = await soughtAfter(tab);
  const expected = matching(before, (id) => before.texts[id].includes(words));
  const here = map.here(`find “${words}”`);

  await tab.keyboard.press("/");
  report.equal((await view(tab)).focus, "find", here, "what has the focus after `/`");
  await tab.keyboard.insertText(words);
  await shows(map, expected, here);
  report.equal((await view(tab)).hash.find, words, here, "`find` of the address");
  const marked = await tab.evaluate(() => globalThis.CSS.highlights?.get("found")?.size ?? 0);
  // A single letter is on every line.
  report.expect(marked > 0 || words.length < 2, here, "nothing that was found is marked");
  await tab.keyboard.press("Escape");
  await shows(map, before.shown, map.here("find, then Esc"));

  await tab.click("#find");
  await tab.keyboard.type("no journey has these words");
  await shows(map, [], map.here("find nothing"));
  await tab.fill("#find", "");
  await shows(map, before.shown, map.here("find, emptied"));
}

async function filter(map, name) {
  const { tab, before, report } = map;
  const ids = Object.keys(before.data);
  const valuesOf = (id) => (before.data[id][name] ?? "").split(" ").filter(Boolean);
  const values = [...new Set(ids.flatMap(valuesOf))].sort();
  report.equal((await offered(tab, name)).sort(), values, map.here(), `what the filter \`${name}\` offers`);
  if (values.length === 0) return;

  const select = `.bar select[name=${name}]`;
  for (const value of values.slice(0, 3)) {
    await tab.selectOption(select, value);
    const here = map.here(`${name}=${value}`);
    await shows(map, matching(before, (id) => valuesOf(id).includes(value)), here);
    report.equal((await view(tab)).hash[name], value, here, `\`${name}\` of the address`);
  }
  await tab.selectOption(select, "");
  await tab.focus(select);
  await tab.keyboard.press("ArrowDown");
  const chosen = await tab.inputValue(select);
  report.expect(chosen !== "", map.here(), `the arrow keys choose nothing in the filter \`${name}\``);
  await shows(map, matching(before, (id) => valuesOf(id).includes(chosen)), map.here(`${name}=${chosen} by keyboard`));
  await tab.keyboard.press("Home");
  await shows(map, before.shown, map.here(`${name}, all again`));
}

/** A persona's view shows her points and no other's; the touchpoints stay. */
async function personas(map) {
  const { tab, before, report } = map;
  const values = await offered(tab, "persona");
  for (const [at, value] of values.entries()) {
    await tab.selectOption(".bar select[name=persona]", value);
    const { people, hash } = await view(tab);
    const here = map.here(`persona=${value}`);
    report.none(people.filter((person) => person !== `p${at + 1}`), here, "there are points of others");
    report.equal(hash.persona, value, here, "`persona` of the address");
    await still(map, here);
  }
  if (values.length > 0) await tab.selectOption(".bar select[name=persona]", "");
  report.equal((await view(tab)).people, before.people, map.here("persona, all again"), "whose points are shown");
}

async function clear(map) {
  const { tab, before, report } = map;
  for (const press of [() => tab.click("#clear"), () => tab.press("#clear", "Enter")]) {
    report.equal(await tab.isVisible("#clear"), false, map.here(), "whether there is something to clear");
    await tab.fill("#find", "a");
    const channel = (await offered(tab, "channel"))[0];
    if (channel) await tab.selectOption(".bar select[name=channel]", channel);
    await press();
    await shows(map, before.shown, map.here("cleared"));
    report.equal((await view(tab)).hash, {}, map.here("cleared"), "the address");
  }
}

/** A phone leaves out what does not match. */
async function onPhone(tab, here, report) {
  const words = await soughtAfter(tab);
  await tab.fill("#find", words);
  const ids = await touchpoints(tab);
  const cards = await tab.evaluate((ids) => ids.map((id) => document.getElementById(id)).map((card) => [card.textContent.toLowerCase(), card.checkVisibility()]), ids);
  report.none(cards.filter(([text, isShown]) => text.includes(words) !== isShown).map(([text]) => text.trim().slice(0, 40)), here, `find “${words}” is wrong about`);
}

/** Returns words that stand in the touchpoint in the middle. */
async function soughtAfter(tab) {
  const ids = await touchpoints(tab);
  const title = await tab.textContent(`.map .tp[href="#${ids[Math.floor(ids.length / 2)]}"]`);
  return title.trim().toLowerCase().split(/\s/)[0];
}

function matching({ shown }, isMatch) {
  return shown.filter(isMatch);
}

/** Checks which touchpoints are shown, that their number is said, and that nothing has moved. */
async function shows(map, expected, here) {
  const { tab, before, report } = map;
  const now = await view(tab);
  report.equal(now.shown, expected, here, "what is shown");
  report.none(now.mixed, here, "half of the column is emptied");
  const numbers = (now.status ?? "").match(/\d+/g) ?? [];
  const isSaid = numbers.includes(String(expected.length)) && (expected.length === before.shown.length || numbers.includes(String(before.shown.length)));
  report.expect(isSaid, here, `the status says “${now.status}” where ${expected.length} of ${before.shown.length} match`);
  await still(map, here);
}

async function still({ tab, before, report }, here) {
  const { boxes } = await view(tab);
  const moved = boxes.flatMap((box, at) => (box === before.boxes[at] ? [] : [`${before.boxes[at]} → ${box}`]));
  report.expect(moved.length === 0, here, `${moved.length} columns and rows have moved, the first: ${moved[0]}`);
}
