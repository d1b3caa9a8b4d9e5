//! One download: a connection, a request, an answer.

use std::fmt;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// What became of a download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The whole file has come: so many bytes.
    Bytes(usize),
    /// The server answered something else than 200.
    Refused(String),
    /// No answer, in so many tries.
    TimedOut(u32),
}

impl fmt::Display for Fetched {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => {
                write!(f, "{bytes} bytes")
            }
            Self::Refused(status) => f.write_str(status),
            Self::TimedOut(tries) => {
                write!(f, "timed out, {tries} tries")
            }
        }
    }
}

/// Asks once, and waits so long at most for each part of
/// the answer.
///
/// # Errors
///
/// When there is no connection, or no answer in time.
pub fn fetch(
    server: SocketAddr,
    name: &str,
    timeout: Duration,
) -> io::Result<Fetched> {
    let mut stream = TcpStream::connect(server)?;
    stream.set_read_timeout(Some(timeout))?;
    write!(stream, "GET /{name} HTTP/1.0\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .ok_or(ErrorKind::UnexpectedEof)?;
    let status = head.trim_start_matches("HTTP/1.0 ");
    Ok(match status {
        "200 OK" => Fetched::Bytes(body.len()),
        _ => Fetched::Refused(status.to_owned()),
    })
}

/// Asks again when the server is busy or late.
///
/// # Errors
///
/// What goes wrong otherwise.
pub fn fetch_patiently(
    server: SocketAddr,
    name: &str,
    timeout: Duration,
    tries: u32,
) -> io::Result<Fetched> {
    let mut last = Fetched::TimedOut(tries);
    for _ in 0..tries {
        last = match fetch(server, name, timeout) {
            Ok(Fetched::Refused(status))
                if status.starts_with("503") =>
            {
                Fetched::Refused(status)
            }
            Err(error) if is_late(&error) => {
                Fetched::TimedOut(tries)
            }
            end => return end,
        };
    }
    Ok(last)
}

/// Unix says `WouldBlock`, Windows `TimedOut`.
fn is_late(error: &io::Error) -> bool {
    let kind = error.kind();
    matches!(
        kind,
        ErrorKind::WouldBlock | ErrorKind::TimedOut
    )
}
