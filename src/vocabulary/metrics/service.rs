//! How people fare when they need us.

use super::metric::ConventionalStage::{Onboarding, Purchase, Service, Use};
use super::metric::Direction::{Down, Up};
use super::metric::Metric;
use super::metric::rows::{DURATION, NUMBER, PERCENT};

pub const CSAT: Metric = Metric {
    id: "csat",
    title: "Customer satisfaction (CSAT)",
    sample: "84%",
    also: &["Customer satisfaction", "Customer satisfaction score", "Satisfaction"],
    formula: "answers in the top boxes (4 and 5 of 5) ÷ all answers, in the same period",
    direction: Some(Up),
    stages: &[Purchase, Onboarding, Use, Service],
    tells: "How many were satisfied with what they have just been through.",
    mistakes: &[
        "It counts the top boxes; the mean of the scale is another figure, and a mean of 4.2 of 5 is not a \
         CSAT of 84%.",
        "Those who answer are seldom a fair picture of all; show the number of answers and the share who \
         answered.",
        "It speaks of one moment, and asked weeks later or in other words it is not the same figure.",
    ],
    ..PERCENT
};

pub const CUSTOMER_EFFORT_SCORE: Metric = Metric {
    id: "customer-effort-score",
    title: "Customer effort score (CES)",
    sample: "5.6",
    also: &["CES", "Customer effort"],
    formula: "sum of the answers on the effort scale ÷ number of answers, in the same period",
    stages: &[Purchase, Onboarding, Service],
    tells: "How hard it was for people to get done what they came for.",
    mistakes: &[
        "It has no direction of its own: asked how far people agree that it was easy, high is good; asked \
         how much effort it took, low is. Put the question into `formula`, and let `target` say which way is \
         better.",
        "Scales of five and of seven, and questions in other words, do not compare.",
        "Who gave up is not asked: ask at the end of the attempt, not only after a success.",
    ],
    ..NUMBER
};

pub const FIRST_CONTACT_RESOLUTION: Metric = Metric {
    id: "first-contact-resolution",
    title: "First-contact resolution",
    sample: "71%",
    also: &["FCR", "First-call resolution", "First-contact resolution rate"],
    formula: "cases with no second contact within a set time ÷ all cases, begun in the same period",
    direction: Some(Up),
    stages: &[Service],
    tells: "How many people have to ask only once.",
    mistakes: &[
        "A case that somebody marked as solved is not yet solved for the customer: wait whether they come \
         back, say within seven days.",
        "Counted by channel, who tries the chat and then calls is two cases solved at once; count by person \
         and matter.",
        "When easy questions move to self-service, the rest is harder and the rate falls, although service \
         has become better.",
    ],
    ..PERCENT
};

pub const FIRST_RESPONSE_TIME: Metric = Metric {
    id: "first-response-time",
    title: "First response time",
    sample: "38 min",
    also: &["FRT", "First reply time", "Time to first response"],
    formula: "median time from the customer's first message to the first answer by a person, of the cases \
        begun in the period",
    direction: Some(Down),
    stages: &[Service],
    tells: "How long people wait before somebody turns to them.",
    mistakes: &[
        "An automatic confirmation is no answer.",
        "Say whether nights and weekends count: in business hours the figure is shorter than what the \
         customer waits.",
        "The median hides the long waits, and the mean is moved by a few of them: show the share answered in \
         the time promised as well.",
    ],
    ..DURATION
};

pub const RESOLUTION_TIME: Metric = Metric {
    id: "resolution-time",
    title: "Resolution time",
    sample: "2.5 days",
    also: &["Time to resolution", "TTR", "Time to resolve"],
    formula: "median time from the customer's first message to the solution, of the cases solved in the \
        period",
    direction: Some(Down),
    stages: &[Service],
    tells: "How long people live with their problem.",
    mistakes: &[
        "A case that is opened again was not solved: its time runs on to the last solution.",
        "Cases still open are not in it, so a growing pile of old ones looks good until it is worked off.",
        "Decide once whether the time spent waiting for the customer counts, and keep to it.",
    ],
    ..DURATION
};
