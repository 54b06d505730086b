"""How fast rules are matched, and that the number of rules hardly matters.

    python -m benchmarks.matcher_speed [--data FILE.jsonl.gz] [--field text_full]

Prints MB of text (UTF-8) per CPU second for folding, for telling the language, for matching with
ever more rules, and for one pack beside all of them: the best of some rounds in turn. Without
--data the text is made of the packs' own examples and counterexamples, where almost every block
concerns a rule: the worst case.
"""

import argparse
import gzip
import json
import random
import time
from collections.abc import Callable, Sequence

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


def real_pages(file: str, field: str, limit: int, language: str) -> list[list[str]]:
    """Lines of the texts in a JSONL file, of one language if it is named."""
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    chosen = [r for r in records if (r.get("lang") or "").startswith(language)]
    texts = [record.get(field) or "" for record in chosen[:limit]]
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


def side_by_side(
    matchers: dict[str, Matcher], pages: list[list[str]], rounds: int
) -> dict[str, float]:
    """CPU seconds of the best round of each; in turn, so that other work disturbs all alike."""
    best = dict.fromkeys(matchers, float("inf"))
    for _ in range(rounds + 1):  # the first round compiles patterns and is never the best
        for name, matcher in matchers.items():
            start = time.process_time()
            for page in pages:
                matcher.scan(page)
            best[name] = min(best[name], time.process_time() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--field", default="text_full")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--languages", default="en,de,fr,*")
    parser.add_argument("--of", default="", help="real texts of this language only")
    parser.add_argument("--one", default="en", help="the pack to set beside all")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    wanted = options.languages.split(",")
    every = [read_pack(file) for file in pack_files()]
    packs = [pack for pack in every if pack.language in wanted]
    raw = (
        real_pages(options.data, options.field, options.pages, options.of)
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
    groups = {
        f"{options.one} and common": [
            pack for pack in every if pack.language in (options.one, "*")
        ],
        f"all {len(every)} packs": every,
    }
    matchers = {name: Matcher(map(build_index, group)) for name, group in groups.items()}
    best = side_by_side(matchers, folded, options.rounds)
    for name, seconds in best.items():
        print(f"{name:16} {size / 1e6 / seconds:8.1f} MB/s")
    one, everything = best.values()
    print(f"all against one  {everything / one:8.2f} times the CPU time")


if __name__ == "__main__":
    main()
