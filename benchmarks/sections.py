"""The parts of the quality report that are about whole pages."""

from collections.abc import Sequence

from benchmarks.measure import C4, NOTHING, WITH_PAGE, Result, pooled_segments
from benchmarks.scores import Counts, Means, add, means, share
from benchmarks.subject import WITH_HEADLINE
from benchmarks.tables import Cell, grouped, table

_FEW = 5
# fundus_pub has few languages with more pages than this.
_FEW_OF_NEWS = 3
_NEWS, _YARDSTICK = "fundus_pub", "en"
GENTLE, BALANCED, STRICT = "newsclean gentle", "newsclean balanced", "newsclean strict"


def basis(results: Sequence[Result]) -> str:
    """Where newsclean's figures come from, and how the headline was scored."""
    pages = grouped([r for r in results if r.basis], lambda r: r.basis)
    counts = {name: len({(r.id, r.view) for r in part}) for name, part in pages.items()}
    names = {"held out": "held out by domain"}
    said = ", ".join([f"{n} {names.get(name, name)}" for name, n in counts.items()])
    return f"{sum(counts.values())} pages ({said})"


def headline(suite: str) -> str:
    """How the suite's gold treats the headline."""
    if suite in WITH_HEADLINE:
        return "headline kept"
    return "headline dropped as in the gold"


def _means(results: Sequence[Result]) -> Means:
    return means([r.score for r in results if r.score])


def _counts(results: Sequence[Result]) -> Counts | None:
    found = [r.counts for r in results if r.counts]
    return add(found) if found else None


def _f1(results: Sequence[Result]) -> float | None:
    return _means(results).f1 if results else None


def _text_row(system: str, results: Sequence[Result]) -> list[Cell]:
    m, c = _means(results), _counts(results)
    row: list[Cell] = [system, m.f1, m.shingle_f1, m.exact]
    if c is None:
        return [*row, None, None, None, None]
    outside, outside_gone = c.chrome - c.inside, c.gone - c.inside_gone
    return [
        *row,
        share(c.gone, c.chrome),
        share(c.inside_gone, c.inside),
        share(outside_gone, outside),
        f"{100 * c.lost / c.content:.2f} %" if c.content else None,
    ]


def text(results: Sequence[Result]) -> str:
    """One table for each suite and view."""
    header = ["", "word F1", "shingle F1", "exact", "chrome words gone", "inside the article",
              "around it", "article words lost"]  # fmt: skip
    parts: list[str] = []
    for (suite, view), part in grouped(results, lambda r: (r.suite, r.view)).items():
        rows = [_text_row(system, own) for system, own in grouped(part, lambda r: r.system).items()]
        parts.append(f"### {suite} text_{view}: {basis(part)}; {headline(suite)}\n")
        parts.append(table(header, rows) + "\n")
    return "\n".join(parts)


def _spread(title: str, groups: dict[tuple[str, str], list[Result]]) -> str:
    """Word F1 of the main systems, one row a group."""
    systems = [NOTHING, GENTLE, BALANCED, STRICT, C4, f"{WITH_PAGE} with the page"]
    header = ["", "pages", *systems, "chrome words gone", "article words lost"]
    rows: list[list[Cell]] = []
    for (name, view), part in sorted(groups.items(), key=lambda g: (g[0][1], g[0][0])):
        own = grouped(part, lambda r: r.system)
        c = _counts(own[BALANCED]) or Counts()
        if len(own[BALANCED]) >= _FEW:
            rows.append(
                [
                    f"{name} {view}",
                    len(own[BALANCED]),
                    *[_f1(own.get(system, [])) for system in systems],
                    share(c.gone, c.chrome),
                    f"{100 * c.lost / c.content:.2f} %" if c.content else None,
                ]
            )
    note = f"(word F1; gone and lost at balanced; {_FEW} pages or more)"
    return f"### {title} {note}\n\n{table(header, rows)}\n"


def languages(results: Sequence[Result]) -> str:
    """By language; daniel, whose golds differ, apart."""
    groups = grouped(
        results,
        lambda r: ((r.language or "?") + (" daniel" if r.suite == "daniel" else ""), r.view),
    )
    return _spread(f"By language: {basis(results)}", groups)


