//! How long to wait after an event.

use std::time::{Duration, Instant};

/// How long nothing must happen before contents are looked at: an editor that saves through a second file and renames it is
/// done by then, and nobody sees the delay.
pub const QUIET: Duration = Duration::from_millis(40);

/// How late that may become while things keep happening: a formatter or a branch switch shows a page between, not none.
pub const LATEST: Duration = Duration::from_millis(300);

/// The time between the first event and the moment at which contents are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Window {
    /// Nothing happens.
    #[default]
    Closed,
    /// Waiting for quiet.
    Open {
        /// The first event.
        first: Instant,
        /// The last one.
        last: Instant,
    },
    /// Waiting until this moment, whatever happens, for a file that may be half written.
    Grace(Instant),
}

impl Window {
    /// Takes note that something happened.
    pub fn extend(&mut self, now: Instant) {
        match self {
            Self::Closed => *self = Self::Open { first: now, last: now },
            Self::Open { last, .. } => *last = now,
            Self::Grace(_) => {}
        }
    }

    /// Returns when contents are to be looked at.
    pub fn deadline(&self) -> Option<Instant> {
        match *self {
            Self::Closed => None,
            Self::Open { first, last } => Some((last + QUIET).min(first + LATEST)),
            Self::Grace(until) => Some(until),
        }
    }

    /// Returns whether that moment has come.
    pub fn is_closed(&self, now: Instant) -> bool {
        self.deadline().is_some_and(|deadline| deadline <= now)
    }

    /// Returns whether there is time left to wait for somebody who is not finished.
    pub fn may_wait(&self, now: Instant) -> bool {
        matches!(self, Self::Open { first, .. } if now < *first + LATEST)
    }

    /// Gives one more window to a file that may be half written, if it had none yet.
    pub fn grant_grace(&mut self, now: Instant) -> bool {
        let is_new = !matches!(self, Self::Grace(_));
        if is_new {
            *self = Self::Grace(now + QUIET);
        }
        is_new
    }

    /// Ends it.
    pub fn close(&mut self) {
        *self = Self::Closed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn it_closes_when_it_was_quiet_for_a_while() {
        let start = Instant::now();
        let mut window = Window::default();
        assert_eq!(window.deadline(), None);
        window.extend(start);
        window.extend(start + 30 * MS);
        assert!(!window.is_closed(start + 60 * MS));
        assert!(window.is_closed(start + 70 * MS));
    }

    #[test]
    fn it_is_never_later_than_the_latest_moment() {
        let start = Instant::now();
        let mut window = Window::default();
        (0..1000).for_each(|at| window.extend(start + at * MS));
        assert_eq!(window.deadline(), Some(start + LATEST));
        assert!(window.may_wait(start + 299 * MS) && !window.may_wait(start + LATEST));
    }

    #[test]
    fn one_more_is_granted_and_no_second_one() {
        let start = Instant::now();
        let mut window = Window::default();
        window.extend(start);
        assert!(window.grant_grace(start + QUIET));
        window.extend(start + 50 * MS);
        assert_eq!(window.deadline(), Some(start + 2 * QUIET));
        assert!(!window.grant_grace(start + 2 * QUIET));
        window.close();
        assert_eq!(window, Window::Closed);
    }
}
