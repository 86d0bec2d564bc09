// The card of a touchpoint, by mouse and by keyboard: open, walk, close, and the focus is where it was.

import { PHONE, each, visit, where } from "../browser.mjs";
import { touchpoints, tried, view } from "../map.mjs";

export const title = "cards open, walk and close";

export async function check({ browser, projects, report }) {
  await each(tried(projects), (page) => report.during(where(page), async () => {
    await visit(browser, page, {}, async (tab) => {
      const ids = await touchpoints(tab);
      const titles = await tab.evaluate(() => [...document.querySelectorAll(".map .tp")].map((head) => head.textContent.trim()));
      const map = { tab, report, here: where(page), ids, titles };
      await byMouse(map);
      await byKeyboard(map);
      await heads(map);
      await history(map);
    });
    await visit(browser, page, { size: PHONE }, (tab) => onPhone(tab, where(page, { size: PHONE }), report));
  }));
}

const head = (id) => `.map .tp[href="#${id}"]`;

async function byMouse(map) {
  const { tab, ids, report, here } = map;
  await tab.click(head(ids[0]));
  await opened(map, 0, "a click");
  const complete = await tab.evaluate((id) => {
    const words = (element) => element.innerText.replaceAll(/\s+/g, " ").trim();
    const card = document.getElementById(id);
    const text = [...card.querySelectorAll("dt, dd")].map((part) => part.textContent.replaceAll(/\s+/g, " ").trim());
    const shown = words(document.querySelector("#dialog")).replaceAll(" ", "");
    return text.filter((part) => !shown.includes(part.replaceAll(" ", "")));
  }, ids[0]);
  report.none(complete, here, "the open card leaves out");
  if (ids.length > 1) {
    await tab.click("#next");
    await opened(map, 1, "`next`");
    await tab.click("#prev");
    await opened(map, 0, "`previous`");
  }
  report.expect(await tab.isDisabled("#prev"), here, "there is a card before the first");
  await tab.click("#close");
  await closed(map, 0, "the closing button");
  await tab.click(head(ids[0]));
  await tab.mouse.click(40, 400);
  await closed(map, 0, "a click beside the card");
}

async function byKeyboard(map) {
  const { tab, ids, report, here } = map;
  const start = Math.floor((ids.length - 1) / 2);
  await tab.focus(head(ids[start]));
  await tab.keyboard.press("Enter");
  await opened(map, start, "Enter");
  for (let at = start + 1; at < Math.min(start + 3, ids.length); at += 1) {
    await tab.keyboard.press("ArrowRight");
    await opened(map, at, "the right arrow");
  }
  const last = Math.min(start + 2, ids.length - 1);
  if (last > 0) {
    await tab.keyboard.press("ArrowLeft");
    await opened(map, last - 1, "the left arrow");
  }
  const inside = [];
  for (let tabs = 0; tabs < 5; tabs += 1) {
    await tab.keyboard.press("Tab");
    inside.push(await tab.evaluate(() => document.activeElement === document.body || document.querySelector("#dialog").contains(document.activeElement)));
  }
  report.expect(inside.every(Boolean), here, "the focus leaves the open card");
  await tab.keyboard.press("Escape");
  await closed(map, Math.max(last - 1, 0), "Esc");
}

/** The arrows walk along the names of the touchpoints, which stay in view. */
async function heads({ tab, ids, report, here }) {
  await tab.focus(head(ids[0]));
  for (const id of ids.slice(1)) {
    await tab.keyboard.press("ArrowRight");
    report.equal((await view(tab)).focus, `#${id}`, here, "what has the focus after the right arrow");
  }
  const { left, right, laneEnd } = await tab.evaluate(() => {
    const { left, right } = document.activeElement.getBoundingClientRect();
    return { left, right, laneEnd: document.querySelector(".map .tps .lane").getBoundingClientRect().right };
  });
  const width = tab.viewportSize().width;
  report.expect(ids.length < 2 || (left >= laneEnd - 1 && right <= width + 1), here, "what has the focus is out of view");
}

/** An opened card is a step that "back" takes back. */
async function history(map) {
  const { tab, ids, report, here } = map;
  const id = ids.at(-1);
  await tab.click(head(id));
  report.equal((await view(tab)).hash.card, id, here, "`card` of the address");
  await tab.goBack();
  report.equal((await view(tab)).card, null, here, "the card after going back");
  await tab.goForward();
  await opened(map, ids.length - 1, "going forward");
  await tab.keyboard.press("Escape");
}

/** On a phone the cards are the page: a link leads to one. */
async function onPhone(tab, here, report) {
  const visible = await tab.evaluate(() => {
    const { t: id } = [...document.querySelectorAll(".map .tps [data-t]")].at(-1).dataset;
    location.hash = `#${id}`;
    return new Promise((resolve) => setTimeout(() => {
      const { top, bottom } = document.getElementById(id).getBoundingClientRect();
      resolve({ top, bottom, open: document.querySelector("#dialog").open });
    }, 150));
  });
  report.expect(visible.top < 844 && visible.bottom > 0 && !visible.open, here, `a link to a card leads past it (${JSON.stringify(visible)})`);
}

async function opened({ tab, titles, report, here }, at, how) {
  const { card, focus } = await view(tab);
  report.equal(card?.replace(/\s+/g, " ").trim() ?? null, titles[at].replace(/\s+/g, " "), here, `the card after ${how}`);
  const isInside = await tab.evaluate(() => document.querySelector("#dialog").contains(document.activeElement));
  report.expect(isInside, here, `after ${how} the focus is at ${focus}, not in the card`);
}

async function closed({ tab, ids, report, here }, at, how) {
  // A browser says that a dialog has closed a moment after it has; what then still names a card is a fault below.
  await tab.waitForFunction(() => !new URLSearchParams(location.hash.slice(1)).has("card")).catch(() => undefined);
  const { card, focus, hash } = await view(tab);
  report.equal(card, null, here, `the card after ${how}`);
  report.equal(focus, `#${ids[at]}`, here, `what has the focus after ${how}`);
  report.equal(hash.card, undefined, here, `\`card\` of the address after ${how}`);
}
