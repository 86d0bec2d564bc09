//! The icons of a page: each is drawn once, and only those that the page uses.
//!
//! Templates write `{{ icon("good") }}` or `{{ icon(pain.icon, "mot") }}`; views only name icons. What a page has used is kept in
//! the state of its rendering, and `symbols()` draws it.

use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, State};

use crate::model::{Channel, KpiStatus};
use crate::vocabulary::{ChannelKind, PainSeverity};

use super::Markup;

/// Gives templates the functions `icon(name, class)` and `symbols()`.
pub fn add_functions(environment: &mut Environment<'_>) {
    environment.add_function("icon", icon);
    environment.add_function("symbols", symbols);
}

/// Returns the icon of a KPI's status.
pub const fn of_status(status: KpiStatus) -> &'static str {
    match status {
        KpiStatus::OnTarget => "good",
        KpiStatus::AtRisk => "warn",
        KpiStatus::OffTarget => "bad",
        KpiStatus::NoData | KpiStatus::NoTarget => "none",
    }
}

/// Returns the icon of a pain's severity.
pub const fn of_severity(severity: PainSeverity) -> &'static str {
    match severity {
        PainSeverity::Low => "low",
        PainSeverity::Medium => "medium",
        PainSeverity::High => "high",
        PainSeverity::Critical => "critical",
    }
}

/// Returns the icon of a channel: the built-in one it takes, else its kind's.
pub fn of_channel(channel: &Channel) -> &'static str {
    let built_in = channel.icon.and_then(|name| SYMBOLS.iter().find(|(symbol, _)| *symbol == name));
    built_in.map_or(of_kind(channel.kind), |(name, _)| name)
}

const fn of_kind(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Digital => "digital",
        ChannelKind::Physical => "physical",
        ChannelKind::Human => "human",
    }
}

/// The icons that a page has used so far, a bit each.
#[derive(Debug, Default)]
struct Used(u64);

/// Returns an icon with further classes; the words beside it say what it means.
fn icon(state: &mut State<'_, '_>, name: &str, class: Option<&str>) -> Result<Value, Error> {
    let Some(index) = SYMBOLS.iter().position(|(symbol, _)| *symbol == name) else {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("there is no icon `{name}`")));
    };
    state.get_or_insert_extension(Used::default()).0 |= 1 << index;
    let mut out = Markup::new();
    out.raw("<svg class=\"i");
    if let Some(class) = class.filter(|class| !class.is_empty()) {
        out.raw(" ").text(class);
    }
    out.raw("\" aria-hidden=\"true\"><use href=\"#I.").raw(name).raw("\"/></svg>");
    Ok(out.finish().into())
}

/// Returns the drawings of the icons used so far: `<symbol>` elements.
fn symbols(state: &mut State<'_, '_>) -> Value {
    let used = state.get_extension::<Used>().map_or(0, |used| used.0);
    let mut out = Markup::new();
    for (_, (name, drawing)) in SYMBOLS.iter().enumerate().filter(|(index, _)| used & (1 << index) != 0) {
        out.raw("<symbol id=\"I.").raw(name).raw("\" viewBox=\"0 0 24 24\">").raw(drawing).raw("</symbol>\n");
    }
    out.finish().into()
}

