"""From held-out log-odds to probabilities, and to what each strictness promises."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.metrics import word_f1
from benchmarks.pages import NEUTRAL
from newsclean.decide import unusual_by
from newsclean.rules.fold import fold

# Share of the article's words that each strictness may lose on pages of unseen sites; what is
# chosen on the dev pages stays a little below what is promised.
LIMITS = {"gentle": 0.001, "balanced": 0.01}
_MARGIN = 0.85
# What each doubling of an article's length away from the usual one adds to the cut, for texts
# (docs/quality.md).
SLOPES = {"gentle": 0.2, "balanced": 0.2}


def _words(item: Any) -> Any:
    return np.array([max(1, len(words)) for words in item.reading.words], dtype=float)


def probabilities(samples: Sequence[Any], odds: Sequence[Any]) -> list[list[float]]:
    """A monotone table from log-odds to the observed share of chrome (pool adjacent violators)."""
    o = np.concatenate([v[s.y != NEUTRAL] for s, v in zip(samples, odds, strict=True)])
    y = np.concatenate([s.y[s.y != NEUTRAL] for s in samples]).astype(float)
    edges = np.unique(np.quantile(o, np.linspace(0, 1, 61)))
    at = np.clip(np.searchsorted(edges, o, side="right") - 1, 0, len(edges) - 2)
    groups: list[list[float]] = []  # [chrome, count, sum of odds]
    for k in range(len(edges) - 1):
        inside = at == k
        groups.append([float(y[inside].sum()), float(inside.sum()), float(o[inside].sum())])
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] >= groups[-1][0] / groups[-1][1]:
            last = groups.pop()
            groups[-1] = [a + b for a, b in zip(groups[-1], last, strict=True)]
    knots = [[round(total / n, 3) for _, n, total in groups]]
    return [*knots, [round((chrome + 0.5) / (n + 1.0), 4) for chrome, n, _ in groups]]


def shifted(samples: Sequence[Any], odds: Sequence[Any], name: str) -> list[Any]:
    """Log-odds less what an unusual length adds to the cut of a strictness."""
    slope = SLOPES.get(name, 0.0)
    return [
        values - slope * unusual_by(item.reading.size, values.tolist())
        if slope and item.page.view != "html"
        else values
        for item, values in zip(samples, odds, strict=True)
    ]


def curve(samples: Sequence[Any], odds: Sequence[Any]) -> tuple[Any, Any, Any]:
    """Log-odds from high to low with the share of content words lost and chrome words gone."""
    o = np.concatenate([v[s.y != NEUTRAL] for s, v in zip(samples, odds, strict=True)])
    y = np.concatenate([s.y[s.y != NEUTRAL] for s in samples])
    w = np.concatenate([_words(s)[s.y != NEUTRAL] for s in samples])
    order = np.argsort(-o, kind="stable")
    o, y, w = o[order], y[order], w[order]
    lost = np.cumsum(w * (y == 0)) / max(1.0, (w * (y == 0)).sum())
    gone = np.cumsum(w * (y == 1)) / max(1.0, (w * (y == 1)).sum())
    return o, lost, gone


def _group(item: Any) -> str:
    kind = "" if item.page.kind == "article" else " other kinds"
    return f"{item.page.suite} {item.page.view}{kind}"


def groups(samples: Sequence[Any]) -> dict[str, list[int]]:
    """Indices of the samples by suite and view."""
    found: dict[str, list[int]] = {}
    for i, item in enumerate(samples):
        found.setdefault(_group(item), []).append(i)
    return found


def f1(item: Any, odds: Any, cut: float) -> float:
    """Word F1 of the blocks below the cut, against the page's gold (which has no headline)."""
    title = item.page.title.strip().lower()
    kept = [
        block.text
        for block, o in zip(item.reading.document.blocks, odds, strict=True)
        if o <= cut and block.text.lower() != title
    ]
    return word_f1(item.page.gold, "\n".join(kept))[2]


