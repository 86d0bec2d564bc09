//! Programs started for whoever runs us, the browser first of all.

use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// Shows an address in the browser of whoever runs us.
pub fn open(address: &str) -> Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address);
    start(command).with_context(|| format!("cannot open a browser; open {address} yourself"))
}

/// Starts a program that goes its own way.
pub fn start(mut command: Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().with_context(|| format!("cannot start `{program}`"))?;
    // Somebody must wait for it, or it stays in the system's list when it is done.
    std::thread::spawn(move || child.wait());
    Ok(())
}
