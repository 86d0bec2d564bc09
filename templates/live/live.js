// Keeps a page of the preview as new as the files: patched in place, with what is wrong over the last good page.
// Everything that comes from the project is written as text, never as markup.
(() => {
"use strict";
const self = document.currentScript;
const told = { ...self.dataset };
const motion = matchMedia("(prefers-reduced-motion: reduce)");
const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel("journey-live") : null;

// --- What there is to know: the number of the build shown, and how the project stands.

let shown = `${told.session}-${told.build}`;
let status = null;
let connected = true;
let patching = null;
let retry;
let dismissed = null;
const openPlaces = Boolean(told.token);

const identity = (status) => `${status.session}-${status.build}`;

async function catchUp() {
  const response = await fetch("/_journey/status", { cache: "no-store" });
  if (!response.ok) throw new Error(response.statusText);
  const next = await response.json();
  status = next;
  if (identity(next) !== shown) await patchPage();
  show();
}

// One thing after the other: a build that comes meanwhile is fetched when the one before is in place. What cannot be fetched
// now is fetched later.
function update() {
  clearTimeout(retry);
  patching = (patching ?? Promise.resolve()).then(catchUp).catch(() => {
    clearTimeout(retry);
    retry = setTimeout(update, 1000);
  });
  return patching;
}

// --- The page itself.

async function patchPage() {
  const response = await fetch(location.pathname, { cache: "no-store", headers: { accept: "text/html" } });
  if (response.status === 403 || response.status === 405) return location.reload();
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  const live = next.getElementById("Live");
  if (!live) return location.reload();
  // A page whose own script is another one has to begin anew.
  if (ownScripts(document) !== ownScripts(next)) {
    keepPlace();
    return location.reload();
  }
  live.remove();
  Object.assign(told, live.dataset);
  const changed = patchDocument(next);
  shown = `${told.session}-${told.build}`;
  document.dispatchEvent(new CustomEvent("journey:patched", { detail: { build: Number(told.build), changed } }));
  mark(changed);
  places = null;
}

const ownScripts = (page) =>
  [...page.querySelectorAll("script:not(#Live)")].map((script) => script.textContent).join("\n");

// Where a page has to be loaded again, it comes back to where the reader was.
function keepPlace() {
  try { sessionStorage.setItem("journey-live-scroll", JSON.stringify([location.pathname, scrollX, scrollY])); } catch {}
}

function backToPlace() {
  try {
    const [path, x, y] = JSON.parse(sessionStorage.getItem("journey-live-scroll") ?? "[]");
    sessionStorage.removeItem("journey-live-scroll");
    if (path === location.pathname) scrollTo(x, y);
  } catch {}
}

function patchDocument(next) {
  const focus = document.activeElement;
  const selection = keepSelection();
  const scrolls = [...document.querySelectorAll("main, main *")]
    .filter((element) => element.scrollLeft || element.scrollTop)
    .map((element) => [element, element.scrollLeft, element.scrollTop]);
  const stay = keepScroll();
  const changed = new Set();
  morphAttributes(document.documentElement, next.documentElement);
  morphHead(next);
  morphChildren(document.body, next.body, changed);
  title = next.title;
  scrolls.forEach(([element, left, top]) => element.isConnected && element.scrollTo({ left, top, behavior: "instant" }));
  stay();
  if (focus?.isConnected && focus !== document.activeElement && focus !== document.body) focus.focus({ preventScroll: true });
  selection();
  return [...changed].filter((element) => element.isConnected);
}

// What the reader looks at stays where it is on the screen, even if something above it has grown.
function keepScroll() {
  const at = [scrollX, scrollY];
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  const before = seen?.getBoundingClientRect();
  return () => {
    if (!seen?.isConnected || seen === host) return scrollTo({ left: at[0], top: at[1], behavior: "instant" });
    const after = seen.getBoundingClientRect();
    const is = after.width > 0 && seen !== document.body && seen !== document.documentElement;
    if (is) scrollBy({ left: after.left - before.left, top: after.top - before.top, behavior: "instant" });
  };
}

function morphHead(next) {
  const style = (page) => [...page.head.querySelectorAll("style")];
  const [now, then] = [style(document), style(next)];
  then.forEach((element, at) => {
    if (!now[at]) document.head.append(document.importNode(element, true));
    else if (now[at].textContent !== element.textContent) now[at].textContent = element.textContent;
  });
  now.slice(then.length).forEach((element) => element.remove());
}

// What a page says of itself while people use it, and no build says: which part is open, chosen, hidden, filled in.
const USED = ["open", "hidden", "inert", "aria-expanded", "aria-pressed", "aria-selected", "aria-hidden", "aria-current", "tabindex", "style", "value", "checked", "selected"];
const built = new WeakMap();

// What the build said last is compared with what it says now; where it says the same, the page's own word stays.
function attributesOf(element) {
  return new Map([...element.attributes].map(({ name, value }) => [name, value]));
}

function morphAttributes(element, next) {
  const before = built.get(element) ?? null;
  const now = attributesOf(next);
  for (const [name, value] of now) {
    if (name !== "id" && (before ? before.get(name) === value : USED.includes(name))) continue;
    if (name === "class") morphClass(element, before?.get("class") ?? "", value);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  // A page moves ids about; it does so again with those of this build.
  if (!now.has("id")) element.removeAttribute("id");
  const old = before ? [...before.keys()] : element.getAttributeNames().filter((name) => !USED.includes(name) && !name.startsWith("data-") && name !== "class");
  for (const name of old) {
    if (now.has(name)) continue;
    if (name === "class") morphClass(element, before.get("class"), "");
    else element.removeAttribute(name);
  }
  built.set(element, now);
}

// Classes that scripts have put on an element stay.
function morphClass(element, before, now) {
  const words = (text) => text.split(/\s+/).filter(Boolean);
  const keep = words(now);
  words(before).filter((word) => !keep.includes(word)).forEach((word) => element.classList.remove(word));
  keep.forEach((word) => element.classList.add(word));
}

function remember(element) {
  built.set(element, attributesOf(element));
  for (const child of element.children) if (child !== host) remember(child);
}

// What stays the same thing: by the id that the build gave it, which scripts may have moved, else by its kind and place.
function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  const attributes = built.get(node);
  return (attributes ? attributes.get("id") : node.id) || null;
}

const isOurs = (node) => node === host || node.nodeName === "SCRIPT";
const isMade = (node) => node.nodeType === Node.ELEMENT_NODE && !built.has(node);
const isSame = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && keyOf(a) === keyOf(b);

// Brings the children of an element to what the next page has. Elements that a script of the page has made stay
// where they are; those that the build made and no longer makes go.
function morphChildren(parent, nextParent, changed) {
  const keyed = new Map();
  for (const child of parent.childNodes) {
    const key = keyOf(child);
    if (key && !isOurs(child)) keyed.set(key, child);
  }
  const nextKeys = new Set([...nextParent.childNodes].map(keyOf).filter(Boolean));
  let cursor = parent.firstChild;
  const skip = () => {
    while (cursor && (isOurs(cursor) || isMade(cursor))) cursor = cursor.nextSibling;
  };
  for (const next of [...nextParent.childNodes]) {
    if (isOurs(next)) continue;
    skip();
    const key = keyOf(next);
    let match = null;
    if (key) {
      const known = keyed.get(key);
      if (known && known.parentNode === parent && known.nodeName === next.nodeName && built.has(known)) match = known;
    } else {
      // An element with a name of its own is kept for the one of that name.
      while (cursor && keyOf(cursor) && !nextKeys.has(keyOf(cursor)) && !isOurs(cursor) && !isMade(cursor)) {
        const gone = cursor;
        cursor = cursor.nextSibling;
        gone.remove();
        changed.add(cellOf(parent));
        skip();
      }
      if (cursor && isSame(cursor, next)) match = cursor;
    }
    if (match) {
      if (match === cursor) cursor = cursor.nextSibling;
      else parent.insertBefore(match, cursor);
      morphNode(match, next, changed);
    } else {
      const made = document.importNode(next, true);
      parent.insertBefore(made, cursor);
      if (made.nodeType === Node.ELEMENT_NODE) {
        remember(made);
        changed.add(cellOf(made));
      } else if (made.textContent.trim()) changed.add(cellOf(parent));
    }
  }
  while (cursor) {
    const node = cursor;
    cursor = cursor.nextSibling;
    if (isOurs(node) || isMade(node)) continue;
    if (node.nodeType === Node.ELEMENT_NODE || node.textContent.trim()) changed.add(cellOf(parent));
    node.remove();
  }
}

function morphNode(node, next, changed) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.data !== next.data) {
      node.data = next.data;
      changed.add(cellOf(node.parentElement));
    }
    return;
  }
  const before = built.get(node);
  const look = before && (before.get("style") !== (next.getAttribute("style") ?? undefined) || before.get("d") !== (next.getAttribute("d") ?? undefined));
  if (look) changed.add(cellOf(node));
  morphAttributes(node, next);
  morphChildren(node, next, changed);
}

