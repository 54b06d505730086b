"""Names of ``typing`` for the modules that every run of the command loads.

Importing typing takes a third of the time that Python itself takes to start, and each of its
NamedTuples compiles code when its class is made. To a type checker the names here are
typing's own; at run time they do what the library needs of them.
"""

import sys

__all__ = ["IO", "TYPE_CHECKING", "Any", "NamedTuple", "NoReturn", "Protocol", "cast"]

TYPE_CHECKING = False

# From Python 3.14 on, a class body no longer holds its annotations as a dictionary.
if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import IO, Any, NamedTuple, NoReturn, Protocol, cast
else:
    from _collections import _tuplegetter as _field
    from collections import namedtuple

    class _Special:
        """Stands in annotations, alone or with what it is made of."""

        def __class_getitem__(cls, item):
            return cls

    Any = IO = NoReturn = _Special
    Protocol = object

    def cast(type_, value):
        return value

    class _RecordType(type):
        def __new__(meta, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            namespace |= {field: _field(at, "") for at, field in enumerate(fields)}
            namespace |= {"__slots__": (), "__match_args__": fields}
            namespace |= {"_fields": fields, "_field_defaults": defaults}
            return type.__new__(meta, name, bases, namespace)

    class NamedTuple(tuple, metaclass=_RecordType):
        """A tuple whose items have names; its class is made in a tenth of the time."""

        def __new__(cls, *values, **named):
            # Most runs make values of few classes: a constructor is compiled for the first one.
            twin = namedtuple(cls.__name__, cls._fields, defaults=cls._field_defaults.values())
            cls.__new__ = staticmethod(twin.__new__)
            return cls.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **named):
            made = type(self)(*map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"unexpected field names: {list(named)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            parts = [f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True)]
            return f"{type(self).__name__}({', '.join(parts)})"

        def __getnewargs__(self):
            return tuple(self)
