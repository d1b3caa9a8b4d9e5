"""Prints the public names of this Python's threads, one a line.

Those of the modules, those of the objects that they make, and the arguments of
the constructors, as in `Thread(daemon=)`.
"""

import concurrent.futures
import concurrent.futures.thread
import inspect
import queue
import threading
import time

# What a subclass has from its base is listed with the base.
OBJECTS = [
    ("Thread", threading.Thread(), object()),
    ("Timer", threading.Timer(0, print), threading.Thread()),
    ("Lock", threading.Lock(), object()),
    ("RLock", threading.RLock(), object()),
    ("Condition", threading.Condition(), object()),
    ("Semaphore", threading.Semaphore(), object()),
    ("BoundedSemaphore", threading.BoundedSemaphore(), threading.Semaphore()),
    ("Event", threading.Event(), object()),
    ("Barrier", threading.Barrier(1), object()),
    ("local", threading.local(), object()),
    ("ExceptHookArgs", threading.ExceptHookArgs((None,) * 4), time.localtime()),
    ("Queue", queue.Queue(), object()),
    ("LifoQueue", queue.LifoQueue(), queue.Queue()),
    ("PriorityQueue", queue.PriorityQueue(), queue.Queue()),
    ("SimpleQueue", queue.SimpleQueue(), object()),
    ("Executor", concurrent.futures.Executor(), object()),
    (
        "ThreadPoolExecutor",
        concurrent.futures.ThreadPoolExecutor(),
        concurrent.futures.Executor(),
    ),
    ("Future", concurrent.futures.Future(), object()),
]
# What of `time` a program with threads uses.
CLOCKS = """
    CLOCK_THREAD_CPUTIME_ID monotonic monotonic_ns perf_counter perf_counter_ns
    pthread_getcpuclockid sleep thread_time thread_time_ns
""".split()


def names_of_module(module):
    for name in dir(module):
        value = getattr(module, name)
        at_home = getattr(value, "__module__", None) == module.__name__
        is_public = at_home and not name.startswith("_")
        if is_public or name in module.__all__ or name == "__excepthook__":
            yield f"{module.__name__}.{name}"


def names_of_objects():
    for kind, thing, base in OBJECTS:
        for name in sorted(set(dir(thing)) - set(dir(base))):
            if not name.startswith("_"):
                yield f"{kind}.{name}"


def arguments():
    for kind, thing, base in OBJECTS:
        constructor = type(thing).__init__
        if not inspect.isfunction(constructor) or constructor is type(base).__init__:
            continue
        for name, parameter in list(inspect.signature(constructor).parameters.items())[1:]:
            if parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
                yield f"{kind}({name}=)"


def main():
    for module in (threading, queue, concurrent.futures):
        print(*names_of_module(module), sep="\n")
    print(f"concurrent.futures.thread.{concurrent.futures.thread.BrokenThreadPool.__name__}")
    print(*names_of_objects(), sep="\n")
    print(*arguments(), sep="\n")
    print(*(f"time.{name}" for name in CLOCKS if hasattr(time, name)), sep="\n")


main()
