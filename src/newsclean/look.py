"""From a decision to pieces: which ranges go, under which label, for which reasons."""

from newsclean.decide import Decision
from newsclean.labels import CHROME
from newsclean.model.model import Model, probability
from newsclean.model.tables import contributions
from newsclean.passes.columns import Columns
from newsclean.passes.inline import inline_chrome
from newsclean.passes.phrases import kind
from newsclean.passes.reading import Reading
from newsclean.passes.structure import LABELS
from newsclean.pieces import Piece
from newsclean.ranges import removed_ranges, whole
from newsclean.report import Reason
from newsclean.typed import Collection, Mapping, NamedTuple

# Rules are always named; of the measures only those that weigh most.
_MEASURES = 6
# What designers call a box says what is in it like a rule of medium strength. Of 929 removed lines
# of the hand-labelled pages' HTML 83 % get the right label with it, 81 % without (counted once, by
# weights that had seen these lines as text).
_BOX_FORCE = 0.6
_DROPPED = (Reason("drop", 0.0, "the caller's choice"),)


class Look(NamedTuple):
    """A document, the model that judged it, and the judgement.

    Attributes:
        reading: the document; what is kept or wants a label has to be read.
        columns: measures of all its blocks; needed for labels only.
        model: what it was judged with.
        decision: the judgement.
    """

    reading: Reading
    columns: Columns
    model: Model
    decision: Decision


def pieces_of(look: Look, keep: Collection[str], drop: Collection[str], why: bool) -> list[Piece]:
    """What goes, sorted.

    Args:
        look: the document and its decision.
        keep: chrome labels that stay.
        drop: labels of the article that go.
        why: whether labels, confidence and reasons are wanted; telling them takes longer than
            deciding.
    """
    going: dict[int, str] = {}
    own: Mapping[int, str] = {}
    if drop:
        from newsclean.own_labels import own_labels

        own = own_labels(look.reading, look.columns, look.model.labels, look.decision.removed)
    for block, is_chrome in enumerate(look.decision.removed):
        if is_chrome and not (keep or why):
            going[block] = ""
        elif is_chrome or drop:
            label = _chrome_label(look, block) if is_chrome else own[block]
            if label not in keep if is_chrome else label in drop:
                going[block] = label
    document = look.reading.document
    gone = whole(document, [block in going for block in range(len(look.decision.removed))])
    found = [
        _piece(look, start, end, block, going[block], why)
        for start, end, block in removed_ranges(document, gone)
    ]
    for block, is_gone in enumerate(gone):
        if not is_gone:
            inline = inline_chrome(look.reading, block)
            found += [Piece(*part) for part in inline if part.label not in keep]
    return sorted(found)


def _piece(look: Look, start: int, end: int, block: int, label: str, why: bool) -> Piece:
    if not why:
        return Piece(start, end, label, 0.0, (), block)
    if not look.decision.removed[block]:
        return Piece(start, end, label, 1.0, _DROPPED, block)
    confidence = round(probability(look.model, look.decision.chrome[block]), 4)
    return Piece(start, end, label, confidence, _reasons(look, block), block)


def _chrome_label(look: Look, block: int) -> str:
    """What goes is what its arrangement says, or else what most speaks for."""
    for name, label in LABELS.items():
        marks = look.decision.extra.get(name) or look.columns.get(name)
        if marks and marks[block] > 0.0:
            return label
    from newsclean.labelling import box_label, likeliest, signals, weigh

    found = dict(signals(look.reading, look.columns, block))
    element = look.reading.document.blocks[block].element
    if element and (named := box_label(element, look.model.boxes)):
        found["rule " + named] = max(_BOX_FORCE, found.get("rule " + named, 0.0))
    return likeliest(weigh(look.model.labels, found.items(), CHROME))


def _reasons(look: Look, block: int) -> tuple[Reason, ...]:
    """The evidence behind a block's log-odds, strongest first; rules in place of their kinds."""
    added: dict[str, float] = {}
    seen: dict[str, float] = {}
    for tables, columns, rows in look.decision.weighed:
        row = block if rows is None else rows.get(block, -1)
        if row >= 0:
            for name, weight in contributions(tables, columns, row).items():
                # What a look passes on to the next one is shown as what it rests on.
                if not name.startswith("first-look"):
                    added[name] = added.get(name, 0.0) + weight
                    seen[name] = columns[name][row]
    rules: list[Reason] = []
    for hit in look.reading.hits[block]:
        if hit.place != "span":
            weight = added.pop(kind(hit.place, hit.strength), 0.0)
            weight += look.model.rules.get(hit.rule, 0.0)
            words = look.reading.folded[block][hit.start : hit.end]
            rules.append(Reason(hit.rule, round(weight, 2), repr(words[:80])))
    for name, weight in look.model.structure.items():
        if name in look.columns:
            added[name] = weight * look.columns[name][block]
            seen[name] = look.columns[name][block]
    for name, weights in look.decision.extra.items():
        added[name] = weights[block]
    strongest = sorted(added.items(), key=lambda item: -item[1])[:_MEASURES]
    return (
        *rules,
        *[
            Reason(name, round(weight, 2), _detail(look, seen, name, block))
            for name, weight in strongest
            if weight > 0.05 or not rules
        ],
    )


def _detail(look: Look, seen: Mapping[str, float], name: str, block: int) -> str:
    """What was seen: the value of a measure, or the words of what is not of this document."""
    if name in seen:
        return f"{seen[name]:.3g}"
    details = look.decision.details.get(name)
    return details[block] if details else ""
