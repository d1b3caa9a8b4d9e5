"""A test runs a twin, which is recorded, and looks at the recording."""

import json
import subprocess
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

from tests.faults import faults

RECORDER = Path(__file__).parents[1]
RUNS = 20  # far more than it takes until what can happen has happened


class Run:
    """A twin that has been run and recorded."""

    def __init__(self, source, fails=False):
        with tempfile.TemporaryDirectory() as folder:
            twin, recording = Path(folder, "main.py"), Path(folder, "r.json")
            twin.write_text(textwrap.dedent(source), encoding="utf-8")
            command = [sys.executable, "-B", RECORDER, recording, "main.py"]
            ran = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, timeout=60
            )
            self.out, self.err = ran.stdout, ran.stderr
            if ran.returncode != (1 if fails else 0):
                raise AssertionError(f"{ran.returncode}: {ran.stderr}")
            self.recording = json.loads(recording.read_text(encoding="utf-8"))

    def __getattr__(self, name):
        return self.recording[name]

    def thread(self, name):
        names = [thread["name"] for thread in self.threads]
        return names.index(name)

    def object(self, name):
        names = [each["name"] for each in self.objects]
        return names.index(name)

    def find(self, kind, thread=None, object=None):
        """The spans and events of this kind."""
        index = None if thread is None else self.thread(thread)
        number = None if object is None else self.object(object)
        return [
            each
            for each in (*self.spans, *self.events)
            if each["kind"] == kind
            and (thread is None or each.get("thread") == index)
            and (object is None or each.get("object") == number)
        ]

    def arrows_of(self, kind):
        return [arrow for arrow in self.arrows if arrow["kind"] == kind]

    def one(self, kind, thread=None, object=None):
        (found,) = self.find(kind, thread, object)
        return found


class Case(unittest.TestCase):
    maxDiff = None

    def run_twin(self, source, fails=False):
        run = Run(source, fails)
        self.assertEqual(list(faults(run.recording)), [])
        return run

    def run_until(self, has_come, source):
        """Which thread is first, no sleep can say for sure. So this runs the
        twin until the test has the situation that it is about.
        """
        for _ in range(RUNS):
            run = self.run_twin(source)
            if has_come(run):
                return run
        self.fail(f"{RUNS} runs, the last of them: {run.recording}")

    def assert_arrow(self, run, kind, source, target):
        """There is an arrow from one (thread, moment) to another."""
        ends = [
            (
                (arrow["from"]["thread"], arrow["from"]["at"]),
                (arrow["to"]["thread"], arrow["to"]["at"]),
            )
            for arrow in run.arrows_of(kind)
        ]
        self.assertIn((source, target), ends)
