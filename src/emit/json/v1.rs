//! The document's types, version 1. Their comments are the descriptions in its JSON Schema.
//!
//! Ids name things: a persona, team, channel, source, lane or journey by its id; a KPI, pain or opportunity by its path
//! (`journey/id`, or the id alone for one of the project). Fields and lists without content are left out, but for the
//! lists that make the skeleton. Fields may be added within a version.

use jiff::civil::Date;
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::Strength;
use crate::model::{ActivityLane, KpiStatus};
use crate::vocabulary::{
    Cadence, ChannelKind, Confidence, Direction, Level, OpportunityStatus, PainSeverity, Period, Priority,
    SourceKind,
};

/// A number with its exact digits.
///
/// JSON numbers have as many digits as they are written with, so nothing is lost here; whoever reads them as binary
/// floats may round what has more than 15.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub Decimal);

/// A day, as `2026-12-31`.
#[derive(Debug, Clone, Copy)]
pub struct Day(pub Date);

/// Running text with inline Markdown; a text of several lines may hold paragraphs and lists.
pub type Markdown<'m> = &'m str;

/// The path of a KPI, pain or opportunity: `journey/id`, or the id alone for one of the project.
pub type Path = String;

/// Declares types of the document: first the fields that are always there, then those that are left out when empty.
macro_rules! records {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident $(<$life:lifetime>)? {
            $($(#[doc = $always_doc:literal])+ $always:ident: $always_type:ty,)*
            $(if any { $($(#[doc = $any_doc:literal])+ $any:ident: $any_type:ty,)+ })?
        }
    )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Serialize, JsonSchema)]
            #[serde(deny_unknown_fields)]
            pub struct $name $(<$life>)? {
                $($(#[doc = $always_doc])+ pub $always: $always_type,)*
                $($($(#[doc = $any_doc])+ #[serde(skip_serializing_if = "Empty::is_empty")] pub $any: $any_type,)+)?
            }
        )+
    };
}

records! {
    /// A project of customer journeys with everything resolved: owners inherited, arrows implied, statuses computed.
    ///
    /// Things are named by their ids; KPIs, pains and opportunities by their paths. What nobody wrote is left out.
    Document<'m> {
        /// The version of this format: 1. Fields may be added within it.
        version: u32,
        /// What wrote the document.
        generator: &'static str,
        /// The project.
        project: Project<'m>,
        /// Who walks the journeys.
        personas: Vec<Persona<'m>>,
        /// Who owns and does things.
        teams: Vec<Team<'m>>,
        /// The ways in which people and the company meet: those that are built in, and those of the project.
        channels: Vec<Channel<'m>>,
        /// Where claims come from.
        sources: Vec<Source<'m>>,
        /// The project's own lanes.
        lanes: Vec<Lane<'m>>,
        /// The stages that journeys share, in the order of the project's matrix.
        stages: Vec<SharedStage<'m>>,
        /// The project's own KPIs.
        kpis: Vec<Kpi<'m>>,
        /// The project's own opportunities.
        opportunities: Vec<Opportunity<'m>>,
        /// The journeys.
        journeys: Vec<Journey<'m>>,
    }

    /// The project as a whole.
    Project<'m> {
        /// What it is called.
        title: &'m str,
        /// The language of its texts, as BCP 47 has it.
        language: &'m str,
    }

    /// What can be said of anything.
    About<'m> {
        if any {
            /// What there is to say beyond the title.
            description: Option<Markdown<'m>>,
            /// Free words to filter by.
            tags: Vec<&'m str>,
            /// Places to read more.
            links: Vec<Link<'m>>,
            /// A picture.
            image: Option<Image<'m>>,
        }
    }

    /// A place to read more.
    Link<'m> {
        /// The address, or a path relative to the file.
        url: &'m str,
        if any {
            /// What it is called.
            title: Option<&'m str>,
        }
    }

    /// A picture.
    Image<'m> {
        /// The path relative to the file.
        path: &'m str,
        /// What is to be seen.
        alt: &'m str,
    }

    /// A source behind a claim.
    Citation<'m> {
        /// The source's id.
        source: &'m str,
        if any {
            /// What the source says.
            words: Option<Markdown<'m>>,
        }
    }

    /// Somebody who walks journeys.
    Persona<'m> {
        /// The id.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// The file it is declared in.
        file: &'m str,
        if any {
            /// What they are.
            role: Option<Markdown<'m>>,
            /// The group they stand for.
            segment: Option<Markdown<'m>>,
            /// Their part of all customers, in percent.
            share: Option<Number>,
            /// What they say.
            quote: Option<Markdown<'m>>,
            /// What they want.
            goals: Vec<Markdown<'m>>,
            /// What they hire the company for.
            jobs: Vec<Markdown<'m>>,
            /// What they need.
            needs: Vec<Markdown<'m>>,
            /// What drives them.
            motivation: Option<Markdown<'m>>,
            /// What they take for granted.
            expects: Vec<Markdown<'m>>,
            /// What holds them back.
            barriers: Vec<Markdown<'m>>,
            /// What hurts them anywhere.
            pains: Vec<Markdown<'m>>,
            /// What they need to be able to take part.
            accessibility: Vec<Markdown<'m>>,
            /// The ids of the channels they like.
            prefers: Vec<&'m str>,
            /// Facts with a name, such as the age.
            demographics: Vec<Demographic<'m>>,
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
            /// What nobody knows of them.
            questions: Vec<Question<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A fact on a persona.
    Demographic<'m> {
        /// What it is, such as "Age".
        name: &'m str,
        /// Its value, such as "25–40".
        value: Markdown<'m>,
    }

    /// Who owns and does things.
    Team<'m> {
        /// The id.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// The file it is declared in.
        file: &'m str,
        if any {
            /// The part of the organisation.
            department: Option<Markdown<'m>>,
            /// How to reach them.
            contact: Option<Markdown<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A way in which people and the company meet.
    Channel<'m> {
        /// The id.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// How it reaches people.
        kind: ChannelKind,
        if any {
            /// The built-in channel whose icon it has.
            icon: Option<&'m str>,
            /// The file it is declared in; left out for a built-in one.
            file: Option<&'m str>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// Where claims come from.
    Source<'m> {
        /// The id.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// The file it is declared in.
        file: &'m str,
        if any {
            /// How it came to know.
            kind: Option<SourceKind>,
            /// When.
            on: Option<Day>,
            /// Of how many.
            sample: Option<Number>,
            /// Where to read it.
            url: Option<&'m str>,
            /// The file that holds it, relative to the one it is declared in.
            document: Option<&'m str>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A lane of the project's own.
    Lane<'m> {
        /// The id.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// The file it is declared in.
        file: &'m str,
        if any {
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A stage that journeys share.
    SharedStage<'m> {
        /// The id, the same in the journeys.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// The file it is declared in.
        file: &'m str,
        if any {
            /// What people want there.
            goals: Vec<Markdown<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A thing nobody knows, or did not know, yet.
    Question<'m> {
        /// The question.
        text: Markdown<'m>,
        /// Whether a source answers it.
        answered: bool,
        if any {
            /// The stage it is asked in.
            stage: Option<&'m str>,
            /// The touchpoint it is asked at.
            touchpoint: Option<&'m str>,
            /// The team that finds the answer, its own or inherited.
            owner: Option<&'m str>,
            /// Until when.
            due: Option<Day>,
            /// The sources that answer it.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A customer journey.
    Journey<'m> {
        /// The id.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// The file it is declared in.
        file: &'m str,
        /// Whether it is of today.
        state: JourneyState,
        /// The ids of who walks it, the main one first.
        personas: Vec<&'m str>,
        /// Its stages.
        stages: Vec<Stage<'m>>,
        /// How people move through it.
        flow: Flow<'m>,
        /// All its pains.
        pains: Vec<Pain<'m>>,
        /// All its KPIs.
        kpis: Vec<Kpi<'m>>,
        /// All its opportunities.
        opportunities: Vec<Opportunity<'m>>,
        if any {
            /// The current journey that this one is the future of.
            future_of: Option<&'m str>,
            /// What it is about.
            scenario: Option<Markdown<'m>>,
            /// What sets it off.
            triggers: Vec<Markdown<'m>>,
            /// What people want.
            goals: Vec<Markdown<'m>>,
            /// What people hire the company for.
            jobs: Vec<Markdown<'m>>,
            /// What people take for granted.
            expects: Vec<Markdown<'m>>,
            /// How many people start it.
            volume: Option<Volume>,
            /// The team that answers for it.
            owner: Option<&'m str>,
            /// Whether its claims were checked.
            confidence: Option<Confidence>,
            /// When it was looked at last.
            reviewed: Option<Review>,
            /// All that works in it and must be kept.
            bright_spots: Vec<BrightSpot<'m>>,
            /// All its questions.
            questions: Vec<Question<'m>>,
            /// Sources for the whole.
            cites: Vec<Citation<'m>>,
            /// The changes of owner, from touchpoint to touchpoint and from frontstage to backstage.
            handoffs: Vec<Handoff<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// The last review of a journey.
    Review {
        /// When.
        on: Day,
        if any {
            /// How often it is due.
            every: Option<Duration>,
        }
    }

    /// A part of a journey.
    Stage<'m> {
        /// The id.
        id: &'m str,
        /// The title, the shared stage's where none is written.
        title: &'m str,
        /// Its touchpoints and steps, in the order written.
        touchpoints: Vec<Touchpoint<'m>>,
        if any {
            /// The groups of its touchpoints and steps of which a person meets one.
            one_of: Vec<OneOf<'m>>,
            /// What people want there, the shared stage's where nothing is written.
            goals: Vec<Markdown<'m>>,
            /// What people hire the company for.
            jobs: Vec<Markdown<'m>>,
            /// How long it takes.
            takes: Option<Takes>,
            /// The team that answers for it, its own or the journey's.
            owner: Option<&'m str>,
            /// Sources for the whole.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// Alternatives: a person meets one of them.
    OneOf<'m> {
        /// The id, unique among the touchpoints of its journey.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// The ids of its members.
        touchpoints: Vec<&'m str>,
        if any {
            /// The share of those who come to it and meet none of them, in percent.
            passing_by: Option<Number>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A moment of a journey.
    Touchpoint<'m> {
        /// The id, unique in its journey.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// With the company or without it.
        kind: TouchpointKind,
        /// The ids of the personas who take part.
        who: Vec<&'m str>,
        /// Whether it can be reached from where people begin.
        reachable: bool,
        /// Whether the journey is won or lost here.
        moment_of_truth: bool,
        /// What holds for everybody who takes part.
        experience: Experience<'m>,
        if any {
            /// How each persona feels, their own feeling or everybody's.
            feelings: Vec<PersonaFeeling<'m>>,
            /// What differs for a persona.
            variants: Vec<Variant<'m>>,
            /// The team that does it, while people wait.
            by: Option<&'m str>,
            /// The group of alternatives of which it is one.
            one_of: Option<&'m str>,
            /// The share of those who come to that group and meet it, in percent, as written or as it follows.
            share: Option<Number>,
            /// How long it takes.
            takes: Option<Takes>,
            /// How many people come, as written.
            volume: Option<Volume>,
            /// How many people come in the period of the flow, as computed.
            people: Option<Number>,
            /// The team that answers for it, its own or inherited.
            owner: Option<&'m str>,
            /// What stands in the project's own lanes.
            notes: Vec<Note<'m>>,
            /// What the customer sees the company do.
            frontstage: Vec<Activity<'m>>,
            /// What the company does unseen.
            backstage: Vec<Activity<'m>>,
            /// Systems and partners behind it.
            supported_by: Vec<Activity<'m>>,
            /// The opportunities that make this touchpoint of the future possible.
            delivers: Vec<Path>,
            /// The journey that tells this touchpoint in full.
            expands: Option<&'m str>,
            /// Its names in an event log.
            logged_as: Vec<&'m str>,
            /// Its URL patterns.
            pages: Vec<&'m str>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// What people go through at a touchpoint.
    Experience<'m> {
        if any {
            /// The ids of the channels.
            channels: Vec<&'m str>,
            /// What they do.
            does: Vec<Line<'m>>,
            /// What they think.
            thinks: Vec<Line<'m>>,
            /// What they say.
            says: Vec<Line<'m>>,
            /// What they see or hold.
            sees: Vec<Line<'m>>,
            /// What they need.
            needs: Vec<Line<'m>>,
            /// How they feel.
            feels: Option<Feeling<'m>>,
            /// How much it takes them in, from 1 to 5.
            engagement: Option<u8>,
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
        }
    }

    /// What people do, think, say, see or need.
    Line<'m> {
        /// What was written.
        text: Markdown<'m>,
        if any {
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// How people feel.
    Feeling<'m> {
        /// From −2 to 2.
        score: i8,
        if any {
            /// In a word.
            label: Option<&'m str>,
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// How one persona feels at a touchpoint.
    PersonaFeeling<'m> {
        /// The persona's id.
        persona: &'m str,
        /// From −2 to 2.
        score: i8,
        if any {
            /// In a word.
            label: Option<&'m str>,
        }
    }

    /// What differs for a persona at a touchpoint: what stands here replaces the touchpoint's.
    Variant<'m> {
        /// The persona's id.
        persona: &'m str,
        /// What they go through.
        experience: Experience<'m>,
        if any {
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// Words in a lane of the project's own.
    Note<'m> {
        /// The lane's id.
        lane: &'m str,
        /// What stands there.
        text: Markdown<'m>,
        if any {
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A line of the service blueprint.
    Activity<'m> {
        /// What is done.
        text: Markdown<'m>,
        if any {
            /// The team that does it, its own or inherited.
            owner: Option<&'m str>,
            /// How long it takes.
            takes: Option<Takes>,
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// How people move through a journey.
    Flow<'m> {
        /// Every arrow, by the touchpoint it leaves and then in the order written, the implied one last.
        arrows: Vec<Arrow<'m>>,
        if any {
            /// The time over which people are counted.
            period: Option<Period>,
            /// How many people leave in one period before they have what they came for.
            lost: Option<Number>,
            /// How many people leave what is counted in one period: lost, done, or gone where nobody counts. Nothing where a
            /// volume and the arrows do not fit together.
            leaving: Option<Number>,
            /// How many of 100 who begin leave before they have what they came for, where nobody counted people.
            lost_of_hundred: Option<Number>,
        }
    }

    /// A way from one touchpoint to another, or out of the journey.
    Arrow<'m> {
        /// The touchpoint it leaves.
        from: &'m str,
        /// The touchpoint it goes to, or `done` (they have what they came for) or `exit` (they leave before that).
        to: &'m str,
        /// Where it comes from.
        origin: ArrowOrigin,
        if any {
            /// Why people take it.
            label: Option<Markdown<'m>>,
            /// The share of those at `from` who take it, in percent, as written or as it follows.
            share: Option<Number>,
            /// How many people take it in one period.
            people: Option<Number>,
            /// The group among whose members people divide on this way, or that they pass by on it.
            one_of: Option<&'m str>,
            /// How long they wait before.
            after: Option<Duration>,
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A change of owner.
    Handoff<'m> {
        /// The touchpoint at which the new owner takes over.
        touchpoint: &'m str,
        /// The team that gives.
        from: &'m str,
        /// The team that takes.
        to: &'m str,
        /// Between what.
        between: Between,
    }

    /// What hurts.
    Pain<'m> {
        /// What hurts, in a sentence.
        text: Markdown<'m>,
        /// How much; medium where nothing is written.
        severity: PainSeverity,
        if any {
            /// How well the claim is supported by its sources; left out where sources are hidden.
            strength: Option<Strength>,
            /// The path by which opportunities name it, if it has an id.
            path: Option<Path>,
            /// The stage it stands in.
            stage: Option<&'m str>,
            /// The touchpoint it stands in.
            touchpoint: Option<&'m str>,
            /// The persona whom alone it hurts.
            persona: Option<&'m str>,
            /// The work behind the touchpoint that it stands under.
            activity: Option<ActivityPlace>,
            /// How many of those who come there it hurts, in percent.
            affects: Option<Number>,
            /// How many people it hurts in the period of the flow, where that is counted.
            people: Option<Number>,
            /// The team that cares for it, its own or inherited.
            owner: Option<&'m str>,
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// What works and must be kept.
    BrightSpot<'m> {
        /// What works, in a sentence.
        text: Markdown<'m>,
        if any {
            /// How well the claim is supported by its sources; left out where sources are hidden.
            strength: Option<Strength>,
            /// The path by which a future is recognised to have it still, if it has an id.
            path: Option<Path>,
            /// The stage it stands in.
            stage: Option<&'m str>,
            /// The touchpoint it stands in.
            touchpoint: Option<&'m str>,
            /// For how many of those who come there it is good, in percent.
            affects: Option<Number>,
            /// The team that keeps it up, its own or inherited.
            owner: Option<&'m str>,
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// A line of the service blueprint, by its place.
    ActivityPlace {
        /// The lane.
        lane: ActivityLane,
        /// Which of the touchpoint's lines in that lane, from 0.
        index: usize,
    }

    /// A number by which a journey, or the project, is judged.
    Kpi<'m> {
        /// The path: `journey/id`, or the id alone for one of the project.
        path: Path,
        /// The id.
        id: &'m str,
        /// The title.
        title: &'m str,
        /// How it stands by its newest actual.
        status: KpiStatus,
        if any {
            /// Which way is better.
            direction: Option<Direction>,
            /// The stage it stands in.
            stage: Option<&'m str>,
            /// The touchpoint it stands in.
            touchpoint: Option<&'m str>,
            /// The built-in metric that it measures.
            metric: Option<&'m str>,
            /// How it is computed: as written, else as its metric is.
            formula: Option<Markdown<'m>>,
            /// The unit of its values, as written.
            unit: Option<&'m str>,
            /// Where it started.
            baseline: Option<Reading<'m>>,
            /// What is wanted, and by when.
            target: Option<Target<'m>>,
            /// What is still bearable.
            warn: Option<Goal<'m>>,
            /// What was measured, oldest first.
            actuals: Vec<Reading<'m>>,
            /// The team that answers for it, its own or inherited.
            owner: Option<&'m str>,
            /// How often it is read.
            cadence: Option<Cadence>,
            /// Where the numbers come from.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// An amount with its unit.
    Value<'m> {
        /// The amount.
        amount: Number,
        if any {
            /// `%`, a unit of time in the singular, or any other word.
            unit: Option<&'m str>,
        }
    }

    /// A value on a day.
    Reading<'m> {
        /// What was measured.
        value: Value<'m>,
        if any {
            /// When.
            on: Option<Day>,
        }
    }

    /// What is asked of a value.
    Goal<'m> {
        /// How the value is compared.
        comparison: Comparison,
        /// What it is compared with; the least value of a range.
        value: Value<'m>,
        if any {
            /// The greatest value of a range.
            most: Option<Value<'m>>,
        }
    }

    /// What is wanted of a KPI.
    Target<'m> {
        /// What is asked of the newest actual.
        goal: Goal<'m>,
        if any {
            /// By when.
            by: Option<Day>,
        }
    }

    /// What could be done.
    Opportunity<'m> {
        /// What to do, in a sentence.
        text: Markdown<'m>,
        /// The file it is written in.
        file: &'m str,
        /// How far it has come; an idea where nothing is written.
        status: OpportunityStatus,
        if any {
            /// When to take it up: as written, else what impact and effort suggest.
            priority: Option<Priority>,
            /// The path by which it is named, if it has an id.
            path: Option<Path>,
            /// The stage it stands in.
            stage: Option<&'m str>,
            /// The touchpoint it stands in.
            touchpoint: Option<&'m str>,
            /// The pains it takes away.
            solves: Vec<Path>,
            /// The KPIs it moves.
            improves: Vec<Path>,
            /// The ids of the personas it is for.
            personas: Vec<&'m str>,
            /// The team that does it, its own or inherited.
            owner: Option<&'m str>,
            /// The teams that must help.
            with: Vec<&'m str>,
            /// How much it brings.
            impact: Option<Level>,
            /// How much work it is.
            effort: Option<Level>,
            /// Until when.
            due: Option<Day>,
            /// What it costs.
            cost: Option<Value<'m>>,
            /// What it brings, in words.
            benefit: Option<Markdown<'m>>,
            /// What came of it.
            result: Option<Outcome<'m>>,
            /// Where it is known from.
            cites: Vec<Citation<'m>>,
            /// What else there is to say.
            about: Option<About<'m>>,
        }
    }

    /// What came of an opportunity.
    Outcome<'m> {
        /// What came of it.
        text: Markdown<'m>,
        if any {
            /// When that was seen.
            on: Option<Day>,
        }
    }

    /// A number of people over a time.
    Volume {
        /// How many.
        amount: Number,
        /// Over which time.
        per: Period,
    }

    /// A stretch of time.
    Duration {
        /// How many.
        amount: Number,
        /// Of what: `ms`, `s`, `min`, `h`, `day`, `week`, `month` or `year`.
        unit: &'static str,
        /// The same in seconds; a month counts 30.4375 days, a year 365.25.
        seconds: Number,
    }

    /// The time that something takes.
    Takes {
        /// The least.
        least: Duration,
        /// The most; for a plain duration the same.
        most: Duration,
    }
}

/// Declares the choices that only this document makes.
macro_rules! choices {
    ($($(#[doc = $doc:literal])+ $name:ident { $(#[doc = $variant_doc:literal] $variant:ident = $word:literal,)+ })+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
            pub enum $name {
                $(#[doc = $variant_doc] #[serde(rename = $word)] $variant,)+
            }
        )+
    };
}

choices! {
    /// Whether a journey is of today.
    JourneyState {
        /// As it is.
        Current = "current",
        /// As it shall be; it counts in no mean of today.
        Future = "future",
    }

    /// Between what a handoff happens.
    Between {
        /// The touchpoint before and this one.
        Touchpoints = "touchpoints",
        /// Frontstage and backstage of one touchpoint.
        Blueprint = "frontstage and backstage",
    }

    /// Whether the company is present.
    TouchpointKind {
        /// It is.
        Touchpoint = "touchpoint",
        /// It is not.
        Step = "step",
    }

    /// Where an arrow comes from.
    ArrowOrigin {
        /// Somebody wrote it.
        Written = "written",
        /// The touchpoints follow one another; nothing is written.
        Next = "next",
        /// The written shares leave something over.
        Remainder = "remainder",
    }

    /// How a value is compared.
    Comparison {
        /// At least.
        AtLeast = ">=",
        /// At most.
        AtMost = "<=",
        /// More than.
        MoreThan = ">",
        /// Less than.
        LessThan = "<",
        /// Exactly.
        Exactly = "=",
        /// From one value to another, both included.
        Between = "..",
    }
}

/// What is left out of the document when there is nothing in it.
trait Empty {
    fn is_empty(&self) -> bool;
}

impl<T> Empty for Option<T> {
    fn is_empty(&self) -> bool {
        self.is_none()
    }
}

impl<T> Empty for Vec<T> {
    fn is_empty(&self) -> bool {
        Vec::is_empty(self)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A raw value is the way to write digits without a detour over binary floats.
        let digits = if self.0.is_zero() { "0".to_owned() } else { self.0.normalize().to_string() };
        RawValue::from_string(digits).expect("a decimal is a JSON number").serialize(serializer)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "description": "A number with its exact digits." })
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$", "description": "A day, as 2026-12-31." })
    }
}
