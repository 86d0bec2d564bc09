//! What the building thread publishes and requests read.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use serde::Serialize;
use tokio::sync::{Semaphore, watch};

use super::report::Health;
use super::token::Token;
use super::{Opener, Pages, Report};

/// How many pages may listen for builds at once.
const MAX_LISTENERS: usize = 256;

/// What the thread that builds and the requests share.
pub struct Shared {
    pub port: u16,
    /// What tells this run from others on the same port.
    pub session: String,
    pub token: Token,
    pub opener: Option<Opener>,
    pub listeners: Arc<Semaphore>,
    number: watch::Sender<u64>,
    snapshot: Mutex<Arc<Snapshot>>,
}

/// What there is to see.
pub struct Snapshot {
    /// The last good pages.
    pub pages: Option<Arc<dyn Pages>>,
    /// The number of the build that they are of.
    pub good: u64,
    /// The number of the last build; 0 before the first.
    pub number: u64,
    pub report: Report,
}

/// The same for scripts.
#[derive(Serialize)]
struct Status<'a> {
    session: &'a str,
    build: u64,
    good: u64,
    #[serde(flatten)]
    report: &'a Report,
}

impl Shared {
    pub fn new(port: u16, opener: Option<Opener>) -> Result<Self> {
        let report = Report {
            title: String::new(),
            health: Health::Empty,
            summary: String::new(),
            messages: Vec::new(),
        };
        let snapshot = Snapshot { pages: None, good: 0, number: 0, report };
        Ok(Self {
            port,
            session: Token::new()?.as_str()[..8].to_owned(),
            token: Token::new()?,
            opener,
            listeners: Arc::new(Semaphore::new(MAX_LISTENERS)),
            number: watch::Sender::new(0),
            snapshot: Mutex::new(Arc::new(snapshot)),
        })
    }

    pub fn publish(&self, number: u64, pages: Option<Arc<dyn Pages>>, report: Report) {
        let mut snapshot = self.lock();
        let (pages, good) = match pages {
            Some(pages) => (Some(pages), number),
            None => (snapshot.pages.clone(), snapshot.good),
        };
        *snapshot = Arc::new(Snapshot { pages, good, number, report });
        drop(snapshot);
        // Whoever hears of a number finds what it stands for.
        self.number.send_replace(number);
    }

    /// Returns what there is to see now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.lock().clone()
    }

    /// Returns what tells of every new build, and of the last one at once.
    pub fn numbers(&self) -> watch::Receiver<u64> {
        self.number.subscribe()
    }

    /// Returns how the project stands, for scripts.
    pub fn status(&self) -> String {
        let snapshot = self.snapshot();
        let Snapshot { good, number, report, .. } = &*snapshot;
        let status = Status { session: &self.session, build: *number, good: *good, report };
        serde_json::to_string(&status).expect("plain data has a JSON form")
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Snapshot>> {
        // It holds one pointer, which is always whole.
        self.snapshot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
