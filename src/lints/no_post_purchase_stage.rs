//! The lint `no-post-purchase-stage`: a journey that ends with buying.

use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostic;
use crate::model::{Journey, JourneyId, Model, Stage, targets};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds journeys that end with buying: the id or title of the last stage has an English word for it, such as purchase,
    /// order, checkout, decision or sign-up, and none for what comes after, such as delivery. Where an
    /// earlier stage is one of buying and something follows it, as in booking, stay and check-out, it is silent. A journey
    /// that another one `expands` is a part of it, and may end there.
    ///
    /// ## Why it matters
    /// Up to the purchase people hold a promise; afterwards they learn what it was worth, and decide whether to stay, to come
    /// back and to tell others. What ends before is the funnel of the seller, and not the journey of the customer.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase
    ///   stage first-weeks
    /// }
    /// ```
    Warning "no-post-purchase-stage": Check::Project(check);
}

/// Words of buying; one of two parts, such as "sign-up", is found as one.
const BUYING: &str = "\
    acquire acquisition booking buy buying buys cart checkout contract conversion convert converting enrol enroll \
    enrollment enrolment order ordering orders pay paying payment purchase purchased purchases purchasing reservation \
    reserve sale sales signing signup subscribe subscribing subscription transaction";

/// Words of buying where nothing else is said, as people decide and register at other times too.
const BUYING_ALONE: &str = "decide deciding decision register registering registration";

/// Words that say nothing beside those.
const FILLING: &str = "a and final make making online phase stage the to your";

/// Words that say of a stage of buying that it is not the first purchase itself, or goes on behind it.
const BEYOND: &str = "\
    after again arrive arrived arrives back before beyond cancel cancellation care delivered delivery end ended ending ends \
    following fulfillment fulfilment loyalty next onboarding past post pre re receiving referral renew renewal repeat \
    repeated retention return returning returns second service since stay support tracking usage use using warranty";

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    let model = cx.model;
    let ending = model.journeys().filter_map(|(id, journey)| {
        let (last, earlier) = journey.stages.split_last().filter(|(last, _)| is_buying(last))?;
        (!goes_on(earlier)).then_some((id, journey, last))
    });
    let ending: Vec<(JourneyId, &Journey, &Stage)> = ending.collect();
    if ending.is_empty() {
        return Vec::new();
    }
    let parts = parts(model);
    ending
        .into_iter()
        .filter(|(id, ..)| !parts.contains(id))
        .map(|(_, journey, last)| {
            let (name, stage) = (&journey.head.id.value, &last.head.id.value);
            let message = format!("the journey `{name}` ends with buying: its last stage is `{stage}`");
            LINT.found(place::of_head(&journey.head), message)
                .with_label(place::of_head(&last.head), "nothing comes after this")
                .with_help("add the stages in which people get, use and judge what they have bought")
        })
        .collect()
}

/// Returns the journeys that are a touchpoint of another one.
fn parts(model: &Model) -> FxHashSet<JourneyId> {
    let touchpoints = model.journeys.iter().flat_map(|journey| &journey.touchpoints);
    touchpoints.flat_map(|touchpoint| targets(touchpoint.expands.as_slice())).collect()
}

/// Returns whether people have bought before, and something followed: they pay at the end, or leave.
fn goes_on(stages: &[Stage]) -> bool {
    let mut after_buying = stages.iter().map(is_buying).skip_while(|is_buying| !is_buying);
    after_buying.any(|is_buying| !is_buying)
}

fn is_buying(stage: &Stage) -> bool {
    let (id, title) = (words(&stage.head.id.value), words(&stage.head.title));
    let is_beyond = has_any(&id, BEYOND) || has_any(&title, BEYOND);
    // Where the title speaks of deciding, it says better than the id what is decided.
    let telling = if has_any(&title, BUYING_ALONE) { &title } else { &id };
    !is_beyond && (has_buying(&id) || has_buying(&title) || is_buying_alone(telling))
}

fn has_buying(words: &[String]) -> bool {
    // What is "in order" is not ordered.
    let in_order = |at: usize| words[at] == "order" && at > 0 && words[at - 1] == "in";
    (0..words.len()).any(|at| is_among(&words[at], BUYING) && !in_order(at))
        || words.windows(2).any(|pair| is_among(&pair.concat(), BUYING))
}

fn is_buying_alone(text: &[String]) -> bool {
    has_any(text, BUYING_ALONE)
        && text.iter().all(|word| is_among(word, BUYING_ALONE) || is_among(word, FILLING))
}

fn has_any(text: &[String], words: &str) -> bool {
    text.iter().any(|word| is_among(word, words))
}

fn is_among(word: &str, words: &str) -> bool {
    words.split(' ').any(|other| other == word)
}

/// Returns the words of an id or title in small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
