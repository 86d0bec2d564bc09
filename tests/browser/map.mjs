// What the checks of the map have in common: which maps they try, and what a reader sees on one.

/** Returns the maps that are tried by mouse and keyboard: the one with most in it and the one with least, of each project. */
export function tried(projects) {
  return projects.flatMap(({ pages }) => {
    const maps = pages.filter(({ kind }) => kind === "map").sort((one, other) => one.bytes - other.bytes);
    return [...new Set([maps[0], maps.at(-1)])].filter(Boolean);
  });
}

/** Returns what a reader sees of the map: which touchpoints are emptied, where columns and rows stand, and more. */
export function view(tab) {
  return tab.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const heads = all(".map .tps [data-t]");
    const box = (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const name = element.dataset.t ?? element.dataset.lane ?? element.className;
      return [name, ...[left, top, width, height].map(Math.round)].join(" ");
    };
    const cards = heads.map((head) => document.getElementById(head.dataset.t)).filter(Boolean);
    return {
      shown: heads.filter((head) => !head.classList.contains("off")).map((head) => head.dataset.t),
      mixed: heads.filter((head) => new Set(all(`.map [data-t="${CSS.escape(head.dataset.t)}"]`).map((cell) => cell.classList.contains("off"))).size > 1).map((head) => head.dataset.t),
      boxes: [...heads, ...all(".map tr")].map(box),
      widths: heads.map((head) => Math.round(head.getBoundingClientRect().width)),
      lanes: all(".map tbody tr[data-lane]").length,
      texts: Object.fromEntries(cards.map((card) => [card.id, card.textContent.toLowerCase()])),
      data: Object.fromEntries(cards.map((card) => [card.id, { ...card.dataset }])),
      status: document.querySelector("#Status")?.textContent ?? null,
      hash: Object.fromEntries(new URLSearchParams(location.hash.slice(1))),
      people: [...new Set(all(".map .pt").filter((point) => point.checkVisibility({ visibilityProperty: true })).map((point) => (point.matches(".both") ? "both" : point.className.match(/\bp\d+\b/)?.[0] ?? "both")))].sort(),
      hidden: all(".map tr[data-lane]").filter((row) => !row.checkVisibility()).map((row) => row.dataset.lane),
      card: document.querySelector("#Dialog")?.open ? document.querySelector("#DialogTitle")?.textContent : null,
      focus: document.activeElement?.id || document.activeElement?.getAttribute("href") || document.activeElement?.tagName,
      find: document.querySelector("#Find")?.value,
      values: Object.fromEntries(all(".bar select").map((select) => [select.name, select.value])),
      unchecked: all("#Lanes input:not(:checked)").map((box) => box.value),
      theme: document.documentElement.dataset.theme ?? "",
      density: document.documentElement.dataset.density,
      ground: getComputedStyle(document.body).backgroundColor,
    };
  });
}

/** Returns the ids of the touchpoints, in their order. */
export function touchpoints(tab) {
  return tab.evaluate(() => [...document.querySelectorAll(".map .tps [data-t]")].map((head) => head.dataset.t));
}

/** Returns the values that a filter offers. */
export function offered(tab, name) {
  return tab.evaluate((name) => [...document.querySelectorAll(`.bar select[name=${name}] option`)].map((option) => option.value).filter(Boolean), name);
}
