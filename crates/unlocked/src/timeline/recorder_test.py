"""Tests of recorder.py: python3 -m unittest recorder_test"""

import json
import subprocess
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

RECORDER = Path(__file__).with_name("recorder.py")
LISTINGS = RECORDER.parents[4] / "listings"


class Run:
    """A twin that has been run and recorded."""

    def __init__(self, source, fails=False):
        with tempfile.TemporaryDirectory() as folder:
            twin, recording = Path(folder, "main.py"), Path(folder, "r.json")
            twin.write_text(textwrap.dedent(source), encoding="utf-8")
            command = [sys.executable, "-B", RECORDER, recording, "main.py"]
            ran = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, timeout=60
            )
            self.out, self.err = ran.stdout, ran.stderr
            if ran.returncode != (1 if fails else 0):
                raise AssertionError(f"{ran.returncode}: {ran.stderr}")
            self.recording = json.loads(recording.read_text(encoding="utf-8"))
        self.ended = self.recording["ended"]

    def __getattr__(self, name):
        return self.recording[name]

    def thread(self, name):
        names = [thread["name"] for thread in self.threads]
        return names.index(name)

    def object(self, name):
        names = [each["name"] for each in self.objects]
        return names.index(name)

    def find(self, kind, thread=None, object=None):
        """The spans and events of this kind."""
        index = None if thread is None else self.thread(thread)
        number = None if object is None else self.object(object)
        return [
            each
            for each in (*self.spans, *self.events)
            if each["kind"] == kind
            and (thread is None or each.get("thread") == index)
            and (object is None or each.get("object") == number)
        ]

    def arrows_of(self, kind):
        return [arrow for arrow in self.arrows if arrow["kind"] == kind]

    def one(self, kind, thread=None, object=None):
        (found,) = self.find(kind, thread, object)
        return found


WAITS = "lock notify join barrier room message sleep gil".split()


def faults(recording):
    """What cannot be true of any run."""
    threads = recording["threads"]
    moments = []
    ends = {i: [] for i in range(len(threads))}
    for index, thread in enumerate(threads):
        moments += [thread["begin"], thread["end"]]
        ends[index] += [thread["begin"], thread["end"]]
    for span in recording["spans"]:
        moments += [span["begin"], span["end"]]
        ends[span["thread"]] += [span["begin"], span["end"]]
    for event in recording["events"]:
        moments.append(event["at"])
        ends[event["thread"]].append(event["at"])
    known = [moment for moment in moments if moment is not None]
    if len(known) != len(set(known)):
        yield "two moments are equal"
    if any(moment > recording["end"] for moment in known):
        yield "a moment after the end"
    for span in recording["spans"]:
        thread = threads[span["thread"]]
        end = recording["end"] if span["end"] is None else span["end"]
        last = recording["end"] if thread["end"] is None else thread["end"]
        if not thread["begin"] < span["begin"] < end <= last:
            yield f"{span} is not within {thread}"
        if span["end"] is None and thread["end"] is not None:
            yield f"{span} is open, and its thread has ended"
    for index in range(len(threads)):
        waits = [
            (span["begin"], span["end"] or recording["end"])
            for span in recording["spans"]
            if span["thread"] == index and span["kind"] in WAITS
        ]
        for (_, end), (begin, _) in zip(waits, waits[1:]):
            if begin < end:
                yield f"thread {index} waits twice at {begin}"
    for arrow in recording["arrows"]:
        source, target = arrow["from"], arrow["to"]
        if not source["at"] < target["at"]:
            yield f"{arrow} goes back"
        if source["thread"] == target["thread"]:
            yield f"{arrow} goes nowhere"
        if target["at"] not in ends[target["thread"]]:
            yield f"{arrow} ends nowhere"
        unseen = arrow["kind"] in ("spawn", "barrier")
        if not unseen and source["at"] not in ends[source["thread"]]:
            yield f"{arrow} begins nowhere"
    for name, key in (("spans", "begin"), ("events", "at")):
        order = [each[key] for each in recording[name]]
        if order != sorted(order):
            yield f"{name} are out of order"
    exclusive = ("Lock", "RLock", "Condition")
    for number, thing in enumerate(recording["objects"]):
        holds = [
            (span["begin"], span["end"] or recording["end"])
            for span in recording["spans"]
            if span["kind"] == "hold" and span["object"] == number
        ]
        for (_, end), (begin, _) in zip(holds, holds[1:]):
            if begin < end and thing["kind"] in exclusive:
                yield f"{thing} is held twice at {begin}"


