
// Links within the page. The address holds the view, so the page goes there by hand.

// A stage, a pain: what stands in the table and on a card has its name where it can be seen.
function nameWhatIsSeen() {
  for (const copy of $$(".map [data-of]")) {
    const [from, to] = narrow.matches ? [copy, $(`.cards [data-of="${CSS.escape(copy.dataset.of)}"]`)]
      : [$(`.cards [id="${CSS.escape(copy.dataset.of)}"]`), copy];
    if (!from || !to) continue;
    from.removeAttribute("id");
    from.dataset.of = to.dataset.of ?? copy.dataset.of;
    to.id = copy.dataset.of;
  }
}

function goTo(id) {
  const target = document.getElementById(id);
  if (!target) return false;
  isLeaving = $("#Dialog").open;
  $("#Dialog").close();
  for (const found of $$(".found")) found.classList.remove("found");
  // A lane that was hidden comes back for what somebody wants to see in it.
  const lane = target.closest("[data-lane]");
  if (lane?.hidden) set({ hide: state.hide.split(" ").filter(id => id !== lane.dataset.lane).join(" ") });
  if (target.matches(".map thead [data-of]")) {
    const map = $(".map");
    scrollTo({ left: target.offsetLeft - $(".lane", map).offsetWidth, top: map.offsetTop - $(".bar").offsetHeight });
  } else {
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? "start" : "center", inline: "center" });
    if (target.matches(".item, article, li")) target.classList.add("found");
  }
  const focused = target.matches("th") ? $("a", target) : target;
  if (focused === target) target.tabIndex = -1;
  focused.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", event => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const id = nameIn(link.hash);
  if (cardOf(id)) {
    event.preventDefault();
    // Within a card, a link walks on to another one.
    if (link.closest("#Dialog")) { set({ card: id }); $("#DialogTitle").focus(); return; }
    opener = { link, id };
    set({ card: id }, true);
  } else if (goTo(id)) {
    event.preventDefault();
  }
});

// Arrow keys walk along the touchpoints.
document.addEventListener("keydown", event => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!by || !event.target.matches(".map .tp") || event.altKey || event.ctrlKey || event.metaKey) return;
  const names = $$(".map .tp");
  names[names.indexOf(event.target) + by]?.focus();
  event.preventDefault();
});
