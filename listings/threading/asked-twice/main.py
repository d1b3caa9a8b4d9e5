import time
from threading import Thread


def cook():
    time.sleep(0.1)


def yes_or_no(answer):
    return "yes" if answer else "no"


cook = Thread(target=cook)
cook.start()

wait = 0.05
cook.join(wait)
late = cook.is_alive()
alive = cook.is_alive()
print("in time:", yes_or_no(not late))
print("alive:", yes_or_no(alive))
