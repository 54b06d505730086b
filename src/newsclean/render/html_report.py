"""The report page: one self-contained HTML file that shows what went, from where and why.

The markup stands in report.html, in named parts; style and script in files beside it.
"""

import base64
import hashlib
import html
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from newsclean._version import __version__
from newsclean.labels import ALL
from newsclean.render.flow import Paragraph, Piece, Run, flow
from newsclean.report import Reason, Removal, Report

_PART: Final = re.compile(r"<!-- part: (\w+) -->\n(.*?)\n<!-- end -->\n", re.DOTALL)
_HOLE: Final = re.compile(r"\{\{(html:)?(\w+)\}\}")
# Signs that HTML does not allow: controls, surrogates, code points that are no characters.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    + "|["
    + "".join([chr((plane << 16) + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)])
    + "]"
)


class Shown(NamedTuple):
    """A document to show: its name and the report on it."""

    name: str
    report: Report


def html_report(documents: Sequence[Shown]) -> str:
    """A page that shows documents with what was removed from each.

    Args:
        documents: any number of them, in the order of the page.

    Returns:
        HTML that loads nothing and sends nothing, whatever the documents hold.

    >>> "<title>newsclean: a.txt</title>" in html_report([Shown("a.txt", Report("One.", ()))])
    True
    """
    return _Page().page(documents)


def escaped(text: str) -> str:
    r"""Text for HTML: markup escaped, forbidden signs replaced by visible ones.

    >>> escaped("<b>\x00")
    '&lt;b&gt;␀'
    """
    return html.escape(_FORBIDDEN.sub(_visible, text))


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


class _Page:
    """The parts of the template, and how they are filled."""

    def __init__(self) -> None:
        self._parts = dict(_PART.findall(_read("report.html")))
        self._meanings: dict[str, str] = json.loads(_read("evidence.json"))

    def _fill(self, part: str, **values: object) -> str:
        """A part with its holes filled: ``{{name}}`` with text, ``{{html:name}}`` with markup."""

        def fill(match: re.Match[str]) -> str:
            value = str(values[match[2]])
            return value if match[1] else escaped(value)

        return _HOLE.sub(fill, self._parts[part])

    def page(self, documents: Sequence[Shown]) -> str:
        script = _read("report.js")
        counts = _counts([shown.report for shown in documents])
        title = documents[0].name if len(documents) == 1 else f"{len(documents):,} documents"
        return self._fill(
            "page",
            title=title,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            style=_read("report.css"),
            script=script,
            version=__version__,
            bar=self._bar(counts),
            facts=_facts([shown.report for shown in documents]),
            filters="".join([self._filter(label, count) for label, (count, _) in counts.items()]),
            sidebar=self._sidebar(documents),
            documents="\n".join([self._document(i, shown) for i, shown in enumerate(documents, 1)]),
        )

    def _filter(self, label: str, number: int) -> str:
        return self._fill("filter", label=label, meaning=ALL.get(label, ""), count=f"{number:,}")

    def _sidebar(self, documents: Sequence[Shown]) -> str:
        if len(documents) < 2:
            return ""
        entries = [
            self._fill(
                "entry",
                number=i,
                name=shown.name,
                facts=f"{_share([shown.report])} removed",
                bar=self._bar(_counts([shown.report])),
            )
            for i, shown in enumerate(documents, 1)
        ]
        return self._fill("sidebar", count=f"{len(documents):,}", entries="\n".join(entries))

    def _bar(self, counts: Mapping[str, tuple[int, int]]) -> str:
        """Segments as wide as what went by label; an empty bar where nothing went."""
        segments = [
            self._fill("segment", label=label, characters=characters, shown=f"{characters:,}")
            for label, (_, characters) in counts.items()
        ]
        words = ", ".join([f"{label} {size:,}" for label, (_, size) in counts.items()])
        return self._fill(
            "bar", words=f"Characters removed: {words or 'none'}", segments="".join(segments)
        )

    def _document(self, number: int, shown: Shown) -> str:
        report = shown.report
        ids = {id(removal): f"d{number}r{i}" for i, removal in enumerate(report.removals, 1)}
        return self._fill(
            "document",
            number=number,
            name=shown.name,
            facts=_facts([report]),
            notes="\n".join([self._fill("note", note=note) for note in report.notes]),
            flow="\n".join(list(self._flow(report, ids))) or self._fill("empty"),
        )

    def _flow(self, report: Report, ids: dict[int, str]) -> Iterator[str]:
        for part in flow(report):
            if isinstance(part, Run):
                yield self._run(part, ids)
            else:
                yield self._paragraph(part, ids)

    def _paragraph(self, paragraph: Paragraph, ids: dict[int, str]) -> str:
        pieces = [
            self._gone("inline", piece, ids) if piece.removal else escaped(piece.text)
            for piece in paragraph.pieces
        ]
        kind = "near" if paragraph.near else "apart"
        return self._fill("paragraph", kind=kind, text="".join(pieces))

    def _run(self, run: Run, ids: dict[int, str]) -> str:
        lines = sum([piece.text.count("\n") + 1 for piece in run.pieces])
        return self._fill(
            "run",
            label=run.label,
            lines=f"{lines:,} line{'s' * (lines > 1)}",
            start=" ".join(run.pieces[0].text[:200].split()),
            pieces="\n".join([self._gone("block", piece, ids) for piece in run.pieces]),
        )

    def _gone(self, part: str, piece: Piece, ids: dict[int, str]) -> str:
        removal = piece.removal
        assert removal is not None
        # A removal that goes on in a second place has its identifier in the first alone.
        name = ids.pop(id(removal), "")
        return self._fill(
            part,
            id=f' id="{name}"' if name else "",
            label=removal.label,
            confidence=_percent(removal.confidence),
            text=piece.text,
            why=self._why(removal),
        )

    def _why(self, removal: Removal) -> str:
        most = max([abs(reason.weight) for reason in removal.reasons], default=0.0) or 1.0
        return self._fill(
            "why",
            label=removal.label,
            meaning=ALL.get(removal.label, ""),
            confidence=_percent(removal.confidence),
            reasons="".join([self._reason(reason, most) for reason in removal.reasons]),
            css=self._fill("css", path=removal.css) if removal.css else "",
        )

    def _reason(self, reason: Reason, most: float) -> str:
        return self._fill(
            "reason",
            name=reason.name,
            detail=_detail(reason, self._meanings),
            weight=_weight(reason.weight),
            side="for" if reason.weight >= 0 else "against",
            size=f"{abs(reason.weight) / most:.3f}",
        )


