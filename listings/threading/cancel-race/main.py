from threading import Timer


def delayed():
    print("worker running")


interval = 0.005
t2 = Timer(interval, delayed)
t2.name = "t2"
t2.start()
t2.cancel()
print("canceled")
t2.join()
