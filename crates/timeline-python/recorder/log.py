"""What has been recorded so far. To change it, a thread holds `lock`."""

import sys
from _thread import get_ident
from threading import RLock

lock = RLock()
source = None  # the twin's
threads, objects = [], []
spans, events, arrows = [], [], []
indices = {}  # of the threads that live, by get_ident()
waits = {}  # the wait that a thread is in
timed = set()  # the threads whose wait has an end


def me():
    """The index of this thread, if it is recorded."""
    return indices.get(get_ident())


def place(index=None):
    """Where the twin is, or else what it was that led here."""
    frame = source.caller(sys._getframe(1))
    if frame:
        return source.place(frame.f_lineno)
    thing = threads[me()] if index is None else objects[index]
    return thing["place"]


def arrow(kind, cause, effect, object=None):
    """Each end is a thread and a moment of it."""
    if cause and cause[0] != effect[0]:
        ends = [{"thread": thread, "at": at} for thread, at in (cause, effect)]
        arrow = {"kind": kind, "from": ends[0], "to": ends[1]}
        arrows.append(arrow | {"object": object})
