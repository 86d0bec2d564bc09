
// The bar: what is chosen there is the state, and the other way round.
function showChoices() {
  for (const select of $$(".bar select")) {
    if (select.name in state) select.value = state[select.name];
    select.classList.toggle("on", FILTERS.includes(select.name) && select.value !== "");
  }
  if ($("#Find").value !== state.find) $("#Find").value = state.find;
  $("#Clear").hidden = ![...FILTERS, "find", "hide"].some(key => state[key]);
  const hidden = state.hide.split(" ");
  for (const box of $$("#Lanes input")) box.checked = !hidden.includes(box.value);
}

async function copyLink(button) {
  const { copied, notCopied } = $("#Status").dataset;
  try { await navigator.clipboard.writeText(location.href); $("#Status").textContent = copied; }
  catch { $("#Status").textContent = notCopied; }
  button.focus();
}

document.addEventListener("change", ({ target }) => {
  if (target.matches(".bar select") && target.name in DEFAULTS) set({ [target.name]: target.value });
  if (target.matches("#Lanes input")) set({ hide: $$("#Lanes input:not(:checked)").map(box => box.value).join(" ") });
});
document.addEventListener("input", ({ target }) => { if (target.id === "Find") set({ find: target.value }); });
document.addEventListener("click", ({ target }) => {
  if (target.id === "Clear") { set({ ...DEFAULTS, density: state.density }); $("#Find").focus(); }
  if (target.id === "Copy") copyLink(target);
});

document.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const isTyping = event.target.matches("input, select, textarea");
  if (event.key === "/" && !isTyping && $("#Find") && !$("#Dialog").open) { event.preventDefault(); $("#Find").focus(); }
  if (event.key !== "Escape") return;
  if (event.target.id === "Find") set({ find: "" });
  for (const menu of $$(".menu[open]")) { menu.open = false; $("summary", menu).focus(); }
});
document.addEventListener("pointerdown", event => {
  for (const menu of $$(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
