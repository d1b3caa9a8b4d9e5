"""Runs a Python twin, unchanged, and writes down what its threads did.

    python3 -B recorder.py RECORDING.json main.py

The file that it writes has the form of `crates/timeline-std/src/recording.rs`.
Before the twin runs, what it may wait in is replaced by functions that do the
same and note when they began and ended. What the standard library makes for
itself, such as the lock inside a queue, is left as it is.

Who waits for the GIL is a conclusion: a thread does if another one has been
seen at work since, and it stands in a line of the twin and in none of the
calls that are recorded. A call that lets go of the GIL unseen, such as reading
a file, looks the same. Whether a future is done or an event is set is asked
before the wait for it: if that comes true in between, a wait of no length is
recorded. All else is exact, but slower than it would be unseen.
"""

import _thread
import ast
import atexit
import builtins
import contextlib
import functools
import json
import logging
import os
import queue
import runpy
import sys
import threading
import time
import traceback
from collections import Counter, defaultdict
from concurrent.futures import Future, ThreadPoolExecutor

STANDS_STILL = 1_000_000  # microseconds without a record, in a run that hangs
POOL = "ThreadPoolExecutor"
GIL_WAIT = 1_000  # microseconds; shorter waits for the GIL are left out
OFTEN = 100  # calls of a function, after which lines are not traced
HAS_GIL = getattr(sys, "_is_gil_enabled", lambda: True)()
HERE = sys._getframe().f_code.co_filename
RUN = threading.Thread.run.__code__  # what stands around a thread's function

# These are needed after they have been replaced.
real_lock, real_rlock = threading.Lock, threading.RLock
real_sleep, real_simple_queue = time.sleep, queue.SimpleQueue


class Source:
    """The twin's file, and which of its lines a call comes from."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.path = path
        self.lines = text.splitlines()
        self.made = Counter()
        self.assignments = {}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Assign):
                self.assign(node.targets[0], node.value)
            elif isinstance(node, ast.AnnAssign) and node.value:
                self.assign(node.target, node.value)
            elif isinstance(node, ast.withitem) and node.optional_vars:
                self.assign(node.optional_vars, node.context_expr)

    def assign(self, target, value):
        for line in range(value.lineno, value.end_lineno + 1):
            self.assignments[line] = (target, value)

    def owns(self, frame):
        return frame is not None and frame.f_code.co_filename == self.path

    def caller(self, frame):
        """The innermost frame of the twin, from `frame` outwards."""
        while frame and not self.owns(frame):
            frame = frame.f_back
        return frame

    def maker(self):
        """The twin's frame if it made the call, and nobody on its behalf."""
        frame = sys._getframe(1)
        while frame.f_code.co_filename == HERE or (
            frame.f_code.co_filename.startswith("<")  # of a dataclass
        ):
            frame = frame.f_back
        return frame if self.owns(frame) else None

    def place(self, line):
        indented = self.lines[line - 1] if line <= len(self.lines) else ""
        column = len(indented) - len(indented.lstrip()) + 1
        file = os.path.basename(self.path)
        return {"file": file, "line": line, "column": column}

    def name(self, frame, thing):
        """What the twin calls `thing`, which is being made in `frame`."""
        caller = self.caller(frame.f_back)
        while caller and frame.f_locals.get("self", log) is thing:
            frame, caller = caller, self.caller(caller.f_back)
        if frame.f_lineno not in self.assignments:
            return None
        target, value = self.assignments[frame.f_lineno]
        if isinstance(value, ast.Call):
            return last_name(target)
        index = self.made[value]
        self.made[value] += 1
        if isinstance(value, (ast.List, ast.Tuple)):
            index %= len(value.elts)
        if isinstance(target, ast.Tuple):
            return last_name(target.elts[index % len(target.elts)])
        return f"{last_name(target)}[{index}]"


def last_name(target):
    """`lock`, of `self.lock`."""
    return getattr(target, "attr", None) or ast.unparse(target)


