"""Event, Timer and Barrier.

Whether an event is set is asked before the wait for it: if it is set in
between, a wait of no length is recorded.
"""

from threading import Barrier, Event, Timer

import log
import record
from notices import notified, notify
from objects import number
from replace import replace, replace_of_twin


@replace_of_twin(Event, "wait")
def wait(real, self, timeout=None):
    if self.is_set():
        return True
    with record.waiting("notify", self, timeout) as wait:
        came = real(self, timeout)
        if came:
            notified(wait)
    return came


@replace_of_twin(Event, "set")
def set_event(real, self):
    notify(self._timeline, "notify-all")
    real(self)


@replace(Timer, "__init__")
def make_timer(real, self, *args, **kwargs):
    real(self, *args, **kwargs)
    frame = log.source.maker()
    if frame:
        self.finished._timeline = number(self, "Timer", frame)


# The barrier's own lock is held in both, so nobody arrives in between.


@replace_of_twin(Barrier, "_release")
def last_arrival(real, self):
    self._arrival = record.here()
    real(self)


@replace_of_twin(Barrier, "_wait")
def earlier_arrival(real, self, timeout):
    with record.waiting("barrier", self, timeout) as wait:
        real(self, timeout)
    if wait:
        here = (wait["thread"], wait["end"])
        log.arrow("barrier", self._arrival, here, self._timeline)
