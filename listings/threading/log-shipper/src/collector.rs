//! Counts what the services have logged.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;

use crate::BATCH;

pub type Counts = BTreeMap<String, usize>;

pub fn collect(server: &TcpListener) -> io::Result<Counts> {
    let (connection, _) = server.accept()?;
    let mut lines = BufReader::new(connection).lines();
    let mut counts = Counts::new();
    while let Some(size) = lines.next() {
        let size = size?.parse().expect("a size");
        assert!(size <= BATCH);
        for _ in 0..size {
            let line = lines.next().expect("a record")?;
            let (name, number) =
                line.split_once(' ').expect("two words");
            let count =
                counts.entry(name.to_owned()).or_default();
            assert_eq!(
                number,
                count.to_string(),
                "in order"
            );
            *count += 1;
        }
    }
    Ok(counts)
}