class Log:
    """What has been recorded so far. Each method is one step for others."""

    def __init__(self, source):
        self.source = source
        self.lock = real_rlock()
        self.zero = 0  # the clock when the run began
        self.latest = -1
        self.threads, self.objects = [], []
        self.spans, self.events, self.arrows = [], [], []
        self.indices = {}  # of the threads that live, by get_ident()
        self.waits = {}  # the wait that a thread is in
        self.timed = set()  # the threads whose wait has an end
        self.holds = defaultdict(list)  # of each object, by whom it is held
        self.released = {}  # where the last hold of an object ended
        self.notices = defaultdict(list)
        self.messages = defaultdict(list)
        self.sent, self.receipts = Counter(), defaultdict(list)
        self.running = None  # get_ident() of who was last seen at work
        self.starting = set()  # the threads that are in Thread.start
        self.held_ups = {}  # since when and where a thread lacks the GIL

    def me(self):
        return self.indices.get(_thread.get_ident())

    def moment(self):
        now = (time.perf_counter_ns() - self.zero) // 1000
        self.latest = max(now, self.latest + 1)
        return self.latest

    def place(self, index=None):
        """Where the twin is, or else what it was that led here."""
        frame = self.source.caller(sys._getframe(1))
        if frame:
            return self.source.place(frame.f_lineno)
        things = self.threads if index is None else self.objects
        return things[self.me() if index is None else index]["place"]

    def object(self, kind, frame, thing=None):
        """A new thing that threads share, made in `frame`."""
        place = self.source.place(frame.f_lineno)
        name = self.source.name(frame, thing)
        with self.lock:
            self.objects.append({"kind": kind, "name": name, "place": place})
            return len(self.objects) - 1

    # Who has the interpreter

    def at_work(self):
        """Notes that this thread has the interpreter, and no other."""
        if not HAS_GIL or self.running == _thread.get_ident():
            return
        with self.lock:
            me, before = self.me(), self.indices.get(self.running)
            if me is None:
                return
            place = None if before is None else self.held_up(before)
            if place:
                self.held_ups[before] = (self.moment(), place)
            self.running = _thread.get_ident()
            begin, place = self.held_ups.pop(me, (None, None))
            if place:
                span = {"thread": me, "kind": "gil", "place": place}
                span |= {"begin": begin, "end": self.moment()}
                if span["end"] - begin >= GIL_WAIT:
                    self.spans.append(span)

    def held_up(self, index):
        """The line in which a thread could go on, but for the GIL."""
        frame = sys._current_frames().get(self.running)
        if index in self.waits or frame is None:
            return None
        own = frame.f_code.co_filename in (self.source.path, HERE)
        if not (own or index in self.starting or frame.f_code is RUN):
            return None  # It may wait for something that is not recorded.
        caller = self.source.caller(frame)
        if caller is None:  # It has just begun, or is about to end.
            return self.threads[index]["place"]
        line = caller.f_lineno or caller.f_code.co_firstlineno
        return self.source.place(line)

    # Spans, events and arrows

    def begin(self, kind, object=None, other=None, timed=False):
        """Begins a span of this thread; it is a wait unless it is a hold."""
        with self.lock:
            me = self.me()
            if me is None:
                return None
            self.at_work()
            span = {"thread": me, "kind": kind, "object": object}
            span |= {"other": other, "place": self.place(object)}
            span |= {"begin": self.moment(), "end": None}
            self.spans.append(span)
            if kind != "hold":
                self.waits[me] = span
                (self.timed.add if timed else self.timed.discard)(me)
            return span

    def end(self, wait):
        """Ends a wait of this thread, if it has not ended."""
        with self.lock:
            if wait and wait["end"] is None and self.me() is not None:
                del self.waits[wait["thread"]]
                self.at_work()
                wait["end"] = self.moment()

    @contextlib.contextmanager
    def waiting(self, kind, thing, timeout):
        """A wait for `thing`, which ends here unless it has ended before."""
        wait = self.begin(kind, thing._timeline, timed=timeout is not None)
        try:
            yield wait
        finally:
            self.end(wait)

    def event(self, kind, object=None, text=None, place=None):
        with self.lock:
            me = self.me()
            if me is None:
                return None
            self.at_work()
            event = {"thread": me, "kind": kind, "text": text}
            event |= {"object": object, "place": place or self.place(object)}
            self.events.append(event | {"at": self.moment()})
            return (me, self.latest)

    def here(self):
        """A moment of this thread that has no other record."""
        with self.lock:
            self.at_work()
            me = self.me()
            return None if me is None else (me, self.moment())

    def arrow(self, kind, source, target, object=None):
        if source and source[0] != target[0]:
            source, target = (
                {"thread": thread, "at": at} for thread, at in (source, target)
            )
            arrow = {"kind": kind, "from": source, "to": target}
            self.arrows.append(arrow | {"object": object})

    def panic(self, error):
        text = traceback.format_exception_only(type(error), error)[-1].strip()
        frames = traceback.walk_tb(error.__traceback__)
        lines = [line for frame, line in frames if self.source.owns(frame)]
        place = self.source.place(lines[-1] if lines else 1)
        self.event("panic", text=text, place=place)

    # Threads

    def begin_main(self):
        main = {"thread": threading.main_thread(), "end": None, "from": None}
        self.threads.append(main | {"place": self.source.place(1)})
        self.zero = time.perf_counter_ns()
        self.enter(0)

    def spawn(self, thread):
        """A thread is about to be started, by this one."""
        with self.lock:
            here = self.here()
            spawned = {"thread": thread, "begin": here[1], "end": None}
            spawned |= {"from": here, "place": self.place()}
            self.threads.append(spawned)
            return len(self.threads) - 1

    def enter(self, index):
        """This thread, which is new, begins."""
        with self.lock:
            self.indices[_thread.get_ident()] = index
            self.at_work()
            thread = self.threads[index]
            thread["begin"] = self.moment()
            thread["core"] = time.thread_time()
            here = (index, self.latest)
            self.arrow("spawn", thread["from"], here)

    def leave(self):
        """This thread ends."""
        with self.lock:
            me = self.me()
            if me is None:
                return
            self.at_work()
            for hold in [h for held in self.holds.values() for h in held]:
                if hold["thread"] == me:
                    self.close(hold)
            thread = self.threads[me]
            busy = time.thread_time() - thread["core"]
            thread["busy"] = int(busy * 1_000_000)
            thread["end"] = self.moment()
            del self.indices[_thread.get_ident()]

    def joined(self, wait, threads):
        """Ends the wait for `threads`, some of which may not have ended."""
        with self.lock:
            self.end(wait)
            for index in threads if wait else ():
                end = self.threads[index]["end"]
                if end is not None and end > wait["begin"]:
                    here = (wait["thread"], wait["end"])
                    self.arrow("join", (index, end), here)

    # Locks

    def hold(self, object, wait=None, ordered=True):
        """This thread holds `object`, which it waited for in `wait`."""
        with self.lock:
            self.end(wait)
            hold = self.begin("hold", object)
            if hold is None:
                return
            self.holds[object].append(hold)
            if ordered or wait:
                here = (hold["thread"], hold["begin"])
                self.arrow("release", self.released.get(object), here, object)

    def release(self, object):
        """This thread is about to release `object`.

        In Python, it may be held by another thread. Then this one takes the
        hold over for a moment, so that it is seen who let go.
        """
        with self.lock:
            me, holds = self.me(), self.holds[object]
            if me is None:
                return
            self.at_work()
            if not any(hold["thread"] == me for hold in holds):
                for hold in holds[:1]:
                    self.close(hold)
                self.hold(object)
            self.close(next(h for h in holds if h["thread"] == me))

    def close(self, hold):
        hold["end"] = self.moment()
        self.holds[hold["object"]].remove(hold)
        self.released[hold["object"]] = (hold["thread"], hold["end"])

    # Notifications

    def notify(self, object, kind):
        with self.lock:
            here = self.event(kind, object)
            if here:
                self.notices[object].append((here, kind))

    def notified(self, wait):
        """Ends `wait`, and finds the notification that ended it."""
        with self.lock:
            self.end(wait)
            notices = self.notices[wait["object"]] if wait else []
            for notice in notices:
                if notice[0][1] > wait["begin"]:
                    here = (wait["thread"], wait["end"])
                    self.arrow("notify", notice[0], here, wait["object"])
                    if notice[1] == "notify-one":
                        notices.remove(notice)
                    return

    # Messages

    def arrive(self, object):
        """Ends the wait for `object` that this thread is in, if any."""
        wait = self.waits.get(self.me())
        if wait is None or wait["object"] != object:
            return None
        self.end(wait)
        return (wait["thread"], wait["end"])

    def send(self, object, item, room=0):
        """`item` is in the queue `object`, which has `room`, 0 for any."""
        with self.lock:
            waited = self.arrive(object)
            if waited and room:
                receipt = self.receipts[object][self.sent[object] - room]
                self.arrow("room", receipt, waited, object)
            if item is None and self.objects[object]["kind"] == POOL:
                return  # The executor tells a worker to end.
            self.sent[object] += 1
            here = self.event("send", object)
            self.messages[object].append((item, waited or here))

    def receive(self, object, item):
        """This thread has taken `item` out of the queue `object`."""
        with self.lock:
            self.arrive(object)
            messages = self.messages[object]
            for message in messages:
                if message[0] is item:
                    messages.remove(message)
                    here = self.event("receive", object)
                    self.receipts[object].append(here)
                    if here:
                        self.arrow("message", message[1], here, object)
                    return

    # The end

    def stands_still(self):
        """Whether every thread waits for another, for ever."""
        living = [i for i, t in enumerate(self.threads) if t["end"] is None]
        now = (time.perf_counter_ns() - self.zero) // 1000
        return now - self.latest > STANDS_STILL and all(
            index in self.waits and index not in self.timed for index in living
        )

    def write(self, path, ended):
        hung = ended == "hung"
        end = self.latest * 6 // 5 + 1 if hung else self.moment()
        recording = {
            "threads": [self.lane(thread) for thread in self.threads],
            "objects": self.objects,
            "spans": sorted(self.spans, key=lambda span: span["begin"]),
            "events": self.events,
            "arrows": sorted(self.arrows, key=lambda a: a["to"]["at"]),
            "ended": ended,
            "end": end,
        }
        for each in (*self.spans, *self.events, *self.arrows):
            for key in ("object", "other", "text"):
                if each.get(key, 0) is None:
                    del each[key]
        with open(path, "w", encoding="utf-8") as file:
            json.dump(recording, file, indent=1)

    def lane(self, thread):
        main = thread is self.threads[0]
        lane = {"name": "main" if main else thread["thread"].name}
        lane |= {key: thread[key] for key in ("begin", "end")}
        return lane | ({"busy": thread["busy"]} if "busy" in thread else {})


