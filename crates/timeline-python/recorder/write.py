"""The file that is written: `crates/timeline-std/src/recording.rs`."""

import json

import clock
import log


def write(path, ended):
    hung = ended == "hung"
    end = clock.latest * 6 // 5 + 1 if hung else clock.moment()
    spans = sorted(log.spans, key=lambda span: span["begin"])
    arrows = sorted(log.arrows, key=lambda arrow: arrow["to"]["at"])
    recording = {
        "threads": [lane(thread) for thread in log.threads],
        "objects": log.objects,
        "spans": list(map(without_blanks, spans)),
        "events": list(map(without_blanks, log.events)),
        "arrows": list(map(without_blanks, arrows)),
        "ended": ended,
        "end": end,
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(recording, file, indent=1)


def lane(thread):
    main = thread is log.threads[0]
    lane = {"name": "main" if main else thread["thread"].name}
    lane |= {key: thread[key] for key in ("begin", "end")}
    return lane | ({"busy": thread["busy"]} if "busy" in thread else {})


def without_blanks(each):
    """Only what has not ended has a key without a value."""
    return {
        key: value
        for key, value in each.items()
        if value is not None or key == "end"
    }
