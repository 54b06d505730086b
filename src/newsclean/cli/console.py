"""What the command says to a person: messages on stderr, colour, exit codes."""

import os

STDIN = 0
STDOUT = 1
STDERR = 2

DONE = 0
FAILED = 1
USAGE = 2
INTERRUPTED = 130
# What a shell reports for a program that SIGPIPE ended; ours notices and tidies up first.
BROKEN_PIPE = 141


class UsageError(Exception):
    """A mistake in the call, the configuration or the input as a whole; exit code 2."""


class Interrupted(KeyboardInterrupt):
    """A signal that ends the run; exit code 128 and its number, as shells count."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def put(data: bytes, fd: int = STDOUT) -> None:
    """Write all of ``data``, past Python's buffers: what fails, fails here and only once.

    Raises:
        BrokenPipeError: nobody reads any more.
        OSError: not all of it could be written.
    """
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(fd, view) :]
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if fd == STDOUT else "the output"
        raise OSError(error.errno, error.strerror, f"cannot write {name}") from None


def say(message: str) -> None:
    """Print one line on stderr."""
    from newsclean.render.printable import printable

    line = printable(message).replace("\n", "\\n")
    say_raw(f"newsclean: {line}\n")


def say_raw(text: str) -> None:
    """Print on stderr, if anybody listens; where not, the exit code still tells."""
    try:
        put(text.encode("utf-8", "backslashreplace"), STDERR)
    except OSError:
        pass


def wants_colour(choice: str, fd: int) -> bool:
    """Whether to colour what goes to ``fd``: ``--color`` first, then the environment.

    NO_COLOR (https://no-color.org) beats FORCE_COLOR (https://force-color.org); without
    either, a terminal that isn't dumb gets colour.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(fd) and os.environ.get("TERM") != "dumb"


def is_terminal(fd: int) -> bool:
    """Whether ``fd`` is open on a terminal."""
    try:
        return os.isatty(fd)
    except OSError:
        return False


def width(fd: int) -> int | None:
    """Columns of the terminal on ``fd``; None where it is none."""
    try:
        return os.get_terminal_size(fd).columns or None
    except OSError:
        return None
