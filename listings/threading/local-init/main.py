import logging
from threading import Thread, current_thread, local

line = "%(message)s"
logging.basicConfig(format=line, level="INFO")


class MyLocal(local):
    def __init__(self, value):
        name = current_thread().name
        name = name.replace("MainThread", "main")
        logging.info(f"{name}: initialising")
        self.value = value


def show_value(name):
    try:
        value = local_data.value
    except AttributeError:
        logging.info(f"{name}: no value yet")
    else:
        logging.info(f"{name}: value={value}")


def worker(name, value):
    show_value(name)
    local_data.value = value
    show_value(name)


local_data = MyLocal(1000)
show_value("main")
for args in [("first", 7), ("second", 12)]:
    Thread(
        target=worker, name=args[0], args=args
    ).start()
