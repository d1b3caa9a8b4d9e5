"""What this thread does: spans, which take time, and events."""

import contextlib

import clock
import gil
import log


def begin(kind, object=None, other=None, timed=False):
    """Begins a span of this thread; it is a wait unless it is a hold."""
    with log.lock:
        me = log.me()
        if me is None:
            return None
        gil.at_work()
        span = {"thread": me, "kind": kind, "object": object, "other": other}
        span |= {"place": log.place(object)}
        span |= {"begin": clock.moment(), "end": None}
        log.spans.append(span)
        if kind != "hold":
            log.waits[me] = span
            (log.timed.add if timed else log.timed.discard)(me)
        return span


def end(wait):
    """Ends a wait of this thread, if it has not ended."""
    with log.lock:
        if wait and wait["end"] is None and log.me() is not None:
            del log.waits[wait["thread"]]
            gil.at_work()
            wait["end"] = clock.moment()


@contextlib.contextmanager
def waiting(kind, thing, timeout):
    """A wait for `thing`, which ends here unless it has ended before."""
    wait = begin(kind, thing._timeline, timed=timeout is not None)
    try:
        yield wait
    finally:
        end(wait)


def event(kind, object=None, text=None, place=None):
    """Something that takes no time. Returns when it was."""
    with log.lock:
        at = here()
        if at:
            event = {"thread": at[0], "kind": kind, "text": text}
            event |= {"object": object, "place": place or log.place(object)}
            log.events.append(event | {"at": at[1]})
        return at


def here():
    """This thread and its next moment, which has no other record."""
    with log.lock:
        gil.at_work()
        me = log.me()
        return None if me is None else (me, clock.moment())
