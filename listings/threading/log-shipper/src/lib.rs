//! Sends what services log to a collector, in batches: when
//! a batch is full, and whenever a timer ticks.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{
    Shutdown, SocketAddr, TcpListener, TcpStream,
};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pythonic::queue::{GetError, Queue};
use pythonic::threading::{Event, Timer};

const BATCH: usize = 5;
const TICK: Duration = Duration::from_millis(10);

/// Takes records from a queue, and sends them on.
pub struct Shipper {
    connection: TcpStream,
    /// Where the services put what they log; `None` is
    /// the end.
    pub queue: Queue<Option<String>>,
    flush: Event,
    is_over: Event,
    timer: Mutex<Option<Timer>>,
}

impl Shipper {
    /// Connects to the collector.
    pub fn new(address: SocketAddr) -> io::Result<Self> {
        Ok(Self {
            connection: TcpStream::connect(address)?,
            queue: Queue::new(8),
            flush: Event::new(),
            is_over: Event::new(),
            timer: Mutex::new(None),
        })
    }

    fn arm(self: &Arc<Self>) {
        if !self.is_over.is_set() {
            let this = Arc::clone(self);
            let timer =
                Timer::new(TICK, move || this.tick());
            timer.start().unwrap();
            *self.timer.lock().unwrap() = Some(timer);
        }
    }

    fn tick(self: &Arc<Self>) {
        self.flush.set();
        self.arm();
    }

    /// Ships until the end comes out of the queue.
    pub fn run(self: &Arc<Self>) -> io::Result<()> {
        self.arm();
        let mut batch = Vec::new();
        while self.take(&mut batch) {
            let is_full = batch.len() == BATCH;
            if is_full || self.flush.is_set() {
                self.ship(&mut batch)?;
            }
        }
        self.ship(&mut batch)?;
        self.is_over.set();
        if let Some(timer) = &*self.timer.lock().unwrap() {
            timer.cancel();
        }
        self.connection.shutdown(Shutdown::Write)
    }

    /// Says whether more is to come.
    fn take(&self, batch: &mut Vec<String>) -> bool {
        match self.queue.get_timeout(TICK) {
            Ok(Some(record)) => batch.push(record),
            Ok(None) | Err(GetError::ShutDown) => {
                return false;
            }
            Err(GetError::Empty) => {}
        }
        true
    }

    fn ship(
        &self,
        batch: &mut Vec<String>,
    ) -> io::Result<()> {
        self.flush.clear();
        if batch.is_empty() {
            return Ok(());
        }
        let mut text = format!("{}\n", batch.len());
        for record in batch.drain(..) {
            text += &record;
            text.push('\n');
        }
        (&self.connection).write_all(text.as_bytes())
    }
}

/// How many records came from each service.
pub type Counts = BTreeMap<String, usize>;

/// Counts what comes, and sees that it is in order.
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
