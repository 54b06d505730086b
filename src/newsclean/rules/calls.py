"""Calls: which variants of an index the tokens of a text call for."""

from collections.abc import Iterable
from typing import Final

from newsclean.rules.index import PREFIXES, Index
from newsclean.rules.words import words

MEMORY: Final = 100_000
"""Tokens that are remembered: the vocabulary of a thousand pages, some 10 MB."""

_PAIR: Final = 2


class Calls:
    """Looks tokens up in the gates of an index, and remembers them: words come again and again.

    A token is what stands between two blanks.

    >>> from newsclean.rules.index import empty_index
    >>> index = empty_index("en", "English")
    >>> index["words"]["sign"], index["prefixes"]["abon"] = [0, 1], [2]
    >>> sorted(Calls(index).look_up(["(sign", "signs", "abonnieren"]).items())
    [('(sign', [0, 1]), ('abonnieren', [2])]
    """

    def __init__(self, index: Index) -> None:
        self._words, self._prefixes = index["words"], index["prefixes"]
        self._pieces = index["pieces"]
        # A token is compared only with pieces that begin with two of its neighbours, or with one
        # of its characters.
        self._by_pair: dict[str, list[str]] = {}
        for piece in self._pieces:
            self._by_pair.setdefault(piece[:_PAIR], []).append(piece)
        # Few packs have patterns that begin within a word; most words need not be searched.
        self._within_words = any(piece.isascii() and piece.isalpha() for piece in self._pieces)
        self._memory: tuple[set[str], dict[str, list[int]]] = (set(), {})

    def look_up(self, tokens: Iterable[str]) -> dict[str, list[int]]:
        """Numbers of the variants that tokens call for; those that call for none are left out.

        The answer may hold tokens that were not asked for.
        """
        seen, called = self._memory
        asked = set(tokens)
        fresh = asked - seen
        if len(seen) + len(fresh) > MEMORY:
            # Not cleared but replaced: another thread may be reading.
            seen, called, fresh = set[str](), dict[str, list[int]](), asked
            self._memory = seen, called
        for token in fresh:
            numbers = self._call(token)
            if numbers:
                called[token] = numbers
        # Only now, so that what has been seen by any thread has been answered.
        seen |= fresh
        return called

    def _call(self, token: str) -> list[int]:
        plain = token.isascii() and token.isalpha()
        numbers: list[int] = []
        for word in (token,) if plain else words(token):
            numbers += self._words.get(word, ())
            for length in PREFIXES:
                if length <= len(word):
                    numbers += self._prefixes.get(word[:length], ())
        if not plain or self._within_words:
            for at, char in enumerate(token):
                for key in (char, token[at : at + _PAIR]):
                    for piece in self._by_pair.get(key, ()):
                        if token.startswith(piece, at):
                            numbers += self._pieces[piece]
        return numbers
