"""Lock and RLock."""

import threading

import holds
import log
import objects
import record
from replace import replace


class Mutex:
    """A lock of the twin's, or the lock of a condition."""

    def __init__(self, real):
        self.real = real
        self.depth = 0

    def acquire(self, blocking=True, timeout=-1):
        if self.real.acquire(False):
            return self.taken()
        if not blocking:
            return self.real.acquire(blocking, timeout)
        limit = None if timeout == -1 else timeout
        with record.waiting("lock", self, limit) as wait:
            taken = self.real.acquire(True, timeout)
            return taken and self.taken(wait)

    def taken(self, wait=None):
        self.depth += 1
        if self.depth == 1:
            holds.hold(self._timeline, wait)
        return True

    def release(self):
        if self.depth and self._is_owned():
            self.depth -= 1
            if self.depth == 0:
                holds.release(self._timeline)
        self.real.release()

    __enter__ = acquire

    def __exit__(self, *_):
        self.release()

    def locked(self):
        return self.depth > 0

    # A condition uses these, and records by itself.

    def _is_owned(self):
        is_owned = getattr(self.real, "_is_owned", self.locked)
        return is_owned()

    def _release_save(self):
        depth, self.depth = self.depth, 0
        for _ in range(depth):
            self.real.release()
        return depth

    def _acquire_restore(self, depth):
        for _ in range(depth):
            self.real.acquire()
        self.depth = depth


def make(real, kind):
    frame = log.source.maker()
    if frame is None:
        return real()
    mutex = Mutex(real())
    mutex._timeline = objects.number(mutex, kind, frame)
    return mutex


@replace(threading, "Lock")
def make_lock(real):
    return make(real, "Lock")


@replace(threading, "RLock")
def make_rlock(real):
    return make(real, "RLock")
