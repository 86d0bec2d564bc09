//! The built-in channels.

use super::ChannelKind;

/// A channel that needs no declaration.
#[derive(Debug, PartialEq, Eq)]
pub struct BuiltInChannel {
    /// The word that the language writes.
    pub id: &'static str,
    /// The name that people read.
    pub title: &'static str,
    /// How it reaches people.
    pub kind: ChannelKind,
}

use ChannelKind::{Digital, Human, Physical};

const fn channel(id: &'static str, title: &'static str, kind: ChannelKind) -> BuiltInChannel {
    BuiltInChannel { id, title, kind }
}

/// Every built-in channel, in the order of the reference.
pub static CHANNELS: &[BuiltInChannel] = &[
    channel("website", "Website", Digital),
    channel("search", "Search", Digital),
    channel("social", "Social media", Digital),
    channel("email", "E-mail", Digital),
    channel("ads", "Ads", Digital),
    channel("app", "App", Digital),
    channel("product", "Product", Digital),
    channel("chat", "Chat", Digital),
    channel("sms", "SMS", Digital),
    channel("review", "Reviews", Digital),
    channel("community", "Community", Digital),
    channel("store", "Store", Physical),
    channel("mail", "Letter", Physical),
    channel("event", "Event", Physical),
    channel("kiosk", "Kiosk", Physical),
    channel("sales", "Sales", Human),
    channel("support", "Support", Human),
    channel("phone", "Phone", Human),
    channel("referral", "Referral", Human),
];
