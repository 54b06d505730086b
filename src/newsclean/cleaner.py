"""The cleaner: options in; document, passes and decision to a report out."""

from newsclean.decide import decide
from newsclean.document import Document
from newsclean.labels import ALL, CHROME, KEEP
from newsclean.look import Look, pieces_of
from newsclean.model.model import STRICTNESS, Model, load_model
from newsclean.passes import measure
from newsclean.passes.reading import Reading, unread, with_read
from newsclean.pieces import Piece, Ranges, joined, removals, take_out
from newsclean.reader import Reader
from newsclean.report import Report
from newsclean.typed import TYPE_CHECKING, Iterable, Iterator, Mapping, Sequence

if TYPE_CHECKING:
    from newsclean.site.profile import Sisters, SiteProfile

Notes = tuple[str, ...]

# Each round looks at what the one before has left, until nothing more goes. Texts that do not
# settle within so many rounds come out as they went in (docs/architecture.md, "Idempotence").
ROUNDS = 6
FORMATS = ("text", "markdown")
OUTPUTS = ("text", "markdown")
ENGINES = ("auto", "native", "trafilatura")
UNSETTLED = f"not settled after {ROUNDS} rounds: nothing was removed"
GUARDED = "most of the prose would have gone: only strong evidence was used"
EMPTY = "the page has no text of its own: its article may be loaded by scripts"


