"""From options to a cleaner, with the mistakes of the caller told apart from ours."""

import codecs
import os
from types import SimpleNamespace

from newsclean.cli.console import UsageError
from newsclean.cli.inputs import STDIN
from newsclean.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.cleaner import Cleaner
    from newsclean.cli.sites import Sites
    from newsclean.site.profile import SiteProfile


def make_cleaner(options: SimpleNamespace) -> "Cleaner":
    """The cleaner that the options ask for.

    Raises:
        UsageError: an unknown label or level, a faulty rule pack, a file that can't be read.
    """
    from newsclean.cleaner import Cleaner

    try:
        return Cleaner(**_choices(options), site=_site(options.site))
    except ValueError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}") from None


def make_sites(options: SimpleNamespace) -> "Sites | None":
    """The cleaners by host, where the options name a directory of profiles.

    Raises:
        UsageError: there is no such directory.
    """
    if not options.site_dir:
        return None
    if not os.path.isdir(options.site_dir):
        raise UsageError(f"{options.site_dir}: is not a directory")
    from functools import partial

    from newsclean.cli.sites import Sites, read_profile

    return Sites(partial(read_profile, options.site_dir), SiteCleaner(_choices(options)))


def learn_together(options: SimpleNamespace) -> "tuple[Cleaner, Sites]":
    """Learn from all that is to be cleaned: the cleaner of pages without a host, and those by host.

    Raises:
        UsageError: the input cannot be read twice, or another profile is named.
    """
    for name in ("site", "site_dir"):
        if getattr(options, name):
            raise UsageError(f"--together and --{name.replace('_', '-')} exclude each other")
    if not options.files or any(map(_is_stream, options.files)):
        raise UsageError("--together reads its input twice: name files, not a stream")
    from newsclean.cli.learn import learn_all
    from newsclean.cli.sites import Sites

    # Whatever cannot be read is told when it is to be cleaned.
    learners, _ = learn_all(options, lambda _: None)
    profiles = {host: learner.profile(host) for host, learner in learners.items()}
    make = SiteCleaner(_choices(options))
    return make(profiles.pop("", None)), Sites(profiles.get, make)


def _is_stream(path: str) -> bool:
    is_other = os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)
    return path == STDIN or is_other


class SiteCleaner:
    """Makes cleaners that differ in their site alone; a class, for workers to unpickle."""

    def __init__(self, choices: dict[str, Any]) -> None:
        self._choices = choices

    def __call__(self, site: "SiteProfile | None") -> "Cleaner":
        from newsclean.cleaner import Cleaner

        return Cleaner(**self._choices, site=site)


def _choices(options: SimpleNamespace) -> dict[str, Any]:
    return {
        "keep": labels(options.keep),
        "drop": labels(options.drop),
        "strictness": options.strictness,
        "engine": options.engine,
        "rules": tuple(options.rules or ()),
    }


def _site(path: str | None) -> "SiteProfile | None":
    if path is None:
        return None
    from newsclean.site.profile import SiteProfile

    return SiteProfile.load(path)


def labels(text: str | None) -> tuple[str, ...]:
    """Labels from a comma-separated list."""
    return tuple([label.strip() for label in (text or "").split(",") if label.strip()])


def check_encoding(name: str) -> None:
    """Raise UsageError unless this names a text encoding."""
    try:
        codecs.lookup(name)
        "".encode(name)
    except LookupError:
        raise UsageError(f"unknown encoding {name!r}") from None


def model_id() -> str:
    """Names the models that ship: the first 12 digits of the SHA-256 of their files."""
    import hashlib

    from newsclean.model import model

    folder = os.path.dirname(model.__file__)
    digest = hashlib.sha256()
    for name in sorted(os.listdir(folder)):
        if name.endswith(".json"):
            with open(os.path.join(folder, name), "rb") as file:
                digest.update(file.read())
    return digest.hexdigest()[:12]
