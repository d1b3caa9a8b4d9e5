import threading
from threading import Thread


def clerk(seen):
    seen.append(threading.get_ident())


def yes_or_no(answer):
    return "yes" if answer else "no"


seen = []
for _ in range(10):
    thread = Thread(target=clerk, args=(seen,))
    thread.start()
    thread.join()

main = threading.get_ident()
different = set(seen)
here = main in seen
twice = len(different) < len(seen)
print(len(seen), "clerks")
print("one of them is main:", yes_or_no(here))
print("a number came twice:", yes_or_no(twice))
