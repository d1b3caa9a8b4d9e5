import sys
import unittest

from tests.case import Case


@unittest.skipUnless(
    getattr(sys, "_is_gil_enabled", lambda: True)(), "there is no GIL"
)
class Gil(Case):
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
        run = self.run_until(
            lambda run: run.find("gil", "Ana") and run.find("gil", "Ben"),
            f"""
            from threading import Thread
            {count.strip()}
            Thread(target=count, name="Ana").start()
            Thread(target=count, name="Ben").start()
            """,
        )
        main_waits = run.one("join", "main")["begin"]
        waits = [
            wait
            for wait in run.find("gil")
            if wait["thread"] and wait["begin"] > main_waits
        ]
        for wait, other in zip(waits, waits[1:]):
            # One goes on because the other lacks the interpreter from now on.
            between = [
                moment
                for each in (*run.spans, *run.threads)
                for moment in (each["begin"], each["end"])
                if other["begin"] < moment < wait["end"]
            ]
            self.assertEqual(between, [])

    def test_who_sleeps_does_not_want_the_interpreter(self):
        def counts_during_the_sleep(run):
            sleep, counting = run.one("sleep"), run.threads[1]
            return counting["begin"] < sleep["end"] < counting["end"]

        run = self.run_until(
            counts_during_the_sleep,
            """
            import time
            from threading import Thread
            def count():
                left = 300_000
                while left:
                    left -= 1
            thread = Thread(target=count)
            thread.start()
            time.sleep(0.02)
            thread.join()
            """,
        )
        sleep = run.one("sleep", "main")
        for wait in run.find("gil", "main"):
            before = wait["end"] < sleep["begin"]
            self.assertTrue(before or sleep["end"] < wait["begin"])
