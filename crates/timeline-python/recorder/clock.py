"""Moments: microseconds since the run began, no two of them equal."""

import time

zero = 0  # what the system's clock said when the run began
latest = -1


def start():
    global zero
    zero = time.perf_counter_ns()


def now():
    return (time.perf_counter_ns() - zero) // 1000


def moment():
    """The next moment, for something that is recorded."""
    global latest
    latest = max(now(), latest + 1)
    return latest
