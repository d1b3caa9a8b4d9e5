import time
from threading import Barrier, BrokenBarrierError
from threading import Thread, current_thread

NUM_THREADS = 3


def worker(barrier):
    name = current_thread().name
    print(f"{name} waits")
    try:
        worker_id = barrier.wait()
    except BrokenBarrierError:
        print(f"{name} aborting")
    else:
        print(f"{name} after barrier: {worker_id}")


barrier = Barrier(NUM_THREADS + 1)
threads = []
for i in range(NUM_THREADS):
    name = f"worker-{i}"
    t = Thread(
        target=worker, name=name, args=(barrier,)
    )
    t.start()
    threads.append(t)
time.sleep(0.05)
barrier.abort()
print("main: broken")
for t in threads:
    t.join()