// What is marked when something in it has changed.
const CELL = "td, th, .card, article, li, dd, figure, .persona, h1, h2, section, header, main, body";
const cellOf = (element) => element?.closest(CELL) ?? element;

// --- Text that is marked, kept where its words are still there.

function keepSelection() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return () => {};
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const text = selection.toString();
  return () => {
    if (getSelection().toString() === text) return;
    const fits = (node, offset) => node.isConnected && offset <= (node.data ?? node.childNodes).length;
    if (fits(anchorNode, anchorOffset) && fits(focusNode, focusOffset)) {
      getSelection().setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    }
  };
}

// --- What has changed is marked for a moment.

function mark(elements) {
  const cells = elements.filter((element) => element && !["BODY", "MAIN", "HEADER", "SECTION"].includes(element.tagName));
  if (cells.length === 0 || cells.length > 60) return;
  for (const cell of cells) {
    const still = motion.matches;
    const colour = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim() || "Highlight";
    const frames = still
      ? [{ outline: `2px solid ${colour}`, outlineOffset: "-2px" }, { outline: `2px solid ${colour}`, outlineOffset: "-2px" }]
      : [{ outline: `2px solid ${colour}`, outlineOffset: "-2px" }, { outline: "2px solid transparent", outlineOffset: "-2px" }];
    cell.setAttribute("data-live-changed", "");
    const animation = cell.animate?.(frames, { duration: 1600, easing: "ease-in" });
    const over = () => cell.removeAttribute("data-live-changed");
    if (animation) animation.onfinish = animation.oncancel = over;
    else setTimeout(over, 1600);
  }
}

