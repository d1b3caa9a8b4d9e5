//! What is refused for good is asked for once.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use threading_downloader::{Fetched, fetch_patiently};

#[test]
fn what_is_missing_is_not_asked_for_again() {
    let listener =
        TcpListener::bind("127.0.0.1:0").unwrap();
    let server = listener.local_addr().unwrap();
    thread::spawn(move || {
        for status in ["404 Not Found", "200 OK"] {
            let (mut stream, _) =
                listener.accept().unwrap();
            let lines = BufReader::new(&stream).lines();
            let head = lines.map(Result::unwrap);
            head.take_while(|line| !line.is_empty())
                .for_each(drop);
            write!(stream, "HTTP/1.0 {status}\r\n\r\n")
                .unwrap();
        }
    });
    let patience = Duration::from_secs(60);
    let fetched =
        fetch_patiently(server, "soup.txt", patience, 2);
    let Ok(Fetched::Refused(status)) = fetched else {
        panic!("{fetched:?}");
    };
    assert!(status.starts_with("404"), "{status}");
}
