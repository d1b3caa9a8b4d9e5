import sys
from threading import Thread


class MyThread(Thread):
    def run(self):
        sys.stdout.write(f"{self.name} running\n")


for n in range(1, 6):
    t = MyThread(name=f"Thread{n}")
    t.start()
