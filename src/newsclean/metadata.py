"""What a page says of itself beside the article: title, author, date and the like."""

from typing import Any

from trafilatura import extract_metadata

_FIELDS = ("title", "author", "date", "sitename", "language", "url", "description")


def read_metadata(html: str, url: str | None = None) -> dict[str, str]:
    """The fields that trafilatura's extractor finds; missing ones are left out."""
    found: Any = extract_metadata(html, default_url=url, extensive=True)
    values = {name: getattr(found, name, None) for name in _FIELDS}
    return {name: str(value) for name, value in values.items() if value}
