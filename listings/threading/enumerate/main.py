import threading
from threading import Event, Thread


def worker():
    Event().wait()


def without_number(thread):
    """It differs from run to run."""
    shown = repr(thread)
    end = shown.rfind(" ")
    return f"{shown[:end]} N)>"


for num in range(1, 4):
    t = Thread(target=worker, daemon=True)
    t.name = f"worker-{num}"
    t.start()

alive = threading.enumerate()
for t in sorted(alive, key=lambda t: t.name):
    print(without_number(t))
print(threading.active_count(), "threads")
