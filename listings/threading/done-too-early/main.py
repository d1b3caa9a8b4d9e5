from concurrent.futures import ThreadPoolExecutor
from queue import Queue


def worker(queue):
    order = queue.get()
    queue.task_done()
    print("served", order)


queue = Queue()
with ThreadPoolExecutor() as executor:
    executor.submit(worker, queue)
    queue.put("tea")
    queue.join()
    print("all served")
