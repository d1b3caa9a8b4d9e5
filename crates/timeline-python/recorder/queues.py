"""The queues of the module `queue`."""

import queue

import log
import record
from messages import receive, send
from objects import remember
from replace import replace_of_twin, stand_ins


@replace_of_twin(queue.Queue, "put")
def put(real, self, item, block=True, timeout=None):
    try:
        return real(self, item, False)
    except queue.Full:
        if not block:
            raise
    with record.waiting("room", self, timeout):
        real(self, item, True, timeout)


@replace_of_twin(queue.Queue, "get")
def get(real, self, block=True, timeout=None):
    try:
        return real(self, False)
    except queue.Empty:
        if not block:
            raise
    with record.waiting("message", self, timeout):
        return real(self, True, timeout)


# The queue's own lock is held in these two.


def put_in(real, self, item):
    real(self, item)
    send(self._timeline, item, room=self.maxsize)


def get_out(real, self):
    item = real(self)
    receive(self._timeline, item)
    return item


for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    replace_of_twin(kind, "_put")(put_in)
    replace_of_twin(kind, "_get")(get_out)


class SimpleQueue(queue.SimpleQueue):
    """In Python, so that it can be told by whom it was made."""

    def __init__(self):
        super().__init__()
        remember(self, log.source.maker())

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, item):
        self.put(item)


stand_ins.append((queue, "SimpleQueue", SimpleQueue))


@replace_of_twin(SimpleQueue, "put")
def put_simple(real, self, item, block=True, timeout=None):
    send(self._timeline, item)
    real(self, item)


@replace_of_twin(SimpleQueue, "get")
def get_simple(real, self, block=True, timeout=None):
    item = get(real, self, block, timeout)
    receive(self._timeline, item)
    return item
