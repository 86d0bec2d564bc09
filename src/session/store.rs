//! Finished artifacts, kept in memory for whoever asks for them again.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use crate::source::Fingerprint;

/// How many bytes of finished artifacts are kept.
const MOST_BYTES: usize = 32 << 20;

/// Finished artifacts, within bounds: those that nobody has asked for the longest go first.
#[derive(Debug, Default)]
pub struct Store(Mutex<Lru>);

#[derive(Debug, Default)]
struct Lru {
    entries: HashMap<Utf8PathBuf, Entry>,
    bytes: usize,
    /// Counts the requests.
    clock: u64,
}

#[derive(Debug)]
struct Entry {
    fingerprint: Fingerprint,
    bytes: Arc<[u8]>,
    used: u64,
}

impl Store {
    /// Returns an artifact, if it was made of the same.
    pub fn get(&self, path: &Utf8Path, fingerprint: Fingerprint) -> Option<Arc<[u8]>> {
        let mut lru = self.lock();
        lru.clock += 1;
        let used = lru.clock;
        let entry = lru.entries.get_mut(path).filter(|entry| entry.fingerprint == fingerprint)?;
        entry.used = used;
        Some(entry.bytes.clone())
    }

    /// Keeps an artifact, in the place of what is kept under its path.
    pub fn put(&self, path: &Utf8Path, fingerprint: Fingerprint, bytes: &Arc<[u8]>) {
        let mut lru = self.lock();
        lru.remove(path);
        if bytes.len() > MOST_BYTES {
            return;
        }
        while lru.bytes + bytes.len() > MOST_BYTES {
            let oldest = lru.entries.iter().min_by_key(|(_, entry)| entry.used);
            let oldest = oldest.map(|(path, _)| path.clone()).expect("what is counted is kept");
            lru.remove(&oldest);
        }
        lru.clock += 1;
        let used = lru.clock;
        lru.bytes += bytes.len();
        lru.entries.insert(path.to_owned(), Entry { fingerprint, bytes: bytes.clone(), used });
    }

    /// Drops artifacts that are no longer made.
    pub fn forget(&self, paths: &BTreeSet<Utf8PathBuf>) {
        let mut lru = self.lock();
        paths.iter().for_each(|path| lru.remove(path));
    }

    /// Returns how many artifacts are kept.
    pub fn len(&self) -> usize {
        self.lock().entries.len()
    }

    fn lock(&self) -> MutexGuard<'_, Lru> {
        // Whoever panicked did so between two whole steps, or left a count that is too high at worst.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lru {
    fn remove(&mut self, path: &Utf8Path) {
        if let Some(entry) = self.entries.remove(path) {
            self.bytes -= entry.bytes.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use camino::{Utf8Path, Utf8PathBuf};

    use super::{MOST_BYTES, Store};
    use crate::source::Fingerprint;

    fn artifact(length: usize) -> Arc<[u8]> {
        vec![0; length].into()
    }

    fn keeps(store: &Store, path: &str) -> bool {
        store.get(Utf8Path::new(path), Fingerprint::default()).is_some()
    }

    #[test]
    fn what_nobody_asked_for_goes_first() {
        let (store, third) = (Store::default(), artifact(MOST_BYTES / 3));
        let put = |path: &str| store.put(Utf8Path::new(path), Fingerprint::default(), &third);
        ["a", "b", "c"].into_iter().for_each(put);
        assert!(keeps(&store, "a"));
        put("d");
        assert!(keeps(&store, "a") && !keeps(&store, "b") && keeps(&store, "c") && keeps(&store, "d"));
        assert_eq!(store.len(), 3);
        store.put(Utf8Path::new("e"), Fingerprint::default(), &artifact(MOST_BYTES + 1));
        assert_eq!(store.len(), 3, "what is larger than all the room is not kept");
    }

    #[test]
    fn an_artifact_is_only_good_for_what_it_was_made_of() {
        let (store, path) = (Store::default(), Utf8PathBuf::from("a"));
        store.put(&path, Fingerprint::of("one"), &artifact(1));
        assert!(store.get(&path, Fingerprint::of("other")).is_none());
        store.put(&path, Fingerprint::of("other"), &artifact(2));
        assert!(store.get(&path, Fingerprint::of("other")).is_some_and(|bytes| bytes.len() == 2));
        store.forget(&BTreeSet::from([path]));
        assert_eq!((store.len(), store.lock().bytes), (0, 0));
    }
}
