"""Keeps the lines of a twin whole.

`print` writes the pieces of a line one by one, and another thread may write in
between. Here each thread's line is written at once when it is complete. So it
is also there when a program hangs and is killed.
"""

import _thread
import atexit
import io
import os
import sys


class Lines(io.TextIOBase):
    encoding = "utf-8"

    def __init__(self):
        self.begun = {}  # by the number of the thread

    def write(self, text):
        me = _thread.get_ident()
        *complete, rest = (self.begun.pop(me, "") + text).split("\n")
        if rest:
            self.begun[me] = rest
        if complete:
            show("".join(line + "\n" for line in complete))
        return len(text)

    def flush(self):
        show(self.begun.pop(_thread.get_ident(), ""))

    def flush_all(self):
        show("".join(self.begun.values()))
        self.begun.clear()

    def fileno(self):
        return 1


def show(text):
    if text:
        os.write(1, text.encode())


sys.stdout = Lines()
atexit.register(sys.stdout.flush_all)