def _detail(reason: Reason, meanings: Mapping[str, str]) -> str:
    """What was seen: of a rule its words, of a measure what it measures and its value."""
    fitting = [prefix for prefix in meanings if reason.name.startswith(prefix)]
    if not fitting:
        return reason.detail
    return f"{meanings[max(fitting, key=len)]}: {reason.detail}"


def _weight(weight: float) -> str:
    """A signed number; nothing where a rule decided alone, without weighing."""
    return f"{weight:+.2f}".replace("-", "\N{MINUS SIGN}") if weight else ""


def _read(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def _counts(reports: Sequence[Report]) -> dict[str, tuple[int, int]]:
    """Removals and characters by label, most characters first."""
    numbers: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for report in reports:
        for removal in report.removals:
            numbers[removal.label] += 1
            sizes[removal.label] += removal.end - removal.start
    order = sorted(sizes, key=lambda label: (-sizes[label], label))
    return {label: (numbers[label], sizes[label]) for label in order}


def _facts(reports: Sequence[Report]) -> str:
    number = sum([len(report.removals) for report in reports])
    if not number:
        return "nothing removed"
    return f"{number:,} removal{'s' * (number > 1)}, {_share(reports)} of the characters"


def _share(reports: Sequence[Report]) -> str:
    total = sum([len(report.source) for report in reports])
    gone = sum([r.end - r.start for report in reports for r in report.removals])
    return _percent(gone / total if total else 0.0)


def _percent(share: float) -> str:
    """A share with the digits that say something: "0.4 %", "12 %", "100 %"."""
    return (
        f"{share:.1%}".replace("%", " %") if 0 < share < 0.1 else f"{share:.0%}".replace("%", " %")
    )
