"""Several processes at once: order kept, memory bounded, a death costs one record.

One thread reads the input, one thread serves each worker, and the caller's thread takes the
results in order. Threads only wait; the work is done in the worker processes.
"""

# Its first import adds names to the import machinery's own module. In a thread, beside others that
# import, that made CPython 3.11 miss names there ("name 'sys' is not defined", one run in four).
import importlib  # noqa: F401  # pyright: ignore[reportUnusedImport]
import multiprocessing
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final

from newsclean.cli.console import FAILED
from newsclean.cli.stream import Begin, End, Stream
from newsclean.cli.work import Item, Job, Outcome, failure, work

Batch = list[Item]
_Task = tuple[Batch, "Future[list[Outcome]]"]

_AHEAD: Final = 2
"""Batches per worker that may be read before the first of them is written."""
_READY: Final = "ready"
_LOOK_UP: Final = 0.5
"""Seconds that the caller's thread waits at a time.

A signal that comes just before a wait does not end it: Python runs the handler after the wait.
"""
_Entry = Begin | End | Future[list[Outcome]] | BaseException | None
"""What the caller's thread takes, in order; None is the end."""


def work_in_processes(
    job: Job, stream: Stream, count: int, look_up: Callable[[], None]
) -> Iterator[Begin | list[Outcome] | End]:
    """Do a job on all items of a stream in ``count`` processes; results come in order.

    ``look_up`` is called now and then in the caller's thread, to raise what is to end the work.

    Raises:
        RuntimeError: worker processes die before they have begun.
        Exception: what the stream raised.
    """
    tasks: queue.Queue[_Task | None] = queue.Queue()
    order: queue.Queue[_Entry] = queue.Queue(count * _AHEAD)
    workers = [_Worker(job) for _ in range(count)]
    threads = [threading.Thread(target=_serve, args=(w, tasks), daemon=True) for w in workers]
    threads.append(threading.Thread(target=_feed, args=(stream, tasks, order), daemon=True))
    try:
        for thread in threads:
            thread.start()
        while (entry := _take(order, look_up)) is not None:
            if isinstance(entry, BaseException):
                raise entry
            yield _outcomes(entry, look_up) if isinstance(entry, Future) else entry
    finally:
        for worker in workers:
            tasks.put(None)
            worker.stop()


def _take(order: "queue.Queue[_Entry]", look_up: Callable[[], None]) -> _Entry:
    while True:
        look_up()
        try:
            return order.get(timeout=_LOOK_UP)
        except queue.Empty:
            continue


def _outcomes(future: "Future[list[Outcome]]", look_up: Callable[[], None]) -> list[Outcome]:
    while not future.done():
        look_up()
        wait([future], _LOOK_UP)
    return future.result()


def _feed(
    stream: Stream,
    tasks: "queue.Queue[_Task | None]",
    order: "queue.Queue[_Entry]",
) -> None:
    """Read the stream as far ahead as ``order`` has room."""
    try:
        for entry in stream:
            if isinstance(entry, list):
                future: Future[list[Outcome]] = Future()
                order.put(future)
                tasks.put((entry, future))
            else:
                order.put(entry)
    except BaseException as error:  # raised again in the caller's thread
        order.put(error)
    else:
        order.put(None)


def _serve(worker: "_Worker", tasks: "queue.Queue[_Task | None]") -> None:
    """Give one worker a batch after the other."""
    _hold_back_ctrl_c()
    while (task := tasks.get()) is not None:
        batch, future = task
        try:
            future.set_result(worker.work(batch))
        except BaseException as error:  # raised again in the caller's thread
            future.set_exception(error)


def _hold_back_ctrl_c() -> None:
    """Block SIGINT in this thread, and so in the processes that it starts.

    A terminal sends Ctrl-C to all of them; only the main process is to act on it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return
    from multiprocessing import resource_tracker

    # Starting this helper of multiprocessing's unblocks SIGINT again, so it must run before.
    resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


class _Worker:
    """A process that does a job on batches, started at need and again after it died."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._stopped = False
        # Held while a process starts: one that is killed half-way would complain on stderr.
        self._starting = threading.Lock()

    def work(self, batch: Batch) -> list[Outcome]:
        """The outcomes of a batch; a record that kills the process gets an error of its own."""
        try:
            return self._ask(batch)
        except (EOFError, OSError):
            if self._stopped:
                return []
            exit_code = self._bury()
        if len(batch) == 1:
            reason = f"the worker process died on it ({_death(exit_code)})"
            return [failure(self._job, batch[0], reason, FAILED)]
        return [outcome for item in batch for outcome in self.work([item])]

    def stop(self) -> None:
        """End the process, whatever it does."""
        with self._starting:
            self._stopped = True
            if self._process:
                self._process.kill()

    def _ask(self, batch: Batch) -> list[Outcome]:
        pipe = self._pipe or self._start()
        pipe.send(batch)
        return pipe.recv()

    def _start(self) -> Connection:
        # Not fork: threads are running, and a forked child would hold its siblings' pipes open.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_run_worker, args=(theirs, self._job), daemon=True)
        with self._starting:
            if self._stopped:
                raise EOFError
            process.start()
            self._process = process
        theirs.close()
        try:
            ours.recv()
        except (EOFError, OSError):
            if self._stopped:
                raise
            code = self._bury()
            raise RuntimeError(f"a worker process did not start ({_death(code)})") from None
        self._pipe = ours
        return ours

    def _bury(self) -> int | None:
        """Forget a dead process; returns its exit code."""
        assert self._process is not None
        self._process.join()
        self._pipe = None
        return self._process.exitcode


def _death(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return signal.Signals(-exit_code).name
    return f"exit code {exit_code}"


def _run_worker(pipe: Connection, job: Job) -> None:
    """The worker's side: batches in, outcomes out, until the pipe is closed."""
    pipe.send(_READY)
    while True:
        try:
            batch: Batch = pipe.recv()
        except EOFError:
            return
        pipe.send([work(job, item) for item in batch])
