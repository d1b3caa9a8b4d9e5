"""The lives of threads."""

import threading
import time
from _thread import get_ident

import clock
import gil
import holds
import log
import record


def begin_main():
    place = log.source.place(1)
    main = {"thread": threading.main_thread(), "place": place}
    log.threads.append(main | {"end": None, "from": None})
    clock.start()
    enter(0)


def spawn(thread):
    """A thread is about to be started, by this one."""
    with log.lock:
        here = record.here()
        spawned = {"thread": thread, "place": log.place()}
        spawned |= {"begin": here[1], "end": None, "from": here}
        log.threads.append(spawned)
        return len(log.threads) - 1


def enter(index):
    """This thread, which is new, begins."""
    with log.lock:
        log.indices[get_ident()] = index
        here = record.here()
        thread = log.threads[index]
        thread["begin"] = here[1]
        thread["core"] = time.thread_time()
        log.arrow("spawn", thread["from"], here)


def leave():
    """This thread ends."""
    with log.lock:
        me = log.me()
        if me is None:
            return
        gil.at_work()
        holds.release_all(me)
        thread = log.threads[me]
        busy = time.thread_time() - thread["core"]
        thread["busy"] = int(busy * 1_000_000)
        thread["end"] = clock.moment()
        del log.indices[get_ident()]


def joined(wait, threads):
    """Ends the wait for `threads`, some of which may not have ended."""
    with log.lock:
        record.end(wait)
        for index in threads if wait else ():
            end = log.threads[index]["end"]
            if end is not None and end > wait["begin"]:
                here = (wait["thread"], wait["end"])
                log.arrow("join", (index, end), here)
