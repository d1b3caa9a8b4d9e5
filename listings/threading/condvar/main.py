import time
from threading import Condition, Thread


class Resource:
    def __init__(self):
        self.available = False
        self.changed = Condition()


def consumer(resource):
    with resource.changed:
        changed = resource.changed
        changed.wait_for(lambda: resource.available)
        print("Resource is available")


def producer(resource):
    time.sleep(0.02)
    with resource.changed:
        resource.available = True
        resource.changed.notify_all()


resource = Resource()
Thread(target=consumer, args=(resource,)).start()
producer(resource)
