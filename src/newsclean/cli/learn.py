"""The ``learn`` command: pages of sites to profiles of these sites."""

import os
from collections.abc import Callable, Sequence
from types import SimpleNamespace

from newsclean.cleaner import Cleaner
from newsclean.cli import console
from newsclean.cli.batch import read_items
from newsclean.cli.config import in_force
from newsclean.cli.console import DONE, USAGE, UsageError, is_terminal, say
from newsclean.cli.inputs import STDIN, Meter
from newsclean.cli.options import LEARN
from newsclean.cli.outputs import Stream, Target, WholeFile, open_target
from newsclean.cli.packing import unpack
from newsclean.cli.parser import parse
from newsclean.cli.settings import check_encoding
from newsclean.cli.sites import host_of
from newsclean.cli.stream import Begin, End
from newsclean.cli.work import Item, Job, blame
from newsclean.site.learner import Learner
from newsclean.site.profile import SiteProfile


def run_learn(arguments: Sequence[str]) -> int:
    """Learn from files, directories or standard input; returns the exit code.

    Raises:
        UsageError: the call or the configuration is wrong.
        OSError: a profile cannot be written.
    """
    given = parse(LEARN, arguments)
    if hasattr(given, "help"):
        from newsclean.cli.help import print_help

        return print_help(LEARN)
    options = in_force(LEARN, given)[0]
    if not options.files and is_terminal(console.STDIN):
        raise UsageError("which pages? (see newsclean learn --help)")
    for name in ("out", "merge"):
        if options.out_dir and getattr(options, name):
            raise UsageError(f"--out-dir and --{name} exclude each other")
    known = [_load(path) for path in options.merge or ()]
    options.recursive = True
    learners, code = learn_all(options, say)
    if not learners:
        say("no pages to learn from")
    if options.out_dir:
        _write_all(options.out_dir, learners)
        return code
    hosts = sorted(learners)
    if len(hosts) > 1:
        say(f"the pages of {len(hosts)} hosts went into one profile (--out-dir makes one each)")
    profiles = [learners[host].profile(host) for host in hosts] + known
    if not profiles:
        return max(code, USAGE)
    merged = profiles[0]
    for profile in profiles[1:]:
        merged = merged.merge(profile)
    _write(open_target(options.out) if options.out else Stream(), merged)
    return code


def learn_all(
    options: SimpleNamespace, tell: Callable[[str], None]
) -> tuple[dict[str, Learner], int]:
    """Learn from all that the options name.

    Args:
        options: what to read and how.
        tell: is told what could not be learnt from, and why.

    Returns:
        A learner for each host, "" being that of pages whose host isn't known; the exit code.
    """
    encoding = None if options.encoding == "utf-8" else options.encoding
    if encoding:
        check_encoding(encoding)
    job = Job(Cleaner(), encoding=encoding, field=options.field, url_field=options.url_field)
    learners: dict[str, Learner] = {}
    code = DONE
    for entry in read_items(options, Meter(options.files or [STDIN])):
        if isinstance(entry, Begin):
            continue
        if isinstance(entry, End):
            if entry.error:
                tell(entry.error)
            code = max(code, entry.code)
            continue
        for item in entry:
            try:
                _add(job, item, learners)
            except Exception as error:  # one page must not cost the others
                reason, own = blame(item, error)
                tell(f"{item.place}: {reason}")
                code = max(code, own)
    return learners, code


def _add(job: Job, item: Item, learners: dict[str, Learner]) -> None:
    content = unpack(job, item)
    text = content.text
    if isinstance(text, bytes):
        from newsclean.segment.charset import decode

        text = decode(text)
    if text:
        host = host_of(content.url) if content.url else ""
        learners.setdefault(host, Learner()).add(text, item.format)


def _load(path: str) -> SiteProfile:
    try:
        return SiteProfile.load(path)
    except ValueError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}") from None


def _write_all(folder: str, learners: dict[str, Learner]) -> None:
    if "" in learners:
        say("pages without a host are left out (--url-field names the field that tells it)")
    os.makedirs(folder, exist_ok=True)
    for host, learner in sorted(learners.items()):
        if host:
            _write(WholeFile(os.path.join(folder, f"{host}.toml")), learner.profile(host))


def _write(target: Target, profile: SiteProfile) -> None:
    from newsclean.site.store import dumps

    try:
        target.write(dumps(profile).encode("utf-8"))
    except BaseException:
        target.abandon()
        raise
    target.commit()
