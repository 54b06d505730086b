"""The entry point: picks the command, and turns whatever ends it into an exit code."""

import gc
import os
import sys

from newsclean.cli.console import (
    BROKEN_PIPE,
    FAILED,
    INTERRUPTED,
    USAGE,
    Interrupted,
    UsageError,
    say,
)
from newsclean.typed import Callable, NoReturn, Sequence

# Reached only as the first argument; elsewhere the word is a file's name.
_COMMANDS = ("clean", "learn", "report", "rules", "config", "completion", "help")


# Objects between two collections of garbage: to start makes none, so it need not be looked for.
_MANY_OBJECTS = 100_000


def entry() -> NoReturn:
    """Run the command line and exit."""
    gc.set_threshold(_MANY_OBJECTS)
    code = main(sys.argv[1:])
    # All that is to last has been written, past Python's buffers. A thread may still wait for
    # input that will never come; and to take the interpreter apart takes as long as cleaning
    # a text.
    os._exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run a command line; returns its exit code and raises nothing."""
    try:
        return _run(list(arguments))
    except UsageError as error:
        say(str(error))
        return USAGE
    except KeyboardInterrupt as error:
        return error.code if isinstance(error, Interrupted) else INTERRUPTED
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
    from importlib import import_module

    # Modules and functions go by the commands' names.
    run: Callable[[list[str]], int] = getattr(import_module(f"newsclean.cli.{name}"), f"run_{name}")
    return run(arguments)


if __name__ == "__main__":
    entry()
