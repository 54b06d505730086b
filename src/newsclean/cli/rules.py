"""The ``rules`` command."""

from collections.abc import Sequence

from newsclean.cli.console import UsageError
from newsclean.cli.options import RULES
from newsclean.cli.parser import parse


def run_rules(arguments: Sequence[str]) -> int:
    """List the rules, show one, or print a scaffold for a new one."""
    given = parse(RULES, arguments)
    if hasattr(given, "help"):
        from newsclean.cli.help import print_help

        return print_help(RULES)
    raise UsageError("rules are not listed yet")
