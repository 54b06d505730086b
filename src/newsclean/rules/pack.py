"""Packs: files of rules, read and checked.

A pack is a TOML file in the format that docs/rules.md describes. Reading it checks all that
matching relies on; what only good manners ask for is left to :mod:`newsclean.rules.lint`.
"""

import os
import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple, cast

from newsclean.labels import CHROME

STRENGTHS: Final = ("strong", "medium", "weak")
MAX_CHARS: Final = {
    "line": 1000,
    "heading": 1000,
    "start": 200,
    "end": 200,
    "inside": 200,
    "span": 5000,
}
"""Places, and the longest block in folded characters that their rules look at by default."""
MAX_CHARS_LIMIT: Final = 10_000

_ID: Final = r"[a-z0-9-]+(?:\.[a-z0-9-]+){2}"
_KEYS: Final[dict[str, type]] = {
    "id": str,
    "label": str,
    "strength": str,
    "place": str,
    "origin": str,
    "phrases": list,
    "patterns": list,
    "max_chars": int,
    "note": str,
    "examples": list,
    "counterexamples": list,
}
_REQUIRED: Final = ("id", "label", "strength", "place")
_PACK_KEYS: Final[dict[str, type]] = {"language": str, "name": str, "stopwords": list, "rule": list}


class RuleError(ValueError):
    """A pack that cannot be used; the message is one ``file:line: rule ID: what is wrong``."""


class Rule(NamedTuple):
    """One rule as its author wrote it; docs/rules.md says what each field means.

    Attributes:
        language: of the pack that the rule stands in.
        max_chars: the longest block, in folded characters, that the rule looks at.
        line: of the pack's file, where the rule begins.
    """

    id: str
    label: str
    strength: str
    place: str
    language: str
    origin: str
    phrases: tuple[str, ...]
    patterns: tuple[str, ...]
    max_chars: int
    note: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    line: int


class Pack(NamedTuple):
    """The rules of one language ("*" for those that need none)."""

    language: str
    name: str
    stopwords: tuple[str, ...]
    rules: tuple[Rule, ...]


def pack_files() -> list[str]:
    """Paths of the packs that come with the library, sorted."""
    folder = os.path.join(os.path.dirname(__file__), "packs")
    return sorted(
        os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".toml")
    )


def read_pack(path: str) -> Pack:
    """Read the TOML file at ``path``.

    Raises:
        RuleError: the file is not a pack; the message names file, line and rule.
        OSError: it cannot be read.
    """
    with open(path, "rb") as file:
        data = file.read()
    try:
        return parse_pack(data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}:1: not UTF-8: {error}") from None


def parse_pack(text: str, file: str = "<rules>") -> Pack:
    """Read a pack from its text; ``file`` is its name in messages.

    Raises:
        RuleError: the first thing that is wrong.

    >>> parse_pack('language = "en"\\nname = "English"\\nstopwords = ["the"]').name
    'English'
    """
    pack, problems = inspect_pack(text, file)
    if problems:
        raise RuleError(problems[0])
    return pack


def inspect_pack(text: str, file: str = "<rules>") -> tuple[Pack, list[str]]:
    """Read a pack as far as it goes: the rules that are right, and a line for all that is wrong."""
    import tomllib  # costs start-up time

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        return Pack("", "", (), ()), [f"{file}:{at[1] if at else 1}: not TOML: {error}"]
    problems = [f"{file}:1: {problem}" for problem in _type_faults(data, _PACK_KEYS)]
    problems += [f"{file}:1: {key} is missing" for key in ("language",) if key not in data]
    if problems:
        return Pack("", "", (), ()), problems
    lines = [
        n for n, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*rule\s*\]\]", line)
    ]
    rules: list[Rule] = []
    seen: set[str] = set()
    for number, entry in enumerate(data.get("rule", [])):
        line = lines[number] if number < len(lines) else 1
        found = _entry_faults(entry)
        name = str(entry.get("id", f"number {number + 1}"))
        if name in seen:
            found.append("another rule of this file has this id")
        seen.add(name)
        problems += [f"{file}:{line}: rule {name}: {problem}" for problem in found]
        if not found:
            rules.append(_rule(entry, data["language"], line))
    return (
        Pack(
            data["language"],
            data.get("name", data["language"]),
            tuple(data.get("stopwords", ())),
            tuple(rules),
        ),
        problems,
    )


def _rule(entry: dict[str, Any], language: str, line: int) -> Rule:
    return Rule(
        id=entry["id"],
        label=entry["label"],
        strength=entry["strength"],
        place=entry["place"],
        language=language,
        origin=entry.get("origin", ""),
        phrases=tuple(entry.get("phrases", ())),
        patterns=tuple(entry.get("patterns", ())),
        max_chars=entry.get("max_chars", MAX_CHARS[entry["place"]]),
        note=entry.get("note", ""),
        examples=tuple(entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
        line=line,
    )


def _type_faults(entry: dict[str, Any], keys: dict[str, type]) -> list[str]:
    """Unknown keys and values of the wrong type."""
    found = [f"unknown key {key!r}; known: {', '.join(keys)}" for key in entry if key not in keys]
    for key, kind in keys.items():
        value = entry.get(key)
        if value is None:
            continue
        if not isinstance(value, kind) or isinstance(value, bool):
            found.append(f"{key} must be {_TYPE_NAMES[kind]}")
        elif isinstance(value, list):
            member = dict if key == "rule" else str
            if not all(isinstance(item, member) for item in cast("list[object]", value)):
                found.append(f"{key} must be a list of {'tables' if key == 'rule' else 'strings'}")
    return found


_TYPE_NAMES: Final = {str: "a string", list: "a list", int: "a whole number"}


def _entry_faults(entry: dict[str, Any]) -> list[str]:
    from newsclean.rules.pattern import faults  # costs start-up time, as does the next one
    from newsclean.rules.phrase import phrase_faults

    found = _type_faults(entry, _KEYS)
    found += [f"{key} is missing" for key in _REQUIRED if key not in entry]
    if found:
        return found
    if not re.fullmatch(_ID, entry["id"]):
        found.append("id must read language.label.slug, in lower-case letters, digits and hyphens")
    found += _choice_faults(entry, "label", tuple(CHROME))
    found += _choice_faults(entry, "strength", STRENGTHS)
    found += _choice_faults(entry, "place", tuple(MAX_CHARS))
    if not 1 <= entry.get("max_chars", 1) <= MAX_CHARS_LIMIT:
        found.append(f"max_chars must lie between 1 and {MAX_CHARS_LIMIT}")
    if not entry.get("phrases") and not entry.get("patterns"):
        found.append("it has neither phrases nor patterns")
    for phrase in entry.get("phrases", ()):
        found += [f"phrase {phrase!r}: {fault}" for fault in phrase_faults(phrase)]
    for pattern in entry.get("patterns", ()):
        found += [f"pattern {pattern!r}: {fault}" for fault in faults(pattern)]
    return found


def _choice_faults(entry: dict[str, Any], key: str, choices: Sequence[str]) -> list[str]:
    if entry[key] in choices:
        return []
    return [f"unknown {key} {entry[key]!r}; known: {', '.join(choices)}"]
