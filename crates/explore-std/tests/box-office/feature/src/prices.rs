use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

/// What has been paid, in cents.
#[derive(Default)]
pub struct Till(AtomicU32);

impl Till {
    pub fn pay(&self, cents: u32) {
        let before = self.0.load(SeqCst);
        self.0.store(before + cents, SeqCst);
    }

    pub fn paid(&self) -> u32 {
        self.0.load(SeqCst)
    }
}
