use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use threading_semaphore::{Permit, Semaphore};

#[derive(Default)]
struct Connection {
    queries: u32,
}

struct Pool {
    free: Semaphore,
    connections: Mutex<Vec<Connection>>,
}

struct Lent<'a> {
    pool: &'a Pool,
    connection: Option<Connection>,
    _permit: Permit<'a>,
}

impl Pool {
    fn connect(&self) -> Lent<'_> {
        let _permit = self.free.permit();
        let connection =
            self.connections.lock().unwrap().pop();
        Lent { pool: self, connection, _permit }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut free =
            self.pool.connections.lock().unwrap();
        free.extend(self.connection.take());
    }
}

fn worker(pool: &Pool) {
    let mut lent = pool.connect();
    thread::sleep(Duration::from_millis(30));
    lent.connection.as_mut().unwrap().queries += 1;
}

fn main() {
    let two = [(); 2].map(|()| Connection::default());
    let connections = Mutex::new(two.into());
    let pool =
        Pool { free: Semaphore::new(2), connections };
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| worker(&pool));
        }
    });
    let all = pool.connections.into_inner().unwrap();
    let queries: u32 = all.iter().map(|c| c.queries).sum();
    println!("connections: {}", all.len());
    println!("queries: {queries}");
}
