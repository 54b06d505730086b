"""Arguments to values: the parser of each command, made from the table of options."""

import argparse
from collections.abc import Sequence
from types import SimpleNamespace

from newsclean.cli.console import UsageError
from newsclean.cli.options import Command, Option
from newsclean.typed import NoReturn


def parse(command: Command, arguments: Sequence[str]) -> SimpleNamespace:
    """Read the arguments of one command; files and options may mix, ``--`` ends the options.

    Options that were not given are absent from the result; ``files`` holds the rest.

    Raises:
        UsageError: with one line that says what is wrong.
    """
    before, after = _split(list(arguments))
    # argparse would take the word after a bare --in-place as its value.
    before = ["--in-place=" if word == "--in-place" else word for word in before]
    namespace = _Parser(command).parse_intermixed_args(before)
    namespace.files += after
    return SimpleNamespace(**vars(namespace))


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """What stands before and after ``--``, which argparse mishandles in intermixed arguments."""
    if "--" not in arguments:
        return arguments, []
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :]


class _Parser(argparse.ArgumentParser):
    def __init__(self, command: Command) -> None:
        super().__init__(
            prog="newsclean",
            # Usage and errors are our own; without these, argparse loads shutil for its own.
            usage="newsclean",
            formatter_class=lambda prog: argparse.HelpFormatter(prog, width=80),
            add_help=False,
            allow_abbrev=False,
            argument_default=argparse.SUPPRESS,
        )
        self._names = [flag for option in command.options for flag in option.flags]
        self.add_argument("files", nargs="*", default=[])
        for option in command.options:
            self._add(option)

    def _add(self, option: Option) -> None:
        if not option.value:
            self.add_argument(*option.flags, action="store_true")
        elif option.repeat:
            self.add_argument(*option.flags, action="append")
        elif isinstance(option.default, int):
            self.add_argument(*option.flags, type=_count)
        else:
            self.add_argument(*option.flags, choices=option.choices or None)

    def error(self, message: str) -> NoReturn:
        prefix = "unrecognized arguments: "
        if message.startswith(prefix):
            unknown = message.removeprefix(prefix).split()[0].split("=")[0]
            import difflib

            near = difflib.get_close_matches(unknown, self._names, n=1, cutoff=0.7)
            message = f"unknown option {unknown}" + (f"; did you mean {near[0]}?" if near else "")
        raise UsageError(f"{message} (see newsclean --help)")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"not a number: {text!r}")
    return int(text)
