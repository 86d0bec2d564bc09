// With scripting off, everything that was written is there to read: on a wide screen in the map, everywhere in the cards.

import { PHONE, WIDE, each, visit, where } from "../browser.mjs";

export const title = "all is there without script";

export async function check({ browser, projects, report }) {
  for (const { name, pages, model } of projects) {
    report.expect(model !== null, name, "there is no model.json");
    for (const journey of model?.journeys ?? []) {
      const page = pages.find(({ file }) => file === `journeys/${journey.id}.html`);
      report.expect(page !== undefined, name, `${journey.id} has no map`);
    }
  }
  const visits = projects.flatMap(({ pages, model }) => (model?.journeys ?? []).flatMap((journey) => {
    const page = pages.find(({ file }) => file === `journeys/${journey.id}.html`);
    return page ? [WIDE, PHONE].map((size) => ({ page, journey, size })) : [];
  }));
  await each(visits, ({ page, journey, size }) => {
    const settings = { size, script: false };
    const here = where(page, settings);
    return report.during(here, () => visit(browser, page, settings, async (tab) => {
      const shown = await tab.evaluate(() => {
        const text = (selector) => [...document.querySelectorAll(selector)].map((element) => element.innerText).join("\n");
        return { whole: document.body.innerText, map: text(".map"), cards: text(".cards") };
      });
      const written = texts(journey);
      report.expect(written.length > 0, here, "the model says nothing");
      report.none(missing(written, shown.whole), here, "the page leaves out");
      const inTouchpoints = journey.stages.flatMap(({ touchpoints }) => touchpoints).flatMap(ofTouchpoint);
      report.none(missing(inTouchpoints, shown.cards), here, "the cards leave out");
      if (size === WIDE) {
        report.none(missing(inTouchpoints, shown.map), here, "the map leaves out");
      }
    }));
  });
}

/** Returns the texts of a journey that its page must show. */
function texts(journey) {
  const own = [journey.title, journey.scenario, ...shared(journey)];
  const ofStage = (stage) => [stage.title, ...(stage.goals ?? []), ...shared(stage), ...stage.touchpoints.flatMap(ofTouchpoint)];
  return [...own, ...journey.stages.flatMap(ofStage)].filter(Boolean);
}

function ofTouchpoint(touchpoint) {
  const experiences = [touchpoint.experience, ...(touchpoint.variants ?? []).map(({ experience }) => experience)].filter(Boolean);
  const said = experiences.flatMap((experience) => ["does", "thinks", "says", "sees", "needs"].flatMap((word) => (experience[word] ?? []).map(({ text }) => text)));
  const feelings = (touchpoint.feelings ?? []).map(({ label }) => label);
  return [touchpoint.title, ...said, ...feelings, ...shared(touchpoint)].filter(Boolean);
}

/** Returns the texts of what stands in journeys, stages and touchpoints alike. */
function shared({ pains = [], opportunities = [], kpis = [], questions = [] }) {
  return [...pains, ...questions].map(({ text }) => text).concat([...opportunities, ...kpis].map(({ title }) => title));
}

/** Returns what is not shown; entities, which Markdown turns into signs, are left to other tests. */
function missing(written, shown) {
  const page = plain(shown);
  const isPlain = (text) => !/&#?\w+;/.test(text);
  return [...new Set(written.filter((text) => isPlain(text) && !page.includes(plain(text))))];
}

/** Returns a text without blanks and without the marks of Markdown, which stand for type and not for words. */
function plain(text) {
  return text.replaceAll(/\]\([^)]*\)/g, "").replaceAll(/[\s*_`[\]\\\u00ad]/g, "").toLowerCase();
}
