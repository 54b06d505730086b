"""A report for the terminal: line, label, evidence and text of each removal."""

from collections.abc import Iterator

from newsclean.render.printable import printable
from newsclean.report import Reason, Removal, Report

_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
# Labels of one kind share a colour: readers of 20 labels tell six colours apart, not twenty.
_COLOURS = {
    **dict.fromkeys(("consent", "legal"), "\x1b[33m"),
    **dict.fromkeys(("newsletter", "account", "app", "appeal"), "\x1b[35m"),
    **dict.fromkeys(("related", "nav"), "\x1b[34m"),
    **dict.fromkeys(("share", "comments", "contact"), "\x1b[36m"),
    **dict.fromkeys(("ad", "widget", "embed", "player"), "\x1b[31m"),
    **dict.fromkeys(("caption", "credit", "meta", "author", "duplicate"), "\x1b[32m"),
}
_SHOWN_REASONS = 2
_LABEL_WIDTH, _REASON_WIDTH = 10, 36


def explanation(report: Report, name: str, colour: bool = False, width: int | None = None) -> str:
    r"""What was removed and why, one line a removal under a head line.

    Args:
        report: what to explain.
        name: of the document.
        colour: whether to use a terminal's colours.
        width: columns to cut lines to; None leaves them whole.

    >>> from newsclean.report import Reason, Removal
    >>> reason = Reason("en.share.bar", 4.2)
    >>> report = Report("One\nShare\n", (Removal(4, 10, "Share\n", "share", 0.98, (reason,)),))
    >>> print(explanation(report, "a.txt"), end="")
    a.txt: 1 removal, 6 of 10 characters
         2  share       98%  en.share.bar +4.2                     Share
    """
    rows = [_head(report, name, colour)]
    for number, removal in zip(_line_numbers(report), report.removals, strict=True):
        rows.append(_row(number, removal, colour, width))
    rows += [f"  note: {printable(note)}" for note in report.notes]
    return "\n".join(rows) + "\n"


def reason_text(reason: Reason) -> str:
    """A piece of evidence in a few characters: name and weight, if it was weighed.

    >>> reason_text(Reason("prose-around", -1.25))
    'prose-around -1.2'
    """
    return f"{reason.name} {reason.weight:+.1f}" if reason.weight else reason.name


def _head(report: Report, name: str, colour: bool) -> str:
    name = printable(name).replace("\n", "\\n")
    shown = f"{_BOLD}{name}{_END}" if colour else name
    if not report.removals:
        return f"{shown}: nothing removed"
    number = len(report.removals)
    gone = sum([removal.end - removal.start for removal in report.removals])
    return (
        f"{shown}: {number:,} removal{'s' * (number > 1)},"
        f" {gone:,} of {len(report.source):,} characters"
    )


def _row(number: int, removal: Removal, colour: bool, width: int | None) -> str:
    reasons = ", ".join([reason_text(reason) for reason in removal.reasons[:_SHOWN_REASONS]])
    label = f"{removal.label:<{_LABEL_WIDTH}}"
    left = f"{number:>6}  "
    middle = f" {removal.confidence:>4.0%}  "
    # All white space becomes one blank: the place is told by the line number.
    text = printable(" ".join(removal.text.split()))
    evidence = f"{printable(reasons):<{_REASON_WIDTH}}"
    if width:
        text = _cut(text, width - len(left + label + middle + evidence) - 2)
    if colour:
        label = f"{_COLOURS.get(removal.label, '')}{label}{_END}"
        evidence = f"{_DIM}{evidence}{_END}"
    return f"{left}{label}{middle}{evidence}  {text}".rstrip()


def _cut(text: str, room: int) -> str:
    room = max(room, 20)
    return text if len(text) <= room else text[: room - 1] + "…"


def _line_numbers(report: Report) -> Iterator[int]:
    """The line, from 1, that the visible part of each removal begins on.

    Lines end as editors see it: at a line feed, a carriage return, or both.
    """
    source = report.source
    number, at = 1, 0
    for removal in report.removals:
        start = removal.start + len(removal.text) - len(removal.text.lstrip())
        start = min(start, removal.end)
        between = source[at:start]
        number += between.count("\n") + between.count("\r") - between.count("\r\n")
        at = start
        yield number
