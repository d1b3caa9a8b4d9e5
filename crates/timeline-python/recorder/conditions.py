"""Condition. It records by itself when its lock is held."""

import threading

import holds
import log
import record
from locks import Mutex
from notices import notified, notify
from objects import remember
from replace import replace, replace_of_twin

Condition, RLock = threading.Condition, threading.RLock
notify_really = Condition.notify  # The real notify_all calls notify.


@replace(Condition, "__init__")
def make(real, self, lock=None):
    remember(self, log.source.maker())
    if lock is None and hasattr(self, "_timeline"):
        lock = Mutex(RLock())
        lock._timeline = self._timeline
    real(self, lock)


@replace_of_twin(Condition, "wait")
def wait(real, self, timeout=None):
    if not self._is_owned():
        return real(self, timeout)
    mutex = getattr(self._lock, "_timeline", self._timeline)
    with log.lock:
        holds.release(mutex)
        timed = timeout is not None
        wait = record.begin("notify", self._timeline, timed=timed)
    woken = real(self, timeout)
    with log.lock:
        notified(wait) if woken else record.end(wait)
        holds.hold(mutex)
    return woken


@replace_of_twin(Condition, "notify")
def notify_some(real, self, n=1):
    if self._is_owned():
        for _ in range(n):
            notify(self._timeline, "notify-one")
    real(self, n)


@replace_of_twin(Condition, "notify_all")
def notify_all(real, self):
    if self._is_owned():
        notify(self._timeline, "notify-all")
    notify_really(self, len(self._waiters))
