"""Notifications, and which of them ends which wait."""

from collections import defaultdict

import log
import record

notices = defaultdict(list)  # of each object, those that are not used up


def notify(object, kind):
    with log.lock:
        here = record.event(kind, object)
        if here:
            notices[object].append((here, kind))


def notified(wait):
    """Ends `wait`, and finds the notification that ended it."""
    with log.lock:
        record.end(wait)
        unused = notices[wait["object"]] if wait else []
        for notice in unused:
            if notice[0][1] > wait["begin"]:
                here = (wait["thread"], wait["end"])
                log.arrow("notify", notice[0], here, wait["object"])
                if notice[1] == "notify-one":
                    unused.remove(notice)
                return
