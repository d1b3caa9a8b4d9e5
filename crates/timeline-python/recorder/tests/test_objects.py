from tests.case import Case


class Objects(Case):
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

    def test_those_of_the_standard_library_stay_real(self):
        run = self.run_twin("""
            import threading, queue, logging
            threading.Event(), queue.Queue(), threading.Barrier(2)
            logging.getLogger("x").warning("y")
        """)
        kinds = [each["kind"] for each in run.objects]
        self.assertEqual(kinds, ["Event", "Queue", "Barrier"])
        self.assertEqual(run.find("hold"), [])


class Output(Case):
    def test_what_is_logged_and_printed(self):
        run = self.run_twin("""
            import logging
            logging.basicConfig(format="%(levelname)9s %(message)s")
            logging.warning("hot")
            print("a", "b", sep="-")
        """)
        texts = [event["text"] for event in run.events]
        self.assertEqual(texts, ["WARNING hot", "a-b"])
        self.assertEqual(run.events[0]["place"]["line"], 4)
