//! Prints reports, in a thread of its own.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Mutex, MutexGuard};

use pythonic::threading::Condition;

#[derive(Default)]
pub struct Observer {
    changed: Condition,
    reports: Mutex<VecDeque<String>>,
    is_over: AtomicBool,
}

impl Observer {
    pub fn tell(&self, report: String) {
        let _held = self.changed.lock();
        self.reports().push_back(report);
        self.changed.notify(1).unwrap();
    }

    pub fn end(&self) {
        let _held = self.changed.lock();
        self.is_over.store(true, SeqCst);
        self.changed.notify_all().unwrap();
    }

    fn has_news(&self) -> bool {
        !self.reports().is_empty()
            || self.is_over.load(SeqCst)
    }

    fn next_report(&self) -> Option<String> {
        let _held = self.changed.lock();
        self.changed.wait_for(|| self.has_news()).unwrap();
        self.reports().pop_front()
    }

    pub fn run(&self) {
        let mut count = 0;
        while let Some(report) = self.next_report() {
            count += 1;
            println!("{report}");
        }
        println!("{count} reports");
    }

    fn reports(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.reports.lock().unwrap()
    }
}
