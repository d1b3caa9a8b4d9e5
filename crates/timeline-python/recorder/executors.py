"""Tasks are messages to a worker, and results are messages from it.

Whether a future is done is asked before the wait for it: if that comes true in
between, a wait of no length is recorded.
"""

import sys
from concurrent.futures import Future, ThreadPoolExecutor

import log
import record
from messages import receive, send
from objects import remember
from replace import replace, replace_of_twin


@replace(ThreadPoolExecutor, "__init__")
def make_executor(real, self, *args, **kwargs):
    real(self, *args, **kwargs)
    remember(self, log.source.maker())
    if hasattr(self, "_timeline"):
        self._work_queue._timeline = self._timeline


@replace(Future, "__init__")
def make_future(real, self):
    real(self)
    remember(self, log.source.caller(sys._getframe()))


@replace_of_twin(Future, "set_result", "set_exception")
def set_result(real, self, result):
    send(self._timeline, self)
    real(self, result)


@replace_of_twin(Future, "result", "exception")
def result(real, self, timeout=None):
    if self.done():
        receive(self._timeline, self)
        return real(self)
    with record.waiting("message", self, timeout):
        try:
            return real(self, timeout)
        finally:
            receive(self._timeline, self)
