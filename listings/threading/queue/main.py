import time
from queue import Queue
from threading import Thread

CLOSED = object()


def worker(queue):
    for order in iter(queue.get, CLOSED):
        print(f"order {order}: cooking")
        time.sleep(0.02)
        print(f"order {order}: served")
        queue.task_done()


queue = Queue(maxsize=1)
threads = []
for i in range(2):
    name = f"worker-{i}"
    t = Thread(
        target=worker, name=name, args=(queue,)
    )
    t.start()
    threads.append(t)
for order in range(1, 5):
    queue.put(order)
queue.join()
print("main: all served")
for t in threads:
    queue.put(CLOSED)
for t in threads:
    t.join()
print("main: all have left")
