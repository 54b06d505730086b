"""The ``rules`` command."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from newsclean.cli.console import DONE, UsageError, put
from newsclean.cli.options import RULES
from newsclean.cli.parser import parse
from newsclean.labels import CHROME
from newsclean.render.printable import printable

if TYPE_CHECKING:
    from newsclean.rules.pack import Pack

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


def run_rules(arguments: Sequence[str]) -> int:
    """List the rules, show one, or print a new one, or a new pack, to begin with.

    Raises:
        UsageError: there is no such rule or label, or a pack is faulty.
    """
    given = parse(RULES, arguments)
    if hasattr(given, "help"):
        from newsclean.cli.help import print_help

        return print_help(RULES)
    packs = _packs(getattr(given, "rules", []))
    if hasattr(given, "new"):
        text = _scaffold(packs, given.new)
    else:
        label, language = getattr(given, "label", ""), getattr(given, "language", "")
        text = _pages(packs, given.files) if given.files else _list(packs, label, language)
    put(printable(text).encode("utf-8"))
    return DONE


def _packs(paths: Sequence[str]) -> "list[Pack]":
    from newsclean.rules.explain import shipped_packs
    from newsclean.rules.pack import read_pack

    try:
        return [*shipped_packs(), *[read_pack(path) for path in paths]]
    except ValueError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}") from None


def _list(packs: "list[Pack]", label: str, language: str) -> str:
    from newsclean.rules.explain import list_rules

    _check_label(label or next(iter(CHROME)))
    languages = {"common" if pack.language == "*" else pack.language for pack in packs}
    if language and language not in languages:
        raise UsageError(f"no rules of language {language!r}: {', '.join(sorted(languages))}")
    return list_rules(packs, label, "*" if language == "common" else language)


def _pages(packs: "list[Pack]", names: Sequence[str]) -> str:
    from newsclean.rules.explain import find_rule, rule_page

    pages: list[str] = []
    for name in names:
        rule = find_rule(packs, name)
        if rule is None:
            import difflib

            ids = [rule.id for pack in packs for rule in pack.rules]
            near = difflib.get_close_matches(name, ids, n=1)
            hint = f"; did you mean {near[0]}?" if near else " (newsclean rules lists them)"
            raise UsageError(f"no rule {name!r}{hint}")
        pages.append(rule_page(rule))
    return "\n".join(pages)


def _scaffold(packs: "list[Pack]", name: str) -> str:
    """A rule to begin with, or a pack where only a language is named."""
    from newsclean.rules.explain import find_rule, new_pack, new_rule

    if _LANGUAGE.fullmatch(name):
        shipped = [pack for pack in packs if pack.language == name]
        return new_pack(name, shipped[0].name, shipped[0].stopwords) if shipped else new_pack(name)
    if find_rule(packs, name):
        raise UsageError(f"there is a rule {name} already (newsclean rules {name} shows it)")
    language, _, rest = name.partition(".")
    label, _, slug = rest.partition(".")
    if not (language and label and slug) or "." in slug:
        raise UsageError(f"{name!r} is neither LANGUAGE.LABEL.SLUG nor a LANGUAGE such as en")
    _check_label(label)
    return new_rule("*" if language == "common" else language, label, slug)


def _check_label(label: str) -> None:
    if label not in CHROME:
        raise UsageError(f"unknown label {label!r}: one of {', '.join(CHROME)}")
