import logging
from threading import Thread


def cook(name, menu):
    logging.info("%s: %d dishes", name, len(menu))


def start_cook(name, menu):
    thread = Thread(target=cook, args=(name, menu))
    thread.start()
    return thread


def open_kitchen():
    menu = ["soup", "bread", "pie"]
    ana = start_cook("Ana", menu)
    ben = start_cook("Ben", menu)
    return [ana, ben]


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

for cook_thread in open_kitchen():
    cook_thread.join()
logging.info("main: closed")
