"""Names of ``typing`` and ``collections.abc`` for the modules that every run of the command loads.

Importing typing takes a third of the time that Python itself takes to start, collections a fifth,
and each NamedTuple of typing compiles code when its class is made. To a type checker the names here
are the library's own; at run time they do what is needed of them.
"""

import sys

__all__ = [
    "IO",
    "TYPE_CHECKING",
    "Any",
    "Callable",
    "Collection",
    "Hashable",
    "Iterable",
    "Iterator",
    "Mapping",
    "NamedTuple",
    "NoReturn",
    "Protocol",
    "Sequence",
    "cast",
]

TYPE_CHECKING = False

# From Python 3.14 on, a class body no longer holds its annotations as a dictionary.
if TYPE_CHECKING or sys.version_info >= (3, 14):
    from collections.abc import (
        Callable,
        Collection,
        Hashable,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from typing import IO, Any, NamedTuple, NoReturn, Protocol, cast
else:
    from _collections import _tuplegetter as _field

    class _Special:
        """Stands in annotations, alone or with what it is made of."""

        def __class_getitem__(cls, item):
            return cls

    # A class each, for whoever reads a signature.
    IO, Any, NoReturn, Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence = [
        type(name, (_Special,), {})
        for name in (
            *("IO", "Any", "NoReturn", "Callable", "Collection", "Hashable"),
            *("Iterable", "Iterator", "Mapping", "Sequence"),
        )
    ]
    Protocol = object

    def cast(type_, value):
        return value

    _new = tuple.__new__

    class _RecordType(type):
        def __new__(meta, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            namespace |= {field: _field(at, "") for at, field in enumerate(fields)}
            namespace |= {"__slots__": (), "__match_args__": fields, "_fields": fields}
            namespace |= {"_field_defaults": defaults, "_last": tuple(defaults.values())}
            return type.__new__(meta, name, bases, namespace)

    class NamedTuple(tuple, metaclass=_RecordType):
        """A tuple whose items have names; its class is made in a tenth of the time."""

        def __new__(cls, *values, **named):
            missing = len(cls._fields) - len(values)
            if named or missing:
                if named or not 0 < missing <= len(cls._last):
                    return _new(cls, _complete(cls, values, named))
                values += cls._last[-missing:]
            return _new(cls, values)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **named):
            made = _new(type(self), map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"unexpected field names: {list(named)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            parts = [f"{field}={value!r}" for field, value in self._asdict().items()]
            return f"{type(self).__name__}({', '.join(parts)})"

        def __getnewargs__(self):
            return tuple(self)

    def _complete(cls, values, named):
        """All values of a record, some of which were given by name or not at all."""
        given = dict(zip(cls._fields, values, strict=False))
        both = {**cls._field_defaults, **given, **named}
        wrong = [f"unexpected {name!r}" for name in named if name not in cls._fields]
        wrong += [f"{name!r} given twice" for name in named if name in given]
        wrong += [f"{name!r} missing" for name in cls._fields if name not in both]
        if wrong or len(values) > len(cls._fields):
            raise TypeError(f"{cls.__name__}: {', '.join(wrong) or 'too many values'}")
        return tuple([both[field] for field in cls._fields])
