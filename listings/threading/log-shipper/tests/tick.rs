//! A tick ships what is there, though the batch is not full.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use threading_log_shipper::Shipper;

#[test]
fn a_record_does_not_wait_for_a_full_batch() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    let shipper = Arc::new(Shipper::new(address).unwrap());
    let (collector, _) = server.accept().unwrap();
    let mut lines = BufReader::new(collector).lines();
    let mut line = || lines.next().unwrap().unwrap();
    thread::scope(|s| {
        let worker = s.spawn(|| shipper.run());
        for number in 0..3 {
            let record = format!("web {number}");
            shipper
                .queue
                .put(Some(record.clone()))
                .unwrap();
            assert_eq!(line(), "1");
            assert_eq!(line(), record);
        }
        shipper.queue.put(None).unwrap();
        worker.join().unwrap().unwrap();
    });
}
