import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event


def consumer(opened):
    came = "late" if opened.is_set() else "early"
    opened.wait()
    return f"{came}: port {port}"


opened = Event()
port = 0
with ThreadPoolExecutor() as executor:
    first = executor.submit(consumer, opened)
    second = executor.submit(consumer, opened)
    time.sleep(0.05)
    port = 5432
    opened.set()
    print(first.result())
    print(second.result())
