from threading import Thread

EACH = 200_000
words = []
counts = {}


def worker():
    for _ in range(EACH):
        words.append("lock")
        counts["lock"] = counts.get("lock", 0) + 1


w1 = Thread(target=worker)
w2 = Thread(target=worker)
w1.start()
w2.start()
w1.join()
w2.join()
print("words:", len(words))
all_counted = counts["lock"] == 2 * EACH
counted = "all" if all_counted else "some lost"
print("counted:", counted)
