//! A builder of recordings: a test says what happens, in order.

use std::collections::{BTreeMap, VecDeque};

use timeline_std::{
    Arrow, ArrowKind, Ended, Event, EventKind, Kind, Moment, Object, Place, Recording, Span, Thread,
};

/// A run that is written down as it goes.
///
/// Moments are ten microseconds apart. Lines count spans and events.
#[derive(Debug, Clone)]
pub struct Run {
    recording: Recording,
    now: u64,
    last: BTreeMap<usize, Moment>,
    sent: BTreeMap<usize, VecDeque<Moment>>,
    readers: BTreeMap<usize, Vec<Moment>>,
    writer: BTreeMap<usize, Moment>,
}

impl Run {
    pub fn new() -> Self {
        Self {
            recording: Recording {
                threads: vec![thread("main", 0)],
                objects: Vec::new(),
                spans: Vec::new(),
                events: Vec::new(),
                arrows: Vec::new(),
                ended: Ended::Finished,
                end: 0,
            },
            now: 0,
            last: BTreeMap::new(),
            sent: BTreeMap::new(),
            readers: BTreeMap::new(),
            writer: BTreeMap::new(),
        }
    }

    pub fn object(mut self, kind: &str, name: &str) -> Self {
        self.recording.objects.push(Object {
            kind: kind.into(),
            name: Some(name.into()),
            called: None,
            place: place(1),
        });
        self
    }

    pub fn spawn(mut self, by: &str, name: &str) -> Self {
        let from = self.next(by);
        self.recording.threads.push(thread(name, self.now + 10));
        let to = self.next(name);
        self.draw(ArrowKind::Spawn, from, to, None)
    }

    /// What a thread waits for: the name of an object or, for a join, of a
    /// thread; or of nothing.
    pub fn waits(mut self, thread: &str, kind: Kind, what: &str) -> Self {
        let of = if kind == Kind::Join { "" } else { what };
        let begin = self.next(thread);
        let joins = kind == Kind::Join && !what.is_empty();
        let other = joins.then(|| self.thread(what));
        self.span(begin, kind, of).other = other;
        self
    }

    pub fn wakes(mut self, thread: &str) -> Self {
        self.close(thread, waits);
        self
    }

    /// A wait ends because of what another thread did last.
    pub fn woken(mut self, by: &str, kind: ArrowKind, thread: &str, object: &str) -> Self {
        let from = self.last[&self.thread(by)];
        let to = self.close(thread, waits);
        let object = self.find(object);
        self.draw(kind, from, to, object)
    }

    pub fn joined(mut self, thread: &str, others: &[&str]) -> Self {
        let to = self.close(thread, waits);
        others.iter().fold(self, |run, other| {
            let from = run.last_of(other);
            run.draw(ArrowKind::Join, from, to, None)
        })
    }

    /// A hold begins, and with it ends the wait for it if there is one.
    pub fn hold(self, thread: &str, object: &str) -> Self {
        self.takes(thread, Kind::Hold, object)
    }

    pub fn read(self, thread: &str, object: &str) -> Self {
        self.takes(thread, Kind::HoldShared, object)
    }

    fn takes(mut self, thread: &str, kind: Kind, object: &str) -> Self {
        if self.open(thread, waits).is_some() {
            self.close(thread, waits);
        }
        let to = self.next(thread);
        self.span(to, kind, object);
        let of = self.find(object).unwrap();
        let writer = self.writer.get(&of).copied().into_iter().collect();
        let froms = match kind {
            Kind::Hold => self.readers.remove(&of).unwrap_or(writer),
            _ => writer,
        };
        let others = froms.into_iter().filter(|from| from.thread != to.thread);
        others.fold(self, |run, from| {
            run.draw(ArrowKind::Release, from, to, Some(of))
        })
    }

    pub fn let_go(mut self, thread: &str, object: &str) -> Self {
        let of = self.find(object).unwrap();
        let open = self
            .open(thread, Kind::is_hold)
            .expect("the thread holds it");
        let kind = self.recording.spans[open].kind;
        let at = self.close(thread, Kind::is_hold);
        match (kind, self.recording.objects[of].kind.as_str()) {
            (_, "Semaphore") => None,
            (Kind::Hold, _) => self.writer.insert(of, at),
            _ => {
                self.readers.entry(of).or_default().push(at);
                None
            }
        };
        self
    }

    pub fn sends(self, thread: &str, object: &str) -> Self {
        let mut run = self.event(thread, EventKind::Send, object);
        let of = run.find(object).unwrap();
        let at = run.last_of(thread);
        run.sent.entry(of).or_default().push_back(at);
        run
    }

    pub fn receives(self, thread: &str, object: &str) -> Self {
        let mut run = self.event(thread, EventKind::Receive, object);
        let of = run.find(object).unwrap();
        let to = run.last_of(thread);
        let from = run.sent.get_mut(&of).and_then(VecDeque::pop_front);
        run.draw(ArrowKind::Message, from.unwrap(), to, Some(of))
    }

