import logging
from threading import Thread


def count_words(index):
    words[index] = len(texts[index].split())
    # print might mix the lines of two threads.
    logging.info(f"counted {words[index]}")


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

texts = [
    "to be or not to be",
    "that is the question",
]
words = [0] * len(texts)
threads = [
    Thread(target=count_words, args=(index,))
    for index in range(len(texts))
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
logging.info(f"words: {words}")