log = None


def replace(owner, name):
    """Puts a function in the place of `owner.name`, which it gets first."""
    real = getattr(owner, name)

    def put(function):
        @functools.wraps(real)
        def replacement(*args, **kwargs):
            return function(real, *args, **kwargs)

        setattr(owner, name, replacement)
        return function

    return put


def recorded(owner, *names):
    """The same for methods of what the twin has made; others stay real."""

    def put(function):
        for name in names:

            @replace(owner, name)
            def check(real, self, *args, **kwargs):
                if not hasattr(self, "_timeline"):
                    return real(self, *args, **kwargs)
                return function(real, self, *args, **kwargs)

        return function

    return put


def remember(thing, frame):
    """Gives `thing` a number if `frame` is the twin's, which made it."""
    if frame and not hasattr(thing, "_timeline"):
        classes = type(thing).__mro__
        kind = next(c for c in classes if c.__module__ != "__main__")
        thing._timeline = log.object(kind.__name__, frame, thing)


def replace_making():
    """Everything that the twin makes gets a number."""
    for cls in (
        threading.Event,
        threading.Semaphore,
        threading.BoundedSemaphore,
        threading.Barrier,
        queue.Queue,
    ):

        @replace(cls, "__init__")
        def make(real, self, *args, **kwargs):
            remember(self, log.source.maker())
            real(self, *args, **kwargs)


