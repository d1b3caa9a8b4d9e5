"""What is printed, and logged."""

import builtins
import logging
import sys
from threading import RLock

import record
from replace import replace

printing = RLock()


@replace(builtins, "print")
def print_text(real, *values, sep=" ", end="\n", file=None, **options):
    options |= {"end": end, "file": file}
    if file not in (None, sys.stdout, sys.stderr):
        return real(*values, sep=sep, **options)
    text = (" " if sep is None else sep).join(map(str, values))
    line = text + ("\n" if end is None else end)
    with printing:  # The lines are recorded in the order on the screen.
        record.event("print", text=line.removesuffix("\n"))
        real(text, **options)


@replace(logging.StreamHandler, "emit")
def emit(real, self, logged):
    record.event("print", text=self.format(logged).strip())
    real(self, logged)
