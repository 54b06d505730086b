"""Near copies: pages that print the same article, and count as one page."""

from collections.abc import Iterator, Sequence

from newsclean.site.pages import Page

Lines = frozenset[int]


class Copies:
    """Tells which of some pages print the same article.

    Two pages do where at least half of the paragraphs of the one with fewer stand on the other
    too. Paragraphs that stand on more than half of all pages (a consent wall, the rules for
    comments) are left out of account. A page that has no others is a copy of what has at least
    four fifths of its paragraphs, so that a story printed on every page is one story. Pages
    without a paragraph have no near copies. Exact, no hashing to buckets.

    Sets of pages are the bits of a number; the first page is the lowest bit.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        self._prose = [page.prose for page in pages]
        self._where: dict[int, int] = {}
        for i, prose in enumerate(self._prose):
            for line in prose:
                self._where[line] = self._where.get(line, 0) | 1 << i
        self._repeated = [line for line, where in self._where.items() if where.bit_count() > 1]

    def of(self, prose: Lines, among: int) -> int:
        """The pages of ``among`` that print the same article as a page with these paragraphs."""
        common = self._common(among)
        bare = self._without_own(common, among)
        return self._alike(prose, common, bare, among)

    def once(self, among: int) -> int:
        """The pages of ``among`` less those that print the same article as one before them."""
        common = self._common(among)
        bare = self._without_own(common, among)
        kept = 0
        for i in bits(among):
            if not self._alike(self._prose[i], common, bare, kept):
                kept |= 1 << i
        return kept

    def _common(self, among: int) -> Lines:
        half = among.bit_count() / 2
        return frozenset(
            [line for line in self._repeated if (self._where[line] & among).bit_count() > half]
        )

    def _without_own(self, common: Lines, among: int) -> int:
        return sum([1 << i for i in bits(among) if self._prose[i] <= common])

    def _alike(self, prose: Lines, common: Lines, bare: int, among: int) -> int:
        own = prose - common
        candidates = bare if own else 0
        for line in own or prose:
            candidates |= self._where.get(line, 0)
        found = 0
        for i in bits(candidates & among):
            if _same_article(prose, self._prose[i], common):
                found |= 1 << i
        return found


def _same_article(a: Lines, b: Lines, common: Lines) -> bool:
    own_a, own_b = a - common, b - common
    if own_a and own_b:
        return 2 * len(own_a & own_b) >= min(len(own_a), len(own_b))
    return 5 * len(a & b) >= 4 * max(len(a), len(b)) > 0


def bits(number: int) -> Iterator[int]:
    """Places of the bits that are set, lowest first.

    >>> list(bits(0b1010))
    [1, 3]
    """
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
