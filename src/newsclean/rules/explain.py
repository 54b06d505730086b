"""Explaining rules: a list, a page for each rule, and the beginning of a new one.

All is written from the packs themselves, where a rule stands with its examples.
``python -m newsclean.rules.explain`` lists the shipped rules, with an id shows that rule's page,
and with ``--markdown FOLDER`` writes the pages of the documentation.
"""

import argparse
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Final

from newsclean.labels import CHROME
from newsclean.rules.pack import MAX_CHARS, Pack, Rule, pack_files, read_pack

STRENGTHS: Final = {
    "strong": "right 99 times of 100",
    "medium": "right 9 times of 10",
    "weak": "right 2 times of 3; counts only together with its place or its neighbours",
}
PLACES: Final = {
    "line": "the whole block",
    "heading": "the whole block, whose section may follow",
    "start": "the beginning of a block",
    "end": "the end of a block",
    "inside": "anywhere in a block",
    "span": "a range within a longer block, which alone is taken out",
}


def shipped_packs() -> list[Pack]:
    """The packs that come with the library, in the order of their files."""
    return [read_pack(file) for file in pack_files()]


def find_rule(packs: Iterable[Pack], name: str) -> Rule | None:
    """The rule with this id; None where there is none."""
    return next((rule for pack in packs for rule in pack.rules if rule.id == name), None)


def list_rules(packs: Iterable[Pack], label: str = "", language: str = "") -> str:
    """A line for each rule: id, strength, place and its first example.

    Args:
        label: only rules for this label; all where empty.
        language: only rules of this language ("*" for those that need none); all where empty.
    """
    rules = [
        rule
        for pack in packs
        if language in ("", pack.language)
        for rule in pack.rules
        if label in ("", rule.label)
    ]
    width = max((len(rule.id) for rule in rules), default=0)
    return "".join(
        f"{rule.id:{width}}  {rule.strength:6}  {rule.place:7}  {_first_example(rule)}\n"
        for rule in rules
    )


def rule_page(rule: Rule) -> str:
    """All about one rule, as plain text: what it finds, where, how surely, and why."""
    sections = [
        (f"{rule.id}: {rule.label}, {CHROME[rule.label]}", [rule.note] if rule.note else []),
        ("Where", [f"{rule.place}: {PLACES[rule.place]}{_limit(rule)}"]),
        ("How surely", [f"{rule.strength}: {STRENGTHS[rule.strength]}"]),
        ("Phrases", list(rule.phrases)),
        ("Patterns", list(rule.patterns)),
        ("Examples", list(rule.examples)),
        ("Near misses, which it leaves alone", list(rule.counterexamples)),
        ("Origin", [_origin(rule)]),
    ]
    return "\n".join(
        "".join(f"{line}\n" for line in (title, *(f"    {line}" for line in lines)))
        for title, lines in sections
        if lines or title.startswith(rule.id)
    )


def markdown_pages(packs: Iterable[Pack]) -> dict[str, str]:
    """The pages of the documentation by file name: an index, and a page for each pack."""
    pages: dict[str, str] = {}
    rows: list[str] = []
    for pack in packs:
        name = f"{_tag(pack)}.md"
        labels = sorted({rule.label for rule in pack.rules}, key=list(CHROME).index)
        parts = [f"# Rules: {pack.name}\n"]
        for label in labels:
            parts.append(f"## {label}\n\n{CHROME[label].capitalize()}.\n")
            parts += [_markdown(rule) for rule in pack.rules if rule.label == label]
        pages[name] = "\n".join(parts)
        rows.append(f"| [{pack.name}]({name}) | {len(pack.rules)} | {', '.join(labels)} |\n")
    pages["index.md"] = "# Rules\n\n| language | rules | labels |\n|---|---|---|\n" + "".join(rows)
    return pages


def new_rule(language: str, label: str, slug: str, phrase: str = "…") -> str:
    """The TOML of a rule to begin with; its author fills in what is "…".

    >>> print(new_rule("en", "share", "copy-link", "copy link").split("\\n")[1])
    id = "en.share.copy-link"
    """
    lines = [
        "[[rule]]",
        f'id = "{"common" if language == "*" else language}.{label}.{slug}"',
        f'label = "{label}"',
        f'strength = "medium"         # {" | ".join(STRENGTHS)}',
        f'place = "line"              # {" | ".join(PLACES)}',
        'origin = "written"          # or "seen:N", on N sites',
        f"phrases = [{_quoted(phrase)}]",
        "examples = [                # three or more, which it must match",
        *[f"  {_quoted(text)}," for text in (phrase, "…", "…")],
        "]",
        "counterexamples = [         # sentences of articles with its words, which it must not",
        *['  "…",'] * 3,
        "]",
    ]
    return "\n".join(lines) + "\n"


def new_pack(language: str, name: str = "…", stopwords: Sequence[str] = ("…",)) -> str:
    """The TOML of a pack to begin with.

    Args:
        language: of the pack.
        name: of the language, in English.
        stopwords: of the language, where they are known.
    """
    listed = textwrap.fill(", ".join(map(_quoted, stopwords)), 100)
    return (
        f"language = {_quoted(language)}\nname = {_quoted(name)}\n"
        "# 40 to 80 of the most frequent function words; they also tell the language.\n"
        f"stopwords = [\n{textwrap.indent(listed, '  ')},\n]\n\n"
        + new_rule(language, "newsletter", "pitch")
    )


def _tag(pack: Pack) -> str:
    return "common" if pack.language == "*" else pack.language


def _first_example(rule: Rule) -> str:
    return rule.examples[0] if rule.examples else ""


def _limit(rule: Rule) -> str:
    default = rule.max_chars == MAX_CHARS[rule.place]
    return "" if default else f", of up to {rule.max_chars} characters"


def _origin(rule: Rule) -> str:
    kind, _, sites = rule.origin.partition(":")
    return f"seen on {sites} sites" if kind == "seen" else "written from knowledge of the language"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _markdown(rule: Rule) -> str:
    def listed(title: str, texts: Sequence[str]) -> str:
        return f"{title}:\n\n" + "".join(f"- `{text}`\n" for text in texts) + "\n" if texts else ""

    facts = (
        f"Looks at {PLACES[rule.place]}{_limit(rule)}; {rule.strength}: "
        f"{STRENGTHS[rule.strength]}; {_origin(rule)}. {rule.note}".strip()
    )
    return (
        f"### {rule.id}\n\n{facts}\n\n"
        + listed("Finds", rule.examples)
        + listed("Leaves alone", rule.counterexamples)
    )


def main(arguments: Sequence[str]) -> int:
    """List the rules, show one, or write the pages. Exit status 1: no such rule."""
    parser = argparse.ArgumentParser(prog="python -m newsclean.rules.explain", description=__doc__)
    parser.add_argument("rule", nargs="?", help="show this rule")
    parser.add_argument("--label", default="", help="list only rules for this label")
    parser.add_argument("--language", default="", help="list only rules of this language")
    parser.add_argument("--markdown", metavar="FOLDER", help="write Markdown pages there")
    options = parser.parse_args(arguments)
    packs = shipped_packs()
    if options.markdown:
        for name, text in markdown_pages(packs).items():
            with open(f"{options.markdown}/{name}", "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
    elif options.rule:
        rule = find_rule(packs, options.rule)
        if not rule:
            print(f"no rule has the id {options.rule}", file=sys.stderr)
            return 1
        print(rule_page(rule), end="")
    else:
        print(list_rules(packs, options.label, options.language), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
