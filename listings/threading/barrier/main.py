import time
from threading import Barrier, Thread
from threading import current_thread

NUM_THREADS = 3


def worker(barrier):
    name = current_thread().name
    others = barrier.n_waiting
    print(f"{name} waits with {others} others")
    worker_id = barrier.wait()
    print(f"{name} after barrier: {worker_id}")


barrier = Barrier(NUM_THREADS)
threads = []
for i in range(NUM_THREADS):
    while barrier.n_waiting < i:
        time.sleep(0.01)
    name = f"worker-{i}"
    print(f"{name} starting")
    t = Thread(
        target=worker, name=name, args=(barrier,)
    )
    t.start()
    threads.append(t)
for t in threads:
    t.join()
