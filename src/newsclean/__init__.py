"""newsclean strips site chrome from news text.

>>> import newsclean
>>> newsclean.clean("The vote was seven to four after a debate of three hours.")
'The vote was seven to four after a debate of three hours.'
"""

from newsclean._version import __version__
from newsclean.api import clean, clean_html, explain, explain_html
from newsclean.cleaner import Cleaner
from newsclean.labels import CHROME, KEEP
from newsclean.report import Reason, Removal, Report
from newsclean.rules.pack import RuleError

__all__ = [
    "CHROME",
    "KEEP",
    "Cleaner",
    "Reason",
    "Removal",
    "Report",
    "RuleError",
    "__version__",
    "clean",
    "clean_html",
    "explain",
    "explain_html",
]
