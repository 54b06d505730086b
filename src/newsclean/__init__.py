"""newsclean strips site chrome from news text.

>>> import newsclean
>>> newsclean.clean("The vote was seven to four after a debate of three hours.")
'The vote was seven to four after a debate of three hours.'
"""

from newsclean.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean._version import __version__
    from newsclean.api import clean, clean_html, clean_site, explain, explain_html
    from newsclean.cleaner import Cleaner
    from newsclean.labels import CHROME, KEEP
    from newsclean.report import Reason, Removal, Report
    from newsclean.rules.pack import RuleError
    from newsclean.site.profile import SiteProfile

__all__ = [
    "CHROME",
    "KEEP",
    "Cleaner",
    "Reason",
    "Removal",
    "Report",
    "RuleError",
    "SiteProfile",
    "__version__",
    "clean",
    "clean_html",
    "clean_site",
    "explain",
    "explain_html",
]

_HOMES = {
    "_version": ("__version__",),
    "api": ("clean", "clean_html", "clean_site", "explain", "explain_html"),
    "cleaner": ("Cleaner",),
    "labels": ("CHROME", "KEEP"),
    "report": ("Reason", "Removal", "Report"),
    "rules.pack": ("RuleError",),
    "site.profile": ("SiteProfile",),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: `newsclean --help` needs none of them."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module("newsclean." + home), name)
    raise AttributeError(f"module 'newsclean' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