class Mutex:
    """A lock of the twin's, or the lock of a condition."""

    def __init__(self, real):
        self.real = real
        self.depth = 0

    def acquire(self, blocking=True, timeout=-1):
        if self.real.acquire(False):
            return self.taken()
        if not blocking:
            return self.real.acquire(blocking, timeout)
        limit = None if timeout == -1 else timeout
        with log.waiting("lock", self, limit) as wait:
            taken = self.real.acquire(True, timeout)
            return taken and self.taken(wait)

    def taken(self, wait=None):
        self.depth += 1
        if self.depth == 1:
            log.hold(self._timeline, wait)
        return True

    def release(self):
        if self.depth and self._is_owned():
            self.depth -= 1
            if self.depth == 0:
                log.release(self._timeline)
        self.real.release()

    __enter__ = acquire

    def __exit__(self, *_):
        self.release()

    def locked(self):
        return self.depth > 0

    # A condition uses these, and records by itself.

    def _is_owned(self):
        is_owned = getattr(self.real, "_is_owned", self.locked)
        return is_owned()

    def _release_save(self):
        depth, self.depth = self.depth, 0
        for _ in range(depth):
            self.real.release()
        return depth

    def _acquire_restore(self, depth):
        for _ in range(depth):
            self.real.acquire()
        self.depth = depth


