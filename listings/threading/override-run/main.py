from threading import Thread


class MyThread(Thread):
    def run(self):
        print(f"{self.name} running")


for n in range(1, 6):
    t = MyThread(name=f"Thread{n}")
    t.start()
