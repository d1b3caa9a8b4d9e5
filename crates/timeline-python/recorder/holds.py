"""Who holds what."""

from collections import defaultdict

import clock
import gil
import log
import record

held = defaultdict(list)  # the holds of each object that have not ended
released = {}  # where the last hold of an object ended


def hold(object, wait=None, ordered=True):
    """This thread holds `object`, which it waited for in `wait`."""
    with log.lock:
        record.end(wait)
        hold = record.begin("hold", object)
        if hold is None:
            return
        held[object].append(hold)
        if ordered or wait:
            here = (hold["thread"], hold["begin"])
            log.arrow("release", released.get(object), here, object)


def release(object):
    """This thread is about to release `object`.

    In Python, it may be held by another thread. Then this one takes the hold
    over for a moment, so that it is seen who let go.
    """
    with log.lock:
        me, holds = log.me(), held[object]
        if me is None:
            return
        gil.at_work()
        if not any(hold["thread"] == me for hold in holds):
            for other in holds[:1]:
                close(other)
            hold(object)
        close(next(hold for hold in holds if hold["thread"] == me))


def release_all(thread):
    """The thread ends, and nobody can release what it holds."""
    for hold in [hold for holds in held.values() for hold in holds]:
        if hold["thread"] == thread:
            close(hold)


def close(hold):
    hold["end"] = clock.moment()
    held[hold["object"]].remove(hold)
    released[hold["object"]] = (hold["thread"], hold["end"])
