"""A report as plain values, for JSON."""

from typing import Any

from newsclean._version import __version__
from newsclean.report import Report


def trace(report: Report, model: str) -> dict[str, Any]:
    """What was removed and why, with the version and the model that decided it.

    Weights have two decimals, confidences four.

    >>> trace(Report("abc", ()), "1a2b")["removals"]
    []
    """
    return {
        "version": __version__,
        "model": model,
        "removals": [
            {
                "start": removal.start,
                "end": removal.end,
                "label": removal.label,
                "confidence": round(removal.confidence, 4),
                "text": removal.text,
                "reasons": [
                    {
                        "name": reason.name,
                        "weight": round(reason.weight, 2),
                        "detail": reason.detail,
                    }
                    for reason in removal.reasons
                ],
                **({"css": removal.css} if removal.css else {}),
            }
            for removal in report.removals
        ],
        "notes": list(report.notes),
    }
