"""Ends a run that hangs."""

import os
import sys
from time import sleep

import clock
import log
from write import write

STANDS_STILL = 1_000_000  # microseconds without a record, in a run that hangs


def watch(path):
    while True:
        sleep(0.1)
        with log.lock:
            if stands_still():
                write(path, "hung")
                sys.stdout.flush()
                os._exit(0)


def stands_still():
    """Whether every thread waits for another, for ever."""
    living = [i for i, t in enumerate(log.threads) if t["end"] is None]
    return clock.now() - clock.latest > STANDS_STILL and all(
        index in log.waits and index not in log.timed for index in living
    )
