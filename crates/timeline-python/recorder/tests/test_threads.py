from tests.case import Case


class Ends(Case):
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
        self.assertNotIn("recorder", run.err)

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
        self.assertIn("Exception in thread Ana", run.err)
        self.assertIn('main.py", line 6, in fall', run.err)
        self.assertNotIn("recorder", run.err)

    def test_exception_in_a_call_that_is_recorded(self):
        run = self.run_twin(
            """
            from queue import Queue
            Queue().get(timeout=0.01)
            """,
            fails=True,
        )
        self.assertEqual(run.one("panic")["place"]["line"], 3)
        self.assertIn('main.py", line 3, in <module>', run.err)
        self.assertIn("queue.py", run.err)
        self.assertNotIn("recorder", run.err)

    def test_exit(self):
        run = self.run_twin("import sys; sys.exit(1)", fails=True)
        self.assertEqual(run.ended, "finished")

    def test_a_daemon_that_is_left(self):
        run = self.run_until(
            lambda run: run.find("sleep"),
            """
            import time
            from threading import Thread
            Thread(target=time.sleep, args=(9,), daemon=True).start()
            time.sleep(0.01)
            """,
        )
        self.assertEqual(run.ended, "finished")
        self.assertIsNone(run.threads[1]["end"])
        self.assertIsNone(run.one("sleep", "Thread-1 (sleep)")["end"])
        self.assertEqual(run.find("join"), [])
