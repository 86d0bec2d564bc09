
// The theme belongs to the reader, not to the link.
const theme = {
  read() { try { return localStorage.theme || ""; } catch { return ""; } },
  keep(value) { try { localStorage.theme = value; } catch { /* a private window keeps nothing */ } },
  show() {
    root.dataset.theme = theme.read();
    for (const select of $$("select[name=theme]")) select.value = root.dataset.theme;
  },
};
document.addEventListener("change", ({ target }) => {
  if (!target.matches("select[name=theme]")) return;
  theme.keep(target.value);
  root.dataset.theme = target.value;
});
