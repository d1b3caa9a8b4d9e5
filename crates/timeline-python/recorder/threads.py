"""Thread, and sleep."""

import functools
import threading
import time
from threading import Thread

import errors
import gil
import lives
import log
import record
from replace import replace, replace_of_twin


@replace(Thread, "start")
def start(real, self):
    me = log.me()
    if hasattr(self, "_timeline") or me is None:
        return real(self)
    self._timeline = lives.spawn(self)
    self.run = functools.partial(run, self.run, self._timeline)
    gil.starting.add(me)
    try:
        real(self)
    finally:
        gil.starting.discard(me)


def run(real, index):
    lives.enter(index)
    try:
        real()
    except Exception as error:
        errors.panic(error)
        raise
    finally:
        lives.leave()


@replace(threading, "excepthook")
def show(real, raised):
    error = raised.exc_value
    if error:
        error.__traceback__ = errors.without_recorder(raised.exc_traceback)
        shown = (type(error), error, error.__traceback__, raised.thread)
        raised = threading.ExceptHookArgs(shown)
    real(raised)


@replace_of_twin(Thread, "join")
def join(real, self, timeout=None):
    index, wait = self._timeline, None
    with log.lock:
        if log.threads[index]["end"] is None:
            timed = timeout is not None
            wait = record.begin("join", other=index, timed=timed)
    try:
        real(self, timeout)
    finally:
        lives.joined(wait, [index])


@replace(time, "sleep")
def sleep(real, seconds):
    wait = record.begin("sleep", timed=True)
    try:
        real(seconds)
    finally:
        record.end(wait)
