"""Languages: which ones a text is written in, told from its scripts and its function words."""

from newsclean.rules.load import read_stopwords
from newsclean.rules.words import words
from newsclean.table import Table
from newsclean.typed import Iterable, Sequence

SAMPLE_CHARS = 6000
"""Characters of a text that are looked at: a thousand words tell a language surely."""
_PIECES = 12  # equal pieces of the sample, spread over the text

# Scripts: a language of ours that is written in them, first and last character, and what a
# character weighs against function words. In news prose of alphabets some 7 of 100 characters
# begin one.
_SCRIPTS = (
    ("ja", "ぁ", "ヿ", 0.30),
    ("zh", "㐀", "鿿", 0.15),
    ("ko", "가", "힣", 0.20),
    ("th", "ก", "๛", 0.15),
    ("el", "Ͱ", "Ͽ", 0.07),
    ("he", "א", "ת", 0.07),
    ("hi", "ऀ", "ॿ", 0.07),
    ("bn", "ঀ", "৿", 0.07),
    # Several languages each: these are the ones to take where no function word decides.
    ("ar", "؀", "ۿ", 0.002),
    ("ru", "Ѐ", "ӿ", 0.002),
)

CLOSE = 0.7
"""A second language this near to the first one's score may be the right one (Danish, Norwegian)."""
PRESENT = 0.2
"""A second language with this share of words of its own is part of the page."""
SURE = 12
"""Function words that outweigh what the page declares of itself."""

_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cmn": "zh", "yue": "zh"}


class Languages:
    """What tells languages apart.

    Args:
        owners: the languages of each folded function word, parted by blanks.
    """

    def __init__(self, owners: Table) -> None:
        self._owners = owners

    def guess(self, texts: Sequence[str], declared: str | None = None) -> tuple[str, ...]:
        """The languages whose rules concern a document, surest first.

        Args:
            texts: the folded texts of its blocks.
            declared: the tag that its format declares ("de-at"); believed where the words are few.

        Returns:
            Primary tags: the language of the text, a second one that is close to it or clearly
            present, and "en" at last, whose embeds and buttons occur everywhere.

        >>> load_languages().guess(["der hund und die katze sind nicht in das haus gegangen"])
        ('de', 'en')
        """
        sample = _sample(texts)
        spoken = words(sample)
        owners = self._owners.look_up(set(spoken))
        counts: dict[str, int] = {}
        for word in [word for word in spoken if word in owners]:
            counts[word] = counts.get(word, 0) + 1
        known = [(count, owners[word].split()) for word, count in counts.items()]
        scores = _scores(sample, known)
        ranked = sorted(scores, key=lambda language: (-scores[language], language))
        tag = _primary(declared or "")
        best = ranked[0] if ranked else ""
        score = scores.get(best, 0.0)
        if tag and (score < SURE or scores.get(tag, 0.0) > CLOSE * score):
            best, score = tag, scores.get(tag, 0.0)
        chosen = [best] if best else []
        close, present = CLOSE * score, PRESENT * max(score, SURE)
        for language in ranked:
            if scores[language] <= min(close, present):
                break  # it has no more words of its own than that, nor do those after it
            if language != best and (
                scores[language] > close or _own(known, language, best) > present
            ):
                chosen.append(language)
                break
        return tuple(dict.fromkeys([*chosen, "en"]))


Known = Sequence[tuple[int, Sequence[str]]]
"""Function words of a text: how often each occurs, and whose it is."""


def _scores(sample: str, known: Known) -> dict[str, float]:
    scores: dict[str, float] = {}
    for count, languages in known:
        for language in languages:
            scores[language] = scores.get(language, 0.0) + count
    for char, count in _beyond_latin(sample):
        for language, first, last, weight in _SCRIPTS:
            if first <= char <= last:
                scores[language] = scores.get(language, 0.0) + weight * count
    return scores


def _beyond_latin(sample: str) -> Iterable[tuple[str, int]]:
    """The characters that Latin-1 lacks, and how often each occurs."""
    try:
        sample.encode("latin-1")
    except UnicodeEncodeError:
        import re
        from collections import Counter

        return Counter(re.findall("[^\x00-\xff]", sample)).items()
    return ()


def _own(known: Known, language: str, other: str) -> int:
    """How often function words occur that a language has and another one has not."""
    return sum([count for count, owners in known if language in owners and other not in owners])


def load_languages() -> Languages:
    """Read the stop words of all packs."""
    return Languages(read_stopwords())


def _primary(declared: str) -> str:
    """The primary tag of what a page declares; "" where that is no tag."""
    tag = declared.strip().lower().replace("_", "-").partition("-")[0]
    return _ALIASES.get(tag, tag) if tag.isascii() and tag.isalpha() and len(tag) in (2, 3) else ""


def _sample(texts: Sequence[str]) -> str:
    """The texts, or pieces of them that are spread evenly."""
    joined = " ".join(texts)
    if len(joined) <= SAMPLE_CHARS:
        return joined
    step, piece = len(joined) // _PIECES, SAMPLE_CHARS // _PIECES
    return " ".join([joined[at : at + piece] for at in range(0, step * _PIECES, step)])
