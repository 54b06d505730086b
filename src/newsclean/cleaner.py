"""The cleaner: options in; document, passes and decision to a report out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsclean import decide
from newsclean.labels import ALL, CHROME, KEEP
from newsclean.model.model import STRICTNESS, Model, load_model
from newsclean.passes.inline import Inline, inline_chrome
from newsclean.passes.reading import Reading
from newsclean.ranges import removed_ranges
from newsclean.reader import Reader
from newsclean.report import Reason, Removal, Report

# Each round looks at what the one before has left, until nothing more goes. Texts that do not
# settle within this many rounds come out as they went in.
ROUNDS = 6
FORMATS = ("text", "markdown")
UNSETTLED = f"not settled after {ROUNDS} rounds: nothing was removed"
GUARDED = "most of the prose would have gone: only strong evidence was used"


class _Piece(NamedTuple):
    """A range of the source that goes, in one round."""

    start: int
    end: int
    label: str
    confidence: float
    reasons: tuple[Reason, ...]


class Cleaner:
    """Cleans texts with one set of options; reusable, picklable, safe to share among threads.

    Args:
        keep: chrome labels that stay, such as ``{"caption"}``.
        drop: labels of the article's own that go, such as ``{"title"}``.
        strictness: "gentle", "balanced" or "strict"; what each promises stands in docs/quality.md.
        rules: paths of rule packs of your own, used on top of those that ship.

    Raises:
        ValueError: an unknown label or strictness, or a faulty rule pack
            (:class:`newsclean.RuleError`).
        OSError: a rule pack cannot be read.

    >>> Cleaner(strictness="gentle").clean("Nothing but news.")
    'Nothing but news.'
    """

    def __init__(
        self,
        *,
        keep: Iterable[str] = (),
        drop: Iterable[str] = (),
        strictness: str = "balanced",
        rules: Iterable[str] = (),
    ) -> None:
        self._keep = _known(keep, CHROME, "keep")
        self._drop = _known(drop, KEEP, "drop")
        if strictness not in STRICTNESS:
            raise ValueError(f"unknown strictness {strictness!r}: one of {', '.join(STRICTNESS)}")
        self._strictness = strictness
        self._reader = Reader(tuple(rules))
        self._model = load_model("text")

    def clean(self, text: str, format: str = "text") -> str:
        """The article alone; see :meth:`explain`."""
        return self.explain(text, format).text

    def clean_many(self, texts: Iterable[str], format: str = "text") -> Iterator[str]:
        """Clean one text after another, lazily and in order."""
        for text in texts:
            yield self.clean(text, format)

    def explain(self, text: str, format: str = "text") -> Report:
        """Clean a text and say what went, from where and why.

        Args:
            text: any string.
            format: "text" or "markdown".

        Returns:
            A report whose offsets refer to ``text``.

        Raises:
            ValueError: an unknown format.
        """
        if format not in FORMATS:
            raise ValueError(f"unknown format {format!r}: one of {', '.join(FORMATS)}")
        kept: list[tuple[int, int]] = [(0, len(text))] if text else []
        pieces: list[_Piece] = []
        notes: list[str] = []
        for _ in range(ROUNDS):
            found, guarded = self._round("".join([text[a:b] for a, b in kept]), format)
            if guarded and GUARDED not in notes:
                notes.append(GUARDED)
            if not found:
                break
            kept, gone = _take_out(kept, found)
            pieces += gone
        else:
            return Report(text, (), (*notes, UNSETTLED))
        if self._drop:
            kept, gone = _take_out(kept, self._own_labels("".join([text[a:b] for a, b in kept]), format))
            pieces += gone
        return Report(text, _removals(text, pieces), tuple(notes))

    def _round(self, text: str, format: str) -> tuple[list[_Piece], bool]:
        """What one look at a text would take out."""
        reading = self._reader.read(text, format)
        decision = decide.decide(reading, self._model, self._strictness)
        labels = {
            block: decide.label(reading, self._model, decision, block)
            for block, gone in enumerate(decision.removed)
            if gone
        }
        removed = [labels.get(block, "") not in self._keep | {""} for block in range(len(reading.folded))]
        found = [
            _Piece(start, end, labels[block], decide.confidence(self._model, decision, block), decide.reasons(reading, self._model, decision, block))
            for start, end, block in removed_ranges(reading.document, removed)
        ]
        found += _inline_pieces(reading, removed, self._keep)
        return sorted(found), decision.guarded

    def _own_labels(self, text: str, format: str) -> list[_Piece]:
        """The article's own blocks that the caller does not want."""
        reading = self._reader.read(text, format)
        decision = decide.decide(reading, self._model, self._strictness)
        kept = decision._replace(removed=(False,) * len(decision.removed))
        labels = [decide.label(reading, self._model, kept, block) for block in range(len(reading.folded))]
        removed = [label in self._drop for label in labels]
        asked = (Reason("drop", 0.0, "asked for"),)
        return [
            _Piece(start, end, labels[block], round(1.0, 1), asked)
            for start, end, block in removed_ranges(reading.document, removed)
        ]


def _known(labels: Iterable[str], allowed: Iterable[str], option: str) -> frozenset[str]:
    chosen = frozenset([labels] if isinstance(labels, str) else labels)
    for label in sorted(chosen):
        if label not in ALL:
            raise ValueError(f"unknown label {label!r}: one of {', '.join(ALL)}")
        if label not in allowed:
            raise ValueError(f"label {label!r} cannot be used with {option}")
    return chosen


def _inline_pieces(reading: Reading, removed: Sequence[bool], keep: frozenset[str]) -> list[_Piece]:
    found: list[Inline] = []
    for block, gone in enumerate(removed):
        if not gone:
            found += inline_chrome(reading, block)
    return [_Piece(*item) for item in found if item.label not in keep]


def _take_out(
    kept: list[tuple[int, int]], found: Sequence[_Piece]
) -> tuple[list[tuple[int, int]], list[_Piece]]:
    """Map ranges of the joined text back to the source, and cut them out of what is kept."""
    stays: list[tuple[int, int]] = []
    gone: list[_Piece] = []
    pending = iter(found)
    piece = next(pending, None)
    at = 0
    for start, end in kept:
        shift = start - at
        low = start
        while piece is not None and piece.start + shift < end:
            a, b = max(low, piece.start + shift), min(end, piece.end + shift)
            if a > low:
                stays.append((low, a))
            if b > a:
                gone.append(piece._replace(start=a, end=b))
            low = max(low, b)
            if piece.end + shift > end:
                break
            piece = next(pending, None)
        if low < end:
            stays.append((low, end))
        at += end - start
    return stays, gone


def _removals(text: str, pieces: Sequence[_Piece]) -> tuple[Removal, ...]:
    """Sorted removals; a piece of mere white space joins the removal that it touches."""
    merged: list[_Piece] = []
    for piece in sorted(pieces):
        last = merged[-1] if merged else None
        if last and last.end == piece.start:
            if not text[piece.start : piece.end].strip():
                merged[-1] = last._replace(end=piece.end)
                continue
            if not text[last.start : last.end].strip():
                merged[-1] = piece._replace(start=last.start)
                continue
        merged.append(piece)
    return tuple(
        [
            Removal(p.start, p.end, text[p.start : p.end], p.label, p.confidence, p.reasons)
            for p in merged
        ]
    )