def replace_locks():
    for name in ("Lock", "RLock"):

        @replace(threading, name)
        def make(real, name=name):
            frame = log.source.maker()
            if frame is None:
                return real()
            mutex = Mutex(real())
            mutex._timeline = log.object(name, frame, mutex)
            return mutex

    @replace(threading.Condition, "__init__")
    def condition(real, self, lock=None):
        remember(self, log.source.maker())
        if lock is None and hasattr(self, "_timeline"):
            lock = Mutex(real_rlock())
            lock._timeline = self._timeline
        real(self, lock)

    @recorded(threading.Condition, "wait")
    def wait(real, self, timeout=None):
        if not self._is_owned():
            return real(self, timeout)
        mutex = getattr(self._lock, "_timeline", self._timeline)
        with log.lock:
            log.release(mutex)
            timed = timeout is not None
            wait = log.begin("notify", self._timeline, timed=timed)
        woken = real(self, timeout)
        with log.lock:
            log.notified(wait) if woken else log.end(wait)
            log.hold(mutex)
        return woken

    # notify_all calls notify, so what is real is put in its place.
    notify_real = threading.Condition.notify

    @recorded(threading.Condition, "notify")
    def notify(real, self, n=1):
        if self._is_owned():
            for _ in range(n):
                log.notify(self._timeline, "notify-one")
        real(self, n)

    @recorded(threading.Condition, "notify_all")
    def notify_all(real, self):
        if self._is_owned():
            log.notify(self._timeline, "notify-all")
        notify_real(self, len(self._waiters))

    @recorded(threading.Semaphore, "acquire", "__enter__")
    def acquire(real, self, blocking=True, timeout=None):
        if real(self, False):
            log.hold(self._timeline, ordered=False)
            return True
        if not blocking:
            return real(self, blocking, timeout)
        with log.waiting("lock", self, timeout) as wait:
            taken = real(self, True, timeout)
            if taken:
                log.hold(self._timeline, wait)
        return taken

    def release(real, self, n=1):
        bound = getattr(self, "_initial_value", float("inf"))
        if self._value + n <= bound:
            for _ in range(n):
                log.release(self._timeline)
        real(self, n)

    recorded(threading.Semaphore, "release")(release)
    recorded(threading.BoundedSemaphore, "release")(release)


