import logging
from concurrent.futures import ThreadPoolExecutor


def cook(name, order):
    logging.info("%s: %d dishes", name, len(order))


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

order = ["soup", "bread", "pie"]
with ThreadPoolExecutor() as executor:
    executor.submit(cook, "Ana", order)
    executor.submit(cook, "Ben", order)
logging.info("main: served %s", ", ".join(order))
