"""The entry point: picks the command, and turns whatever ends it into an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from newsclean.cli.console import BROKEN_PIPE, FAILED, INTERRUPTED, USAGE, UsageError, say

# Reached only as the first argument; elsewhere the word is a file's name.
_COMMANDS = ("clean", "learn", "report", "rules", "config", "completion", "help")


def entry() -> NoReturn:
    """Run the command line and exit."""
    code = main(sys.argv[1:])
    if code == INTERRUPTED:
        # A thread may still wait for input that will never come.
        os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run a command line; returns its exit code and raises nothing."""
    try:
        return _run(list(arguments))
    except UsageError as error:
        say(str(error))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE
    except OSError as error:
        say(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        return FAILED
    except Exception as error:  # the boundary: nobody above would handle it
        if os.environ.get("NEWSCLEAN_TRACEBACK"):
            raise
        say(
            f"internal error: {type(error).__name__}: {error}"
            " (run again with NEWSCLEAN_TRACEBACK=1 to see where)"
        )
        return USAGE


def _run(arguments: list[str]) -> int:
    name = arguments.pop(0) if arguments and arguments[0] in _COMMANDS else ""
    if name in ("", "clean"):
        from newsclean.cli.clean import run_clean

        return run_clean(arguments, bare=not name)
    # Modules and functions go by the commands' names.
    run: Callable[[list[str]], int] = getattr(import_module(f"newsclean.cli.{name}"), f"run_{name}")
    return run(arguments)


if __name__ == "__main__":
    entry()
