from threading import Lock, Timer

decided = Lock()  # held by who came first


def delayed():
    if decided.acquire(blocking=False):
        print("worker running")


interval = 0.005
t2 = Timer(interval, delayed)
t2.name = "t2"
t2.start()
if decided.acquire(blocking=False):
    t2.cancel()
    print("canceled")
else:
    print("too late")
t2.join()
