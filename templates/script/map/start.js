
// Everything that follows from the state.
function show() {
  if (!$(".map")) return;
  showChoices();
  showFiltered();
  showCard();
  showFound();
}

// Heads that stay in view are as tall as their words: the scrolling keeps clear of them.
function measure() {
  const height = selector => $(selector)?.offsetHeight ?? 0;
  if (narrow.matches) for (const name of ["--bar-h", "--head-h"]) document.body.style.removeProperty(name);
  else {
    document.body.style.setProperty("--bar-h", `${height(".bar")}px`);
    document.body.style.setProperty("--stage-h", `${height(".map .stages")}px`);
    document.body.style.setProperty("--head-h", `${height(".bar") + height(".map .stages") + height(".map .tps")}px`);
  }
}

function readView() {
  state = readAddress();
  show();
}

// What has to be done again when the page gets a new <main> or a new bar. Listeners stay: they hang on the document.
const journey = {
  setUp() {
    readCards();
    nameWhatIsSeen();
    theme.show();
    measure();
  },
  show,
};

addEventListener("resize", measure);
addEventListener("hashchange", readView);
addEventListener("popstate", readView);
// A preview that has patched the page says so.
document.addEventListener("journey:patched", () => { journey.setUp(); readView(); });
narrow.addEventListener("change", () => { nameWhatIsSeen(); measure(); show(); });

journey.setUp();
readView();
{
  // A link from another page may lead to a pain or a KPI.
  const id = nameIn(location.hash);
  if (id && !id.includes("=") && !cardOf(id)) goTo(id);
}
