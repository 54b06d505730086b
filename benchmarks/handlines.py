"""The hand-labelled lines: what of each label, language and kind of content stays and goes."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from benchmarks.scores import blank_out
from benchmarks.subject import Job, clean, see
from benchmarks.tables import Cell, grouped, table
from newsclean import Report
from newsclean.labels import KEEP

_ITEM = re.compile(r"\s*(?:[•◦▪‣∙·●○■□*+–—-]|\(?\d{1,2}[.)])\s")
_TIME = re.compile(r"\s*\d{1,2}[:.h]\d{2}\D{0,12}")
_ROW = re.compile(r"\S(?:\t| ?\| ?|\s{3,})\S")
# A page with so many lines that are a time of day is a live blog.
_TIMES = 5
_SHORT = 60


class Line(NamedTuple):
    """A labelled line and what became of it.

    Attributes:
        view, language, label, text: of the line.
        kinds: what sort of content it is, besides its label.
        gone: by strictness, whether nothing visible of it stays.
        said: the label reported for it at balanced; "" where it stays.
    """

    view: str
    language: str
    label: str
    text: str
    kinds: tuple[str, ...]
    gone: Mapping[str, bool]
    said: str

    @property
    def side(self) -> str:
        """Whether it belongs to the article."""
        return "KEEP" if self.label in KEEP else "CHROME"


def measure(record: Mapping[str, Any], job: Job) -> list[Line]:
    """Clean a hand-labelled record; lines that are "unsure" are left out."""
    reports = {system.split()[-1]: report for system, report, _ in clean(see(job), ())}
    gone = {name: _gone(report) for name, report in reports.items()}
    lines = {line["i"]: line for line in record["lines"]}
    for line in lines.values():
        twin = lines.get(line.get("dup_of", -1))
        if twin:
            for went in gone.values():
                _forgive(went, twin["ln"], line["ln"])
    said = _said(reports["balanced"])
    live = sum([bool(_TIME.fullmatch(line["text"])) for line in lines.values()]) >= _TIMES
    return [
        Line(
            job.page.view.removeprefix("hand "),
            job.page.language.split("-")[0] or "?",
            line["label"],
            line["text"],
            _kinds(line, live),
            {name: went[line["ln"]] for name, went in gone.items()},
            said.get(line["ln"], ""),
        )
        for line in lines.values()
        if line["label"] != "unsure"
    ]


def _gone(report: Report) -> list[bool]:
    after = blank_out(report.source, report.kept).split("\n")
    before = report.source.split("\n")
    return [bool(b.strip()) and not a.strip() for b, a in zip(before, after, strict=True)]


def _forgive(gone: list[bool], original: int, copy: int) -> None:
    """Keeping either of two copies, once, is right."""
    if gone[original] and not gone[copy]:
        gone[original], gone[copy] = False, True


def _said(report: Report) -> dict[int, str]:
    """The label of the removal that a line's first visible character falls into."""
    found: dict[int, str] = {}
    at = 0
    number = 0
    for k, line in enumerate(report.source.split("\n")):
        first = at + len(line) - len(line.lstrip())
        while number < len(report.removals) and report.removals[number].end <= first:
            number += 1
        if line.strip() and number < len(report.removals):
            removal = report.removals[number]
            if removal.start <= first:
                found[k] = removal.label
        at += len(line) + 1
    return found


def _kinds(line: Mapping[str, Any], live: bool) -> tuple[str, ...]:
    if line["label"] != "body":
        return (line["label"],) if line["label"] in KEEP else ()
    text = line["text"]
    kinds = ["body"]
    if _ITEM.match(text):
        kinds.append("list item")
    if _ROW.search(text.strip()):
        kinds.append("table row")
    if len(text.strip()) < _SHORT:
        kinds.append(f"body under {_SHORT} characters")
    if live:
        kinds.append("live-blog entry")
    return tuple(kinds)


def _row(lines: Sequence[Line], names: Sequence[str]) -> list[Cell]:
    """Of some lines: how many, and the share of them gone at each strictness."""
    return [
        len(lines),
        *[sum([line.gone[n] for line in lines]) / max(1, len(lines)) for n in names],
    ]


def sections(lines: Sequence[Line], basis: str) -> str:
    """All tables about hand-labelled lines."""
    names = list(lines[0].gone)
    header = ["", "lines", *[f"gone at {name}" for name in names]]

    def split(title: str, key: Callable[[Line], str]) -> str:
        rows = [[name, *_row(part, names)] for name, part in sorted(grouped(lines, key).items())]
        return f"### Hand-labelled lines, {title} ({basis})\n\n{table(header, rows)}\n"

    kinds = {
        kind: [line for line in lines if kind in line.kinds]
        for kind in dict.fromkeys([kind for line in lines for kind in line.kinds])
    }
    rows = [[kind, *_row(part, names)] for kind, part in kinds.items()]
    return "\n".join(
        [
            split("by view", lambda line: f"{line.view} {line.side}"),
            split("by label", lambda line: f"{line.side} {line.label}"),
            split("by language", lambda line: f"{line.language} {line.side}"),
            f"### Hand-labelled lines, kinds of content ({basis})\n\n{table(header, rows)}\n",
            _labels(lines, basis),
        ]
    )


def _labels(lines: Sequence[Line], basis: str) -> str:
    """How often the reported label is right, and what is taken for what."""
    removed = [line for line in lines if line.said and line.gone["balanced"]]
    groups = {
        "all": removed,
        "English": [line for line in removed if line.language == "en"],
        "other languages": [line for line in removed if line.language != "en"],
        **grouped(sorted(removed, key=lambda line: line.language), lambda line: line.language),
    }
    header = ["", "lines", "right", "else called"]
    by_language = [_confusions(name, part, _pair) for name, part in groups.items()]
    by_label = grouped(sorted(removed, key=lambda line: line.label), lambda line: line.label)
    title = f"label reported for lines removed at balanced ({basis})"
    return "\n\n".join(
        [
            f"### Hand-labelled lines, {title}",
            table(header, by_language),
            table(
                header, [_confusions(*item, lambda line: line.said) for item in by_label.items()]
            ),
            "",
        ]
    )


def _pair(line: Line) -> str:
    return f"{line.label} as {line.said}"


def _confusions(name: str, lines: Sequence[Line], called: Callable[[Line], str]) -> list[Cell]:
    """Of some lines: how many have the right label, and the most frequent wrong ones."""
    wrong = Counter([called(line) for line in lines if line.said != line.label])
    right = 1.0 - sum(wrong.values()) / max(1, len(lines))
    said = ", ".join([f"{label} {n}" for label, n in wrong.most_common(4)])
    return [name, len(lines), right, said]
