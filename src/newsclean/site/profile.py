"""A site's profile: which lines its pages share, learnt from a bounded sample of pages."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsclean.passes.reading import Reading
    from newsclean.report import Reason
    from newsclean.site.pages import Page


class Seen(NamedTuple):
    """On how many pages a line stands, and on how many of these only above or only below the
    article."""

    pages: int
    above: int
    below: int


NOWHERE = Seen(0, 0, 0)


class SiteProfile:
    """What the pages of one site have in common; immutable.

    It rests on at most 256 different pages: those whose SHA-like digests (BLAKE2) are smallest,
    which is a random sample that doesn't depend on the order of the pages. A line's share of a
    larger site's pages is then off by 6 points at most, 95 times in 100.

    Args:
        pages: what was taken down of each page, lines as numbers.
        texts: the keys of lines, by number; those of lines on a single page aren't needed.
        pinned: keys of lines that a person wants gone wherever they stand.
        struck: keys of lines that a person does not want to count.
        host: the site's name, where it is known.

    >>> pages = [f"Brekke Post\\n{name} wins the race\\nPrivacy" for name in ("Ada", "Bo", "Cy")]
    >>> profile = SiteProfile.learn(pages)
    >>> profile.lines
    {'brekke post': 3, 'privacy': 3, '… wins the race': 3}
    """

    __slots__ = ("_copies", "_everything", "_where", "host", "pages", "pinned", "struck", "texts")

    def __init__(
        self,
        pages: Iterable["Page[int]"] = (),
        texts: Mapping[int, str] | None = None,
        pinned: Iterable[str] = (),
        struck: Iterable[str] = (),
        host: str = "",
    ) -> None:
        from newsclean.site.copies import Copies
        from newsclean.site.learner import PAGES

        by_id = {page.id: page for page in pages}
        self.pages = tuple([by_id[id] for id in sorted(by_id)[:PAGES]])
        self.pinned = frozenset(pinned)
        self.struck = frozenset(struck)
        self.host = host
        self._where = _where(self.pages)
        known = texts or {}
        self.texts = {line: known[line] for line in self._where if line in known}
        self._copies = Copies(self.pages)
        self._everything = self._copies.once((1 << len(self.pages)) - 1)
