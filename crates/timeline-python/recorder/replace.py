"""How a function is put in the place of another."""

import functools

stand_ins = []  # each with whose attribute it becomes, and which


def put_in_place():
    """From now on, what is replaced is what others find."""
    for owner, name, stand_in in stand_ins:
        setattr(owner, name, stand_in)


def replace(owner, *names):
    """The function stands in for methods; it gets the real one first."""

    def put(function):
        for name in names:
            stand_in = stand_in_for(getattr(owner, name), function)
            stand_ins.append((owner, name, stand_in))
        return function

    return put


def stand_in_for(real, function):
    @functools.wraps(real)
    def stand_in(*args, **kwargs):
        return function(real, *args, **kwargs)

    return stand_in


def replace_of_twin(owner, *names):
    """The same for methods of what the twin has made; others stay real."""

    def put(function):
        def check(real, self, *args, **kwargs):
            if not hasattr(self, "_timeline"):
                return real(self, *args, **kwargs)
            return function(real, self, *args, **kwargs)

        replace(owner, *names)(check)
        return function

    return put
