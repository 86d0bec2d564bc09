
// The words looked for, marked where they stand.
const needle = () => state.find.trim().toLowerCase();

function showFound() {
  if (!window.Highlight) return;
  CSS.highlights.delete("found");
  const looked = needle();
  if (looked.length < 2) return;
  const ranges = [];
  for (const place of $$(".map, .cards, #DialogBody")) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      const text = node.data.toLowerCase();
      for (let at = text.indexOf(looked); at >= 0; at = text.indexOf(looked, at + looked.length)) {
        const range = new Range();
        // Some letters take more room when small: an end beyond the text is its end.
        range.setStart(node, Math.min(at, node.length));
        range.setEnd(node, Math.min(at + looked.length, node.length));
        ranges.push(range);
      }
    }
  }
  if (ranges.length > 0) CSS.highlights.set("found", new Highlight(...ranges));
}