    /// The wait for room ends because of the last receipt, and the message is
    /// sent.
    pub fn gets_room(mut self, thread: &str, object: &str) -> Self {
        let of = self.find(object).unwrap();
        let receives = |e: &&Event| e.kind == EventKind::Receive && e.object == Some(of);
        let receipt = self.recording.events.iter().rfind(receives).unwrap();
        let from = Moment {
            thread: receipt.thread,
            at: receipt.at,
        };
        let to = self.close(thread, waits);
        self.sent.entry(of).or_default().push_back(to);
        self.draw(ArrowKind::Room, from, to, Some(of))
    }

    /// The wait for room ends because of a receipt that is not yet on record.
    pub fn gets_room_at_once(mut self, thread: &str, by: &str, object: &str) -> Self {
        self.close(thread, waits);
        self.arrow_at_its_end(ArrowKind::Room, by, thread, object)
    }

    /// An arrow to what a thread did last from the same moment of another.
    pub fn arrow_at_its_end(self, kind: ArrowKind, from: &str, to: &str, object: &str) -> Self {
        let (thread, to) = (self.thread(from), self.last_of(to));
        let object = self.find(object);
        self.draw(kind, Moment { thread, at: to.at }, to, object)
    }

    pub fn event(mut self, thread: &str, kind: EventKind, object: &str) -> Self {
        let Moment { thread, at } = self.next(thread);
        let event = Event {
            thread,
            kind,
            text: None,
            object: self.find(object),
            place: self.place(),
            at,
        };
        self.recording.events.push(event);
        self
    }

    pub fn print(self, thread: &str, text: &str) -> Self {
        let mut run = self.event(thread, EventKind::Print, "");
        run.recording.events.last_mut().unwrap().text = Some(text.into());
        run
    }

    /// A moment without another record.
    pub fn calls(mut self, thread: &str) -> Self {
        self.next(thread);
        self
    }

    /// Time goes by.
    pub fn pause(mut self, microseconds: u64) -> Self {
        self.now += microseconds;
        self
    }

    pub fn ends(mut self, thread: &str) -> Self {
        let Moment { thread, at } = self.next(thread);
        self.recording.threads[thread].end = Some(at);
        self
    }

    pub fn finish(self) -> Recording {
        self.ended(Ended::Finished)
    }

    pub fn ended(self, ended: Ended) -> Recording {
        let mut run = self.ends("main");
        run.recording.ended = ended;
        run.recording.end = run.now;
        run.recording
    }

    pub fn hang(mut self) -> Recording {
        self.recording.ended = Ended::Hung;
        self.recording.end = self.now + 10;
        self.recording
    }

    fn next(&mut self, thread: &str) -> Moment {
        self.now += 10;
        let thread = self.thread(thread);
        let at = self.now;
        self.last.insert(thread, Moment { thread, at });
        Moment { thread, at }
    }

    fn last_of(&self, thread: &str) -> Moment {
        self.last[&self.thread(thread)]
    }

    fn thread(&self, name: &str) -> usize {
        let named = |t: &Thread| t.name.as_deref() == Some(name);
        let found = self.recording.threads.iter().position(named);
        found.expect("the thread is there")
    }

    fn find(&self, object: &str) -> Option<usize> {
        let named = |o: &Object| o.name.as_deref() == Some(object);
        self.recording.objects.iter().position(named)
    }

    fn place(&self) -> Place {
        let count = self.recording.spans.len() + self.recording.events.len();
        place(u32::try_from(count + 1).unwrap())
    }

    fn span(&mut self, begin: Moment, kind: Kind, object: &str) -> &mut Span {
        let span = Span {
            thread: begin.thread,
            kind,
            object: self.find(object),
            other: None,
            place: self.place(),
            begin: begin.at,
            end: None,
        };
        self.recording.spans.push(span);
        self.recording.spans.last_mut().unwrap()
    }

    fn open(&self, thread: &str, kind: impl Fn(Kind) -> bool) -> Option<usize> {
        let thread = self.thread(thread);
        let open = |s: &Span| s.thread == thread && s.end.is_none() && kind(s.kind);
        self.recording.spans.iter().rposition(open)
    }

    fn close(&mut self, thread: &str, kind: impl Fn(Kind) -> bool) -> Moment {
        let open = self.open(thread, kind).expect("something is to be ended");
        let end = self.next(thread);
        self.recording.spans[open].end = Some(end.at);
        end
    }

    fn draw(mut self, kind: ArrowKind, from: Moment, to: Moment, object: Option<usize>) -> Self {
        let arrow = Arrow {
            kind,
            from,
            to,
            object,
        };
        self.recording.arrows.push(arrow);
        self
    }
}

fn thread(name: &str, begin: u64) -> Thread {
    Thread {
        name: Some(name.into()),
        begin,
        end: None,
        busy: None,
    }
}

fn place(line: u32) -> Place {
    Place {
        file: "src/main.rs".into(),
        line,
        column: 5,
    }
}

fn waits(kind: Kind) -> bool {
    !kind.is_hold()
}
