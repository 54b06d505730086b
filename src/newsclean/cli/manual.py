"""The manual: all help in one text, as Markdown for docs/cli.md and as a man page."""

import re
from collections.abc import Iterator
from typing import Final

from newsclean._version import __version__
from newsclean.cli.help import by_group, option_head, option_help, topic, topics, usage
from newsclean.cli.options import CLEAN, COMMANDS, Command

_INTRODUCTION: Final = (
    "newsclean reads news text, takes out the site around the article (cookie notices, newsletter"
    " pitches, teasers, share bars) and writes the article. A word that is a command is one only"
    " as the first argument: a file called `report` is reached as `./report`."
)


def markdown() -> str:
    """docs/cli.md."""
    rows = ["# The newsclean command", ""]
    rows += ["<!-- Made by `newsclean help markdown`; change the help instead. -->", ""]
    rows += [_INTRODUCTION, ""]
    for command in COMMANDS.values():
        rows += _markdown_command(command)
    for name in topics():
        rows.append(topic(name).replace("# ", "## ", 1))
    return "\n".join(rows).rstrip() + "\n"


def _markdown_command(command: Command) -> Iterator[str]:
    yield f"## newsclean {command.name}"
    yield ""
    yield f"{_sentence(command.summary)}"
    yield ""
    yield "```console"
    yield f"$ {usage(command)}"
    for call, meaning in command.examples:
        yield f"$ {call}  # {meaning}"
    yield "```"
    for group, options in by_group(command.options).items():
        yield f"\n{group}:\n"
        for option in options:
            yield f"- `{option_head(option)}`: {option_help(option)}."
    yield ""


def man_page() -> str:
    """newsclean(1), in the man macros."""
    rows = [f'.TH NEWSCLEAN 1 "" "newsclean {__version__}"', ".SH NAME"]
    rows.append(r"newsclean \- strip site chrome from news text")
    rows.append(".SH SYNOPSIS")
    for command in COMMANDS.values():
        rows += [".B newsclean" if command is CLEAN else f".B newsclean {command.name}"]
        rows += [_roff(f"[OPTIONS] {command.arguments}"), ".br"]
    rows += [".SH DESCRIPTION", _roff(_INTRODUCTION)]
    for command in COMMANDS.values():
        rows += _man_command(command)
    for name in topics():
        rows += _man_topic(topic(name))
    return "\n".join(rows) + "\n"


def _man_command(command: Command) -> Iterator[str]:
    yield f".SH NEWSCLEAN {command.name.upper()}"
    yield _roff(_sentence(command.summary))
    for call, meaning in command.examples:
        yield ".TP"
        yield f".B {_roff(call)}"
        yield _roff(meaning)
    for group, options in by_group(command.options).items():
        yield f".SS {group}"
        for option in options:
            yield ".TP"
            yield f".B {_roff(option_head(option))}"
            yield _roff(option_help(option) + ".")


def _man_topic(text: str) -> Iterator[str]:
    code = False
    for row in text.splitlines():
        if row.startswith("    ") != code:
            code = not code
            yield ".nf" if code else ".fi"
        if row.startswith("# "):
            yield f".SH {row[2:].upper()}"
        elif row.startswith("- "):
            yield r".IP \(bu 2"
            yield _roff(row[2:])
        elif row:
            yield _roff(row)
        else:
            yield ".PP"


def _roff(text: str) -> str:
    """Text with roff's own signs escaped and `code` in bold."""
    text = text.strip().replace("\\", r"\e").replace("-", r"\-")
    text = re.sub(r"^([.'])", r"\\&\1", text)
    return re.sub(r"`([^`]*)`", r"\\fB\1\\fR", text)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
