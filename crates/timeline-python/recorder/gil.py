"""Who has the interpreter, and who wants it.

Who waits for the GIL is a conclusion: a thread does if another one has been
seen at work since, and it stands in a line of the twin and in none of the
calls that are recorded. A call that lets go of the GIL unseen, such as reading
a file, looks the same.
"""

import sys
import threading
from _thread import get_ident
from collections import Counter

import clock
import log
from source import is_recorder

HAS_GIL = getattr(sys, "_is_gil_enabled", lambda: True)()
SHORTEST = 1_000  # microseconds; shorter waits for the GIL are left out
OFTEN = 100  # calls of a function, after which lines are not traced
RUN = threading.Thread.run.__code__  # what stands around a thread's function

running = None  # get_ident() of who was last seen at work
starting = set()  # the threads that are in Thread.start
held_ups = {}  # since when and where a thread lacks the GIL
calls = Counter()


def at_work():
    """Notes that this thread has the interpreter, and no other."""
    global running
    if not HAS_GIL or running == get_ident():
        return
    with log.lock:
        me, before = log.me(), log.indices.get(running)
        if me is None:
            return
        place = None if before is None else held_up(before)
        if place:
            held_ups[before] = (clock.moment(), place)
        running = get_ident()
        if me in held_ups:
            goes_on(me)


def held_up(index):
    """The line in which who ran could go on, but for the GIL."""
    frame = sys._current_frames().get(running)
    if index in log.waits or frame is None:
        return None
    own = log.source.owns(frame) or is_recorder(frame)
    if not (own or index in starting or frame.f_code is RUN):
        return None  # It may wait for something that is not recorded.
    caller = log.source.caller(frame)
    if caller is None:  # It has just begun, or is about to end.
        return log.threads[index]["place"]
    line = caller.f_lineno or caller.f_code.co_firstlineno
    return log.source.place(line)


def goes_on(me):
    """This thread has lacked the interpreter until now."""
    begin, place = held_ups.pop(me)
    span = {"thread": me, "kind": "gil", "place": place}
    span |= {"begin": begin, "end": clock.moment()}
    if span["end"] - begin >= SHORTEST:
        log.spans.append(span)


def begin_tracing():
    """Threads are seen at work in the lines of the twin."""
    if HAS_GIL:
        threading.settrace(trace_calls)
        sys.settrace(trace_calls)


def end_tracing():
    sys.settrace(None)
    sys.setprofile(None)


def trace_calls(frame, event, argument):
    """Sees threads take turns, in each line that they run.

    That makes a thread several times slower. Where a function is called often,
    the calls alone say as much, and cost little.
    """
    if not log.source.owns(frame):
        return None
    calls[frame.f_code] += 1
    if calls[frame.f_code] > OFTEN:
        sys.setprofile(trace)
        sys.settrace(None)
    return trace(frame, event, argument)


def trace(frame, event, argument):
    if running != get_ident() and log.source.owns(frame):
        at_work()
    return trace
