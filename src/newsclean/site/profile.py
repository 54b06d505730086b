"""A site's profile: which lines its pages share, learnt from a bounded sample of pages."""

from collections.abc import Iterable, Mapping, Sequence

from newsclean.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsclean.passes.reading import Reading
    from newsclean.site.evidence import Evidence
    from newsclean.site.pages import Page

PAGES = 256
"""Most pages that a profile rests on: shares of a larger site's pages are then off by 6 points at
most, 95 times in 100."""


Places = tuple[int, int, int]
"""The pages, as bits, that a line stands on: only above the article, in it, only below it."""


class Seen(NamedTuple):
    """How many pages have a line, and how many of them only above or only below the article."""

    pages: int
    above: int
    below: int


NOWHERE = Seen(0, 0, 0)


class SiteProfile:
    """What the pages of one site have in common; immutable, picklable.

    It rests on at most 256 different pages. Pages that print the same article count as one.

    Args:
        pages: what was taken down of each page, with numbers for lines.
        texts: what the numbers stand for, as far as it is known.
        pinned: lines that a person wants gone wherever they stand.
        struck: lines that a person does not want to count.
        host: the site's name, where it is known.

    >>> pages = [f"Brekke Post\\n{name} wins the race\\nPrivacy" for name in ("Ada", "Bo", "Cy")]
    >>> profile = SiteProfile.learn(pages)
    >>> len(profile.pages), profile.lines
    (3, {'brekke post': 3, 'privacy': 3})
    """

    def __init__(
        self,
        pages: "Iterable[Page]" = (),
        texts: Mapping[int, str] | None = None,
        *,
        pinned: Iterable[str] = (),
        struck: Iterable[str] = (),
        host: str = "",
    ) -> None:
        from newsclean.site.copies import Copies

        by_id = {page.id: page for page in pages}
        self.pages: tuple[Page, ...] = tuple([by_id[id] for id in sorted(by_id)[:PAGES]])
        self.pinned = frozenset(pinned)
        self.struck = frozenset(struck)
        self.host = host
        self.where: Mapping[int, Places] = _where(self.pages)
        texts = texts or {}
        known = texts if texts.keys() <= self.where.keys() else texts.keys() & self.where.keys()
        self.texts = {line: texts[line] for line in known}
        self._copies = Copies(self.pages)
        self._all = (1 << len(self.pages)) - 1
        self._once = self._copies.once(self._all)

    @classmethod
    def learn(cls, documents: Iterable[str], format: str = "text", host: str = "") -> "SiteProfile":
        """Learn from pages of one site; their order doesn't matter.

        Args:
            documents: the pages' texts, Markdown or HTML, all of one kind.
            format: "text", "markdown" or "html".
            host: the site's name.
        """
        from newsclean.site.learner import Learner

        learner = Learner()
        for document in documents:
            learner.add(document, format)
        return learner.profile(host)

    @classmethod
    def load(cls, path: str) -> "SiteProfile":
        """Read a profile that :meth:`save` wrote and a person may have edited.

        Raises:
            OSError: the file cannot be read.
            ValueError: it is no profile; the message says what is wrong.
        """
        from newsclean.site.store import loads

        with open(path, encoding="utf-8") as file:
            text = file.read()
        try:
            return loads(text)
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from None

    def save(self, path: str) -> None:
        """Write the profile as TOML, in the form that docs/site.md describes.

        Raises:
            OSError: the file cannot be written.
        """
        from newsclean.site.store import dumps

        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(dumps(self))

    def merge(self, other: "SiteProfile") -> "SiteProfile":
        """What would have been learnt from the pages of both."""
        return SiteProfile(
            (*self.pages, *other.pages),
            {**self.texts, **other.texts},
            pinned=self.pinned | other.pinned,
            struck=self.struck | other.struck,
            host=self.host if self.host == other.host else "",
        )

    @property
    def lines(self) -> dict[str, int]:
        """The lines that more than one page has, and how many have them, most first."""
        known = [line for line in self.where if self.texts.get(line, "<")[0] != "<"]
        counts = {self.texts[line]: self.count(line) for line in known}
        listed = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return {text: count for text, count in listed if count > 1}

    def count(self, line: int) -> int:
        """How many pages have a line, near copies counted once."""
        return (sum(self.where.get(line, ())) & self._once).bit_count()

    def sisters(self, reading: "Reading", source: str) -> "Sisters":
        """The pages that can tell something about a page: not itself, nor its near copies.

        Args:
            reading: the page, as read.
            source: what it was read from.
        """
        from newsclean.site.lines import keys
        from newsclean.site.pages import identity, number

        id = identity(source)
        others = self._all
        for i, page in enumerate(self.pages):
            if page.id == id:
                others ^= 1 << i
        blocks = zip(reading.document.blocks, reading.prose, strict=True)
        paragraphs = keys([block.visible for block, mass in blocks if mass > 0.0])
        others ^= self._copies.of(frozenset([number(key) for key in paragraphs if key]), others)
        once = self._once if others == self._all else self._copies.once(others)
        return Sisters(self, once)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SiteProfile) and self._state() == other._state()

    def __hash__(self) -> int:
        return hash((self.pages, self.pinned, self.struck, self.host))

    def __repr__(self) -> str:
        return f"<SiteProfile {self.host or 'of a site'}: {len(self.pages)} pages>"

    def _state(self) -> tuple[object, ...]:
        return self.pages, self.texts, self.pinned, self.struck, self.host


class Sisters(NamedTuple):
    """Some pages of a profile: those that a page is compared with.

    Attributes:
        profile: the profile.
        among: the pages, as bits.
    """

    profile: SiteProfile
    among: int

    @property
    def number(self) -> int:
        """How many pages these are."""
        return self.among.bit_count()

    def find(self, line: int) -> Seen:
        """On how many of the pages a line stands."""
        above, within, below = [
            (mask & self.among).bit_count() for mask in self.profile.where.get(line, (0, 0, 0))
        ]
        return Seen(above + within + below, above, below)

    def evidence(self, reading: "Reading") -> "Evidence":
        """What these pages say about each block of a page."""
        from newsclean.site.evidence import evidence

        return evidence(reading, self)


def _where(pages: "Sequence[Page]") -> dict[int, Places]:
    """The pages that each line stands on."""
    where: dict[int, Places] = {}
    for i, page in enumerate(pages):
        bit = 1 << i
        for lines, own in (
            (page.above, (bit, 0, 0)),
            (page.within, (0, bit, 0)),
            (page.below, (0, 0, bit)),
        ):
            for line in lines:
                before = where.get(line)
                where[line] = (
                    (before[0] | own[0], before[1] | own[1], before[2] | own[2]) if before else own
                )
    return where
