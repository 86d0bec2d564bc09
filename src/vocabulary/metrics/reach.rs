//! Who sees us, who comes, and what they do on the page.

use super::metric::ConventionalStage::{Awareness, Consideration, Onboarding, Purchase, Use};
use super::metric::Direction::{Down, Up};
use super::metric::Metric;
use super::metric::rows::{COUNT, DURATION, PERCENT};

pub const IMPRESSIONS: Metric = Metric {
    id: "impressions",
    title: "Impressions",
    sample: "420_000",
    also: &["Ad impressions"],
    formula: "times an ad, post or search result was shown in the period",
    direction: Some(Up),
    stages: &[Awareness],
    tells: "How often people had a chance to notice us.",
    mistakes: &[
        "It counts showings, not people: one person who is shown an ad five times is five impressions, and a \
         reach of one.",
        "Delivered is not seen: whether an ad counts as viewable, and for how long it must be on the screen, \
         is a definition of its own.",
        "More of them can be bought at any time; read them together with what they lead to, such as clicks \
         or branded searches.",
    ],
    ..COUNT
};

pub const CLICK_THROUGH_RATE: Metric = Metric {
    id: "click-through-rate",
    title: "Click-through rate",
    sample: "2.4%",
    also: &["CTR", "Clickthrough rate"],
    formula: "clicks on an ad, result or link ÷ times it was shown, in the same period",
    direction: Some(Up),
    stages: &[Awareness, Consideration],
    tells: "How well an ad, search result or link wins the interest of those who see it.",
    mistakes: &[
        "In e-mail the denominator is the messages delivered; clicks ÷ messages opened is the click-to-open \
         rate.",
        "Rates of several campaigns must not be averaged: divide all clicks by all impressions.",
        "A click is not a visit: accidental clicks, bots and pages left before they load make clicks \
         outnumber sessions.",
    ],
    ..PERCENT
};

pub const SESSIONS: Metric = Metric {
    id: "sessions",
    title: "Sessions",
    sample: "18_600",
    also: &["Visits"],
    formula: "visits of the site or app begun in the period; after a pause, usually of 30 minutes, a new one \
        begins",
    direction: Some(Up),
    stages: &[Awareness, Consideration],
    tells: "How much traffic a site or app gets.",
    mistakes: &[
        "Sessions are not people: who comes twice, or on two devices, is counted twice.",
        "Only tracked visits are counted: after a new consent banner the number drops although as many \
         people come.",
        "Tools end a session differently, some also at midnight or when a new campaign brings the visitor \
         back, so their numbers do not compare.",
    ],
    ..COUNT
};

pub const BOUNCE_RATE: Metric = Metric {
    id: "bounce-rate",
    title: "Bounce rate",
    sample: "41%",
    also: &[],
    formula: "sessions that bounced by the tool's definition ÷ all sessions, in the same period",
    direction: Some(Down),
    stages: &[Awareness, Consideration],
    tells: "How many visits end before they have really begun.",
    mistakes: &[
        "Google Analytics 4 calls a session bounced that was not engaged: 10 seconds or less, one page and \
         no key event; older tools count every session of a single page, however long. The two do not \
         compare.",
        "Where a page answers at once, with opening hours or a phone number, a bounce can be a success.",
        "The rate of a single page is divided by the sessions that began there, not by all its views.",
    ],
    ..PERCENT
};

pub const SCROLL_DEPTH: Metric = Metric {
    id: "scroll-depth",
    title: "Scroll depth",
    sample: "62%",
    also: &[],
    formula: "lowest point of the page that came into view ÷ height of the page, mean over page views",
    stages: &[Awareness, Consideration],
    tells: "How far down a page visitors get.",
    mistakes: &[
        "It has no direction of its own: scrolling on may be interest, or a search for what should stand at \
         the top.",
        "Reached is not read: who races to the footer counts as who reads every line.",
        "The share of visitors who reach a fixed mark, such as 90%, is another figure; and a short page is \
         seen to its end without any scrolling.",
    ],
    ..PERCENT
};

pub const ENGAGEMENT_TIME: Metric = Metric {
    id: "engagement-time",
    title: "Engagement time",
    sample: "74 s",
    also: &["Engaged time"],
    formula: "time the page or app was in the foreground ÷ sessions, in the same period",
    stages: &[Awareness, Consideration, Use],
    tells: "How long a page or app holds people's attention.",
    mistakes: &[
        "It has no direction of its own: minutes on an article are interest, minutes in a form are trouble.",
        "Per session and per user are two figures; Google Analytics 4 shows both, and its plain average \
         engagement time is per active user.",
        "The older time on page runs to the next click and knows nothing of the last page of a visit, so it \
         is no history of this figure.",
    ],
    ..DURATION
};

pub const RAGE_CLICK_RATE: Metric = Metric {
    id: "rage-click-rate",
    title: "Rage-click rate",
    sample: "2.2%",
    also: &["Rage clicks", "Rage taps"],
    formula: "sessions with a rage click (several quick clicks on one spot) ÷ all recorded sessions, in the \
        same period",
    direction: Some(Down),
    stages: &[Consideration, Purchase, Onboarding, Use],
    tells: "How many visits hit something that does not respond as people expect.",
    mistakes: &[
        "How many clicks, how quick and how near is up to the tool, so the rates of two tools do not \
         compare.",
        "Quick clicks are no anger where they are meant: a plus button, a gallery, the next month of a \
         calendar.",
        "Recordings are often a sample, and only of those who agreed to it; the rate speaks of these \
         sessions alone.",
    ],
    ..PERCENT
};

pub const DEAD_CLICK_RATE: Metric = Metric {
    id: "dead-click-rate",
    title: "Dead-click rate",
    sample: "6.5%",
    also: &["Dead clicks", "Dead taps"],
    formula: "sessions with a click that had no effect ÷ all recorded sessions, in the same period",
    direction: Some(Down),
    stages: &[Consideration, Purchase, Onboarding, Use],
    tells: "How many visits click on what looks as if it did something, and does not.",
    mistakes: &[
        "Clicks that select text or close a menu have no effect that a tool sees, and are no fault: look \
         which elements are clicked.",
        "An effect that the tool does not see, such as a download or a slow answer, can count as none.",
        "One dead picture on a busy page lifts the rate of the whole site; read it page by page.",
    ],
    ..PERCENT
};
