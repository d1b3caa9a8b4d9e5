"""Messages: which thread gets what from which."""

from collections import Counter, defaultdict

import log
import record

POOL = "ThreadPoolExecutor"

messages = defaultdict(list)  # in each object, and where they came from
sent, receipts = Counter(), defaultdict(list)


def arrive(object):
    """Ends the wait for `object` that this thread is in, if any."""
    wait = log.waits.get(log.me())
    if wait is None or wait["object"] != object:
        return None
    record.end(wait)
    return (wait["thread"], wait["end"])


def send(object, item, room=0):
    """`item` is in the queue `object`, which has `room`, 0 for any."""
    with log.lock:
        waited = arrive(object)
        if waited and room:
            receipt = receipts[object][sent[object] - room]
            log.arrow("room", receipt, waited, object)
        if item is None and log.objects[object]["kind"] == POOL:
            return  # The executor tells a worker to end.
        sent[object] += 1
        here = record.event("send", object)
        messages[object].append((item, waited or here))


def receive(object, item):
    """This thread has taken `item` out of the queue `object`."""
    with log.lock:
        arrive(object)
        for message in messages[object]:
            if message[0] is item:
                messages[object].remove(message)
                here = record.event("receive", object)
                receipts[object].append(here)
                if here:
                    log.arrow("message", message[1], here, object)
                return
