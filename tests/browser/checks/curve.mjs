// Every point of the curve stands at the centre of its column, at the height of its feeling, and the drawn line passes there.

import { each, visit, where } from "../browser.mjs";
import { tried } from "../map.mjs";
import { pagesOf } from "../projects.mjs";

export const title = "the curve passes through the centre of each column";

/** A window of 1,600 pixels: at 200 % it is still a wide one. */
const WINDOW = { width: 1600, height: 1000 };
const ZOOMS = [1, 1.5, 2];

/** How far, in pixels, a point may be from where it belongs. */
const NEAR = 1;

export async function check({ browser, projects, report }) {
  const zoomed = tried(projects);
  const visits = pagesOf("map", projects).flatMap((page) => ZOOMS.filter((scale) => scale === 1 || zoomed.includes(page)).map((scale) => ({ page, scale })));
  await each(visits, ({ page, scale }) => {
    const size = { width: Math.round(WINDOW.width / scale), height: Math.round(WINDOW.height / scale) };
    const settings = { size, scale };
    return report.during(where(page, settings), () => visit(browser, page, settings, async (tab) => {
      for (const density of ["fit", "compact", "comfortable"]) {
        await tab.evaluate((hash) => { location.hash = hash; }, density === "fit" ? "" : `#density=${density}`);
        await settled(tab, density);
        await points(tab, where(page, settings, density), report);
      }
      await tab.evaluate(() => { location.hash = "#hide=paths does goals"; });
      await settled(tab, "fit");
      await points(tab, where(page, settings, "lanes hidden"), report);
    }));
  });
}

function settled(tab, density) {
  return tab.waitForFunction((density) => document.documentElement.dataset.density === density, density);
}

async function points(tab, here, report) {
  const found = await tab.evaluate(measure);
  report.none(found.flatMap(({ name, off }) => (off <= NEAR ? [] : [`${name} by ${off.toFixed(1)} px`])), here, "points are off the centre of their column");
  report.none(found.flatMap(({ name, tilt }) => (tilt <= NEAR ? [] : [`${name} by ${tilt.toFixed(1)} px`])), here, "points are off the height of their feeling");
  report.none(found.flatMap(({ name, miss }) => (miss === null || miss <= NEAR ? [] : [`${name} by ${miss.toFixed(1)} px`])), here, "the line passes beside its points");
}

/** Runs in the page: returns for each point how far its marker is from where it belongs, and the line from the marker. */
function measure() {
  const WAY = { "+2": 14, "+1": 32, 0: 50, "−1": 68, "−2": 86 };
  const traced = new Map();
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const alternatives = columnsOfAlternatives();
  // Where several meet, one marker stands for all, and words may stand without one.
  const marked = all(".map tr.feels .pt").filter((point) => getComputedStyle(point, "::before").content !== "none");
  return marked.map((point) => {
    const cell = point.closest("td");
    const box = cell.getBoundingClientRect();
    const slice = cell.querySelector(".slice");
    const words = [...point.childNodes].filter((node) => !node.classList?.contains("vh")).map((node) => node.textContent).join("");
    const score = words.match(/^\s*([+−]?[012])/)?.[1];
    const height = score === undefined ? parseFloat(point.style.getPropertyValue("--y")) : WAY[score];
    const centre = marker(point);
    const x = slice ? slice.viewBox.baseVal.x + 50 : null;
    const misses = slice ? all("use.curve", slice).filter((line) => isOf(line, point)).map((line) => distance(line, x, centre, slice)).sort((one, other) => one - other) : [];
    return {
      name: `${cell.dataset.t} “${point.textContent.trim()}”`,
      off: Math.abs(centre.x - (box.left + box.width / 2)),
      tilt: Math.abs(centre.y - (box.top + (box.height * height) / 100)),
      // A marker of several people lies on two lines at least, one of one person on hers; a line of one point is not drawn. No
      // line runs through alternatives: nobody meets one after the other.
      miss: alternatives.has(cell.cellIndex - 1) ? (misses.some(Number.isFinite) ? Infinity : null) : misses[person(point) ? 0 : 1] ?? null,
    };
  });

  /** Returns the numbers of the columns that stand below a head of alternatives. */
  function columnsOfAlternatives() {
    const cells = all(".map tr.groups > td").flatMap((cell) => Array(cell.colSpan).fill(cell.querySelector("div") !== null));
    return new Set(cells.flatMap((isOne, column) => (isOne ? [column] : [])));
  }

  /** Returns the centre of the marker, which is a box of its own before the words. */
  function marker(point) {
    const style = getComputedStyle(point, "::before");
    const length = (name) => parseFloat(style[name]);
    const box = point.getBoundingClientRect();
    return {
      x: box.left + length("left") + length("marginLeft") + length("width") / 2,
      y: box.top + length("top") + length("marginTop") + length("height") / 2,
    };
  }

  function person(element) {
    return [...element.classList].find((name) => /^p\d+$/.test(name));
  }

  function isOf(line, point) {
    return person(point) === undefined || person(point) === person(line);
  }

  /** Returns how far the line, as it is drawn in its slice, is from a place on the screen. */
  function distance(line, x, centre, slice) {
    const path = document.getElementById(line.getAttribute("href").slice(1))?.querySelector("path:not(.dots)");
    if (!path) return Infinity;
    const drawn = new DOMPoint(x, heightAt(path, x)).matrixTransform(slice.getScreenCTM());
    return Math.hypot(drawn.x - centre.x, drawn.y - centre.y);
  }

  /** Returns the height of a path at `x`; it runs from left to right, so the place is found by halving. */
  function heightAt(path, x) {
    const key = `${path.parentNode.id} ${x}`;
    if (!traced.has(key)) {
      let [low, high] = [0, path.getTotalLength()];
      for (let step = 0; step < 24; step += 1) {
        const middle = (low + high) / 2;
        if (path.getPointAtLength(middle).x < x) low = middle;
        else high = middle;
      }
      const found = path.getPointAtLength((low + high) / 2);
      traced.set(key, Math.abs(found.x - x) < 1 ? found.y : Infinity);
    }
    return traced.get(key);
  }
}
