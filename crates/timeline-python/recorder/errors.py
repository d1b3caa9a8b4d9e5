"""Exceptions that leave a thread."""

import traceback

import log
import record
from source import is_recorder


def panic(error):
    """Records an exception, in the last line of the twin that it left."""
    text = traceback.format_exception_only(type(error), error)[-1].strip()
    frames = traceback.walk_tb(error.__traceback__)
    lines = [line for frame, line in frames if log.source.owns(frame)]
    place = log.source.place(lines[-1] if lines else 1)
    record.event("panic", text=text, place=place)


def show(error):
    """Prints an exception in main as Python does."""
    raised = error.__traceback__
    while raised and not log.source.owns(raised.tb_frame):
        raised = raised.tb_next
    raised = without_recorder(raised)
    traceback.print_exception(type(error), error, raised)


def without_recorder(raised):
    """A traceback without the calls of the recorder in it."""
    if raised is None:
        return None
    following = without_recorder(raised.tb_next)
    if is_recorder(raised.tb_frame):
        return following
    raised.tb_next = following
    return raised
