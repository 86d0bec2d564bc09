
// Which touchpoints match. What does not is emptied in place: nothing moves, so that readers keep their place.
let cards = [];
let words = new Map();

const cardOf = id => cards.find(card => card.id === id);

function readCards() {
  cards = $$(".cards .card");
  words = new Map(cards.map(card => {
    const copy = card.cloneNode(true);
    for (const label of $$("dt", copy)) label.remove();          // "Pains" is on every card
    return [card.id, copy.textContent.toLowerCase()];
  }));
  // A cell belongs to the touchpoint at the head of its column.
  const heads = [...($(".map .tps")?.cells ?? [])].slice(1);
  for (const row of $$(".map tbody tr")) {
    const cells = $$(":scope > td", row);
    if (cells.length !== heads.length || cells.some(cell => cell.colSpan > 1)) continue;
    cells.forEach((cell, at) => { if (heads[at].dataset.t) cell.dataset.t = heads[at].dataset.t; });
  }
}

function matches(card) {
  const has = (name, value) => !value || (card.dataset[name] ?? "").split(" ").includes(value);
  return (card.dataset.who === undefined || has("who", state.persona))
      && has("channel", state.channel) && has("owner", state.owner) && has("tag", state.tag)
      && words.get(card.id).includes(needle());
}

function showFiltered() {
  const shown = new Set(cards.filter(matches).map(card => card.id));
  for (const element of $$(".map [data-t], .cards [data-t]")) element.classList.toggle("off", !shown.has(element.dataset.t));
  for (const stage of $$(".stage-cards")) {
    const of = $$(".card", stage);
    stage.classList.toggle("off", of.length > 0 && of.every(card => card.classList.contains("off")));
  }
  const status = $("#status");
  const text = shown.size === cards.length ? status.dataset.all
    : status.dataset.matching.replace("{n}", shown.size).replace("{all}", cards.length);
  if (status.textContent !== text) status.textContent = text;

  const person = $$(".bar [name=persona] option").find(option => option.value === state.persona);
  showPersona(person?.dataset.k ?? "");
  const hidden = state.hide.split(" ");
  for (const row of $$(".map [data-lane]")) row.hidden = hidden.includes(row.dataset.lane);
  root.dataset.density = state.density;
}

// One persona alone: what others share with her is drawn as hers.
function showPersona(mark) {
  root.dataset.solo = mark;
  for (const point of $$(".map [data-shared]")) {
    const of = point.dataset.shared.split(" ");
    const isOwn = of.includes(mark);
    point.classList.remove(...of);
    point.classList.toggle("both", !isOwn);
    if (isOwn) point.classList.add(mark);
  }
}
