use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use threading_downloader::{
    Fetched, Server, fetch_patiently,
};
use threading_executor::{FutureError, ThreadPoolExecutor};

const AT_A_TIME: usize = 2;
const TRIES: u32 = 2;
const TIMEOUT: Duration = Duration::from_millis(500);
const NAMES: [&str; 8] = [
    "small.txt",
    "flaky.txt",
    "missing.txt",
    "enormous.txt",
    "slow-1.txt",
    "slow-2.txt",
    "late-1.txt",
    "late-2.txt",
];

fn main() -> Result<(), Box<dyn Error>> {
    let server = Server::start()?;
    let address = server.address();
    let pool = Arc::new(ThreadPoolExecutor::new(AT_A_TIME));
    let mut downloads = BTreeMap::new();
    for name in NAMES {
        let own_pool = Arc::clone(&pool);
        let download = pool.submit(move || {
            let fetched = fetch_patiently(
                address, name, TIMEOUT, TRIES,
            );
            if let Ok(Fetched::TimedOut(_)) = fetched {
                // Nothing more is to be had from there.
                own_pool.shutdown_cancel_futures_no_wait();
            }
            fetched
        })?;
        downloads.insert(name, download);
    }
    for (name, download) in &downloads {
        match download.result() {
            Ok(Ok(fetched)) => {
                println!("{name}: {fetched}")
            }
            Ok(Err(error)) => println!("{name}: {error}"),
            Err(FutureError::Cancelled) => {
                println!("{name}: cancelled");
            }
            Err(error) => return Err(error.into()),
        }
    }
    pool.shutdown();
    Ok(())
}
