//! The table. Rows stand in the order of the reference; a word that means different things has a row for each.

use super::block::BlockKind;
use super::choices::{
    Cadence, ChannelKind, Confidence, JourneyState, Level, OpportunityStatus, PainSeverity, Priority,
    SourceKind,
};
use super::keyword::Keyword;
use super::slot::slots::*;
use super::slot::{At, TypedSlot};
use super::word::{Occurrence, Word};

/// Every block but the top level.
const EVERY_BLOCK: &[BlockKind] = &[
    BlockKind::Persona,
    BlockKind::Team,
    BlockKind::Channel,
    BlockKind::Source,
    BlockKind::Lane,
    BlockKind::SharedStage,
    BlockKind::Journey,
    BlockKind::Stage,
    BlockKind::Touchpoint,
    BlockKind::Step,
    BlockKind::TeamStep,
    BlockKind::OneOf,
    BlockKind::For,
    BlockKind::StepFor,
    BlockKind::Claim,
    BlockKind::Activity,
    BlockKind::Question,
    BlockKind::Pain,
    BlockKind::BrightSpot,
    BlockKind::Opportunity,
    BlockKind::Kpi,
];

// A row reads: KEYWORD "spelling" [where it stands] (its arguments) how often, and the block that it opens: what it means,
// and a line as somebody would write it. A group in round brackets is a keyword enum of its own, for words that are read by
// the same lines wherever they stand; `Again` is for a row whose keyword stands above.
words! {
    $ keywords {
        FileKeyword [File]
        PersonaKeyword [Persona] (About)
        TeamKeyword [Team] (About)
        ChannelKeyword [Channel] (About)
        SourceKeyword [Source] (About)
        SharedStageKeyword [SharedStage] (About)
        JourneyKeyword [Journey] (About)
        StageKeyword [Stage] (About)
        OneOfKeyword [OneOf] (About)
        TouchpointKeyword [Touchpoint Step TeamStep] (Experience) (About)
        ForKeyword [For StepFor] (Experience) (About)
        ClaimKeyword [Claim] (About)
        ActivityKeyword [Activity] (About)
        QuestionKeyword [Question] (About)
        PainKeyword [Pain] (About)
        BrightSpotKeyword [BrightSpot] (About)
        OpportunityKeyword [Opportunity] (About)
        KpiKeyword [Kpi] (About)
    }
    groups {
        /// The words that every block takes.
        AboutKeyword (About)
        /// The words of a touchpoint that a `for` block may say otherwise.
        ExperienceKeyword (Experience)
    }
    rows {
        Persona "persona" [File] (id: NewId, title: Title) Many opens Persona:
            "Somebody who walks journeys.", r#"persona sam "Sam, starting again" { … }"#;
        Team "team" [File] (id: NewId, title: Title) Many opens Team:
            "Who owns and does things.", r#"team growth "Growth" { … }"#;
        Channel "channel" [File] (id: NewId, title: Title) Many opens Channel:
            "A way in which people and we meet, beside the built-in ones.", r#"channel club-app "Club app" { kind digital }"#;
        Source "source" [File] (id: NewId, title: Title) Many opens Source:
            "Where a claim comes from.", r#"source exit-survey "Exit survey" { kind survey }"#;
        Lane "lane" [File] (id: NewId, title: Title) Many opens Lane:
            "A lane of the project's own, into which touchpoints write with `note`.", r#"lane systems "Systems""#;
        Stage "stage" [File] (id: NewId, title: Title) Many opens SharedStage:
            "A stage that several journeys share: a column of the project's matrix.", r#"stage awareness "Awareness""#;
        Journey "journey" [File] (id: NewId, title: Title) Many opens Journey:
            "A way that people go to reach something, in stages.", r#"journey gym-membership "Gym membership" { … }"#;
        Kpi "kpi" [File Journey Stage Touchpoint Step TeamStep] (id: NewId, title: Title) Many opens Kpi:
            "A number by which the block it stands in is judged.", r#"kpi signup-rate "Online sign-up rate" { … }"#;
        Opportunity "opportunity" [File Journey Stage Touchpoint Step TeamStep] (id: OptionalId, text: Sentence) Many opens Opportunity:
            "What could be done about it.", r#"opportunity short-form "Cut the form to four fields" { … }"#;
        Description "description" [(About) Every] (text: LongText) Once:
            "What there is to say beyond the title.", r#"description "Everybody who joins online.""#;
        Tags "tags" [(About) Every] (tags: TagList) Once:
            "Free words to filter by.", "tags mobile, onboarding";
        Link "link" [(About) Every] (url: Url, title: Title) Many:
            "A place to read more.", r#"link "https://example.com/report" "The report""#;
        Image "image" [(About) Every] (path: Path, alt: Alt) Once:
            "A picture, and what is to be seen on it.", r#"image "form.png" "The form with its nine fields""#;
        Role "role" [Persona] (text: Sentence) Once:
            "What they are.", r#"role "Office worker, lapsed exerciser""#;
        Segment "segment" [Persona] (text: Sentence) Once:
            "The group they stand for.", r#"segment "Urban professionals""#;
        Share "share" [Persona] (share: Part) Once:
            "Their part of all customers.", "share 35%";
        Quote "quote" [Persona] (text: Sentence) Once:
            "What they say, in their own words.", r#"quote "I'll start on Monday. Really, this time.""#;
        Goal "goal" [Persona Journey Stage SharedStage] (text: Sentence) Many:
            "What they want.", r#"goal "Get back in shape before summer""#;
        Job "job" [Persona Journey Stage] (text: Sentence) Many:
            "What they hire us for: when …, I want to …, so I can ….", r#"job "When I sit all day, I want to train near work, so I can keep it up.""#;
        Needs "needs" [Persona] (text: Sentence) Many:
            "What they need.", r#"needs "A price without small print""#;
        Motivation "motivation" [Persona] (text: Sentence) Once:
            "What drives them.", r#"motivation "Gets out of breath on the stairs""#;
        Expects "expects" [Persona Journey] (text: Sentence) Many:
            "What they take for granted.", r#"expects "To sign up on a phone""#;
        Barrier "barrier" [Persona] (text: Sentence) Many:
            "What holds them back.", r#"barrier "Little time, and a phone for everything""#;
        Pain "pain" [Persona] (text: Sentence) Many:
            "What hurts them anywhere.", r#"pain "Contracts that are hard to leave""#;
        Accessibility "accessibility" [Persona] (text: Sentence) Many:
            "What they need to be able to take part.", r#"accessibility "Reads with a screen reader""#;
        Prefers "prefers" [Persona] (channels: Channels) Once:
            "The channels they like.", "prefers social, search, email";
        Demographic "demographic" [Persona] (name: PlainName, text: Sentence) Many:
            "A name and a value.", r#"demographic "Age" "25–40""#;
        Cites "cites" [Persona Journey Stage Touchpoint Step TeamStep For StepFor Claim Activity Question Pain BrightSpot Opportunity Kpi] (source: Source, words: Said) Many:
            "The source of a claim, and what it says.", r#"cites interviews "7 of 9 said so""#;
        Question "question" [Persona Journey Stage Touchpoint Step TeamStep] (text: Sentence) Many opens Question:
            "A thing nobody knows yet; with a source it is answered.", r#"question "Why do they stop at the ninth field?" { owner web }"#;
        Department "department" [Team] (text: Sentence) Once:
            "The part of the organisation.", r#"department "Marketing""#;
        Contact "contact" [Team] (text: Sentence) Once:
            "How to reach them.", r#"contact "growth@example.com""#;
        Kind "kind" [Channel] (word: Chosen<ChannelKind>) Once:
            "How it reaches people; left out: digital.", "kind physical";
        Icon "icon" [Channel] (channel: Icon) Once:
            "The built-in channel whose icon it takes.", "icon app";
        Kind "kind" [Source] (word: Chosen<SourceKind>) Once:
            "How the source came to know what it says.", "kind interview";
        On "on" [Source] (on: Day) Once:
            "The day it is from.", "on 2026-10-30";
        Sample "sample" [Source] (number: Count) Once:
            "How many people or cases it speaks of.", "sample 412";
        Url "url" [Source] (url: Url) Once:
            "Where to read it.", r#"url "https://example.com/survey""#;
        File "file" [Source] (path: Path) Once:
            "The file that holds it, relative to this one.", r#"file "research/interviews.pdf""#;
        Persona "persona" [Journey] (personas: Personas) Once:
            "Who walks the journey; the first is the main one.", "persona sam, mona";
        Scenario "scenario" [Journey] (text: Sentence) Once:
            "What the journey is about.", r#"scenario "Sam looks for a gym near work.""#;
        Trigger "trigger" [Journey] (text: Sentence) Many:
            "What sets it off.", r#"trigger "Out of breath on the office stairs""#;
        Volume "volume" [Journey Touchpoint Step TeamStep] (number: Count, per: Per) Once:
            "How many people come here in a time.", "volume 4_200 per month";
        Owner "owner" [Journey Stage Touchpoint Step TeamStep Activity Question Pain BrightSpot Opportunity Kpi] (team: Team) Once:
            "The team that answers for it and for all inside that names none.", "owner growth";
        State "state" [Journey] (word: Chosen<JourneyState>, of: Of) Once:
            "Whether it is of today, or the future of another journey; left out: current.", "state future of gym-membership";
        Confidence "confidence" [Journey] (word: Chosen<Confidence>) Once:
            "Whether its claims were checked with real people.", "confidence validated";
        Reviewed "reviewed" [Journey] (on: Day, every: Every) Once:
            "When it was looked at last, and how often it is due.", "reviewed 2026-11-03 every 3 months";
        Stage "stage" [Journey] (id: NewId, title: Title) Many opens Stage:
            "A part of the journey.", r#"stage awareness "Awareness" { … }"#;
        Pain "pain" [Journey Stage Touchpoint Step TeamStep For StepFor Activity] (id: OptionalId, text: Sentence) Many opens Pain:
            "What hurts there.", r#"pain long-form "The form is too long on mobile" { severity critical }"#;
        BrightSpot "bright-spot" [Journey Stage Touchpoint Step TeamStep] (id: OptionalId, text: Sentence) Many opens BrightSpot:
            "What works there and must be kept.", r#"bright-spot warm-welcome "The trainer knows their name" { affects 80% }"#;
        Takes "takes" [Stage Touchpoint Step TeamStep Activity] (time: TakesTime) Once:
            "The time that passes for the customer.", "takes 20 .. 30 min";
        Touchpoint "touchpoint" [Stage OneOf] (id: NewId, title: Title) Many opens Touchpoint:
            "A moment in which people meet us.", r#"touchpoint signup-form "Sign-up form" { … }"#;
        Step "step" [Stage OneOf] (id: NewId, title: Title) Many opens Step:
            "What people do where we are not present.", r#"step compare "Compares prices" { … }"#;
        OneOf "one-of" [Stage] (id: NewId, title: Title) Many opens OneOf:
            "Alternatives: a person meets one of them.", r#"one-of pay "Pays" { touchpoint card { share 70% }; touchpoint invoice }"#;
        Share "share" [Touchpoint Step TeamStep] (share: Part) Once:
            "In a `one-of`: how many of those who come to it meet this one; left out: the rest.", "share 70%";
        By "by" [Step TeamStep] (team: Team) Once:
            "The team that does it, while people wait.", "by kitchen";
        Arrow "->" [Stage Touchpoint Step TeamStep] (target: Target, label: ArrowLabel, share: Share, after: After) Many opens Claim:
            "Where people go next, why, how many of them and after what time.", r#"-> reminder-email "gives up" 38% after 1 day"#;
        Channel "channel" [(Experience) Touchpoint For] (channels: Channels) Once:
            "Where they meet us.", "channel website, app";
        Who "who" [Touchpoint Step] (personas: Personas) Once:
            "Who takes part; left out: everybody.", "who mona";
        Does "does" [(Experience) Touchpoint Step TeamStep For StepFor] (text: Sentence) Many opens Claim:
            "What they do.", r#"does "Starts the form on a phone""#;
        Thinks "thinks" [(Experience) Touchpoint Step For StepFor] (text: Sentence) Many opens Claim:
            "What they think.", r#"thinks "Why do they need all this?""#;
        Says "says" [(Experience) Touchpoint Step For StepFor] (text: Sentence) Many opens Claim:
            "What they say aloud.", r#"says "I'll do it at home.""#;
        Sees "sees" [(Experience) Touchpoint For] (text: Sentence) Many opens Claim:
            "What they see or hold: the physical evidence.", r#"sees "A form of nine fields""#;
        Feels "feels" [(Experience) Touchpoint Step For StepFor] (score: Score, label: Label) Once opens Claim:
            "How they feel, from -2 to +2, and in a word.", r#"feels -2 "frustrated""#;
        Needs "needs" [(Experience) Touchpoint Step TeamStep For StepFor] (text: Sentence) Many opens Claim:
            "What they need there.", r#"needs "To finish in two minutes""#;
        Engagement "engagement" [(Experience) Touchpoint Step For StepFor] (number: Count) Once:
            "How much it takes them in, from 1 to 5.", "engagement 4";
        MomentOfTruth "moment-of-truth" [Touchpoint Step TeamStep] () Once:
            "Here the journey is won or lost.", "moment-of-truth";
        Note "note" [Touchpoint Step TeamStep] (lane: Lane, text: Sentence) Many opens Claim:
            "Words in a lane of the project's own.", r#"note systems "CRM, payment service""#;
        Frontstage "frontstage" [Touchpoint] (text: Sentence) Many opens Activity:
            "What the customer sees us do.", r#"frontstage "Shows the way around""#;
        Backstage "backstage" [Touchpoint Step TeamStep] (text: Sentence) Many opens Activity:
            "What we do unseen.", r#"backstage "Checks the address" { owner care }"#;
        SupportedBy "supported-by" [Touchpoint Step TeamStep] (text: Sentence) Many opens Activity:
            "The systems and partners behind it.", r#"supported-by "Payment service""#;
        Delivers "delivers" [Touchpoint Step TeamStep] (opportunities: Opportunities) Once:
            "The opportunities that make this touchpoint of the future possible.", "delivers short-form";
        Expands "expands" [Touchpoint Step TeamStep] (journey: Journey) Once:
            "The journey that tells this touchpoint in full.", "expands class-booking";
        LoggedAs "logged-as" [Touchpoint Step TeamStep] (text: Sentence) Many:
            "Its name in an event log.", r#"logged-as "signup_started""#;
        Page "page" [Touchpoint] (text: Sentence) Many:
            "The pattern of its address.", r#"page "/join/*""#;
        For "for" [Touchpoint] (persona: Persona) Many opens For:
            "What differs for one persona: it replaces the touchpoint's words, and its pains are added.", r#"for mona { feels +1 "at ease" }"#;
        For "for" [(Again) Step] (persona: Persona) Many opens StepFor:
            "What differs for one persona: it replaces the step's words, and its pains are added.", r#"for mona { feels +1 "at ease" }"#;
        Severity "severity" [Pain] (word: Chosen<PainSeverity>) Once:
            "How much it hurts; left out: medium.", "severity critical";
        Affects "affects" [Pain BrightSpot] (share: Part) Once:
            "How many of those who come there it hurts, or is good for.", "affects 38%";
        Solves "solves" [Opportunity] (pains: Pains) Once:
            "The pains it takes away.", "solves long-form";
        Improves "improves" [Opportunity] (kpis: Kpis) Once:
            "The KPIs it moves.", "improves signup-rate";
        For "for" [Opportunity] (personas: Personas) Once:
            "For whom it is.", "for sam";
        With "with" [Opportunity] (teams: Teams) Once:
            "The teams that must help.", "with crm, care";
        Impact "impact" [Opportunity] (word: Chosen<Level>) Once:
            "How much it brings.", "impact high";
        Effort "effort" [Opportunity] (word: Chosen<Level>) Once:
            "How much it costs.", "effort low";
        Priority "priority" [Opportunity] (word: Chosen<Priority>) Once:
            "When to take it up; left out: as impact and effort suggest.", "priority now";
        Status "status" [Opportunity] (word: Chosen<OpportunityStatus>) Once:
            "How far it has come; left out: idea.", "status planned";
        Due "due" [Opportunity Question] (on: Day) Once:
            "Until when.", "due 2027-01-15";
        Cost "cost" [Opportunity] (value: Amount) Once:
            "What it costs.", "cost 12_000 EUR";
        Benefit "benefit" [Opportunity] (text: Sentence) Once:
            "What it brings, in words.", r#"benefit "480 more members a month""#;
        Result "result" [Opportunity] (text: Sentence, on: On) Once:
            "What came of it.", r#"result "4 points more sign-ups" on 2027-03-01"#;
        Metric "metric" [Kpi] (metric: Metric) Once:
            "The built-in metric it measures, which gives it unit and direction.", "metric conversion-rate";
        Formula "formula" [Kpi] (text: Sentence) Once:
            "How it is computed.", r#"formula "completed ÷ started""#;
        Unit "unit" [Kpi] (text: Sentence) Once:
            "The unit of its values.", r#"unit "EUR""#;
        Baseline "baseline" [Kpi] (value: Amount, on: On) Once:
            "Where it started.", "baseline 18% on 2026-01-31";
        Target "target" [Kpi] (goal: Wanted, by: By) Once:
            "What is wanted, and by when.", "target >= 30% by 2026-12-31";
        Warn "warn" [Kpi] (goal: Wanted) Once:
            "What is still bearable.", "warn >= 25%";
        Actual "actual" [Kpi] (value: Amount, on: On) Many:
            "What was measured; several make a history and need dates.", "actual 22.4% on 2026-11-01";
        Cadence "cadence" [Kpi] (word: Chosen<Cadence>) Once:
            "How often it is read.", "cadence weekly";
    }
}

impl Word {
    /// Returns the row of a keyword in a block.
    pub fn find(block: BlockKind, keyword: &str) -> Option<&'static Word> {
        WORDS.iter().find(|word| word.name == keyword && word.blocks.contains(&block))
    }

    /// Returns the rows of a block, in the order of the reference.
    pub fn of_block(block: BlockKind) -> impl Iterator<Item = &'static Word> {
        WORDS.iter().filter(move |word| word.blocks.contains(&block))
    }

    /// Returns the rows of a keyword in any block.
    pub fn named(keyword: &str) -> impl Iterator<Item = &'static Word> {
        WORDS.iter().filter(move |word| word.name == keyword)
    }
}
