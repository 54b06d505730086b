"""How fast rules are matched, and that the number of rules hardly matters.

    python -m benchmarks.matcher_speed [--data FILE.jsonl.gz] [--field text_full]

Prints MB of text (UTF-8) per CPU second for folding, for telling the language and for matching
with ever more rules. Without --data the text is made of the packs' own examples and
counterexamples, where almost every block concerns a rule: the worst case.
"""

import argparse
import gzip
import json
import random
import time
from collections.abc import Callable, Sequence
from itertools import islice

from newsclean.rules.fold import fold
from newsclean.rules.language import load_languages
from newsclean.rules.lint import unmark
from newsclean.rules.matcher import Matcher
from newsclean.rules.pack import Pack, pack_files, read_pack
from newsclean.rules.prepare import build_index

PAGE_BLOCKS = 60


def synthetic_pages(packs: Sequence[Pack], count: int = 300) -> list[list[str]]:
    """Pages of shuffled examples and counterexamples: two of these on each of those."""
    rng = random.Random(0)
    texts = [
        unmark(text)
        for pack in packs
        for rule in pack.rules
        for text in (*rule.examples, *rule.counterexamples, *rule.counterexamples)
    ]
    return [rng.choices(texts, k=PAGE_BLOCKS) for _ in range(count)]


def real_pages(file: str, field: str, limit: int) -> list[list[str]]:
    """Lines of the texts in a JSONL file."""
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line).get(field) or "" for line in islice(stream, limit)]
    return [[line for line in text.split("\n") if line.strip()] for text in texts]


def speed(run: Callable[[list[str]], object], pages: list[list[str]], size: int) -> float:
    """MB per CPU second of the second round: the first one compiles patterns."""
    elapsed = 0.0
    for _ in range(2):
        start = time.process_time()
        for page in pages:
            run(page)
        elapsed = time.process_time() - start
    return size / 1e6 / elapsed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--field", default="text_full")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--languages", default="en,de,fr,*")
    options = parser.parse_args()
    wanted = options.languages.split(",")
    packs = [pack for pack in map(read_pack, pack_files()) if pack.language in wanted]
    raw = (
        real_pages(options.data, options.field, options.pages)
        if options.data
        else synthetic_pages(packs, options.pages)
    )
    size = sum(len(line.encode("utf-8", "replace")) for page in raw for line in page)
    folded = [[fold(line) for line in page] for page in raw]
    print(f"{len(raw)} pages, {size / 1e6:.1f} MB, {sum(map(len, raw))} blocks")
    floor = speed(lambda page: [" ".join(text.split()) for text in page], raw, size)
    print(f"split and join     {floor:6.1f} MB/s (what this machine can do)")
    print(f"fold               {speed(lambda page: [fold(t) for t in page], raw, size):6.1f} MB/s")
    print(f"guess the language {speed(load_languages().guess, folded, size):6.1f} MB/s")
    rng = random.Random(0)
    for share in (0.0, 0.25, 0.5, 1.0):
        part = [
            pack._replace(rules=tuple(rng.sample(pack.rules, int(share * len(pack.rules)))))
            for pack in packs
        ]
        matcher = Matcher([build_index(pack) for pack in part])
        rules = sum(len(pack.rules) for pack in part)
        print(f"match {rules:5} rules  {speed(matcher.scan, folded, size):6.1f} MB/s")


if __name__ == "__main__":
    main()
