from tests.case import Case


class Conditions(Case):
    def test_one_and_all_are_notified(self):
        def each_comes_during_a_wait(run):
            waits = run.find("notify", "Ana", "filled")
            return len(waits) == 3 and all(
                wait["begin"] < run.one(kind)["at"]
                for wait, kind in zip(waits, ("notify-one", "notify-all"))
            )

        run = self.run_until(
            each_comes_during_a_wait,
            """
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
            """,
        )
        one, all_, late = run.find("notify", "Ana", "filled")
        ana = run.thread("Ana")
        for wait, kind in ((one, "notify-one"), (all_, "notify-all")):
            source = (0, run.one(kind)["at"])
            self.assert_arrow(run, "notify", source, (ana, wait["end"]))
        self.assertEqual(len(run.arrows_of("notify")), 2)
        for wait in (one, all_, late):
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


class Signals(Case):
    def test_event(self):
        run = self.run_until(
            lambda run: run.find("notify", "Ana"),
            """
            import time
            from threading import Event, Thread
            opened = Event()
            Thread(target=opened.wait, name="Ana").start()
            time.sleep(0.05)
            opened.set()
            opened.wait()
            """,
        )
        wait = run.one("notify", object="opened")
        source = (0, run.one("notify-all")["at"])
        target = (run.thread("Ana"), wait["end"])
        self.assert_arrow(run, "notify", source, target)

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

    def test_barrier(self):
        def main_comes_last(run):
            return run.find("barrier", "Ana") and run.find("barrier", "Ben")

        run = self.run_until(
            main_comes_last,
            """
            import time
            from threading import Barrier, Thread
            together = Barrier(3)
            for name in ("Ana", "Ben"):
                Thread(target=together.wait, name=name).start()
            time.sleep(0.05)
            together.wait()
            """,
        )
        self.assertEqual(len(run.find("barrier", object="together")), 2)
        arrows = run.arrows_of("barrier")
        self.assertEqual(len(arrows), 2)
        self.assertEqual(len({str(a["from"]) for a in arrows}), 1)
        self.assertEqual({a["from"]["thread"] for a in arrows}, {0})
