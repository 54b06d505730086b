"""The ``report`` command: documents to one HTML page."""

from collections.abc import Sequence

from newsclean.cli import console
from newsclean.cli.batch import make_job, read_items
from newsclean.cli.config import in_force
from newsclean.cli.console import DONE, STDOUT, UsageError, is_terminal, say
from newsclean.cli.inputs import STDIN, Meter
from newsclean.cli.options import REPORT
from newsclean.cli.outputs import Stream, open_target
from newsclean.cli.parser import parse
from newsclean.cli.stream import Begin, End
from newsclean.cli.work import Item, Job, blame, read_report
from newsclean.render.html_report import Shown, html_report


def run_report(arguments: Sequence[str]) -> int:
    """Make the report page; returns the exit code.

    Raises:
        UsageError: the call or the configuration is wrong.
        OSError: the page cannot be written.
    """
    given = parse(REPORT, arguments)
    if hasattr(given, "help"):
        from newsclean.cli.help import print_help

        return print_help(REPORT)
    options = in_force(REPORT, given)[0]
    if not options.files and is_terminal(console.STDIN):
        raise UsageError("which files? (see newsclean report --help)")
    if not options.out and is_terminal(STDOUT):
        raise UsageError("a page is not for a terminal: name a file with -o")
    job = make_job(options)
    shown: list[Shown] = []
    code = DONE
    for entry in read_items(options, Meter(options.files or [STDIN])):
        if isinstance(entry, Begin):
            continue
        if isinstance(entry, End):
            if entry.error:
                say(entry.error)
            code = max(code, entry.code)
            continue
        for item in entry:
            code = max(code, _add(job, item, shown))
    if not shown:
        return code
    target = open_target(options.out) if options.out else Stream()
    try:
        target.write(html_report(shown).encode("utf-8"))
    except BaseException:
        target.abandon()
        raise
    target.commit()
    return code


def _add(job: Job, item: Item, shown: list[Shown]) -> int:
    """Add the report on one item; returns the exit code that it asks for."""
    try:
        report = read_report(job, item)
    except Exception as error:  # one document must not cost the others
        reason, code = blame(item, error)
        say(f"{item.place}: {reason}")
        return code
    if report is not None:
        shown.append(Shown(item.place, report))
    return DONE