// --- The panel. It lives in a tree of its own: the page's style does not reach it, nor does its style reach the page.

const host = document.createElement("journey-live");
host.setAttribute("popover", "manual");
const tree = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync("LIVE_STYLE");
tree.adoptedStyleSheets = [sheet];

function make(name, properties = {}, ...children) {
  const { class: classes, text, ...rest } = properties;
  const element = document.createElement(name);
  if (classes) element.className = classes;
  if (text !== undefined) element.textContent = text;
  for (const [key, value] of Object.entries(rest)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

const bar = make("div", { class: "bar", role: "status" });
const panel = make("section", { class: "panel", "aria-label": "What is wrong" });
tree.append(panel, bar);

const isWrong = () => Boolean(status) && (status.health !== "good" || status.messages.some(({ severity }) => severity === "error"));

function show() {
  showSigns();
  showBar();
  showPanel();
}

function showBar() {
  if (!connected) {
    bar.replaceChildren(make("span", { class: "dot lost" }), make("span", { text: "The preview has stopped. Waiting for `journey watch` …" }));
    bar.className = "bar lost";
    return;
  }
  const count = status?.messages.length ?? 0;
  if (count === 0 || (dismissed !== identity(status) && isWrong())) {
    bar.className = "bar hidden";
    bar.replaceChildren();
    return;
  }
  bar.className = isWrong() ? "bar wrong" : "bar";
  const again = make("button", { type: "button", text: status.summary, onclick: () => { dismissed = null; forced = !panelOpen(); show(); } });
  bar.replaceChildren(make("span", { class: isWrong() ? "dot wrong" : "dot" }), again);
}

let forced = false;
const panelOpen = () => !panel.hidden;

function showPanel() {
  const wrong = isWrong();
  if (!wrong && (status?.messages.length ?? 0) === 0) forced = false;
  const open = Boolean(status) && (forced || (wrong && dismissed !== identity(status)));
  const was = panelOpen();
  panel.hidden = !open;
  if (!open) {
    panel.replaceChildren();
    return;
  }
  const scroll = panel.scrollTop;
  const stale = wrong && status.good > 0;
  const title = wrong ? (stale ? "Not built: this is the last good page" : "Not built yet") : "Built, with something to think about";
  const close = () => {
    dismissed = identity(status);
    forced = false;
    show();
  };
  panel.className = wrong ? "panel wrong" : "panel";
  panel.replaceChildren(
    make("header", {},
      make("h2", { text: title }),
      make("p", { text: status.health === "empty" ? "There is no `.journey` file in this project." : status.summary }),
      make("button", { type: "button", class: "close", "aria-label": "Close", title: "Close (Esc)", text: "×", onclick: close })),
    make("ol", {}, ...status.messages.map(messageItem)));
  if (was) panel.scrollTop = scroll;
  if (!was) raise();
  if (!was && wrong) announce(`${title}. ${status.summary}`);
}

// A dialog of the page lies above everything but what was put there after it.
function raise() {
  try {
    if (host.matches(":popover-open")) host.hidePopover();
    host.showPopover();
  } catch {}
}

function messageItem({ severity, code, message, help, place, excerpts }) {
  const where = place && (place.line ? `${place.file}:${place.line}:${place.column}` : place.file);
  return make("li", { class: severity },
    make("p", { class: "head" }, make("span", { class: "severity", text: severity }), " ", ...ticks(message)),
    where && make("p", { class: "place" },
      openPlaces && place.line ? make("button", { type: "button", class: "where", text: where, title: "Open in the editor", onclick: () => openPlace(place) }) : make("code", { text: where }),
      make("button", { type: "button", class: "copy", text: "Copy", "aria-label": `Copy ${where}`, onclick: (event) => copy(where, event.currentTarget) })),
    ...excerpts.map((excerpt) => excerptBlock(excerpt, place)),
    help && make("p", { class: "help" }, make("b", { text: "help" }), " ", ...ticks(help)),
    code && make("p", { class: "code", text: code }));
}

// What stands in back-ticks is shown as code.
const ticks = (text) => text.split(/(`[^`]+`)/).map((part) => /^`.+`$/s.test(part) ? make("code", { text: part.slice(1, -1) }) : document.createTextNode(part));

function excerptBlock({ file, lines }, place) {
  const rows = [];
  let last = null;
  for (const { number, pieces, notes } of lines) {
    if (last !== null && number !== last + 1) rows.push(make("div", { class: "gap", text: "⋮" }));
    last = number;
    const code = make("code", {}, ...pieces.map(([text, marked]) => marked ? make("mark", { text }) : document.createTextNode(text)));
    rows.push(make("div", { class: pieces.some(([, marked]) => marked) ? "line here" : "line" }, make("span", { class: "number", text: String(number) }), code));
    notes.forEach((note) => rows.push(make("div", { class: "note", text: note })));
  }
  const name = place && file !== place.file ? make("p", { class: "file", text: file }) : null;
  return make("div", { class: "excerpt" }, name, ...rows);
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    const range = document.createRange();
    range.selectNodeContents(button.previousElementSibling);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}

const voice = make("div", { class: "voice", role: "alert" });
tree.append(voice);
const announce = (text) => { voice.textContent = text; };

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || panel.hidden || document.querySelector("dialog[open]")) return;
  dismissed = identity(status);
  forced = false;
  show();
});

// --- Title and icon.

let title = document.title;
const icon = document.head.querySelector("link[rel~=icon]") ?? document.head.appendChild(make("link", { rel: "icon" }));

function showSigns() {
  const state = !connected ? "lost" : isWrong() ? "wrong" : "good";
  const signs = { good: ["", "#2f9e44", "M9 17l5 5 10-11"], wrong: ["✕ ", "#c92a2a", "M10 10l12 12M22 10L10 22"], lost: ["… ", "#868e96", "M8 16h.1M16 16h.1M24 16h.1"] };
  const [sign, colour, path] = signs[state];
  document.title = sign + title;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="15" fill="${colour}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  const href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  if (icon.getAttribute("href") !== href) icon.setAttribute("href", href);
  host.dataset.state = state;
  host.dataset.build = shown;
}

// --- Where things are written.

let places = null;

async function placesOf() {
  places ??= fetch(`/_journey/places/${told.page}`, { cache: "no-store" }).then((response) => response.json()).catch(() => ({}));
  return places;
}

async function openPlace(place) {
  const response = await fetch("/_journey/open", {
    method: "POST",
    headers: { "content-type": "application/json", "x-journey-token": told.token },
    body: JSON.stringify(place),
  }).catch(() => null);
  if (!response?.ok) toast(response ? (await response.text()).trim() : "The preview has stopped.");
}

// With Alt, a click on a part of the map tells where it is written.
addEventListener("click", async (event) => {
  if (!event.altKey || event.composedPath().includes(host)) return;
  event.preventDefault();
  event.stopPropagation();
  const known = await placesOf();
  const place = known[anchorOf(event.target, known)];
  if (!place) return;
  const where = `${place.file}:${place.line}`;
  if (openPlaces) openPlace(place);
  toast(where, place);
}, true);

// A part of the map is known by its own id, or by the link to it that it holds.
function anchorOf(target, known) {
  for (let element = target; element && element !== document.body; element = element.parentElement) {
    const link = element.matches("a[href^='#']") ? element : null;
    const names = [element.id, element.dataset?.touchpoint, element.dataset?.tp, link?.hash.slice(1)];
    if (element.matches("td, th")) names.push(columnAnchor(element));
    const name = names.find((name) => name && Object.hasOwn(known, name));
    if (name) return name;
  }
  return "Main";
}

// In a row of the map, a cell stands under the touchpoint of its column.
function columnAnchor(cell) {
  const head = cell.closest("table")?.querySelector("tr.tps");
  const column = (of) => [...of.parentElement.cells].slice(0, [...of.parentElement.cells].indexOf(of)).reduce((sum, other) => sum + other.colSpan, 0);
  if (!head || cell.parentElement === head) return cell.querySelector("a[href^='#']")?.hash.slice(1);
  const at = column(cell);
  const over = [...head.cells].find((other) => column(other) === at);
  return over?.querySelector("a[href^='#']")?.hash.slice(1) ?? over?.id;
}

let toastTimer;
const note = make("div", { class: "toast", role: "status", hidden: "" });
tree.append(note);

function toast(text, place) {
  note.replaceChildren(make("code", { text }), place ? make("button", { type: "button", class: "copy", text: "Copy", onclick: (event) => copy(text, event.currentTarget) }) : "");
  note.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { note.hidden = true; }, 6000);
}

// --- The stream of builds. A browser keeps few connections to one place, so that one page listens for all of them.

function listen() {
  return new Promise((_, fail) => {
    const events = new EventSource(`/_journey/events?since=${shown}`);
    events.addEventListener("open", () => tell({ connected: true }));
    events.addEventListener("build", (event) => tell({ connected: true, build: event.data }));
    events.addEventListener("error", () => {
      tell({ connected: false });
      if (events.readyState === EventSource.CLOSED) fail(new Error("closed"));
    });
  });
}

function tell(news) {
  channel?.postMessage(news);
  hear(news);
}

function hear(news) {
  const wasConnected = connected;
  connected = news.connected ?? connected;
  if (news.build ? news.build !== shown || news.build !== (status && identity(status)) : connected && !wasConnected) update();
  else if (connected !== wasConnected) show();
}

async function stayAwake() {
  for (;;) {
    try { await listen(); } catch {}
    await new Promise((done) => setTimeout(done, 1000));
  }
}

channel?.addEventListener("message", (event) => hear(event.data));
if (navigator.locks) navigator.locks.request("journey-live", stayAwake);
else stayAwake();
// A page that comes back from the browser's memory, or from the background, may have missed something.
addEventListener("pageshow", (event) => event.persisted && update());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && update());

function begin() {
  remember(document.documentElement);
  document.documentElement.append(host);
  backToPlace();
  update();
}
// The page's own scripts come after this one: what they make of the page is theirs and not the build's.
begin();
})();
