"""Semaphore and BoundedSemaphore, which several threads may hold."""

from threading import BoundedSemaphore, Semaphore

import holds
import record
from replace import replace_of_twin


@replace_of_twin(Semaphore, "acquire", "__enter__")
def acquire(real, self, blocking=True, timeout=None):
    if real(self, False):
        holds.hold(self._timeline, ordered=False)
        return True
    if not blocking:
        return real(self, blocking, timeout)
    with record.waiting("lock", self, timeout) as wait:
        taken = real(self, True, timeout)
        if taken:
            holds.hold(self._timeline, wait)
    return taken


@replace_of_twin(Semaphore, "release")
@replace_of_twin(BoundedSemaphore, "release")
def release(real, self, n=1):
    bound = getattr(self, "_initial_value", float("inf"))
    if self._value + n <= bound:
        for _ in range(n):
            holds.release(self._timeline)
    real(self, n)