def beside_english(results: Sequence[Result]) -> str:
    """News pages by language: how far each is from English, in points of word F1."""
    parts: list[str] = []
    news = [r for r in results if r.suite == _NEWS and r.view != "html"]
    for view, part in grouped(news, lambda r: r.view).items():
        languages = grouped(part, lambda r: r.language or "?")
        english = grouped(languages.get(_YARDSTICK, []), lambda r: r.system)
        rows: list[list[Cell]] = []
        for language, pages in languages.items():
            own = grouped(pages, lambda r: r.system)
            row: list[Cell] = [language, len(own[BALANCED]), _f1(own.get(NOTHING, []))]
            for system in (BALANCED, STRICT):
                row += _beside(own.get(system, []), english.get(system, []))
            rows.append(row)
        shown = [row for row in rows if _number(row[1]) >= _FEW_OF_NEWS]
        shown.sort(key=lambda row: (-_number(row[1]), str(row[0])))
        header = ["", "pages", NOTHING]
        for system in (BALANCED, STRICT):
            header += [system, "points from English", "by characters"]
        title = f"{_NEWS} text_{view} beside English: {basis(part)}"
        note = f"(word F1; {_FEW_OF_NEWS} pages or more)"
        parts.append(f"### {title} {note}\n\n{table(header, shown)}\n")
    return "\n".join(parts)


def _beside(results: Sequence[Result], english: Sequence[Result]) -> list[Cell]:
    """Word F1 and its distance from English; the same distance by characters."""
    if not results or not english:
        return [_f1(results), None, None]
    own, other = _means(results), _means(english)
    return [
        own.f1,
        f"{100 * (own.f1 - other.f1):+.1f}",
        f"{100 * (own.fine_f1 - other.fine_f1):+.1f}",
    ]


def _number(cell: Cell) -> float:
    return cell if isinstance(cell, int | float) else 0.0


def by_renderer(results: Sequence[Result]) -> str:
    """By what made the text."""
    known = {(r.id, r.view): r.renderer for r in results if r.renderer}
    groups = grouped(results, lambda r: (known.get((r.id, r.view), "?"), r.view))
    return _spread(f"By renderer or extractor: {basis(results)}", groups)


def chrome_free(results: Sequence[Result]) -> str:
    """False removals where there is nothing to remove."""
    free = [r for r in results if r.counts and not r.counts.chrome and r.counts.paragraphs]
    rows: list[list[Cell]] = []
    for system, part in grouped(free, lambda r: r.system).items():
        c = _counts(part) or Counts()
        untouched = [not r.counts.lost for r in part if r.counts]
        rows.append(
            [
                system,
                len(part),
                c.paragraphs,
                c.removed,
                1000 * c.removed / max(1, c.paragraphs),
                share(sum(untouched), len(untouched)),
            ]
        )
    header = ["", "texts", "paragraphs", "removed", "per 1,000", "texts untouched"]
    return f"### Texts without a chrome line: {basis(free)}\n\n{table(header, rows)}\n"


def _html_group(result: Result) -> str:
    return result.suite + (" other kinds" if result.kind != "article" else "")


def html(results: Sequence[Result]) -> str:
    """One table for each suite; other kinds of pages apart."""
    parts: list[str] = []
    for group, part in grouped(results, _html_group).items():
        scored = bool(part[0].score)
        rows: list[list[Cell]] = []
        for system, own in grouped(part, lambda r: r.system).items():
            failures = sum([bool(r.failure) for r in own])
            if scored:
                rows.append([system, *_means(own)[:3], failures])
            else:
                rows.append([system, pooled_segments(own), failures])
        header = ["", "word F1", "shingle F1", "exact"] if scored else ["", "segment F1"]
        asked = [r.asked for r in part if "auto" in r.system and r.basis]
        parts.append(
            f"### {group} html: {basis(part)}; {headline(part[0].suite)}\n\n"
            f"{table([*header, 'failures'], rows)}\n\n"
            f"auto asked for a second opinion on {sum(asked)} of {len(asked)} pages.\n"
        )
    return "\n".join(parts)


def failures(results: Sequence[Result]) -> str:
    """Crashes, time-outs and errors of peers by system."""
    failed = [r for r in results if r.failure]
    rows: list[list[Cell]] = []
    for system, part in grouped(failed, lambda r: r.system).items():
        kinds = grouped(part, lambda r: r.failure.split(":")[0])
        said = ", ".join([f"{kind} {len(own)}" for kind, own in kinds.items()])
        rows.append([system, len(part), said])
    if not rows:
        return ""
    return f"### Failures of peers (scored as empty)\n\n{table(['', 'pages', 'kinds'], rows)}\n"
