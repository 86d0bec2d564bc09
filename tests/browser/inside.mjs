// What several checks run in the page itself.

/** Returns how wide the page is, and what makes it wider than its window. */
export function sideways() {
  const width = document.documentElement.scrollWidth;
  const reach = (element) => element.getBoundingClientRect().right;
  const clips = (element) => getComputedStyle(element).overflowX !== "visible";
  const isClipped = (element) => {
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
      if (clips(around)) return true;
    }
    return false;
  };
  const wide = width <= innerWidth ? [] : [...document.body.querySelectorAll("*")].filter((element) => reach(element) > innerWidth + 1 && !isClipped(element));
  const last = wide.at(-1);
  return { width, wider: last ? `${last.tagName.toLowerCase()}.${last.className.baseVal ?? last.className} “${last.textContent.trim().slice(0, 40)}”` : "" };
}
