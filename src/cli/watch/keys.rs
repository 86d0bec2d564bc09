//! Keys of the terminal; the only place that knows crossterm.

use std::io::{IsTerminal, stderr, stdin};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Build,
    Open,
    Clear,
    Quit,
}

/// A terminal that gives keys as they are pressed. It is itself again when this is dropped.
pub struct Keys(());

impl Keys {
    /// Listens to the keys of the terminal, if we have one and are in front of it.
    pub fn start(send: impl Fn(Key) + Send + 'static) -> Option<Self> {
        if !stdin().is_terminal() || !stderr().is_terminal() || !is_in_front() {
            return None;
        }
        enable_raw_mode().ok()?;
        let keys = Self(());
        let listen = move || {
            while let Ok(event) = read() {
                if is_suspend(&event) {
                    suspend();
                } else if let Some(key) = key(&event) {
                    send(key);
                }
            }
        };
        // It ends with the program: there is no way to wake it.
        std::thread::Builder::new().name("keys".to_owned()).spawn(listen).ok()?;
        Some(keys)
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        restore();
    }
}

/// Takes the keys again after the terminal was itself, if it is ours.
#[cfg(unix)]
pub fn resume() {
    if is_in_front() {
        // Where it cannot be had, keys are read line by line.
        let _ = enable_raw_mode();
    }
}

/// Makes the terminal itself again.
pub fn restore() {
    // Where there is none, there is nothing to restore.
    let _ = disable_raw_mode();
}

/// Returns whether the terminal is ours. To change one that is not would be to be stopped.
#[cfg(unix)]
fn is_in_front() -> bool {
    rustix::termios::tcgetpgrp(stdin()).is_ok_and(|group| group == rustix::process::getpgrp())
}

#[cfg(not(unix))]
fn is_in_front() -> bool {
    true
}

/// Returns whether it is the key by which a shell takes its terminal back; while we read keys, the system does not see to it.
fn is_suspend(event: &Event) -> bool {
    let Event::Key(KeyEvent { code, modifiers, kind, .. }) = event else { return false };
    *code == KeyCode::Char('z') && modifiers.contains(KeyModifiers::CONTROL) && *kind != KeyEventKind::Release
}

#[cfg(unix)]
fn suspend() {
    super::signals::suspend();
}

#[cfg(not(unix))]
fn suspend() {}

fn key(event: &Event) -> Option<Key> {
    let Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, kind, .. }) = event else {
        return None;
    };
    if *kind == KeyEventKind::Release {
        return None;
    }
    match (letter, modifiers.contains(KeyModifiers::CONTROL)) {
        // The terminal sends the same for `4` and `\`.
        ('c' | 'd' | '\\' | '4', true) | ('q', false) => Some(Key::Quit),
        ('r', false) => Some(Key::Build),
        ('o', false) => Some(Key::Open),
        ('c', false) | ('l', true) => Some(Key::Clear),
        _ => None,
    }
}