def settings(samples: Sequence[Any], odds: Sequence[Any]) -> dict[str, Any]:
    """Calibration knots and one cut a strictness, each right in every suite and view."""
    parts = {k: v for k, v in groups(samples).items() if samples[v[0]].page.gold}
    views = sorted({key.split()[1] for key in parts})
    cuts: dict[str, float] = {}
    for name, limit in LIMITS.items():
        by_length = shifted(samples, odds, name)
        worst: list[float] = []
        for view in views:
            chosen = [i for key, part in parts.items() if key.endswith(view) for i in part]
            o, lost, _ = curve([samples[i] for i in chosen], [by_length[i] for i in chosen])
            k = int(np.searchsorted(lost, limit * _MARGIN, side="right")) - 1
            worst.append(float(o[max(k, 0)]))
        cuts[name] = round(max(worst), 3)
    tried = np.arange(-0.5, 1.01, 0.25)
    articles = [part for part in parts.values() if samples[part[0]].page.kind == "article"]
    scores = {
        float(cut): np.mean(
            [np.mean([f1(samples[i], odds[i], cut) for i in part]) for part in articles]
        )
        for cut in tried
    }
    cuts["strict"] = max(scores, key=lambda cut: scores[cut])
    return {"probability": probabilities(samples, odds), "cuts": cuts}


def show(samples: Sequence[Any], odds: Sequence[Any], chosen: dict[str, Any]) -> None:
    """Print what the settings give, by suite and view."""
    print("cuts", chosen["cuts"])
    by_length = {name: shifted(samples, odds, name) for name in chosen["cuts"]}
    for key, part in sorted(groups(samples).items()):
        some, values = [samples[i] for i in part], [odds[i] for i in part]
        o, lost, gone = curve(some, values)
        reach = [
            int(np.searchsorted(lost, limit, side="right")) - 1 for limit in (0.001, 0.005, 0.01)
        ]
        row = " ".join(f"{gone[k] if k >= 0 else 0:.3f}" for k in reach)
        line = f"{key:20} n={len(part):4}  gone at .1/.5/1 % lost: {row}"
        for name, cut in chosen["cuts"].items():
            values = [by_length[name][i] for i in part]
            o, lost, gone = curve(some, values)
            k = int(np.searchsorted(-o, -cut, side="left")) - 1
            if k >= 0:
                line += f" | {name} lost {lost[k]:.4f} gone {gone[k]:.3f}"
            if some[0].page.gold:
                line += (
                    f" f1 {np.mean([f1(s, v, cut) for s, v in zip(some, values, strict=True)]):.4f}"
                    f" headlines lost {_headlines_lost(some, values, cut):.3f}"
                )
        print(line, flush=True)
    if any(item.page.view == "resid" for item in samples):
        for name, cut in chosen["cuts"].items():
            print(name, _untouched(samples, by_length[name], cut), flush=True)


def _headlines_lost(samples: Sequence[Any], odds: Sequence[Any], cut: float) -> float:
    """The share of pages of whose headline, as the record has it, no copy stays."""
    lost: list[bool] = []
    for item, values in zip(samples, odds, strict=True):
        title = fold(item.page.title)
        copies = [o for text, o in zip(item.reading.folded, values, strict=True) if text == title]
        if title and copies:
            lost.append(min(copies) > cut)
    return float(np.mean(lost or [0.0]))


def _untouched(samples: Sequence[Any], odds: Sequence[Any], cut: float) -> str:
    """What goes from texts in which a gold knows no chrome."""
    free = [
        (item, values > cut)
        for item, values in zip(samples, odds, strict=True)
        if item.page.view == "resid" and item.page.gold and not (item.y == 1).any()
    ]
    lines = sum([int((item.y == 0).sum()) for item, _ in free])
    gone = [int((removed & (item.y == 0)).sum()) for item, removed in free]
    whole = [not removed.any() for _, removed in free]
    return (
        f"{len(free)} chrome-free texts: {1000 * sum(gone) / max(1, lines):.1f} false removals "
        f"per 1,000 lines, {np.mean([not n for n in gone]):.3f} of texts lose no line of the "
        f"gold, {np.mean(whole):.3f} are untouched; most in one text {max(gone, default=0)}"
    )
