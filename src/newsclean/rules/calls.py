"""Calls: which gates of some indexes the tokens of a text open."""

from collections.abc import Iterable, Sequence
from itertools import count

from newsclean.rules.index import PREFIXES, Index
from newsclean.rules.words import words

MEMORY = 100_000
"""Tokens that are remembered: the vocabulary of a thousand pages, some 10 MB."""

_PAIR = 2


class Calls:
    """Looks tokens up in the gates of indexes, and remembers them: words come again and again.

    A token is what stands between two blanks. Gates are numbered: words, prefixes and
    pieces of the first index, then those of the next.

    >>> from newsclean.rules.index import EMPTY
    >>> index = EMPTY._replace(words={"sign": "", "up": ""}, prefixes={"abon": ""})
    >>> sorted(Calls([index]).look_up(["(sign", "signs", "abonnieren"]).items())
    [('(sign', [0]), ('abonnieren', [2])]
    """

    def __init__(self, indexes: Sequence[Index]) -> None:
        self._words: list[tuple[dict[str, int], dict[str, int]]] = []
        # A token is compared only with pieces that begin with two of its neighbours, or with one
        # of its characters.
        self._by_pair: dict[str, list[tuple[str, int]]] = {}
        self._within_words = False
        numbers = count()
        for index in indexes:
            whole = dict(zip(index.words, numbers, strict=False))
            self._words.append((whole, dict(zip(index.prefixes, numbers, strict=False))))
            for piece, number in zip(index.pieces, numbers, strict=False):
                self._by_pair.setdefault(piece[:_PAIR], []).append((piece, number))
                # Few packs have patterns that begin within a word; most words need no search.
                self._within_words |= piece.isascii() and piece.isalpha()
        self._memory: tuple[set[str], dict[str, list[int]]] = (set(), {})

    def look_up(self, tokens: Iterable[str]) -> dict[str, list[int]]:
        """Numbers of the gates that tokens open; those that open none are left out.

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
            for whole, prefixes in self._words:
                if word in whole:
                    numbers.append(whole[word])
                for length in PREFIXES:
                    if length <= len(word) and word[:length] in prefixes:
                        numbers.append(prefixes[word[:length]])
        if not plain or self._within_words:
            for at, char in enumerate(token):
                for key in (char, token[at : at + _PAIR]):
                    for piece, number in self._by_pair.get(key, ()):
                        if token.startswith(piece, at):
                            numbers.append(number)
        return numbers
