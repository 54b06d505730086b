"""From a source to what the passes read: blocks, folded texts, language, matching rules."""

from newsclean.document import Document
from newsclean.passes.reading import Reading, read
from newsclean.rules.fold import fold
from newsclean.rules.index import Index
from newsclean.rules.language import load_languages
from newsclean.rules.load import COMMON, read_index
from newsclean.rules.matcher import Matcher
from newsclean.segment.text import segment_text
from newsclean.typed import Iterable


class Reader:
    """Reads documents with the rules that ship and those of the caller's own packs.

    Packs are loaded when a document first calls for their language; from outside a reader never
    changes, so it can be shared among threads and pickled.

    Args:
        packs: paths of rule packs (TOML) used on top.

    Raises:
        newsclean.RuleError: a pack is faulty.
        OSError: a pack cannot be read.
    """

    def __init__(self, packs: Iterable[str] = ()) -> None:
        self._own = tuple([_prepare(path) for path in packs])
        self._languages = load_languages()
        self._packs: dict[str, Index | None] = {}
        self._matchers: dict[tuple[str, ...], Matcher] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_packs": {}, "_matchers": {}}

    def read(self, source: str, format: str = "text") -> Reading:
        """Segment and read a text or a Markdown source."""
        if format == "markdown":
            from newsclean.segment.markdown import segment_markdown

            return self.read_document(segment_markdown(source))
        return self.read_document(segment_text(source))

    def read_document(self, document: Document, worded: bool = True) -> Reading:
        """Fold a document's blocks, tell its language and match the rules.

        Without ``worded`` the reading has no words, which the passes over pages do without.
        """
        folded = [fold(block.visible) for block in document.blocks]
        languages = self._languages.guess(folded, document.language)
        hits = self._matcher(languages).scan(folded)
        spoken = map(self._pack, languages[:-1] or languages)
        stopwords = frozenset([word for pack in spoken if pack for word in pack.stopwords])
        return read(document, folded, hits, stopwords, worded)

    def _matcher(self, languages: tuple[str, ...]) -> Matcher:
        found = self._matchers.get(languages)
        if found is None:
            packs = [self._pack(name) for name in (COMMON, *languages)]
            found = Matcher([*[pack for pack in packs if pack], *self._own])
            self._matchers[languages] = found
        return found

    def _pack(self, name: str) -> Index | None:
        if name not in self._packs:
            self._packs[name] = read_index(name)
        return self._packs[name]


def _prepare(path: str) -> Index:
    from newsclean.rules.pack import read_pack
    from newsclean.rules.prepare import build_index

    return build_index(read_pack(path))