def replace_signals():
    """Events, timers, barriers."""

    @recorded(threading.Event, "wait")
    def wait(real, self, timeout=None):
        if self.is_set():
            return True
        with log.waiting("notify", self, timeout) as wait:
            came = real(self, timeout)
            if came:
                log.notified(wait)
        return came

    @recorded(threading.Event, "set")
    def set(real, self):
        log.notify(self._timeline, "notify-all")
        real(self)

    @replace(threading.Timer, "__init__")
    def timer(real, self, *args, **kwargs):
        real(self, *args, **kwargs)
        frame = log.source.maker()
        if frame:
            self.finished._timeline = log.object("Timer", frame, self)

    # The barrier's own lock is held in both, so nobody arrives in between.

    @recorded(threading.Barrier, "_release")
    def last_arrival(real, self):
        self._arrival = log.here()
        real(self)

    @recorded(threading.Barrier, "_wait")
    def earlier_arrival(real, self, timeout):
        with log.waiting("barrier", self, timeout) as wait:
            real(self, timeout)
        if wait:
            here = (wait["thread"], wait["end"])
            log.arrow("barrier", self._arrival, here, self._timeline)


def replace_queues():
    @recorded(queue.Queue, "put")
    def put(real, self, item, block=True, timeout=None):
        try:
            return real(self, item, False)
        except queue.Full:
            if not block:
                raise
        with log.waiting("room", self, timeout):
            real(self, item, True, timeout)

    @recorded(queue.Queue, "get")
    def get(real, self, block=True, timeout=None):
        try:
            return real(self, False)
        except queue.Empty:
            if not block:
                raise
        with log.waiting("message", self, timeout):
            return real(self, True, timeout)

    # The queue's own lock is held in these two.

    def put_in(real, self, item):
        real(self, item)
        log.send(self._timeline, item, room=self.maxsize)

    def get_out(real, self):
        item = real(self)
        log.receive(self._timeline, item)
        return item

    for cls in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
        recorded(cls, "_put")(put_in)
        recorded(cls, "_get")(get_out)

    class SimpleQueue(real_simple_queue):
        """In Python, so that it can be told by whom it was made."""

        def __init__(self):
            super().__init__()
            remember(self, log.source.maker())

        def get_nowait(self):
            return self.get(False)

        def put_nowait(self, item):
            self.put(item)

    queue.SimpleQueue = SimpleQueue

    @recorded(SimpleQueue, "put")
    def put_simple(real, self, item, block=True, timeout=None):
        log.send(self._timeline, item)
        real(self, item)

    @recorded(SimpleQueue, "get")
    def get_simple(real, self, block=True, timeout=None):
        item = get(real, self, block, timeout)
        log.receive(self._timeline, item)
        return item


def replace_executors():
    """Tasks are messages to a worker, and results are messages from it."""

    @replace(ThreadPoolExecutor, "__init__")
    def executor(real, self, *args, **kwargs):
        real(self, *args, **kwargs)
        remember(self, log.source.maker())
        if hasattr(self, "_timeline"):
            self._work_queue._timeline = self._timeline

    @replace(Future, "__init__")
    def future(real, self):
        real(self)
        remember(self, log.source.caller(sys._getframe()))

    def set_result(real, self, result):
        log.send(self._timeline, self)
        real(self, result)

    recorded(Future, "set_result")(set_result)
    recorded(Future, "set_exception")(set_result)

    @recorded(Future, "result", "exception")
    def result(real, self, timeout=None):
        if self.done():
            log.receive(self._timeline, self)
            return real(self)
        with log.waiting("message", self, timeout):
            try:
                return real(self, timeout)
            finally:
                log.receive(self._timeline, self)


