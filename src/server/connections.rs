//! How many connections a preview keeps open, and which one it gives up first.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// How many connections are open at most.
const MAX_CONNECTIONS: usize = 1024;

/// How many files the system should let us open, where it lets us choose.
#[cfg(unix)]
const WANTED_FILES: u64 = 4096;

/// How many of them are left to builds.
const RESERVED_FILES: u64 = 128;

/// The connections of a preview. Where there are more than the machine can bear, the one that was silent the longest goes:
/// thousands that only wait keep nobody from being served.
pub struct Connections {
    listeners: Vec<(TcpListener, SocketAddr)>,
    open: VecDeque<Weak<ConnectionState>>,
    limit: usize,
}

impl Connections {
    pub fn new(listeners: Vec<(TcpListener, SocketAddr)>) -> Self {
        Self {
            listeners,
            open: VecDeque::new(),
            limit: MAX_CONNECTIONS.min(raise_file_limit().saturating_sub(RESERVED_FILES).max(32) as usize),
        }
    }

    fn admit(&mut self, stream: TcpStream) -> Connection {
        if self.open.len() >= self.limit {
            self.open.retain(|state| state.strong_count() > 0);
        }
        if self.open.len() >= self.limit {
            let states = self.open.iter().filter_map(Weak::upgrade);
            if let Some(silent) = states.min_by_key(|state| state.lock().last) {
                silent.close();
            }
        }
        let state = Arc::new(ConnectionState(Mutex::new(Activity {
            last: Instant::now(),
            is_closed: false,
            waker: None,
        })));
        self.open.push_back(Arc::downgrade(&state));
        Connection { stream, state }
    }
}

impl Listener for Connections {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        loop {
            let next = std::future::poll_fn(|cx| {
                let ready = self.listeners.iter().find_map(|(listener, _)| match listener.poll_accept(cx) {
                    Poll::Ready(result) => Some(result),
                    Poll::Pending => None,
                });
                ready.map_or(Poll::Pending, Poll::Ready)
            });
            match next.await {
                Ok((stream, address)) => {
                    // Events are small and should not wait for others.
                    let _ = stream.set_nodelay(true);
                    return (self.admit(stream), address);
                }
                // A visitor who has gone again is no reason to wait; the lack of something is.
                Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.listeners[0].1)
    }
}

/// Returns how many files may be open, after asking for enough of them.
#[cfg(unix)]
fn raise_file_limit() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = maximum.map_or(WANTED_FILES, |maximum| maximum.min(WANTED_FILES));
    match current {
        Some(current) if current < wanted => {
            let raised = Rlimit { current: Some(wanted), maximum };
            if setrlimit(Resource::Nofile, raised).is_ok() { wanted } else { current }
        }
        Some(current) => current,
        None => WANTED_FILES,
    }
}

#[cfg(not(unix))]
fn raise_file_limit() -> u64 {
    MAX_CONNECTIONS as u64 + RESERVED_FILES
}

/// One connection that can be closed from outside.
pub struct Connection {
    stream: TcpStream,
    state: Arc<ConnectionState>,
}

/// What is known of a connection.
struct ConnectionState(Mutex<Activity>);

struct Activity {
    last: Instant,
    is_closed: bool,
    waker: Option<Waker>,
}

impl ConnectionState {
    fn lock(&self) -> MutexGuard<'_, Activity> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn close(&self) {
        let mut activity = self.lock();
        activity.is_closed = true;
        // It does not count as silent again while it goes.
        activity.last = Instant::now();
        if let Some(waker) = activity.waker.take() {
            waker.wake();
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let state = self.state.clone();
        {
            let mut activity = state.lock();
            if activity.is_closed {
                // To the protocol, the visitor has hung up.
                return Poll::Ready(Ok(()));
            }
            activity.waker = Some(cx.waker().clone());
        }
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if read.is_ready() {
            state.lock().last = Instant::now();
        }
        read
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.state.lock().last = Instant::now();
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.state.lock().last = Instant::now();
        Pin::new(&mut self.stream).poll_write_vectored(cx, bytes)
    }
}
