import threading
from threading import Event, Thread

stop = Event()
worker = Thread(name="worker", target=stop.wait)
worker.start()

threads = threading.enumerate()
stop.set()
for t in threads:
    try:
        t.join()
        print(t.name, "has ended")
    except RuntimeError as error:
        print(f"{t.name}: {error}")
