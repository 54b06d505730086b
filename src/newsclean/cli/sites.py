"""Cleaners by host: pages of a site are cleaned with what is known of that site."""

import os
import re
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from newsclean.cli.work import DataError

if TYPE_CHECKING:
    from newsclean.cleaner import Cleaner
    from newsclean.site.profile import SiteProfile

_HOST: Final = re.compile(r"[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*")
_KEPT: Final = 64
"""Cleaners that stay in memory."""


class Sites:
    """Cleaners by host, made with what is known of the host's pages.

    Args:
        find: finds the profile of a host; None where there is none.
        make: makes a cleaner that uses a profile.
    """

    def __init__(
        self,
        find: "Callable[[str], SiteProfile | None]",
        make: "Callable[[SiteProfile], Cleaner]",
    ) -> None:
        self._find = find
        self._make = make
        self._cleaners: OrderedDict[str, Cleaner | None] = OrderedDict()

    def cleaner(self, url: str) -> "Cleaner | None":
        """The cleaner for a page's site; None where nothing is known of it.

        Raises:
            DataError: the site's profile cannot be used.
        """
        host = host_of(url)
        if host not in self._cleaners:
            profile = self._find(host)
            self._cleaners[host] = self._make(profile) if profile else None
        self._cleaners.move_to_end(host)
        if len(self._cleaners) > _KEPT:
            self._cleaners.popitem(last=False)
        return self._cleaners[host]


def read_profile(folder: str, host: str) -> "SiteProfile | None":
    """The profile that a directory has of a host: ``HOST.toml``.

    Raises:
        DataError: it cannot be used.
    """
    path = os.path.join(folder, f"{host}.toml")
    if not host or not os.path.exists(path):
        return None
    from newsclean.site.profile import SiteProfile

    try:
        return SiteProfile.load(path)
    except ValueError as error:
        raise DataError(str(error)) from None


def host_of(url: str) -> str:
    """The host that a profile is filed under, without "www."; empty where there is none.

    >>> host_of("https://www.Brekke.example:8080/news?id=1")
    'brekke.example'
    >>> host_of("https://../etc/passwd"), host_of("mailto:a@b.example"), host_of("https://[::1")
    ('', '', '')
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""
