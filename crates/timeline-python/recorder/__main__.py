"""Runs a Python twin, unchanged, and writes down what its threads did.

    python3 -B recorder RECORDING.json main.py

The file that it writes has the form of `crates/timeline-std/src/recording.rs`.
Before the twin runs, what it may wait in is replaced by functions that do the
same and note when they began and ended: see `replace.py`, and the modules that
are imported last. All that they note is exact, but for what `gil.py`,
`signals.py` and `executors.py` say; and it is slower than it would be unseen.
"""

import _thread
import atexit
import os
import runpy
import sys

import errors
import gil
import lives
import log
import record
from replace import put_in_place
from source import Source
from watch import watch
from write import write

# Nothing of these is used here: to import one is to have what it is about
# replaced.
import conditions
import executors
import locks
import objects
import output
import queues
import semaphores
import signals
import threads


def main():
    path, twin = sys.argv[1:]
    log.source = Source(twin)
    put_in_place()
    lives.begin_main()
    run = {"ended": "finished", "wait": None}
    atexit.register(finish, path, run)
    _thread.start_new_thread(watch, (path,))
    try:
        run["ended"] = run_twin(twin)
    finally:  # It may have called exit.
        run["wait"] = last_wait()
    sys.exit(1 if run["ended"] == "panicked" else 0)


def run_twin(twin):
    """Returns how it ended."""
    sys.argv, sys.path[0] = [twin], os.path.dirname(os.path.abspath(twin))
    gil.begin_tracing()
    try:
        runpy.run_path(twin, run_name="__main__")
    except Exception as error:
        errors.panic(error)
        errors.show(error)
        return "panicked"
    finally:
        gil.end_tracing()
    return "finished"


def last_wait():
    """The wait that follows the last line: Python joins what is no daemon."""
    waiting = any(
        thread["end"] is None and not thread["thread"].daemon
        for thread in log.threads[1:]
    )
    return record.begin("join") if waiting else None


def finish(path, run):
    """Called when no thread is left but daemons."""
    with log.lock:
        lives.joined(run["wait"], range(1, len(log.threads)))
        lives.leave()
        write(path, run["ended"])
        log.indices.clear()


if __name__ == "__main__":
    main()
