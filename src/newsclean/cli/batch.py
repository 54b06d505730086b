"""Cleaning what the options name: options to a job, a plan and a run."""

import os
from types import SimpleNamespace

from newsclean.cli.console import STDOUT, Interrupted, UsageError, say_raw, wants_colour, width
from newsclean.cli.inputs import STDIN, Meter, Source, make_source, walk
from newsclean.cli.plan import Plan
from newsclean.cli.progress import Progress
from newsclean.cli.run import Results, Run
from newsclean.cli.settings import (
    check_encoding,
    learn_together,
    make_cleaner,
    make_sites,
    model_id,
)
from newsclean.cli.stream import Stream, read_all
from newsclean.cli.work import Job, work
from newsclean.typed import Callable, Iterator

_SHOWS = ("explain", "diff", "only_removed", "check")
_PLACES = ("out", "out_dir", "in_place")


def clean_all(options: SimpleNamespace) -> int:
    """Clean all that the options name; returns the exit code.

    Raises:
        UsageError: options contradict each other, or no cleaner can be made of them.
        OSError: the output cannot be written.
    """
    _check(options)
    look_up = _nothing
    if options.jobs != 1 or any(getattr(options, name) is not None for name in _PLACES):
        look_up = _end_cleanly_on_signals()
    job = make_job(options)
    meter = Meter(options.files or [STDIN])
    progress = Progress(meter)
    run = Run(_make_plan(options), progress, bool(options.check), bool(options.strict))
    code = run.write(_results(job, read_items(options, meter), options.jobs, look_up))
    if options.stats:
        say_raw(run.tally.table())
    return code


def read_items(options: SimpleNamespace, meter: Meter) -> Stream:
    """All that the options name, as a stream of items."""
    return read_all(find_sources(options), meter, options.field, options.url_field)


def find_sources(options: SimpleNamespace) -> Iterator[Source]:
    """The sources that the arguments name, in their order."""
    chosen = "html" if options.html else options.format
    jsonl = bool(options.jsonl)
    for path in options.files or [STDIN]:
        if options.recursive and path != STDIN and os.path.isdir(path):
            any_name = jsonl or chosen != "auto"
            for file in walk(path, any_name, options.out_dir):
                yield make_source(file, os.path.relpath(file, path), chosen, jsonl)
        else:
            yield make_source(path, os.path.basename(path), chosen, jsonl)


def make_job(options: SimpleNamespace) -> Job:
    """The job that the options describe.

    Raises:
        UsageError: the cleaner cannot be made with these options.
    """
    show = next((name for name in _SHOWS if getattr(options, name, None)), "article")
    trace = getattr(options, "trace", None)
    # The default still tells UTF-16 by its mark; a named encoding is taken at its word.
    encoding = None if options.encoding == "utf-8" else options.encoding
    if encoding:
        check_encoding(encoding)
    cleaner, sites = make_cleaner(options), make_sites(options)
    if getattr(options, "together", None):
        cleaner, sites = learn_together(options)
    return Job(
        cleaner,
        {"only_removed": "removed"}.get(show, show),
        counted=bool(getattr(options, "stats", None)),
        trace=bool(trace),
        model=model_id() if trace else "",
        encoding=encoding,
        field=options.field,
        url_field=options.url_field,
        output=getattr(options, "output", "text"),
        colour=wants_colour(getattr(options, "color", "auto"), STDOUT)
        and not getattr(options, "out", None),
        width=width(STDOUT),
        sites=sites,
    )


def _check(options: SimpleNamespace) -> None:
    """Refuse options that contradict each other."""
    shows = [name for name in (*_SHOWS, "trace") if getattr(options, name)]
    places = [name for name in _PLACES if getattr(options, name) is not None]
    for names in (shows, places):
        if len(names) > 1:
            raise UsageError(f"{_flag(names[0])} and {_flag(names[1])} exclude each other")
    if shows and shows != ["trace"] and (options.in_place is not None or options.out_dir):
        raise UsageError(f"{_flag(shows[0])} and {_flag(places[0])} exclude each other")


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _make_plan(options: SimpleNamespace) -> Plan:
    return Plan(
        out=options.out,
        out_dir=options.out_dir,
        in_place=options.in_place is not None,
        backup=options.in_place or "",
        nothing=bool(options.check),
        page_format=options.output,
        trace=bool(options.trace),
        table_field=None if any([options.explain, options.diff, options.check]) else options.field,
    )


def _results(job: Job, stream: Stream, jobs: int, look_up: Callable[[], None]) -> Results:
    """Do the job on all items of a stream, in order, as long as ``look_up`` raises nothing."""
    count = jobs or os.cpu_count() or 1
    if count > 1:
        from newsclean.cli.pool import work_in_processes

        yield from work_in_processes(job, stream, count, look_up)
        return
    for entry in stream:
        if isinstance(entry, list):
            # One at a time, so that each record is out before the next is looked at.
            for item in entry:
                look_up()
                yield [work(job, item)]
        else:
            yield entry


def _end_cleanly_on_signals() -> Callable[[], None]:
    """Let ``finally`` blocks run on signals, so that no temporary file stays behind.

    Returns a function to call now and then, which raises what a handler raised in vain: Python
    drops exceptions in the callbacks of its import machinery, and handlers run there too.
    """
    import signal

    came: list[int] = []

    def look_up() -> None:
        if came:
            raise Interrupted(came[0])

    def leave(number: int, frame: object) -> None:
        came.append(number)
        look_up()

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Left alone where the caller has it ignored: nohup, jobs in the background of scripts.
        if number and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, leave)
    return look_up


def _nothing() -> None:
    """Look up where the system ends the command by itself."""
