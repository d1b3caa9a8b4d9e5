from threading import Thread


class MyThreadWithArgs(Thread):
    def __init__(self, num):
        super().__init__()
        self.num = num
        self.a, self.b = "A", "B"
        self.square = 0

    def run(self):
        print(f"worker {self.num}: running "
              f"with a={self.a} b={self.b}")
        self.square = self.num * self.num


threads = [
    MyThreadWithArgs(num) for num in range(5)
]
for t in threads:
    t.start()
for t in threads:
    t.join()
    print(f"joined {t.num}: {t.square}")
