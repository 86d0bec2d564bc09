//! Requests as bytes, so that nothing is put right on the way.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long a preview may take to say something.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A response.
#[derive(Debug)]
pub struct Response {
    pub code: u16,
    /// The names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    /// Returns the value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }
}

/// Connects to a preview.
pub fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("the preview listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
    stream
}

/// Sends a request with these lines and reads the whole response.
pub fn ask(port: u16, head: &str, body: &str) -> Response {
    let mut stream = connect(port);
    let lines = head.trim_end().replace('\n', "\r\n");
    write!(stream, "{lines}\r\nConnection: close\r\n\r\n{body}").expect("the request can be sent");
    read(stream)
}

/// Reads the whole response.
pub fn read(stream: TcpStream) -> Response {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        let length = reader.read_line(&mut line).expect("the response can be read");
        if length == 0 || line == "\r\n" {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let mut body = Vec::new();
    reader.read_to_end(&mut body).expect("the body can be read");
    let code = lines.first().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let header = |line: &String| {
        let (name, value) = line.split_once(": ").expect("a header has a name");
        (name.to_ascii_lowercase(), value.to_owned())
    };
    Response {
        code: code.expect("a response has a code"),
        headers: lines.iter().skip(1).map(header).collect(),
        body,
    }
}

/// Asks for a path as a browser would.
pub fn get(port: u16, path: &str) -> Response {
    ask(port, &format!("GET {path} HTTP/1.1\nHost: 127.0.0.1:{port}"), "")
}
