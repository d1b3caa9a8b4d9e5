import logging
from threading import Thread, local

line = "%(message)s"
logging.basicConfig(format=line, level="INFO")


def show_value(name, data):
    try:
        value = data.value
    except AttributeError:
        logging.info(f"{name}: no value yet")
    else:
        logging.info(f"{name}: value={value}")


def worker(name, data, value):
    show_value(name, data)
    data.value = value
    show_value(name, data)


local_data = local()
show_value("main", local_data)
local_data.value = 1000
show_value("main", local_data)
for name, value in [("first", 7), ("second", 12)]:
    args = (name, local_data, value)
    Thread(target=worker, args=args).start()
