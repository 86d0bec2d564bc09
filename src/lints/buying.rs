//! What the lints know of buying: which stages are about it, and what comes behind them.

use rustc_hash::FxHashSet;

use crate::model::{Journey, JourneyId, Model, Stage, StageId, targets};

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

/// Returns the first stage behind buying: what follows the first stages that are about it.
pub fn stage_behind(journey: &Journey) -> Option<(StageId, &Stage)> {
    let mut stages = journey.stages().skip_while(|(_, stage)| !is_buying(stage));
    stages.find(|(_, stage)| !is_buying(stage))
}

/// Returns the journeys that are a touchpoint of another one.
pub fn parts(model: &Model) -> FxHashSet<JourneyId> {
    let touchpoints = model.journeys.iter().flat_map(|journey| &journey.touchpoints);
    touchpoints.flat_map(|touchpoint| targets(touchpoint.expands.as_slice())).collect()
}

/// Returns whether people buy in a stage, as its id and title say.
pub fn is_buying(stage: &Stage) -> bool {
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
