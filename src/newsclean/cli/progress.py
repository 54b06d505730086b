"""A line on stderr that shows how far a long run has come; only on a terminal."""

import time

from newsclean.cli.console import STDERR, STDOUT, is_terminal, say_raw, width
from newsclean.cli.inputs import Meter
from newsclean.cli.stats import Tally

_FIRST, _EVERY = 1.0, 0.1
"""Seconds before the line first shows, and between two versions of it."""
_CLEAR = "\r\x1b[K"


class Progress:
    """Records, megabytes a second, share removed and time left.

    Args:
        meter: counts the bytes that have been read.
    """

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        # Where the output itself appears on the terminal, it is all the progress one needs.
        self._on = is_terminal(STDERR) and not is_terminal(STDOUT)
        self._began = time.monotonic() if self._on else 0.0
        self._next = self._began + _FIRST
        self._shown = False

    def tick(self, tally: Tally) -> None:
        """Show how far it is, if it is time."""
        if not self._on or (now := time.monotonic()) < self._next:
            return
        self._next = now + _EVERY
        line = progress_line(tally, self._meter.read, self._meter.total, now - self._began)
        say_raw(_CLEAR + line[: (width(STDERR) or 80) - 1])
        self._shown = True

    def clear(self) -> None:
        """Take the line away, so that a message or the prompt can stand in its place."""
        if self._shown:
            say_raw(_CLEAR)
            self._shown = False


def progress_line(tally: Tally, read: int, total: int | None, seconds: float) -> str:
    """The line, after so many bytes and seconds.

    >>> progress_line(Tally(), 5_000_000, 10_000_000, 2.0)
    '0 records · 2.5 MB/s · 0 % removed · 50 % done, 0:02 left'
    """
    share = tally.removed / tally.characters if tally.characters else 0.0
    parts = [
        f"{tally.items:,} records",
        _speed(read / seconds),
        f"{share * 100:.0f} % removed",
    ]
    if total and read:
        left = round(seconds * max(0, total - read) / read)
        parts.append(f"{min(1.0, read / total) * 100:.0f} % done, {_clock(left)} left")
    return " · ".join(parts)


def _speed(rate: float) -> str:
    return f"{rate / 1e6:.1f} MB/s" if rate >= 1e6 else f"{rate / 1e6:.2f} MB/s"


def _clock(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
