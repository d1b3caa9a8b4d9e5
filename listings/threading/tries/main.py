import time
from threading import Lock, Thread


def lock_holder(lock):
    with lock:
        time.sleep(0.05)


def worker(lock):
    for tries in range(1, 4):
        time.sleep(0.02)
        if lock.acquire(blocking=False):
            lock.release()
            print(f"Acquired in {tries} tries")
            return
    print("Not acquired in 3 tries")


lock = Lock()
holder = Thread(target=lock_holder, args=(lock,))
holder.start()
worker(lock)
holder.join()
