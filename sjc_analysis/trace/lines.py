"""A trace as lines for a screen, what limits it first."""

from collections.abc import Sequence

from sjc_analysis.plain_text import one_line, shorten
from sjc_analysis.trace.results import (
    Cut,
    Reading,
    TracedBundle,
    TracedPath,
    TracedTarget,
    TraceResult,
)

LABEL_LENGTH = 72
"""Characters of a label on the screen; the JSON has it whole."""
SHOWN_PATHS = 10
"""Paths of a kind on the screen; the JSON has more."""


def trace_lines(result: TraceResult) -> list[str]:
    """Write a trace as lines for a screen.

    Parameters
    ----------
    result
        What :func:`sjc_analysis.trace.trace` gave.

    Returns
    -------
    list of str
        What was asked and kept, what limits the counts, robustness and its cut for each target, the bundles.

    Examples
    --------
    >>> from sjc_analysis.graph.links import CitedLink, Factor, LinkMap
    >>> from sjc_analysis.trace import trace
    >>> names = Factor("rain", "rain"), Factor("crops", "crops")
    >>> said = CitedLink("1", "rain", "crops", "Ada")
    >>> print(trace_lines(trace(LinkMap(names, (said,)), "rain", "crops"))[2])
    Paths: 1. Told whole by one source: 1 source (Ada).
    """
    together = len(result.by_target) > 1
    return [
        f"From {_listed(result.origins)} to {_listed(result.targets)}, "
        f"at most {_counted(result.max_length, 'step')}",
        f"Kept: {_counted(len(result.factors), 'factor')}, {_counted(result.links, 'link')} in "
        f"{_counted(len(result.bundles), 'bundle')}; {_counted(result.citations, 'citation')} by "
        f"{_counted(len(result.sources), 'source')}.",
        f"Paths: {_paths(result)}. Told whole by one source: {_tellers(result.threads)}.",
        *_warnings(result),
        *(line for target in result.by_target for line in _target(target)),
        *(_together(result) if together else []),
        *_stories(result),
        "",
        "Counted by other meanings of a kept link",
        *(f"  {_reading(each)}" for each in result.readings),
        "",
        "Bundles",
        *(f"  {_bundle(each)}" for each in result.bundles),
    ]


def _paths(result: TraceResult) -> str:
    return str(result.paths) if result.paths_complete else f"at least {result.paths}"


def _warnings(result: TraceResult) -> list[str]:
    pooled = (
        ["No source tells any of these paths whole: they are pooled from several."]
        if result.paths and not result.threads
        else []
    )
    loops = [f"Lead back to each other: {_listed(group)}." for group in result.cycles]
    inside = result.on_paths
    off = (
        [f"{_counted(inside.links, 'link')} of these lie on simple paths; the rest run in loops."]
        if inside and inside.links != result.links
        else []
    )
    return [*pooled, *loops, *off, *(f"Note: {note}." for note in result.notes)]


def _target(target: TracedTarget) -> list[str]:
    return [
        "",
        f"To {_label(target.target)}: {_counted(target.paths, 'path')}; "
        f"told whole by {_tellers(target.threads)}",
        *_cut("citations", target.robustness_citations),
        *_cut("sources, bundle by bundle", target.robustness_sources),
    ]


def _together(result: TraceResult) -> list[str]:
    if result.robustness_citations is None or result.robustness_sources is None:
        return []
    return [
        "",
        "To all targets together",
        *_cut("citations", result.robustness_citations),
        *_cut("sources, bundle by bundle", result.robustness_sources),
    ]


def _cut(what: str, cut: Cut) -> list[str]:
    return [
        f"  robustness in {what}: {cut.value}" + ("; no path is left without" if cut.cut else ""),
        *(f"    {_bundle(each)}" for each in cut.cut),
    ]


def _stories(result: TraceResult) -> list[str]:
    """Show the paths that one source tells whole apart from those that nobody tells whole."""
    told = [path for path in result.listed_paths if path.told_by]
    pooled = [path for path in result.listed_paths if not path.told_by]
    lines: list[str] = []
    for heading, paths in (("Told whole by one source", told), ("Pooled: told whole by nobody", pooled)):
        if paths:
            lines += ["", heading, *(f"  {_path(path)}" for path in paths[:SHOWN_PATHS])]
            if len(paths) > SHOWN_PATHS:
                lines.append(f"  and {len(paths) - SHOWN_PATHS} more; --json lists them")
    return lines


def _path(path: TracedPath) -> str:
    who = _tellers(path.told_by or path.pooled_from)
    return f"{' -> '.join(map(_label, path.factors))}: {'' if path.told_by else 'steps from '}{who}"


def _reading(reading: Reading) -> str:
    if reading.factors is None or reading.links is None or reading.bundles is None:
        return f"{reading.name}: not known, because counting was stopped"
    flows = (reading.robustness_citations, reading.robustness_sources)
    robust = "" if None in flows else f"; robustness {flows[0]} in citations, {flows[1]} in sources"
    return (
        f"{reading.name}: {_counted(reading.factors, 'factor')}, {_counted(reading.links, 'link')} in "
        f"{_counted(reading.bundles, 'bundle')}{robust}"
    )


def _bundle(bundle: TracedBundle) -> str:
    return (
        f"{_label(bundle.cause)} -> {_label(bundle.effect)}: {_counted(bundle.citations, 'citation')}"
        f", {_tellers(bundle.sources)}"
    )


def _tellers(sources: Sequence[str]) -> str:
    names = f" ({', '.join(map(one_line, sources))})" if sources else ""
    return f"{_counted(len(sources), 'source')}{names}"


def _listed(labels: Sequence[str]) -> str:
    return "; ".join(map(_label, labels))


def _label(label: str) -> str:
    return shorten(label, LABEL_LENGTH)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
