import copy

from tests.case import Case
from tests.faults import faults


def wait(begin, end):
    return {"thread": 1, "kind": "lock", "begin": begin, "end": end}


def hold(thread, begin, end):
    hold = {"thread": thread, "kind": "hold", "object": 0}
    return hold | {"begin": begin, "end": end}


def arrow(kind, *ends):
    ends = [{"thread": thread, "at": at} for thread, at in ends]
    return {"kind": kind, "from": ends[0], "to": ends[1]}


RIGHT = {
    "threads": [{"begin": 0, "end": 20}, {"begin": 2, "end": 15}],
    "objects": [{"kind": "Lock"}],
    "spans": [hold(0, 1, 6), wait(3, 7), hold(1, 8, 12), wait(13, 14)],
    "events": [{"thread": 0, "at": 4}, {"thread": 0, "at": 5}],
    "arrows": [
        arrow("spawn", (0, 1), (1, 2)),
        arrow("release", (0, 6), (1, 8)),
    ],
    "end": 21,
}


class Faults(Case):
    def test_a_run_that_can_be(self):
        self.assertEqual(list(faults(RIGHT)), [])

    def test_a_broken_recording_is_seen_to_be(self):
        for fault, break_it in (
            ("equal", lambda r: r["events"][0].update(at=3)),
            ("after the end", lambda r: r["threads"][0].update(end=22)),
            ("not within", lambda r: r["spans"][2].update(end=16)),
            ("not within", lambda r: r["spans"][3].update(begin=14, end=13)),
            ("is open", lambda r: r["spans"][2].update(end=None)),
            ("goes back", lambda r: r["arrows"][1]["from"].update(at=9)),
            ("goes nowhere", lambda r: r["arrows"][1]["to"].update(thread=0)),
            ("ends nowhere", lambda r: r["arrows"][1]["to"].update(at=9)),
            ("begins nowhere", lambda r: r["arrows"][1]["from"].update(at=3)),
            ("spans are out of order", lambda r: r["spans"].reverse()),
            ("events are out of order", lambda r: r["events"].reverse()),
            ("waits twice", lambda r: r["spans"][1].update(end=14)),
            ("held twice", lambda r: r["spans"][0].update(end=9)),
        ):
            with self.subTest(fault):
                broken = copy.deepcopy(RIGHT)
                break_it(broken)
                self.assertIn(fault, "\n".join(faults(broken)))
