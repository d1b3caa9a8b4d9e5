//! A server of files that are not there.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread::{self, JoinHandle};

/// Serves until it is dropped, with a thread for each
/// connection.
///
/// `flaky.txt` is refused at first, `slow-...` never comes,
/// `missing.txt` does not exist. Any other file has as many
/// bytes as its name has letters, times a thousand.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    closed: Arc<AtomicBool>,
    acceptor: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on a free port of this machine.
    ///
    /// # Errors
    ///
    /// When the system has no port to give.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let closed = Arc::new(AtomicBool::new(false));
        let is_closed = Arc::clone(&closed);
        let acceptor = thread::spawn(move || {
            accept(&listener, &is_closed);
        });
        let acceptor = Some(acceptor);
        Ok(Self { address, closed, acceptor })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.closed.store(true, SeqCst);
        // Wakes the acceptor, which then sees the flag.
        let _ = TcpStream::connect(self.address);
        if let Some(acceptor) = self.acceptor.take() {
            let _ = acceptor.join();
        }
    }
}

fn accept(listener: &TcpListener, closed: &AtomicBool) {
    let flaky = Arc::new(AtomicBool::new(true));
    for stream in listener.incoming().flatten() {
        if closed.load(SeqCst) {
            return;
        }
        let flaky = Arc::clone(&flaky);
        thread::spawn(move || answer(&stream, &flaky));
    }
}

fn answer(stream: &TcpStream, flaky: &AtomicBool) {
    let mut lines = BufReader::new(stream).lines();
    let Some(Ok(request)) = lines.next() else { return };
    let name = request
        .trim_start_matches("GET /")
        .trim_end_matches(" HTTP/1.0");
    let (status, body) = match name {
        "missing.txt" => ("404 Not Found", String::new()),
        "flaky.txt" if flaky.swap(false, SeqCst) => {
            ("503 Service Unavailable", String::new())
        }
        _ if name.starts_with("slow") => {
            // Until the client has gone away.
            lines.for_each(drop);
            return;
        }
        _ => ("200 OK", "x".repeat(1000 * name.len())),
    };
    let head = lines.take_while(|line| {
        line.as_ref().is_ok_and(|line| !line.is_empty())
    });
    head.for_each(drop);
    let mut stream = stream;
    // A client that has gone away needs no answer.
    let _ =
        write!(stream, "HTTP/1.0 {status}\r\n\r\n{body}");
}
