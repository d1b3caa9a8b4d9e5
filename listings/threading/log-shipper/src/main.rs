use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use pythonic::queue::Queue;
use threading_log_shipper::{Shipper, collect};

const RECORDS: usize = 20; // of each service

fn serve(name: &str, queue: &Queue<Option<String>>) {
    for number in 0..RECORDS {
        let record = format!("{name} {number}");
        queue.put(Some(record)).unwrap();
    }
}

fn main() -> io::Result<()> {
    let server = TcpListener::bind(("127.0.0.1", 0))?;
    let shipper =
        Arc::new(Shipper::new(server.local_addr()?)?);
    let counts = thread::scope(|s| {
        let collector = s.spawn(|| collect(&server));
        let worker = s.spawn(|| shipper.run());
        let services = ["web", "mail", "store"];
        let services = services.map(|name| {
            s.spawn(|| serve(name, &shipper.queue))
        });
        for service in services {
            service.join().unwrap();
        }
        shipper.queue.put(None).unwrap();
        worker.join().unwrap()?;
        collector.join().unwrap()
    })?;
    for (name, count) in counts {
        println!("{name}: {count} records");
    }
    Ok(())
}