class Recorder(unittest.TestCase):
    maxDiff = None

    def run_twin(self, source, fails=False):
        run = Run(source, fails)
        self.assertEqual(list(faults(run.recording)), [])
        return run

    def assert_arrow(self, run, kind, source, target):
        """There is an arrow from one (thread, moment) to another."""
        ends = [
            (
                (arrow["from"]["thread"], arrow["from"]["at"]),
                (arrow["to"]["thread"], arrow["to"]["at"]),
            )
            for arrow in run.arrows_of(kind)
        ]
        self.assertIn((source, target), ends)

    def test_a_broken_recording_is_seen_to_be(self):
        run = self.run_twin(LOCK_QUEUE)
        for break_it in (
            lambda r: r["spans"][0].update(begin=r["threads"][0]["begin"]),
            lambda r: r["spans"][0].update(end=r["end"] + 1),
            lambda r: r["spans"][-1].update(begin=r["end"]),
            lambda r: r["arrows"][-1]["to"].update(at=0),
            lambda r: r["arrows"][-1]["from"].update(at=1),
            lambda r: r["spans"].reverse(),
            lambda r: r["spans"][0].update(end=None),
        ):
            broken = json.loads(json.dumps(run.recording))
            break_it(broken)
            self.assertTrue(list(faults(broken)))

    def test_lock_queue(self):
        run = self.run_twin(LOCK_QUEUE)
        self.assertEqual(run.ended, "finished")
        self.assertEqual(run.threads[0]["name"], "main")
        wait = run.one("lock", "Ben", "lock")
        held = run.one("hold", "Ana", "lock")
        hold = run.one("hold", "Ben", "lock")
        self.assertEqual(run.find("lock", "Ana"), [])
        self.assertEqual(wait["place"]["line"], 9)
        self.assertLess(held["end"], wait["end"])
        self.assertLess(wait["end"], hold["begin"])
        ana, ben = run.thread("Ana"), run.thread("Ben")
        released = (ana, held["end"]), (ben, hold["begin"])
        self.assert_arrow(run, "release", *released)
        joined = run.one("join", "main")
        self.assertEqual(joined["other"], ben)
        end = run.threads[ben]["end"]
        self.assert_arrow(run, "join", (ben, end), (0, joined["end"]))
        self.assertEqual(len(run.arrows_of("spawn")), 2)
        self.assertTrue(all("busy" in thread for thread in run.threads))

    def test_crossed_deadlock(self):
        run = self.run_twin("""
            import time
            from threading import Lock, Thread
            locks = [Lock(), Lock()]
            def pay(payer, payee):
                with locks[payer]:
                    time.sleep(0.05)
                    with locks[payee]:
                        pass
            print("paying")
            Thread(target=pay, args=(0, 1), name="Ana").start()
            Thread(target=pay, args=(1, 0), name="Ben").start()
        """)
        self.assertEqual(run.ended, "hung")
        self.assertEqual(run.out, "paying\n")
        self.assertIsNone(run.one("lock", "Ana", "locks[1]")["end"])
        self.assertIsNone(run.one("lock", "Ben", "locks[0]")["end"])
        self.assertIsNone(run.one("hold", "Ana", "locks[0]")["end"])
        self.assertIsNone(run.one("join", "main")["end"])

    def test_a_thread_may_release_what_another_holds(self):
        run = self.run_twin("""
            import time
            from threading import Lock, Thread
            signal = Lock()
            signal.acquire()
            def release():
                time.sleep(0.05)
                signal.release()
            Thread(target=release, name="Ana").start()
            with signal:
                pass
        """)
        taken = run.one("hold", "Ana", "signal")
        first, second = run.find("hold", "main", "signal")
        self.assertLess(first["end"], taken["begin"])
        source = run.thread("Ana"), taken["end"]
        self.assert_arrow(run, "release", source, (0, second["begin"]))

    def test_a_reentrant_lock_is_held_once(self):
        run = self.run_twin("""
            from threading import RLock
            lock = RLock()
            with lock:
                with lock:
                    pass
                print("once")
        """)
        hold, said = run.one("hold", object="lock"), run.one("print")
        self.assertLess(said["at"], hold["end"])
        self.assertEqual(run.objects[hold["object"]]["kind"], "RLock")

    def test_condition(self):
        run = self.run_twin("""
            import time
            from threading import Condition, Thread
            filled = Condition()
            full = False
            def get():
                with filled:
                    filled.wait_for(lambda: full)
                    filled.wait(timeout=0.01)
            thread = Thread(target=get, name="Ana")
            thread.start()
            time.sleep(0.05)
            with filled:
                filled.notify()
            time.sleep(0.05)
            with filled:
                full = True
                filled.notify_all()
            thread.join()
        """)
        one, all, late = run.find("notify", "Ana", "filled")
        ana = run.thread("Ana")
        for wait, kind in ((one, "notify-one"), (all, "notify-all")):
            source = (0, run.one(kind)["at"])
            self.assert_arrow(run, "notify", source, (ana, wait["end"]))
        self.assertEqual(len(run.arrows_of("notify")), 2)
        for wait in (one, all, late):
            for hold in run.find("hold", "Ana", "filled"):
                apart = hold["end"] < wait["begin"]
                self.assertTrue(apart or wait["end"] < hold["begin"])

    def test_a_condition_with_a_lock_of_the_twin(self):
        run = self.run_twin("""
            from threading import Condition, Lock
            lock = Lock()
            full = Condition(lock)
            with full:
                full.wait(0.01)
        """)
        self.assertEqual(len(run.find("hold", "main", "lock")), 2)
        self.assertEqual(run.find("hold", "main", "full"), [])

    def test_event(self):
        run = self.run_twin("""
            import time
            from threading import Event, Thread
            opened = Event()
            Thread(target=opened.wait, name="Ana").start()
            time.sleep(0.05)
            opened.set()
            opened.wait()
        """)
        wait = run.one("notify", "Ana", "opened")
        source = (0, run.one("notify-all")["at"])
        self.assert_arrow(run, "notify", source, (1, wait["end"]))

    def test_timer(self):
        run = self.run_twin("""
            from threading import Timer
            egg = Timer(0.02, print, ["done"])
            egg.start()
        """)
        self.assertIn("done\n", run.out)
        self.assertEqual(run.one("print")["text"], "done")
        self.assertEqual(run.objects[run.object("egg")]["kind"], "Timer")
        self.assertTrue(run.one("notify", object="egg")["end"])

    def test_semaphore(self):
        run = self.run_twin("""
            import time
            from threading import BoundedSemaphore, Thread
            pool = BoundedSemaphore(2)
            def query():
                with pool:
                    time.sleep(0.05)
            for name in ("Ana", "Ben", "Cai"):
                Thread(target=query, name=name).start()
            time.sleep(0.2)
            try:
                pool.release()
            except ValueError as error:
                print(error)
        """)
        self.assertEqual(len(run.find("hold", object="pool")), 3)
        wait = run.one("lock", object="pool")
        hold = run.one("hold", "Cai", "pool")
        self.assertEqual(wait["thread"], hold["thread"])
        self.assertEqual(len(run.arrows_of("release")), 1)
        self.assertEqual(run.out, "Semaphore released too many times\n")

    def test_barrier(self):
        run = self.run_twin("""
            import time
            from threading import Barrier, Thread
            together = Barrier(3)
            for name in ("Ana", "Ben"):
                Thread(target=together.wait, name=name).start()
            time.sleep(0.05)
            together.wait()
        """)
        self.assertEqual(len(run.find("barrier", object="together")), 2)
        arrows = run.arrows_of("barrier")
        self.assertEqual(len(arrows), 2)
        self.assertEqual(len({str(a["from"]) for a in arrows}), 1)
        self.assertEqual({a["from"]["thread"] for a in arrows}, {0})

    def test_queue_with_room_for_one(self):
        run = self.run_twin("""
            import time
            from queue import Queue
            from threading import Thread
            queue = Queue(maxsize=1)
            def produce():
                for message in (1, 2, 3):
                    queue.put(message)
            def consume():
                while queue.get() < 3:
                    time.sleep(0.05)
            Thread(target=produce, name="Ana").start()
            time.sleep(0.05)
            Thread(target=consume, name="Ben").start()
        """)
        ana, ben = run.thread("Ana"), run.thread("Ben")
        rooms = run.find("room", "Ana", "queue")
        receipts = run.find("receive", "Ben", "queue")
        self.assertEqual((len(rooms), len(receipts)), (2, 3))
        for room, receipt in zip(rooms, receipts):
            source, target = (ben, receipt["at"]), (ana, room["end"])
            self.assert_arrow(run, "room", source, target)
        sends = [run.find("send", "Ana")[0]["at"]]
        sends += [room["end"] for room in rooms]
        for send, receipt in zip(sends, receipts):
            source, target = (ana, send), (ben, receipt["at"])
            self.assert_arrow(run, "message", source, target)

    def test_queue_that_is_empty(self):
        run = self.run_twin("""
            from queue import PriorityQueue
            from threading import Thread
            import time
            queue = PriorityQueue()
            thread = Thread(target=queue.get, name="Ana")
            thread.start()
            time.sleep(0.05)
            queue.put("first")
            thread.join()
            queue.put("later")
            queue.put("early")
            print(queue.get(), queue.get())
        """)
        self.assertEqual(run.out, "early later\n")
        self.assertEqual(len(run.find("message", "Ana", "queue")), 1)
        (arrow,) = run.arrows_of("message")
        self.assertEqual(arrow["from"]["at"], run.find("send")[0]["at"])

    def test_executor(self):
        run = self.run_twin("""
            import time
            from concurrent.futures import ThreadPoolExecutor
            def bake(loaf):
                time.sleep(0.02)
                return 1 / loaf
            with ThreadPoolExecutor(max_workers=1) as oven:
                rye = oven.submit(bake, 1)
                burnt = oven.submit(bake, 0)
                print(rye.result())
                print(burnt.exception())
                time.sleep(0.05)
        """)
        self.assertEqual(run.out, "1.0\ndivision by zero\n")
        worker = run.threads[1]["name"]
        self.assertEqual(worker, "ThreadPoolExecutor-0_0")
        self.assertEqual(len(run.find("send", "main", "oven")), 2)
        self.assertEqual(len(run.find("receive", worker, "oven")), 2)
        for name in ("rye", "burnt"):
            self.assertEqual(len(run.find("receive", "main", name)), 1)
        idle = run.one("message", worker, "oven")
        self.assertLess(40_000, idle["end"] - idle["begin"])
        self.assertEqual(run.ended, "finished")

    def test_executor_whose_task_waits_for_ever(self):
        run = self.run_twin("""
            from concurrent.futures import ThreadPoolExecutor
            from threading import Event
            with ThreadPoolExecutor() as executor:
                executor.submit(Event().wait)
        """)
        self.assertEqual(run.ended, "hung")

    def test_exception_in_main(self):
        run = self.run_twin(
            """
            def fall():
                raise ValueError("down")
            fall()
            """,
            fails=True,
        )
        self.assertEqual(run.ended, "panicked")
        self.assertEqual(run.one("panic")["text"], "ValueError: down")
        self.assertEqual(run.one("panic")["place"]["line"], 3)
        self.assertIn('main.py", line 4, in <module>', run.err)
        self.assertNotIn("recorder.py", run.err)

    def test_exception_in_a_thread(self):
        run = self.run_twin("""
            from threading import Lock, Thread
            lock = Lock()
            def fall():
                lock.acquire()
                raise ValueError("down")
            thread = Thread(target=fall, name="Ana")
            thread.start()
            thread.join()
        """)
        self.assertEqual(run.ended, "finished")
        self.assertEqual(run.one("panic", "Ana")["text"], "ValueError: down")
        self.assertTrue(run.one("hold", "Ana", "lock")["end"])

    def test_exit(self):
        run = self.run_twin("import sys; sys.exit(1)", fails=True)
        self.assertEqual(run.ended, "finished")

    def test_a_daemon_that_is_left(self):
        run = self.run_twin("""
            import time
            from threading import Thread
            Thread(target=time.sleep, args=(9,), daemon=True).start()
        """)
        self.assertEqual(run.ended, "finished")
        self.assertIsNone(run.threads[1]["end"])
        self.assertIsNone(run.one("sleep")["end"])
        self.assertEqual(run.find("join"), [])

    def test_logging(self):
        run = self.run_twin("""
            import logging
            logging.basicConfig(format="%(levelname)9s %(message)s")
            logging.warning("hot")
            print("a", "b", sep="-")
        """)
        texts = [event["text"] for event in run.events]
        self.assertEqual(texts, ["WARNING hot", "a-b"])
        self.assertEqual(run.events[0]["place"]["line"], 4)

    def test_names(self):
        run = self.run_twin("""
            from concurrent.futures import ThreadPoolExecutor
            from queue import Queue
            from threading import Condition, Event, Lock
            class Bank:
                def __init__(self):
                    self.locks = [Lock(), Lock()]
                    self.lock: Lock = Lock()
            class Line(Queue):
                def __init__(self):
                    super().__init__(maxsize=2)
            bank = Bank()
            line = Line()
            up, down = Event(), Event()
            many = [Lock() for _ in range(2)]
            given = Condition(bank.lock)
            many.append(Lock())
            with ThreadPoolExecutor() as pool:
                answer = pool.submit(int)
        """)
        names = [each["name"] for each in run.objects]
        expected = "locks[0] locks[1] lock line up down many[0] many[1] given"
        expected = [*expected.split(), None, "pool", "answer"]
        self.assertEqual(names, expected)
        self.assertEqual(run.objects[3]["kind"], "Queue")
        place = {"file": "main.py", "line": 7, "column": 9}
        self.assertEqual(run.objects[0]["place"], place)

    def test_locks_of_the_standard_library_stay_real(self):
        run = self.run_twin("""
            import threading, queue, logging
            threading.Event(), queue.Queue(), threading.Barrier(2)
            logging.getLogger("x").warning("y")
        """)
        kinds = [each["kind"] for each in run.objects]
        self.assertEqual(kinds, ["Event", "Queue", "Barrier"])
        self.assertEqual(run.find("hold"), [])

    def test_two_threads_that_compute_take_turns(self):
        self.assert_turns("""
            def count():
                left = 200_000
                while left:
                    left -= 1
        """)

    def test_two_threads_that_call_take_turns(self):
        self.assert_turns("""
            def step(left):
                return left - 1
            def count():
                left = 300_000
                while left:
                    left = step(left)
        """)

    def assert_turns(self, count):
        if not getattr(sys, "_is_gil_enabled", lambda: True)():
            self.skipTest("there is no GIL")
        run = self.run_twin(f"""
            from threading import Thread
            {count.strip()}
            Thread(target=count, name="Ana").start()
            Thread(target=count, name="Ben").start()
        """)
        running = []
        for name in ("Ana", "Ben"):
            thread = run.threads[run.thread(name)]
            gil = run.find("gil", name)
            self.assertGreater(len(gil), 0)
            begins = [thread["begin"], *(span["end"] for span in gil)]
            ends = [*(span["begin"] for span in gil), thread["end"]]
            running += zip(begins, ends)
        running.sort()
        for (_, end), (begin, other) in zip(running, running[1:]):
            # A wait of less than a millisecond is left out.
            self.assertLess(min(end, other) - begin, 1_000)

    def test_who_sleeps_does_not_want_the_interpreter(self):
        run = self.run_twin("""
            import time
            from threading import Thread
            def count():
                left = 100_000
                while left:
                    left -= 1
            thread = Thread(target=count)
            thread.start()
            time.sleep(0.05)
            thread.join()
        """)
        for span in run.find("gil", "main"):
            self.assertLess(span["end"], run.one("sleep")["begin"])

    def test_every_twin_is_recorded(self):
        twins = sorted(LISTINGS.glob("threads/*/main.py"))
        self.assertGreater(len(twins), 15)
        for twin in twins:
            with self.subTest(twin.parent.name):
                run = self.run_twin(twin.read_text(encoding="utf-8"))
                self.assertIn(run.ended, ("finished", "hung"))
                self.assertEqual(run.find("panic"), [])


LOCK_QUEUE = """
    import time
    from threading import Lock, Thread

    lock = Lock()


    def update():
        with lock:
            time.sleep(0.05)


    clients = [Thread(target=update, name=name) for name in ("Ana", "Ben")]
    for client in clients:
        client.start()
        time.sleep(0.01)
    time.sleep(0.06)
    clients[1].join()
"""

if __name__ == "__main__":
    unittest.main()