/// Every icon: name and drawing in a box of 24 units. The first are named like the built-in channels.
static SYMBOLS: &[(&str, &str)] = &[
    (
        "website",
        r##"<rect x="3" y="4" width="18" height="16" rx="2"/><path d="M3 9h18M6.5 6.5h.01M9.5 6.5h.01"/>"##,
    ),
    ("search", r##"<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.3-4.3"/>"##),
    ("social", r##"<path d="M12 19.5 4.6 12a4.6 4.6 0 0 1 6.5-6.5l.9.9.9-.9a4.6 4.6 0 0 1 6.5 6.5z"/>"##),
    ("email", r##"<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.5 7 8.5 6.5L20.5 7"/>"##),
    ("app", r##"<rect x="7" y="2.5" width="10" height="19" rx="2.5"/><path d="M11 18.5h2"/>"##),
    ("chat", r##"<path d="M4 5h16v11h-8l-4.5 4v-4H4z"/>"##),
    ("review", r##"<path d="m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z"/>"##),
    (
        "store",
        r##"<path d="M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0M10 20v-5h4v5"/>"##,
    ),
    ("mail", r##"<path d="M6 3h9l4 4v14H6zM15 3v4h4M9.5 12h6M9.5 16h6"/>"##),
    (
        "referral",
        r##"<circle cx="8" cy="8.5" r="3"/><circle cx="17" cy="9.5" r="2.5"/><path d="M2.5 19.5a5.5 5.5 0 0 1 11 0M15.5 15.2a4.5 4.5 0 0 1 6 4.3"/>"##,
    ),
    ("ads", r##"<path d="M4 10v4h3l9 4V6l-9 4zM19 9.5a4 4 0 0 1 0 5M8 14.5V19h2.5"/>"##),
    ("product", r##"<path d="m12 3 8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9"/>"##),
    ("sms", r##"<path d="M4 5h16v11h-8l-4.5 4v-4H4zM8.5 10.5h.01M12 10.5h.01M15.5 10.5h.01"/>"##),
    (
        "community",
        r##"<circle cx="12" cy="8" r="3"/><path d="M5.5 19.5a6.5 6.5 0 0 1 13 0M3.5 13a2.8 2.8 0 0 1 2-4.7M20.5 13a2.8 2.8 0 0 0-2-4.7"/>"##,
    ),
    ("event", r##"<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>"##),
    (
        "kiosk",
        r##"<rect x="6" y="3" width="12" height="11" rx="1.5"/><path d="M12 14v6M8 20.5h8M9.5 7h5"/>"##,
    ),
    ("sales", r##"<rect x="3.5" y="8" width="17" height="11.5" rx="2"/><path d="M9 8V5.5h6V8M3.5 13h17"/>"##),
    (
        "support",
        r##"<path d="M4.5 15v-3a7.5 7.5 0 0 1 15 0v3M4.5 13.5h3v5h-3zM16.5 13.5h3v5h-3zM19.5 18.5c0 2-2 2.5-4.5 2.5"/>"##,
    ),
    (
        "phone",
        r##"<path d="M6.5 3.5h3L11 8 9 9.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4.5 5.5a2 2 0 0 1 2-2z"/>"##,
    ),
    ("digital", r##"<rect x="4" y="4" width="16" height="12" rx="2"/><path d="M9 20h6M12 16v4"/>"##),
    (
        "physical",
        r##"<path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11z"/><circle cx="12" cy="10" r="2.3"/>"##,
    ),
    ("human", r##"<circle cx="12" cy="8" r="3.5"/><path d="M5 20a7 7 0 0 1 14 0"/>"##),
    ("handoff", r##"<path d="m5 6 6 6-6 6M12 6l6 6-6 6"/>"##),
    (
        "question",
        r##"<circle cx="12" cy="12" r="9"/><path d="M9.5 9.7a2.6 2.6 0 1 1 3.6 2.4c-.8.3-1.1.9-1.1 1.7M12 16.9v.1"/>"##,
    ),
    ("left", r##"<path d="M19 12H5m6-6-6 6 6 6"/>"##),
    ("right", r##"<path d="M5 12h14m-6-6 6 6-6 6"/>"##),
    ("close", r##"<path d="M6 6l12 12M18 6 6 18"/>"##),
    ("diamond", r##"<path d="M12 3.5 20.5 12 12 20.5 3.5 12z"/>"##),
    (
        "bright",
        r##"<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>"##,
    ),
    ("good", r##"<circle cx="12" cy="12" r="9"/><path d="m8 12.2 2.8 2.8L16 9.5"/>"##),
    ("warn", r##"<path d="M12 3.8 21.5 20h-19zM12 10v4.5M12 17.2v.1"/>"##),
    ("bad", r##"<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6M15 9l-6 6"/>"##),
    ("none", r##"<circle cx="12" cy="12" r="9" stroke-dasharray="3.2 3.1"/>"##),
    (
        "low",
        r##"<path d="M4.5 20v-4" stroke-width="3.2" stroke-linecap="butt"/><path d="M9.5 20v-8" stroke-width="3.2" stroke-linecap="butt" opacity=".3"/><path d="M14.5 20v-12" stroke-width="3.2" stroke-linecap="butt" opacity=".3"/><path d="M19.5 20v-16" stroke-width="3.2" stroke-linecap="butt" opacity=".3"/>"##,
    ),
    (
        "medium",
        r##"<path d="M4.5 20v-4" stroke-width="3.2" stroke-linecap="butt"/><path d="M9.5 20v-8" stroke-width="3.2" stroke-linecap="butt"/><path d="M14.5 20v-12" stroke-width="3.2" stroke-linecap="butt" opacity=".3"/><path d="M19.5 20v-16" stroke-width="3.2" stroke-linecap="butt" opacity=".3"/>"##,
    ),
    (
        "high",
        r##"<path d="M4.5 20v-4" stroke-width="3.2" stroke-linecap="butt"/><path d="M9.5 20v-8" stroke-width="3.2" stroke-linecap="butt"/><path d="M14.5 20v-12" stroke-width="3.2" stroke-linecap="butt"/><path d="M19.5 20v-16" stroke-width="3.2" stroke-linecap="butt" opacity=".3"/>"##,
    ),
    (
        "critical",
        r##"<rect x="3" y="3" width="18" height="18" rx="3" fill="currentColor" stroke="none"/><path d="M12 7.5v6M12 16.7v.1" stroke="var(--paper)" stroke-width="2.6"/>"##,
    ),
];

#[cfg(test)]
mod tests {
    use super::{SYMBOLS, of_kind, of_severity, of_status};
    use crate::model::KpiStatus;
    use crate::vocabulary::{ChannelKind, PainSeverity};

    #[test]
    fn every_icon_that_is_named_is_drawn() {
        let statuses = [KpiStatus::OnTarget, KpiStatus::AtRisk, KpiStatus::OffTarget, KpiStatus::NoData];
        let severities =
            [PainSeverity::Low, PainSeverity::Medium, PainSeverity::High, PainSeverity::Critical];
        let kinds = [ChannelKind::Digital, ChannelKind::Physical, ChannelKind::Human];
        let named =
            statuses.map(of_status).into_iter().chain(severities.map(of_severity)).chain(kinds.map(of_kind));
        for name in named {
            assert!(SYMBOLS.iter().any(|(symbol, _)| *symbol == name), "{name}");
        }
        // A page keeps those it uses as the bits of one number.
        assert!(SYMBOLS.len() <= 64);
    }
}
