"""What threads share: each thing that the twin makes gets a number.

What the standard library makes for itself, such as the lock inside a queue, is
left as it is.
"""

import queue
import threading

import log
from replace import replace


def remember(thing, frame):
    """Gives `thing` a number if `frame` is the twin's, which made it."""
    if frame and not hasattr(thing, "_timeline"):
        classes = type(thing).__mro__
        kind = next(c for c in classes if c.__module__ != "__main__")
        thing._timeline = number(thing, kind.__name__, frame)


def number(thing, kind, frame):
    place = log.source.place(frame.f_lineno)
    name = log.source.name(frame, thing)
    with log.lock:
        log.objects.append({"kind": kind, "name": name, "place": place})
        return len(log.objects) - 1


def make(real, self, *args, **kwargs):
    remember(self, log.source.maker())
    real(self, *args, **kwargs)


for made in (
    threading.Event,
    threading.Semaphore,
    threading.BoundedSemaphore,
    threading.Barrier,
    queue.Queue,
):
    replace(made, "__init__")(make)
