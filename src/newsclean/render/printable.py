"""Text that cannot steer the terminal that shows it."""

import re

# C0 and C1 controls but tab and line feed, marks that turn the direction of text, surrogates.
_CONTROLS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def printable(text: str) -> str:
    r"""The text with control characters made visible as escapes.

    >>> printable("red: \x1b[31m")
    'red: \\x1b[31m'
    """
    if text.isprintable():
        return text
    # Not compiled at import: most runs never come here.
    return re.sub(_CONTROLS, lambda match: ascii(match[0])[1:-1], text)
