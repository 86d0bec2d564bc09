//! The port of a preview, on loopback only.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};

use anyhow::{Context, Result, anyhow, bail};

/// The port that a preview takes if it is free.
pub const FIRST_PORT: u16 = 4040;

/// How many ports after it are tried.
const PORTS_TRIED: u16 = 100;

/// Which port to listen on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// The first that is free, from [`FIRST_PORT`] on.
    Free,
    /// This one and no other; 0 for any that the system gives.
    Given(u16),
}

/// Listens on loopback, and nowhere else: on 127.0.0.1 and, where the machine has it, on ::1.
pub fn listen(port: Port) -> Result<Vec<TcpListener>> {
    match port {
        Port::Given(port) => match listen_on_both(port) {
            Ok(Some(listeners)) => Ok(listeners),
            Ok(None) => {
                bail!("port {port} is taken; choose another one, or leave `--port` out for one that is free")
            }
            Err(error) => Err(error),
        },
        Port::Free => {
            for port in FIRST_PORT..FIRST_PORT + PORTS_TRIED {
                if let Some(listeners) = listen_on_both(port)? {
                    return Ok(listeners);
                }
            }
            let last = FIRST_PORT + PORTS_TRIED - 1;
            Err(anyhow!(
                "the ports from {FIRST_PORT} to {last} are all taken; choose another one with `--port`"
            ))
        }
    }
}

/// Listens on both addresses; `None` where somebody else does on one of them: a browser that looks for `localhost` may
/// ask either.
fn listen_on_both(port: u16) -> Result<Option<Vec<TcpListener>>> {
    let first = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => listener,
        Err(error) if error.kind() == ErrorKind::AddrInUse => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("cannot listen on port {port}")),
    };
    let port = first.local_addr().context("cannot listen")?.port();
    match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
        Ok(second) => Ok(Some(vec![first, second])),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Ok(None),
        // A machine without the newer protocol.
        Err(_) => Ok(Some(vec![first])),
    }
}
