
// The card of one touchpoint: a copy of it in a dialog, or on a phone the card itself.
const narrow = matchMedia("(max-width: 720px)");
let opener = null;          // what was pressed, and for which card
let lastCard = "";          // a phone goes to a card once, and not again with every change of the view
let isLeaving = false;      // whether a link leads from the card to another place

function showCard() {
  const dialog = $("#dialog");
  const card = cardOf(state.card);
  const isNew = state.card !== lastCard;
  lastCard = state.card;
  if (!card || narrow.matches) {
    if (dialog.open) dialog.close();
    if (card && isNew) {
      card.scrollIntoView({ behavior: "instant" });
      card.tabIndex = -1;
      card.focus({ preventScroll: true });
    }
    return;
  }
  const copy = card.cloneNode(true);
  for (const named of [copy, ...$$("[id]", copy)]) named.removeAttribute("id");
  copy.classList.remove("off");
  const name = $("h4", copy);
  const title = document.createElement("h2");
  title.id = "dialog-title";
  title.className = name.className;
  title.tabIndex = -1;
  title.textContent = name.textContent;
  name.replaceWith(title);
  $("#dialog-body").replaceChildren(copy);
  const at = cards.indexOf(card);
  $("#prev").disabled = at === 0;
  $("#next").disabled = at === cards.length - 1;
  if (dialog.open) {
    // What had the focus may have gone with the last card, or may have nowhere left to lead.
    const at = document.activeElement;
    if (at.disabled || !dialog.contains(at)) title.focus();
    return;
  }
  if (opener?.id !== card.id) opener = null;
  dialog.showModal();
  title.focus();
}

function step(by) {
  const next = cards[cards.findIndex(card => card.id === state.card) + by];
  if (!next) return;
  set({ card: next.id });
  $("#dialog").scrollTop = 0;
}

// Where the reader goes on after a card: what was pressed, or the name of the touchpoint walked to.
function giveBack(id) {
  const name = $(`.map .tp[href="#${CSS.escape(id)}"]`);
  (opener?.id === id && opener.link.isConnected ? opener.link : name)?.focus();
  opener = null;
}

// "close" does not bubble, but it can be caught on its way down.
document.addEventListener("close", ({ target }) => {
  if (target.id !== "dialog") return;
  const last = state.card || $("#dialog-body .card")?.dataset.t;
  if (state.card && !narrow.matches) set({ card: "" });
  $("#dialog-body").replaceChildren();
  if (last && !isLeaving) giveBack(last);
  isLeaving = false;
}, true);

document.addEventListener("click", event => {
  const dialog = event.target.closest("#dialog");
  if (!dialog) return;
  const button = event.target.closest("button");
  if (button?.id === "prev") step(-1);
  if (button?.id === "next") step(1);
  if (button?.id === "close") dialog.close();
  const edge = dialog.getBoundingClientRect();
  if (event.target === dialog && (event.clientX < edge.left || event.clientX > edge.right)) dialog.close();
});

document.addEventListener("keydown", event => {
  if (!$("#dialog").open || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowLeft") step(-1);
  if (event.key === "ArrowRight") step(1);
});
