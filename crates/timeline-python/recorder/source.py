"""The twin's file: where in it a call is, and what it calls a thing."""

import ast
import os
import sys
from collections import Counter

FOLDER = os.path.join(os.path.dirname(__file__), "")


def is_recorder(frame):
    """Whether a call is one within the recorder."""
    return frame.f_code.co_filename.startswith(FOLDER)


class Source:
    """The twin's file, and which of its lines a call comes from."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.path = path
        self.lines = text.splitlines()
        self.made = Counter()
        self.assignments = {}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Assign):
                self.assign(node.targets[0], node.value)
            elif isinstance(node, ast.AnnAssign) and node.value:
                self.assign(node.target, node.value)
            elif isinstance(node, ast.withitem) and node.optional_vars:
                self.assign(node.optional_vars, node.context_expr)

    def assign(self, target, value):
        for line in range(value.lineno, value.end_lineno + 1):
            self.assignments[line] = (target, value)

    def owns(self, frame):
        return frame is not None and frame.f_code.co_filename == self.path

    def caller(self, frame):
        """The innermost frame of the twin, from `frame` outwards."""
        while frame and not self.owns(frame):
            frame = frame.f_back
        return frame

    def maker(self):
        """The twin's frame if it made the call, and nobody on its behalf."""
        frame = sys._getframe(1)
        while frame and (
            is_recorder(frame)
            or frame.f_code.co_filename.startswith("<")  # of a dataclass
        ):
            frame = frame.f_back
        return frame if self.owns(frame) else None

    def place(self, line):
        indented = self.lines[line - 1] if line <= len(self.lines) else ""
        column = len(indented) - len(indented.lstrip()) + 1
        file = os.path.basename(self.path)
        return {"file": file, "line": line, "column": column}

    def name(self, frame, thing):
        """What the twin calls `thing`, which is being made in `frame`."""
        caller = self.caller(frame.f_back)
        while caller and frame.f_locals.get("self") is thing:
            frame, caller = caller, self.caller(caller.f_back)
        if frame.f_lineno not in self.assignments:
            return None
        target, value = self.assignments[frame.f_lineno]
        if isinstance(value, ast.Call):
            return last_name(target)
        index = self.made[value]
        self.made[value] += 1
        if isinstance(value, (ast.List, ast.Tuple)):
            index %= len(value.elts)
        if isinstance(target, ast.Tuple):
            return last_name(target.elts[index % len(target.elts)])
        return f"{last_name(target)}[{index}]"


def last_name(target):
    """`lock`, of `self.lock`."""
    return getattr(target, "attr", None) or ast.unparse(target)
