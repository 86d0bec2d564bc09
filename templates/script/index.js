// One search over all sections: what does not hold the words goes, and so does a section left empty. Nothing is kept
// between two searches, so that a page that was patched meanwhile is searched as it is.
const find = $("#Find");
const owner = $("[name=owner]");
const status = $("#Status");
const state = () => new URLSearchParams(location.hash.slice(1));

function search() {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  const team = owner ? owner.value : "";
  const active = words.length > 0 || team !== "";
  const theirs = `a[href$="teams/${team}.html"]`;
  let shown = 0;
  for (const section of $$("main > section")) {
    let left = 0;
    for (const entry of $$("[data-entry], .deck > .card", section)) {
      const text = words.length ? entry.textContent.toLowerCase() : "";
      entry.hidden = !words.every(word => text.includes(word)) || (team !== "" && !$(theirs, entry));
      if (!entry.hidden) left += 1;
    }
    for (const names of $$("[data-found]", section)) {
      names.hidden = !active;
      if (!active) left -= names.children.length;
    }
    // A table or list that came out empty goes, and its heading with it.
    for (const list of $$("table, ul.az, ul.quotes, .deck, .people", section)) {
      const isEmpty = $(":is([data-entry], .card)", list) && !$(":is([data-entry], .card):not([hidden])", list);
      list.classList.toggle("spent", active && Boolean(isEmpty));
    }
    for (const title of $$(".sub", section)) {
      title.classList.toggle("spent", title.nextElementSibling.matches(".spent"));
    }
    section.hidden = active && left === 0 && !$("[data-rest]", section);
    shown += left;
  }
  for (const link of $$("nav [href^='#']")) {
    const section = document.getElementById(link.hash.slice(1));
    link.hidden = Boolean(section && section.hidden);
  }
  const number = shown === 0 ? status.dataset.none : shown === 1 ? status.dataset.one : status.dataset.many;
  status.textContent = active ? number.replace("{n}", shown) : "";
  const asked = new URLSearchParams();
  if (words.length) asked.set("find", find.value);
  if (team) asked.set("owner", team);
  for (const link of $$("[data-carry]")) link.hash = asked.toString();
  return active ? "#" + asked : "";
}

// What is searched for is part of the address, so that it can be sent as a link.
function searched() {
  const hash = search();
  const here = state();
  if (hash || here.has("find") || here.has("owner")) {
    history.replaceState(null, "", hash || location.href.split("#")[0]);
  }
}

function read() {
  const asked = state();
  if (!asked.has("find") && !asked.has("owner")) return;
  find.value = asked.get("find") || "";
  if (owner) owner.value = asked.get("owner") || "";
  search();
}

find.oninput = searched;
if (owner) owner.onchange = searched;
addEventListener("hashchange", read);
document.addEventListener("keydown", event => {
  const isTyping = event.target.matches("input, select, textarea");
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    find.focus();
  }
  if (event.key === "Escape" && event.target === find) {
    find.value = "";
    searched();
  }
});
// A preview that has patched the page says so.
document.addEventListener("journey:patched", () => { theme.show(); search(); });
read();

theme.show();
