//! What a shell asks of a run beside to stop: to rest, to go on, to quit. The only place that knows signal-hook.

use std::io;
use std::sync::mpsc::Sender;

use signal_hook::consts::{SIGCONT, SIGQUIT, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::{Key, Signal, keys};

/// Listens. Before the run rests or ends, the terminal is made itself again; when it goes on, keys are read again.
pub fn listen(has_keys: bool, send: Sender<Signal>) -> io::Result<()> {
    let mut signals = Signals::new([SIGCONT, SIGQUIT, SIGTSTP])?;
    let mut has_quit = false;
    let listen = move || {
        for signal in &mut signals {
            match signal {
                SIGTSTP => {
                    keys::restore();
                    // It returns when the run goes on.
                    let _ = low_level::emulate_default_handler(SIGTSTP);
                }
                SIGCONT if has_keys => {
                    keys::resume();
                    // The shell has written over what was shown.
                    let _ = send.send(Signal::Key(Key::Build));
                }
                SIGQUIT => {
                    keys::restore();
                    if std::mem::replace(&mut has_quit, true) || send.send(Signal::Interrupt).is_err() {
                        let _ = low_level::emulate_default_handler(SIGQUIT);
                    }
                }
                _ => {}
            }
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(listen).map(drop)
}

/// Rests as if the terminal had seen to it.
pub fn suspend() {
    // Where it cannot be asked for, nothing rests.
    let _ = low_level::raise(SIGTSTP);
}
