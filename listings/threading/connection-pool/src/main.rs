use std::sync::Mutex;
use std::time::Duration;
use std::{mem, thread};

use threading_semaphore::Semaphore;

#[derive(Default)]
struct Connection {
    queries: u32,
}

struct Pool {
    semaphore: Semaphore,
    free: Mutex<Vec<Connection>>,
}

struct PooledConnection<'a> {
    pool: &'a Pool,
    connection: Connection,
}

impl Pool {
    fn connect(&self) -> PooledConnection<'_> {
        self.semaphore.acquire();
        let connection =
            self.free.lock().unwrap().pop().unwrap();
        PooledConnection { pool: self, connection }
    }
}

impl Drop for PooledConnection<'_> {
    fn drop(&mut self) {
        let connection = mem::take(&mut self.connection);
        // In this order: whoever acquires the semaphore
        // next must find the connection in the list.
        self.pool.free.lock().unwrap().push(connection);
        self.pool.semaphore.release();
    }
}

fn worker(pool: &Pool) {
    let mut pooled = pool.connect();
    thread::sleep(Duration::from_millis(30));
    pooled.connection.queries += 1;
}

fn main() {
    let two = [(); 2].map(|()| Connection::default());
    let free = Mutex::new(two.into());
    let pool = Pool { semaphore: Semaphore::new(2), free };
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| worker(&pool));
        }
    });
    let all = pool.free.into_inner().unwrap();
    let queries: u32 = all.iter().map(|c| c.queries).sum();
    println!("connections: {}", all.len());
    println!("queries: {queries}");
}