class Cleaner:
    """Cleans texts and pages with one set of options; reusable, picklable, safe among threads.

    Args:
        keep: chrome labels that stay, such as ``{"caption"}``.
        drop: labels of the article's own that go, such as ``{"title"}``.
        strictness: "gentle", "balanced" or "strict"; docs/quality.md says what each promises.
        rules: paths of rule packs of your own (docs/rules.md), on top of those that ship.
        engine: for HTML: "native" decides alone, "auto" asks trafilatura for a second opinion on
            pages where it is in doubt, "trafilatura" asks on every page.
        site: what the pages of the site have in common, from :meth:`SiteProfile.learn`; adds
            evidence, and learns nothing.

    Raises:
        ValueError: an unknown label, strictness or engine, or a faulty rule pack
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
        engine: str = "auto",
        site: "SiteProfile | None" = None,
    ) -> None:
        self._keep = _labels(keep, CHROME, "keep")
        self._drop = _labels(drop, KEEP, "drop")
        self._strictness = _one_of(strictness, STRICTNESS, "strictness")
        self._engine = _one_of(engine, ENGINES, "engine")
        self._site = site
        self._reader = Reader(rules)
        self._models: dict[str, Model] = {}

    def clean(self, text: str, format: str = "text") -> str:
        """The article alone: what ``explain(text).text`` is, without the cost of the reasons."""
        kept, _, _ = self._settle(text, format, why=False)
        return joined(text, kept)

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
        _, pieces, notes = self._settle(text, format, why=True)
        return Report(text, removals(text, pieces), notes)

    def clean_html(self, html: str | bytes, url: str | None = None, output: str = "text") -> str:
        """The article of a page: what ``explain_html(html).text`` is, without the reasons."""
        return self._page(html, url, output, why=False).text

    def explain_html(
        self, html: str | bytes, url: str | None = None, output: str = "text"
    ) -> Report:
        """Clean a page and say what went, from where and why.

        Args:
            html: the page; bytes are decoded as the HTML standard says.
            url: where it is from, for the metadata.
            output: what ``report.text`` is: "text" or "markdown".

        Returns:
            A report whose offsets refer to the page's visible text, ``report.source``.

        Raises:
            ValueError: an unknown output.
        """
        return self._page(html, url, output, why=True)

    def _settle(self, text: str, format: str, why: bool) -> tuple[Ranges, list[Piece], Notes]:
        """Look at what is left until nothing more goes; the ranges that stay, and what went."""
        _one_of(format, FORMATS, "format")
        kept: Ranges = [(0, len(text))] if text else []
        pieces: list[Piece] = []
        guarded = False
        model = self._model("text")
        sisters: Sisters | None = None
        for _ in range(ROUNDS):
            reading = self._reader.read(joined(text, kept), format)
            if self._site and not sisters:
                sisters = self._site.sisters(reading, text)
            decision = decide(reading, model, self._strictness, *_outside(reading, sisters))
            guarded = guarded or decision.guarded
            look = Look(reading, decision.columns, model, decision)
            found = pieces_of(look, self._keep, (), why)
            if not found:
                break
            kept, gone = take_out(kept, found)
            pieces += gone
        else:
            return [(0, len(text))], [], (UNSETTLED,)
        if self._drop:
            found = pieces_of(look, self._keep, self._drop, why)
            kept, gone = take_out(kept, found)
            pieces += gone
        return kept, pieces, (GUARDED,) if guarded else ()

    def _page(self, html: str | bytes, url: str | None, output: str, why: bool) -> Report:
        _one_of(output, OUTPUTS, "output")
        if isinstance(html, bytes):
            from newsclean.segment.charset import decode

            html = decode(html)
        from newsclean.decide_page import decide_page, doubt
        from newsclean.segment.html import segment_html

        document = segment_html(html)
        whole = unread(document)
        model = self._model("html")
        sisters = self._site.sisters(whole, html) if self._site else None
        extra, details = _outside(whole, sisters)
        read = self._reader.read_document
        found = decide_page(whole, read, model, self._strictness, extra, details)
        if self._engine == "trafilatura" or (
            self._engine == "auto" and doubt(whole, found.decision.chrome) > model.opinion.doubt
        ):
            from newsclean.second_opinion import kept_by_trafilatura

            agrees = kept_by_trafilatura(html, document)
            weights = [model.opinion.kept if held else model.opinion.left for held in agrees]
            extra = {**extra, "trafilatura": weights}
            found = decide_page(whole, read, model, self._strictness, extra, details)
        decision = found.decision
        labelled = why or self._keep or self._drop
        reading = with_read(read(document) if labelled else whole, found.reading, found.looked)
        columns = measure(reading) if labelled else {}
        pieces = pieces_of(Look(reading, columns, model, decision), self._keep, self._drop, why)
        source = document.source
        notes: Notes = (GUARDED,) if decision.guarded else ()
        if not source.strip():
            notes = (*notes, EMPTY)
        css = _css(html, document, pieces) if why else {}
        report = Report(source, removals(source, pieces, css), notes, None, html, url)
        if output == "markdown":
            from newsclean.render.markdown import render_markdown

            return report._replace(rendered=render_markdown(html, report.kept, url))
        return report

    def _model(self, name: str) -> Model:
        if name not in self._models:
            self._models[name] = load_model(name)
        return self._models[name]


def _outside(
    reading: Reading, sisters: "Sisters | None"
) -> tuple[Mapping[str, Sequence[float]], Mapping[str, Sequence[str]]]:
    """What a site's other pages say: log-odds and what they rest on, for :func:`decide`."""
    if not sisters:
        return {}, {}
    weights, details = sisters.evidence(reading)
    return {"site": weights}, {"site": details}


def _css(html: str, document: Document, found: Sequence[Piece]) -> dict[int, str]:
    """CSS paths of the removed blocks' elements, by block."""
    from newsclean.segment.css import css_paths

    nodes = {
        p.block: e.node for p in found if p.block >= 0 and (e := document.blocks[p.block].element)
    }
    paths = css_paths(html, set(nodes.values()))
    return {block: paths[node] for block, node in nodes.items() if node in paths}


def _one_of(value: str, allowed: tuple[str, ...], name: str) -> str:
    if value not in allowed:
        raise ValueError(f"unknown {name} {value!r}: one of {', '.join(allowed)}")
    return value


def _labels(labels: Iterable[str], allowed: Iterable[str], option: str) -> frozenset[str]:
    chosen = frozenset([labels] if isinstance(labels, str) else labels)
    for label in sorted(chosen):
        if label not in ALL:
            raise ValueError(f"unknown label {label!r}: one of {', '.join(ALL)}")
        if label not in allowed:
            raise ValueError(f"label {label!r} cannot be used with {option}")
    return chosen
