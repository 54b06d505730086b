"""The ``clean`` command: what needs no cleaning is answered here, cheaply."""

from types import SimpleNamespace

from newsclean.cli.console import DONE, STDIN, is_terminal, put
from newsclean.cli.options import CLEAN
from newsclean.typed import Sequence


def run_clean(arguments: Sequence[str], bare: bool) -> int:
    """Clean files or standard input; returns the exit code.

    Args:
        arguments: after the command's name.
        bare: whether no command was named; its help is then the one screen.

    Raises:
        UsageError: the call or the configuration is wrong.
        OSError: the output cannot be written.
    """
    given = _read(arguments)
    if hasattr(given, "version"):
        from newsclean._version import __version__

        put(f"newsclean {__version__}\n".encode())
        return DONE
    nothing_to_read = not given.files and is_terminal(STDIN)
    if nothing_to_read or hasattr(given, "help"):
        from newsclean.cli.help import print_help

        return print_help(None if bare or nothing_to_read else CLEAN)
    from newsclean.cli.batch import clean_all
    from newsclean.cli.config import in_force

    return clean_all(in_force(CLEAN, given)[0])


def _read(arguments: Sequence[str]) -> SimpleNamespace:
    """The arguments, parsed; without options there is no need to load a parser."""
    if not any(word.startswith("-") and word != "-" for word in arguments):
        return SimpleNamespace(files=list(arguments))
    from newsclean.cli.parser import parse

    return parse(CLEAN, arguments)