def replace_threads():
    @replace(threading.Thread, "start")
    def start(real, self):
        if hasattr(self, "_timeline") or log.me() is None:
            return real(self)
        self._timeline = log.spawn(self)
        self.run = functools.partial(run, self.run, self._timeline)
        log.starting.add(log.me())
        try:
            real(self)
        finally:
            log.starting.discard(log.me())

    def run(real, index):
        log.enter(index)
        try:
            real()
        except Exception as error:
            log.panic(error)
            raise
        finally:
            log.leave()

    @recorded(threading.Thread, "join")
    def join(real, self, timeout=None):
        index, wait = self._timeline, None
        with log.lock:
            if log.threads[index]["end"] is None:
                timed = timeout is not None
                wait = log.begin("join", other=index, timed=timed)
        try:
            real(self, timeout)
        finally:
            log.joined(wait, [index])

    @replace(time, "sleep")
    def sleep(real, seconds):
        wait = log.begin("sleep", timed=True)
        try:
            real(seconds)
        finally:
            log.end(wait)


def replace_output():
    printing = real_rlock()

    @replace(builtins, "print")
    def print(real, *values, sep=" ", end="\n", file=None, **options):
        options |= {"end": end, "file": file}
        if file not in (None, sys.stdout, sys.stderr):
            return real(*values, sep=sep, **options)
        text = (" " if sep is None else sep).join(map(str, values))
        line = text + ("\n" if end is None else end)
        with printing:  # The lines are recorded in the order on the screen.
            log.event("print", text=line.removesuffix("\n"))
            real(text, **options)

    @replace(logging.StreamHandler, "emit")
    def emit(real, self, record):
        log.event("print", text=self.format(record).strip())
        real(self, record)


calls = Counter()


def trace_calls(frame, event, argument):
    """Sees threads take turns, in each line that they run.

    That makes a thread several times slower. Where a function is called often,
    the calls alone say as much, and cost little.
    """
    if not log.source.owns(frame):
        return None
    calls[frame.f_code] += 1
    if calls[frame.f_code] > OFTEN:
        sys.setprofile(trace)
        sys.settrace(None)
    return trace(frame, event, argument)


def trace(frame, event, argument):
    if log.running != _thread.get_ident() and log.source.owns(frame):
        log.at_work()
    return trace


def watch(path):
    """Ends a run that hangs."""
    while True:
        real_sleep(0.1)
        with log.lock:
            if log.stands_still():
                log.write(path, "hung")
                sys.stdout.flush()
                os._exit(0)


def run_twin(twin):
    """Returns how it ended."""
    sys.argv, sys.path[0] = [twin], os.path.dirname(os.path.abspath(twin))
    if HAS_GIL:
        threading.settrace(trace_calls)
        sys.settrace(trace_calls)
    try:
        runpy.run_path(twin, run_name="__main__")
    except Exception as error:
        show(error)
        return "panicked"
    finally:
        sys.settrace(None)
        sys.setprofile(None)
    return "finished"


def show(error):
    """Records an exception in main, and prints it as Python does."""
    log.panic(error)
    raised = error.__traceback__
    while raised and not log.source.owns(raised.tb_frame):
        raised = raised.tb_next
    traceback.print_exception(type(error), error, raised)


def last_wait():
    """The wait that follows the last line: Python joins what is no daemon."""
    waiting = any(
        thread["end"] is None and not thread["thread"].daemon
        for thread in log.threads[1:]
    )
    return log.begin("join") if waiting else None


def finish(path, run):
    """Called when no thread is left but daemons."""
    with log.lock:
        log.joined(run["wait"], range(1, len(log.threads)))
        log.leave()
        log.write(path, run["ended"])
        log.indices.clear()


def main():
    global log
    path, twin = sys.argv[1:]
    log = Log(Source(twin))
    replace_making()
    replace_locks()
    replace_signals()
    replace_queues()
    replace_executors()
    replace_threads()
    replace_output()
    log.begin_main()
    run = {"ended": "finished", "wait": None}
    atexit.register(finish, path, run)
    _thread.start_new_thread(watch, (path,))
    try:
        run["ended"] = run_twin(twin)
    finally:  # It may have called exit.
        run["wait"] = last_wait()
    sys.exit(1 if run["ended"] == "panicked" else 0)


if __name__ == "__main__":
    main()
