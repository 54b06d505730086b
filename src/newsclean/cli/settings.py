"""From options to a cleaner, with the mistakes of the caller told apart from ours."""

import codecs
import os
from types import SimpleNamespace
from typing import Any

from newsclean.cli.console import UsageError


def make_cleaner(options: SimpleNamespace) -> Any:
    """The cleaner that the options ask for.

    Raises:
        UsageError: an unknown label or level, a faulty rule pack, a file that can't be read.
    """
    from newsclean.cleaner import Cleaner

    try:
        return Cleaner(
            keep=labels(options.keep),
            drop=labels(options.drop),
            strictness=options.strictness,
            rules=tuple(options.rules or ()),
        )
    except ValueError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}") from None


def labels(text: str | None) -> tuple[str, ...]:
    """Labels from a comma-separated list."""
    return tuple([label.strip() for label in (text or "").split(",") if label.strip()])


def check_encoding(name: str) -> None:
    """Raise UsageError unless this names a text encoding."""
    try:
        codecs.lookup(name)
        "".encode(name)
    except LookupError:
        raise UsageError(f"unknown encoding {name!r}") from None


def model_id() -> str:
    """Names the models that ship: the first 12 digits of the SHA-256 of their files."""
    import hashlib

    from newsclean.model import model

    folder = os.path.dirname(model.__file__)
    digest = hashlib.sha256()
    for name in sorted(os.listdir(folder)):
        if name.endswith(".json"):
            with open(os.path.join(folder, name), "rb") as file:
                digest.update(file.read())
    return digest.hexdigest()[:12]
