"""How often rules match what is article: all packs over the clean golds of every language.

    python -m benchmarks.false_hits --data DIR [--worst 20] [--texts]

Paragraphs are the non-empty lines of the ``gold`` of each page in DIR's ``text-*.jsonl.gz``. Every
pack is tried on all of them, whatever language they are in. The first table has, for each pack,
how many of a thousand paragraphs at least one of its rules matches, in texts of the pack's own
language and in all others. Rules of place ``span`` stand apart: they match part of a paragraph.

A match is false if the gold is right, and golds hold lines that an editor would not print: a "read
also" between two paragraphs, a photo credit, a date. The paragraphs that strong rules match have
been read (``false_hits_read.json``, digests only); "false" leaves out those that are chrome by the
labels of docs/corpus.md. ``--texts`` prints what the worst rules match.
"""

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsclean.rules.fold import fold
from newsclean.rules.load import read_index
from newsclean.rules.matcher import Hit, Matcher
from newsclean.rules.pack import pack_files

KINDS = ("strong", "false", "medium", "weak", "span")
HEADS = ("strong", "strong, false", "medium", "weak", "span")
READ = Path(__file__).with_name("false_hits_read.json")
NORWEGIAN = {"nb": "no", "nn": "no"}


class Gold(NamedTuple):
    """The clean text of a page.

    Attributes:
        language: primary tag; empty where the page tells none.
        domain: of the page.
        paragraphs: non-empty lines.
    """

    language: str
    domain: str
    paragraphs: list[str]


class Sweep:
    """Counts of matches over golds.

    Args:
        read: digests of paragraphs that were read as chrome.
    """

    def __init__(self, read: frozenset[str]) -> None:
        self.paragraphs: Counter[str] = Counter()
        """By language."""
        self.matched: Counter[tuple[str, str, bool]] = Counter()
        """Paragraphs by pack, by kind, and whether they are in the pack's own language."""
        self.rules: Counter[tuple[str, str, str]] = Counter()
        """Paragraphs by rule, strength and place."""
        self.texts: dict[str, list[str]] = {}
        self._read = read

    def add(self, gold: Gold, hits: list[list[Hit]]) -> None:
        """Count what was matched in one gold."""
        self.paragraphs[gold.language] += len(gold.paragraphs)
        for text, found in zip(gold.paragraphs, hits, strict=True):
            chrome = digest(gold.domain, text) in self._read
            kinds = {(_pack(hit.rule), kind) for hit in found for kind in _kinds(hit, chrome)}
            self.matched.update([(pack, kind, pack == gold.language) for pack, kind in kinds])
            self.rules.update({(hit.rule, hit.strength, hit.place) for hit in found})
            for rule in {hit.rule for hit in found}:
                self.texts.setdefault(rule, []).append(f"{gold.domain}: {text}")

    def table(self) -> Iterator[str]:
        """Matches per thousand paragraphs by pack, by kind, in its own and in other languages."""
        total = self.paragraphs.total()
        heads = " | ".join([f"{head}: own | others" for head in HEADS])
        yield f"| pack | own paragraphs | {heads} |"
        yield "|---|---|" + "---|---|" * len(KINDS)
        silent = [pack for pack in _packs() if not any(pack == key[0] for key in self.matched)]
        for pack in [pack for pack in _packs() if pack not in silent]:
            own = self.paragraphs[pack]
            cells = [f"{own:,}"]
            for kind in KINDS:
                cells.append(_rate(self.matched[pack, kind, True], own))
                cells.append(_rate(self.matched[pack, kind, False], total - own))
            yield f"| {pack} | {' | '.join(cells)} |"
        yield f"| all | {total:,} | {' | '.join(self._sums(total))} |"
        yield f"\nNo paragraph is matched by: {', '.join(silent) or 'none'}."

    def _sums(self, total: int) -> Iterator[str]:
        """Sums over packs; of their own languages per paragraph of any."""
        for kind in KINDS:
            for own in (True, False):
                yield _rate(sum([self.matched[pack, kind, own] for pack in _packs()]), total)

    def worst(self, number: int, texts: bool) -> Iterator[str]:
        """The rules that match the most paragraphs, and maybe these."""
        total = self.paragraphs.total()
        yield "| rule | strength | place | paragraphs | per 1,000 |"
        yield "|---|---|---|---|---|"
        worst = self.rules.most_common(number)
        for (rule, strength, place), count in worst:
            yield f"| {rule} | {strength} | {place} | {count:,} | {_rate(count, total)} |"
        for (rule, _, _), _ in worst if texts else ():
            yield f"\n{rule}"
            yield from [f"    {text[:200]}" for text in self.texts[rule]]


def read_golds(folder: Path) -> Iterator[Gold]:
    """The golds of all pages that have one."""
    for file in sorted(folder.glob("text-*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            for line in stream:
                record = json.loads(line)
                lines = [text for text in (record.get("gold") or "").split("\n") if text.strip()]
                tag = (record.get("lang") or "").partition("-")[0].lower()
                if lines:
                    yield Gold(NORWEGIAN.get(tag, tag), record["domain"] or "", lines)


def sweep(golds: Iterable[Gold], read: frozenset[str]) -> Sweep:
    """Match the rules of all packs on golds."""
    indexes = [read_index(pack) for pack in _packs()]
    matcher = Matcher([index for index in indexes if index])
    found = Sweep(read)
    for gold in golds:
        found.add(gold, matcher.scan([fold(text) for text in gold.paragraphs]))
    return found


def digest(domain: str, text: str) -> str:
    """Stands for a paragraph of a site in ``false_hits_read.json``."""
    return hashlib.blake2b(f"{domain} {text}".encode(), digest_size=6).hexdigest()


def _packs() -> list[str]:
    return [Path(file).stem for file in pack_files()]


def _pack(rule: str) -> str:
    return rule.partition(".")[0]


def _kinds(hit: Hit, chrome: bool) -> tuple[str, ...]:
    if hit.place == "span":
        return ("span",)
    return ("strong", "false") if hit.strength == "strong" and not chrome else (hit.strength,)


def _rate(count: int, of: int) -> str:
    """Of a thousand; "–" of nothing."""
    return f"{1000 * count / of:.2f}" if of else "–"


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=20, help="rules to name")
    parser.add_argument("--texts", action="store_true", help="print what these match")
    options = parser.parse_args()
    read = frozenset(json.loads(READ.read_text(encoding="utf-8"))["chrome"])
    found = sweep(read_golds(options.data), read)
    tags = ", ".join([f"{tag or 'unknown'} {n:,}" for tag, n in found.paragraphs.most_common()])
    print(f"{found.paragraphs.total():,} paragraphs: {tags}\n")
    print("\n".join(found.table()))
    print()
    print("\n".join(found.worst(options.worst, options.texts)))


if __name__ == "__main__":
    main()
