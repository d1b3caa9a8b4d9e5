import sys
from threading import Thread


class MyThreadWithArgs(Thread):
    def __init__(self, num):
        super().__init__()
        self.num = num
        self.a, self.b = "A", "B"
        self.square = 0

    def run(self):
        sys.stdout.write(
            f"worker {self.num}: running"
            f" with a={self.a} b={self.b}\n"
        )
        self.square = self.num * self.num


threads = [
    MyThreadWithArgs(num) for num in range(5)
]
for t in threads:
    t.start()
for t in threads:
    t.join()
    sys.stdout.write(f"joined {t.num}: {t.square}\n")
