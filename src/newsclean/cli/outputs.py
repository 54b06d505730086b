"""Where output goes: standard output, or files that appear whole or not at all."""

import os
import stat

from newsclean.cli.console import STDOUT, UsageError, put
from newsclean.typed import IO, Any, Callable, Protocol


class Target(Protocol):
    """Takes the output of one source or of all."""

    def write(self, data: bytes) -> None:
        """Write, so that a reader sees it at once where there is one."""
        ...

    def commit(self) -> None:
        """All is written: make it last."""
        ...

    def abandon(self) -> None:
        """Leave things as they were before, as far as that goes."""
        ...


class Stream:
    """Standard output, or another file that cannot be replaced whole (a pipe, a device)."""

    def __init__(self, path: str | None = None) -> None:
        self._fd = STDOUT if path is None else os.open(path, os.O_WRONLY)
        self._path = path

    def write(self, data: bytes) -> None:
        try:
            put(data, self._fd)
        except BrokenPipeError:
            raise
        except OSError as error:
            if self._path is None:
                raise
            raise OSError(error.errno, error.strerror, f"cannot write {self._path}") from None

    def commit(self) -> None:
        self.abandon()

    def abandon(self) -> None:
        if self._fd != STDOUT:
            os.close(self._fd)


class Nowhere:
    """For runs whose only result is the exit code."""

    def write(self, data: bytes) -> None:
        pass

    def commit(self) -> None:
        pass

    def abandon(self) -> None:
        pass


class WholeFile:
    """A file that takes its name only once all of it is written.

    Args:
        path: of the file; a link is followed.
        backup: suffix of the name that the file's old content gets; None for no backup.

    Raises:
        UsageError: the directory cannot be written, or at the end the backup exists already.
    """

    def __init__(self, path: str, backup: str | None = None) -> None:
        self.path = os.path.realpath(path)
        self._shown = path
        self._backup = self.path + backup if backup else None
        self._shown_backup = f"{path}{backup}"
        folder, name = os.path.split(self.path)
        self._temporary = os.path.join(folder, f".{name}.newsclean-{os.getpid()}")
        try:
            raw = open(self._temporary, "xb")  # noqa: SIM115 - commit or abandon closes it
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror}") from None
        try:
            mode = _mode(self.path)
            if mode is not None:
                os.chmod(self._temporary, mode)
            self._file: IO[bytes] = compressed(raw, self.path)
        except BaseException:
            raw.close()
            os.unlink(self._temporary)
            raise
        self._raw = raw

    def write(self, data: bytes) -> None:
        self._named(lambda: self._file.write(data))

    def commit(self) -> None:
        try:
            self._named(self._close)
            if self._backup:
                self._keep(self._backup)
            os.replace(self._temporary, self.path)
        except BaseException:
            self.abandon()
            raise

    def abandon(self) -> None:
        try:
            self._close()
        except OSError:
            pass  # it may be the full disk that brought us here
        try:
            os.unlink(self._temporary)
        except FileNotFoundError:
            pass

    def _keep(self, backup: str) -> None:
        """Give the old file a second name; never over another file."""
        there = f"{self._shown}: not touched, for its backup {self._shown_backup} exists"
        try:
            os.link(self.path, backup)
        except FileExistsError:
            raise UsageError(there) from None
        except OSError:
            if os.path.lexists(backup):
                raise UsageError(there) from None
            import shutil

            # A file system without links.
            shutil.copy2(self.path, backup)

    def _close(self) -> None:
        self._file.close()
        self._raw.close()

    def _named(self, action: Callable[[], Any]) -> None:
        try:
            action()
        except OSError as error:
            raise OSError(error.errno, error.strerror, f"cannot write {self._shown}") from None


def open_target(path: str) -> Target:
    """A target for ``-o``: whole files where that is possible."""
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        regular = True  # or nothing that can be written, which the attempt will tell
    if os.path.isdir(path):
        raise UsageError(f"{path}: is a directory (use --out-dir)")
    return WholeFile(path) if regular else Stream(path)


def compressed(raw: IO[bytes], path: str) -> IO[bytes]:
    """The file, or a compressor in front of it where its name asks for one."""
    if path.endswith(".gz"):
        import gzip

        # No name and no time inside: the same input gives the same bytes.
        return gzip.GzipFile("", "wb", 6, raw, mtime=0)  # pyright: ignore[reportReturnType]
    if path.endswith(".zst"):
        from newsclean.cli.inputs import zstd

        return zstd().ZstdFile(raw, "wb")
    return raw


def _mode(path: str) -> int | None:
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except FileNotFoundError:
        return None
