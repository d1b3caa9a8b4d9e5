"""What cannot be true of the recording of any run."""

WAITS = "lock notify join barrier room message sleep gil".split()
EXCLUSIVE = ("Lock", "RLock", "Condition")


def faults(recording):
    moments = moments_of(recording)
    known = [at for own in moments for at in own if at is not None]
    if len(known) != len(set(known)):
        yield "two moments are equal"
    if any(moment > recording["end"] for moment in known):
        yield "a moment after the end"
    for span in recording["spans"]:
        yield from faults_of_span(recording, span)
    for arrow in recording["arrows"]:
        yield from faults_of_arrow(arrow, moments)
    for name, key in (("spans", "begin"), ("events", "at")):
        order = [each[key] for each in recording[name]]
        if order != sorted(order):
            yield f"{name} are out of order"
    for index in range(len(recording["threads"])):
        if overlap(recording, lambda s: waits(s) and s["thread"] == index):
            yield f"thread {index} waits twice at a time"
    for number, thing in enumerate(recording["objects"]):
        if thing["kind"] in EXCLUSIVE and overlap(
            recording, lambda s: s["kind"] == "hold" and s["object"] == number
        ):
            yield f"{thing} is held twice at a time"


def moments_of(recording):
    """Those of each thread."""
    moments = [[each["begin"], each["end"]] for each in recording["threads"]]
    for span in recording["spans"]:
        moments[span["thread"]] += [span["begin"], span["end"]]
    for event in recording["events"]:
        moments[event["thread"]].append(event["at"])
    return moments


def faults_of_span(recording, span):
    thread = recording["threads"][span["thread"]]
    end = recording["end"] if span["end"] is None else span["end"]
    last = recording["end"] if thread["end"] is None else thread["end"]
    if not thread["begin"] < span["begin"] < end <= last:
        yield f"{span} is not within {thread}"
    if span["end"] is None and thread["end"] is not None:
        yield f"{span} is open, and its thread has ended"


def faults_of_arrow(arrow, moments):
    source, target = arrow["from"], arrow["to"]
    if not source["at"] < target["at"]:
        yield f"{arrow} goes back"
    if source["thread"] == target["thread"]:
        yield f"{arrow} goes nowhere"
    if target["at"] not in moments[target["thread"]]:
        yield f"{arrow} ends nowhere"
    unseen = arrow["kind"] in ("spawn", "barrier")
    if not unseen and source["at"] not in moments[source["thread"]]:
        yield f"{arrow} begins nowhere"


def waits(span):
    return span["kind"] in WAITS


def overlap(recording, chosen):
    """Whether two of the chosen spans do."""
    spans = [
        (span["begin"], span["end"] or recording["end"])
        for span in recording["spans"]
        if chosen(span)
    ]
    return any(begin < end for (_, end), (begin, _) in zip(spans, spans[1:]))
