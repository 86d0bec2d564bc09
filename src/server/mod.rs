//! The preview: the artifacts of the last good build, from memory, for browsers on this machine.
//!
//! Nothing is read from the disk and nothing but artifacts can be asked for. Every request passes the guard first.

mod connections;
mod guard;
mod headers;
mod live;
mod notice;
mod page;
mod policy;
mod port;
mod report;
mod respond;
mod state;
mod token;

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::{Context, Result};
use axum::Router;
use tokio::runtime;
use tokio::sync::oneshot;

use connections::Connections;
use state::Shared;

pub use port::{FIRST_PORT, Port};
pub use report::{Excerpt, ExcerptLine, Health, Message, Place, Report};

/// Where the bytes of pages come from: a build without a fault.
pub trait Pages: Send + Sync {
    /// Returns the artifact at a path below the output folder; `None` where there is none.
    ///
    /// # Errors
    /// Where it cannot be made.
    fn artifact(&self, path: &str) -> Result<Option<Arc<[u8]>>>;

    /// Returns where the things on a page are written, by their anchors.
    fn places(&self, path: &str) -> Vec<(String, Place)>;
}

/// What opens a place in the editor of whoever writes.
pub type Opener = Box<dyn Fn(&Place) -> Result<()> + Send + Sync>;

/// A running preview. It ends when it is dropped.
pub struct Server {
    port: u16,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a preview on loopback.
    ///
    /// # Errors
    /// Where the port is taken, or none is free.
    pub fn start(port: Port, opener: Option<Opener>) -> Result<Self> {
        let listeners = port::listen(port)?;
        let port = listeners[0].local_addr().context("cannot listen")?.port();
        let shared = Arc::new(Shared::new(port, opener)?);
        // What listens from here on answers from here on: no request is lost before the first build.
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(4)
            .build()
            .context("cannot start the preview")?;
        let listeners = {
            let _in_runtime = runtime.enter();
            listeners.into_iter().map(asynchronous).collect::<Result<Vec<_>>>()?
        };
        let app = Router::new().fallback(respond::respond).with_state(shared.clone());
        let (stop, stopped) = oneshot::channel();
        let serve = move || {
            runtime.block_on(async move {
                tokio::spawn(async move { axum::serve(Connections::new(listeners), app).await });
                let _ = stopped.await;
            });
            runtime.shutdown_background();
        };
        let thread = std::thread::Builder::new().name("preview".to_owned()).spawn(serve);
        let thread = thread.context("cannot start the preview")?;
        Ok(Self { port, shared, stop: Some(stop), thread: Some(thread) })
    }

    /// Returns the address of the page of the project.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Shows what came of a build: its pages if it was good, else the last good ones, and what is wrong.
    pub fn publish(&self, number: u64, pages: Option<Arc<dyn Pages>>, report: Report) {
        self.shared.publish(number, pages, report);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn asynchronous(listener: TcpListener) -> Result<(tokio::net::TcpListener, SocketAddr)> {
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    Ok((tokio::net::TcpListener::from_std(listener)?, address))
}
