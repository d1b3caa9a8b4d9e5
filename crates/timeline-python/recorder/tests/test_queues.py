from tests.case import Case


class Queues(Case):
    def test_room_for_one(self):
        run = self.run_until(
            lambda run: len(run.find("room", "Ana", "queue")) == 2,
            """
            import time
            from queue import Queue
            from threading import Thread
            queue = Queue(maxsize=1)
            def produce():
                for message in (1, 2, 3):
                    queue.put(message)
            def consume():
                while queue.get() < 3:
                    time.sleep(0.02)
            Thread(target=produce, name="Ana").start()
            time.sleep(0.02)
            Thread(target=consume, name="Ben").start()
            """,
        )
        ana, ben = run.thread("Ana"), run.thread("Ben")
        rooms = run.find("room", "Ana", "queue")
        receipts = run.find("receive", "Ben", "queue")
        self.assertEqual(len(receipts), 3)
        for room, receipt in zip(rooms, receipts):
            source, target = (ben, receipt["at"]), (ana, room["end"])
            self.assert_arrow(run, "room", source, target)
        sends = [run.find("send", "Ana")[0]["at"]]
        sends += [room["end"] for room in rooms]
        for send, receipt in zip(sends, receipts):
            source, target = (ana, send), (ben, receipt["at"])
            self.assert_arrow(run, "message", source, target)

    def test_nothing_in_it(self):
        run = self.run_until(
            lambda run: run.find("message", "Ana"),
            """
            from queue import PriorityQueue
            from threading import Thread
            import time
            queue = PriorityQueue()
            thread = Thread(target=queue.get, name="Ana")
            thread.start()
            time.sleep(0.02)
            queue.put("first")
            thread.join()
            queue.put("later")
            queue.put("early")
            print(queue.get(), queue.get())
            """,
        )
        self.assertEqual(run.out, "early later\n")
        self.assertEqual(len(run.find("message", object="queue")), 1)
        (arrow,) = run.arrows_of("message")
        self.assertEqual(arrow["from"]["at"], run.find("send")[0]["at"])


class Executors(Case):
    def test_tasks_and_results(self):
        worker = "ThreadPoolExecutor-0_0"
        run = self.run_until(
            lambda run: run.find("message", worker, "oven"),
            """
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
            """,
        )
        self.assertEqual(run.out, "1.0\ndivision by zero\n")
        self.assertEqual(run.threads[1]["name"], worker)
        self.assertEqual(len(run.find("send", "main", "oven")), 2)
        tasks = run.find("receive", worker, "oven")
        self.assertEqual(len(tasks), 2)
        for name in ("rye", "burnt"):
            self.assertEqual(len(run.find("send", worker, name)), 1)
            self.assertEqual(len(run.find("receive", "main", name)), 1)
        idle = run.find("message", worker, "oven")[-1]
        self.assertLess(tasks[-1]["at"], idle["begin"])
        self.assertEqual(run.ended, "finished")

    def test_a_task_that_waits_for_ever(self):
        run = self.run_twin("""
            from concurrent.futures import ThreadPoolExecutor
            from threading import Event
            with ThreadPoolExecutor() as executor:
                executor.submit(Event().wait)
        """)
        self.assertEqual(run.ended, "hung")
