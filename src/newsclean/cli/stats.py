"""Counts of what was removed, and the table made of them."""

from newsclean.cli.work import Outcome


class Tally:
    """Sums over outcomes."""

    def __init__(self) -> None:
        self.items = 0
        self.changed = 0
        self.failed = 0
        self.characters = 0
        self.removed = 0
        self.labels: dict[str, tuple[int, int]] = {}

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.items += 1
        self.changed += bool(outcome.removed)
        self.failed += bool(outcome.error)
        self.characters += outcome.characters
        self.removed += outcome.removed
        for label, number, characters in outcome.labels:
            before = self.labels.get(label, (0, 0))
            self.labels[label] = (before[0] + number, before[1] + characters)

    @property
    def removals(self) -> int:
        """How many ranges were removed."""
        return sum([number for number, _ in self.labels.values()])

    def summary(self) -> str:
        """ "5 ranges: consent 3, share 2"."""
        counts = sorted([(-number, label) for label, (number, _) in self.labels.items()])
        parts = ", ".join([f"{label} {-number:,}" for number, label in counts])
        return f"{self.removals:,} range{'s' * (self.removals != 1)}: {parts}"

    def table(self) -> str:
        """The table of ``--stats``: labels by characters, most first."""
        rows = [f"{'label':<12}{'removals':>12}{'characters':>14}{'share':>8}"]
        by_size = sorted(self.labels.items(), key=lambda item: (-item[1][1], item[0]))
        for label, (number, characters) in by_size:
            rows.append(self._row(label, number, characters))
        rows.append(self._row("all", self.removals, self.removed))
        rows.append(
            f"{self.items:,} document{'s' * (self.items != 1)},"
            f" {self.changed:,} of them changed, {self.failed:,} failed"
        )
        return "\n".join(rows) + "\n"

    def _row(self, label: str, number: int, characters: int) -> str:
        share = characters / self.characters if self.characters else 0.0
        return f"{label:<12}{number:>12,}{characters:>14,}{share:>8.1%}"
