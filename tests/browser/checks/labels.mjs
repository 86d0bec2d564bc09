// No label lies on another, and no text is cut off, at 100 % and at 200 %.

import { PHONE, WIDE, each, visit, where } from "../browser.mjs";
import { sideways } from "../inside.mjs";
import { pagesOf } from "../projects.mjs";

export const title = "labels keep apart and texts are whole";

export async function check({ browser, projects, report }) {
  // Where somebody writes forty letters without a blank into each label, some of them must meet.
  const examples = projects.filter(({ name }) => name !== "hostile");
  await each(pagesOf("map", examples), (page) => report.during(where(page), () => visit(browser, page, {}, async (tab) => {
    report.none(await tab.evaluate(overlaps, ".map .feels .pt"), where(page), "labels of the curve overlap");
    report.none(await tab.evaluate(overlaps, ".map .paths li > span"), where(page), "labels of paths overlap");
  })));

  const all = projects.flatMap(({ pages }) => pages);
  const visits = all.flatMap((page) => [WIDE, PHONE].map((size) => ({ page, size })));
  await each(visits, ({ page, size }) => {
    const here = where(page, { size }, "text at 200 %");
    return report.during(here, () => visit(browser, page, { size }, async (tab) => {
      report.none(await tab.evaluate(clipped), where(page, { size }), "texts are cut off");
      await tab.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
        dispatchEvent(new Event("resize"));
      });
      report.none(await tab.evaluate(clipped), here, "texts are cut off");
      if (size === PHONE) {
        const { width, wider } = await tab.evaluate(sideways);
        report.expect(width <= size.width, here, `it scrolls sideways: ${width} pixels wide, because of ${wider}`);
      } else {
        report.none(await tab.evaluate(overlappingHeads), here, "texts of heads overlap");
      }
    }));
  });
}

// What follows runs in the page.

/** Returns the labels whose words lie on those of another. */
function overlaps(selector) {
  // What finds no room is clipped as a whole, and only read out.
  const isUnseen = (element) => element.closest(".vh") || (element.matches(`${selector} *`) && (getComputedStyle(element).clipPath === "inset(50%)" || isUnseen(element.parentElement)));
  const labels = [...document.querySelectorAll(selector)].filter((label) => label.checkVisibility()).map((label) => {
    const texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT, (node) => (isUnseen(node.parentElement) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const boxes = [];
    let words = "";
    for (let node; (node = texts.nextNode());) {
      const range = new Range();
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
      words += node.data;
    }
    // The boxes of lines are taller than the letters in them.
    return { words: words.trim(), boxes: boxes.map(({ left, right, top, bottom }) => ({ left, right, top: top + (bottom - top) * 0.15, bottom: bottom - (bottom - top) * 0.15 })) };
  });
  const meets = (one, other) => one.boxes.some((a) => other.boxes.some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1));
  return labels.flatMap((one, at) => labels.slice(at + 1).filter((other) => meets(one, other)).map((other) => `“${one.words}” and “${other.words}”`));
}

/**
 * Returns the texts of which a part cannot be seen, because they are wider or taller than what holds them. An ellipsis may
 * stand in narrow places, behind one line or the last of several, for words that are whole elsewhere on the page. What is
 * clipped as a whole is not cut: it is there to be read out.
 */
function clipped() {
  const squashed = (text) => text.replaceAll(/\s/g, "");
  const whole = squashed([...document.querySelectorAll("main, header, footer")].map((part) => part.textContent).join(""));
  const isWholeElsewhere = (element) => whole.split(squashed(element.textContent)).length > 2;
  const hasEllipsis = ({ textOverflow, webkitLineClamp }) => textOverflow === "ellipsis" || webkitLineClamp !== "none";
  const isShortened = (element) => hasEllipsis(getComputedStyle(element)) && element.matches(".map *, .overview *") && isWholeElsewhere(element);
  const cuts = (element) => {
    const style = getComputedStyle(element);
    const hides = (value) => value === "hidden" || value === "clip";
    return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
  };
  const isUnseen = (element) => element.closest(".vh") || getComputedStyle(element).clipPath === "inset(50%)" || (element !== document.body && isUnseen(element.parentElement));
  const withText = [...document.body.querySelectorAll("*:not(svg, svg *, select, option, script)")].filter((element) => !isUnseen(element) && element.checkVisibility() && element.textContent.trim() !== "");
  const found = withText.filter((element) => cuts(element) && !isShortened(element));
  return [...new Set(found.map((element) => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`))];
}

/** Returns the texts in heads of the map and in the toolbar that lie on others. */
function overlappingHeads() {
  const texts = [];
  for (const part of document.querySelectorAll(".map thead, .bar, .top")) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      if (node.data.trim() === "" || node.parentElement.closest(".vh, select") || !node.parentElement.checkVisibility()) continue;
      const range = new Range();
      range.selectNodeContents(node);
      texts.push({ words: node.data.trim().slice(0, 30), boxes: [...range.getClientRects()], cell: node.parentElement.closest("th, td, label, p, section, li, dt, dd") });
    }
  }
  const meets = (one, other) => one.cell !== other.cell && one.boxes.some((a) => other.boxes.some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4));
  return texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => meets(one, other)).map((other) => `“${one.words}” and “${other.words}”`));
}
