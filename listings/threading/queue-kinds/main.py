from queue import LifoQueue, PriorityQueue, Queue

JOBS = [
    (2, "sweep"),
    (1, "serve"),
    (3, "count"),
    (2, "lock"),
]


def show(kind, queue):
    for job in JOBS:
        queue.put(job)
    order = [queue.get() for _ in JOBS]
    names = [name for _, name in order]
    print(f"{kind}: {', '.join(names)}")


show("Queue", Queue())
show("LifoQueue", LifoQueue())
show("PriorityQueue", PriorityQueue())
