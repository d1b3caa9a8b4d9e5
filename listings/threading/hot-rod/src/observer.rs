//! A thread of its own prints what others report.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};

use pythonic::threading::Condition;

type Reports = VecDeque<Option<String>>;

/// Prints reports in the order in which it gets them.
#[derive(Default)]
pub struct Observer {
    changed: Condition,
    reports: Mutex<Reports>,
}

impl Observer {
    /// One that has heard of nothing.
    pub const fn new() -> Self {
        let reports = Mutex::new(VecDeque::new());
        Self { changed: Condition::new(), reports }
    }

    /// Hands it a report, or a `None` after the last.
    pub fn tell(&self, report: Option<String>) {
        let _held = self.changed.lock();
        self.reports().push_back(report);
        self.changed.notify(1).unwrap();
    }

    /// Prints reports, to the last.
    pub fn run(&self) {
        let mut count = 0;
        while let Some(report) = self.next_report() {
            count += 1;
            println!("{report}");
        }
        println!("{count} reports");
    }

    fn next_report(&self) -> Option<String> {
        let _held = self.changed.lock();
        let has_news = || !self.reports().is_empty();
        self.changed.wait_for(has_news).unwrap();
        self.reports().pop_front().unwrap()
    }

    fn reports(&self) -> MutexGuard<'_, Reports> {
        self.reports.lock().unwrap()
    }
}
