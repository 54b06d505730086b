"""Help in the terminal: one screen, a command's options, a topic."""

import os
from collections.abc import Iterable, Iterator, Sequence

from newsclean.cli.console import DONE, UsageError, put
from newsclean.cli.options import CLEAN, COMMANDS, HELP_COMMAND, Command, Option
from newsclean.cli.parser import parse

_WIDTH = 80
_COLUMN = 26
_SUMMARY = "newsclean strips site chrome from news text and leaves the article as it is."


def run_help(arguments: Sequence[str]) -> int:
    """The ``help`` command: a topic, a command, or the list of topics."""
    given = parse(HELP_COMMAND, arguments)
    names: list[str] = ["help"] if hasattr(given, "help") else given.files
    if not names:
        _print("\n".join(_overview()) + f"\nTopics: {', '.join(topics())}, man, markdown\n")
    for name in names:
        _print(help_text(name))
    return DONE


def print_help(command: Command | None) -> int:
    """Print a command's options, or the one screen that tells all that most people need."""
    _print("\n".join(_overview() if command is None else _command_help(command)) + "\n")
    return DONE


def help_text(name: str) -> str:
    """What ``newsclean help NAME`` prints.

    Raises:
        UsageError: there is no such topic.
    """
    if name in COMMANDS:
        return "\n".join(_command_help(COMMANDS[name])) + "\n"
    if name in ("man", "markdown"):
        from newsclean.cli import manual

        return manual.man_page() if name == "man" else manual.markdown()
    if name not in topics():
        raise UsageError(
            f"no help on {name!r}; topics: {', '.join([*topics(), 'man', 'markdown'])}"
        )
    return _wrapped(topic(name))


def topics() -> list[str]:
    """Names of the topics, sorted."""
    names = [name.removesuffix(".md") for name in os.listdir(_folder()) if name.endswith(".md")]
    return sorted([*names, "labels"])


def topic(name: str) -> str:
    """A topic's text, in plain Markdown: headings, paragraphs, lists, indented code."""
    if name == "labels":
        return _labels()
    with open(os.path.join(_folder(), f"{name}.md"), encoding="utf-8") as file:
        return file.read()


def usage(command: Command) -> str:
    """How a command is called, in one line."""
    return f"newsclean {command.name} [OPTIONS] {command.arguments}"


def option_head(option: Option) -> str:
    """An option as its help begins: "-o, --out FILE"."""
    blank = "" if option.value.startswith("[") or not option.value else " "
    return ", ".join(option.flags) + blank + option.value


def option_help(option: Option) -> str:
    """An option's help with its default."""
    shown = option.default not in (None, "auto") and option.value
    return option.help + (f" (default: {option.default})" if shown else "")


def by_group(options: Iterable[Option]) -> dict[str, list[Option]]:
    """Options by the heading that they stand under, in order."""
    groups: dict[str, list[Option]] = {}
    for option in options:
        groups.setdefault(option.group, []).append(option)
    return groups


def _overview() -> Iterator[str]:
    yield _SUMMARY
    yield ""
    for call, meaning in CLEAN.examples:
        yield f"  {call:<56} {meaning}"
    yield ""
    yield "Usage: newsclean [OPTIONS] [FILE...]     (no FILE, or -, is standard input)"
    yield "       newsclean COMMAND --help"
    yield ""
    yield "Commands:"
    for command in list(COMMANDS.values())[1:]:
        yield f"  {command.name:<11} {command.summary}"
    for group, options in by_group([option for option in CLEAN.options if option.basic]).items():
        yield f"{group}:"
        for option in options:
            yield f"  {option_head(option):<23} {option.help}"
    yield "All options: newsclean clean --help. Exit codes: newsclean help exit-codes."


def _command_help(command: Command) -> Iterator[str]:
    yield f"Usage: {usage(command)}"
    yield ""
    yield f"{command.summary[0].upper()}{command.summary[1:]}."
    if command.examples:
        yield ""
        for call, meaning in command.examples:
            yield f"  {call}"
            yield f"      {meaning}"
    for group, options in by_group(command.options).items():
        yield ""
        yield f"{group}:"
        for option in options:
            yield from _option_lines(option)


def _option_lines(option: Option) -> Iterator[str]:
    import textwrap

    head = f"  {option_head(option)}"
    lines = textwrap.wrap(option_help(option), _WIDTH - _COLUMN)
    if len(head) >= _COLUMN:
        yield head
        head = ""
    for line in lines:
        yield f"{head:<{_COLUMN}}{line}"
        head = ""


def _wrapped(text: str) -> str:
    """Plain Markdown with its paragraphs and list items wrapped for a terminal."""
    import textwrap

    rows: list[str] = []
    for row in text.splitlines():
        if row.startswith("    ") or not row:
            rows.append(row)
        else:
            rows += textwrap.wrap(row, _WIDTH, subsequent_indent="  " if row[0] == "-" else "")
    return "\n".join(rows) + "\n"


def _labels() -> str:
    from newsclean.labels import CHROME, KEEP

    parts = ["# Labels", ""]
    parts += ["Chrome: taken out, unless `--keep` names it.", ""]
    parts += [f"- `{label}`: {meaning}." for label, meaning in CHROME.items()]
    parts += ["", "The article: kept, unless `--drop` names it.", ""]
    parts += [f"- `{label}`: {meaning}." for label, meaning in KEEP.items()]
    return "\n".join(parts) + "\n"


def _folder() -> str:
    return os.path.join(os.path.dirname(__file__), "topics")


def _print(text: str) -> None:
    put(text.encode("utf-8"))
