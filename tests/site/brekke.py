"""Pages of an invented site: a frame that stays, articles that don't."""

from collections.abc import Sequence

TOWNS = ("Altmoor", "Brekke", "Corrib", "Dunvik", "Elverum", "Fossby", "Garvik", "Holmen")
HEADER = ("The Brekke Post", "Home", "Islands", "Ferries", "Letters", "Weather today")
FOOTER = ("More from the islands", "About the Post", "Tide tables", "Printed in Holmen")


def paragraphs(town: str) -> list[str]:
    """The article about a town; no two towns share a paragraph."""
    return [
        f"The council of {town} voted on Monday to close the {town} ferry line after ninety years, "
        f"the mayor of {town} said after a debate of three hours.",
        f"Nobody in {town} could say how many people will have to drive around the bay of {town} "
        f"from May, when the last boat leaves the {town} pier.",
        f"“We were never asked,” said a fisherman in {town}, who has taken the boat to work in "
        f"{town} every morning since he was sixteen years old.",
    ]


def page(
    town: str,
    *,
    header: Sequence[str] = HEADER,
    footer: Sequence[str] = FOOTER,
    article: Sequence[str] | None = None,
) -> str:
    """A page of the site as text."""
    body = paragraphs(town) if article is None else article
    lines = [*header, f"{town} votes to close its ferry line", *body, *footer]
    return "\n\n".join(lines) + "\n"


def pages(count: int = len(TOWNS)) -> list[str]:
    """Pages about the first towns."""
    return [page(town) for town in TOWNS[:count]]
