"""Calls: which gates of some indexes the tokens of a text open."""

from itertools import chain

from newsclean.rules.index import PREFIXES, Index
from newsclean.rules.words import words
from newsclean.typed import Iterable, Sequence

MEMORY = 100_000
"""Tokens that are remembered: the vocabulary of a thousand pages, some 10 MB."""

_PAIR = 2

Gate = tuple[int, str]
"""The number of an index, and the row of the variants behind the gate."""


class Calls:
    """Looks tokens up in the gates of indexes, and remembers them: words come again and again.

    A token is what stands between two blanks.

    >>> from newsclean.rules.index import EMPTY, make_table
    >>> index = EMPTY._replace(words=make_table({"sign": "a"}), prefixes=make_table({"abon": "b"}))
    >>> sorted(Calls([index]).look_up(["(sign", "signs", "abonnieren"]).items())
    [('(sign', [(0, 'a')]), ('abonnieren', [(0, 'b')])]
    """

    def __init__(self, indexes: Sequence[Index]) -> None:
        self._indexes = indexes
        # A token is compared only with pieces that begin with two of its neighbours, or with one
        # of its characters.
        self._by_pair: dict[str, list[tuple[str, Gate]]] = {}
        self._within_words = False
        for number, index in enumerate(indexes):
            for piece, row in index.pieces.entries().items():
                self._by_pair.setdefault(piece[:_PAIR], []).append((piece, (number, row)))
                # Few packs have patterns that begin within a word; most words need no search.
                self._within_words |= piece.isascii() and piece.isalpha()
        self._memory: tuple[set[str], dict[str, list[Gate]]] = (set(), {})

    def look_up(self, tokens: Iterable[str]) -> dict[str, list[Gate]]:
        """The gates that tokens open; those that open none are left out.

        The answer may hold tokens that were not asked for.
        """
        seen, called = self._memory
        asked = set(tokens)
        fresh = asked - seen
        if len(seen) + len(fresh) > MEMORY:
            # Not cleared but replaced: another thread may be reading.
            seen, called, fresh = set[str](), dict[str, list[Gate]](), asked
            self._memory = seen, called
        parts = {token: _words(token) for token in fresh}
        # Whatever a word begins with stands in the same row of a table as the word.
        mentioned = set(chain.from_iterable(parts.values()))
        tables = [
            (i.words.look_up(mentioned), i.prefixes.look_up(mentioned)) for i in self._indexes
        ]
        for token, own in parts.items():
            gates = self._pieces(token)
            for number, (whole, prefixes) in enumerate(tables):
                for word in own:
                    if word in whole:
                        gates.append((number, whole[word]))
                    for length in PREFIXES:
                        if length <= len(word) and word[:length] in prefixes:
                            gates.append((number, prefixes[word[:length]]))
            if gates:
                called[token] = gates
        # Only now, so that what has been seen by any thread has been answered.
        seen |= fresh
        return called

    def _pieces(self, token: str) -> list[Gate]:
        """The gates that a token opens by what stands anywhere in it."""
        gates: list[Gate] = []
        if self._within_words or not _is_word(token):
            for at, char in enumerate(token):
                for key in (char, token[at : at + _PAIR]):
                    for piece, gate in self._by_pair.get(key, ()):
                        if token.startswith(piece, at):
                            gates.append(gate)
        return gates


def _words(token: str) -> Sequence[str]:
    return (token,) if _is_word(token) else words(token)


def _is_word(token: str) -> bool:
    """Whether a token is one word and nothing else, as most are: tells it fast."""
    return token.isascii() and token.isalpha()
