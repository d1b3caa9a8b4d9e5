from threading import Thread

jobs = []
for loaf in range(3):
    jobs.append(lambda: print("baking loaf", loaf))
for job in jobs:
    baker = Thread(target=job)
    baker.start()
    baker.join()
