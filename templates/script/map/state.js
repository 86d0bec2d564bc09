
// One flat record: written to the address, read back from it.
const FILTERS = ["persona", "channel", "owner", "tag"];
const DEFAULTS = { persona: "", channel: "", owner: "", tag: "", find: "", hide: "", density: "fit", card: "" };
let state = { ...DEFAULTS };

// Returns the name behind the "#" of an address.
function nameIn(hash) {
  try { return decodeURIComponent(hash.slice(1)); } catch { return hash.slice(1); }
}

function readAddress() {
  const hash = location.hash.slice(1);
  // "#signup-form" is what a person types; "#card=signup-form&owner=web" is what the page writes.
  if (!hash.includes("=")) {
    const name = nameIn(location.hash);
    return { ...DEFAULTS, card: cardOf(name) ? name : "" };
  }
  const next = { ...DEFAULTS };
  for (const [key, value] of new URLSearchParams(hash)) if (key in next) next[key] = value;
  // A link may be older than the page: what is no longer there to choose is not chosen.
  for (const select of $$(".bar select")) {
    if (select.name in next && ![...select.options].some(option => option.value === next[select.name])) next[select.name] = DEFAULTS[select.name];
  }
  for (const name of FILTERS) if (!$(`.bar select[name=${name}]`)) next[name] = "";
  if (!cardOf(next.card)) next.card = "";
  return next;
}

function address(of) {
  const entries = Object.entries(of).filter(([key, value]) => value !== DEFAULTS[key]);
  return "#" + new URLSearchParams(entries);
}

function set(change, push = false) {
  state = { ...state, ...change };
  // Browsers refuse an address that changes a hundred times in a few seconds; the page goes on without.
  try { history[push ? "pushState" : "replaceState"](null, "", address(state)); } catch { /* it catches up later */ }
  show();
}
