from tests.case import Case


class Locks(Case):
    def test_two_threads_want_a_lock(self):
        def ben_waits(run):
            return run.find("lock", "Ben") and run.find("join", "main")

        run = self.run_until(
            ben_waits,
            """
            import time
            from threading import Lock, Thread

            lock = Lock()


            def update():
                with lock:
                    time.sleep(0.05)


            ana = Thread(target=update, name="Ana")
            ben = Thread(target=update, name="Ben")
            ana.start()
            time.sleep(0.01)
            ben.start()
            time.sleep(0.06)
            ben.join()
            """,
        )
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

    def test_crossed_locks(self):
        def hangs(run):
            self.assertEqual(run.out, "paying\n")
            return run.ended == "hung"

        run = self.run_until(
            hangs,
            """
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
            """,
        )
        self.assertIsNone(run.one("lock", "Ana", "locks[1]")["end"])
        self.assertIsNone(run.one("lock", "Ben", "locks[0]")["end"])
        self.assertIsNone(run.one("hold", "Ana", "locks[0]")["end"])
        self.assertIsNone(run.one("join", "main")["end"])

    def test_a_thread_may_release_what_another_holds(self):
        run = self.run_until(
            lambda run: run.find("lock", "main"),
            """
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
            """,
        )
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

    def test_three_threads_want_a_semaphore_for_two(self):
        run = self.run_until(
            lambda run: len(run.find("lock")) == 1 and run.find("lock", "Cai"),
            """
            import time
            from threading import BoundedSemaphore, Thread
            pool = BoundedSemaphore(2)
            def query():
                with pool:
                    time.sleep(0.05)
            names = ("Ana", "Ben", "Cai")
            threads = [Thread(target=query, name=name) for name in names]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            try:
                pool.release()
            except ValueError as error:
                print(error)
            """,
        )
        self.assertEqual(len(run.find("hold", object="pool")), 3)
        wait = run.one("lock", "Cai", "pool")
        hold = run.one("hold", "Cai", "pool")
        self.assertLess(wait["end"], hold["begin"])
        (arrow,) = run.arrows_of("release")
        self.assertEqual(arrow["to"]["at"], hold["begin"])
        self.assertEqual(run.out, "Semaphore released too many times\n")
