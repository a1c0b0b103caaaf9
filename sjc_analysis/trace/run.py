"""Trace what leads from some factors to others, then count (method, section 8)."""

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.graph.links import Factor, LinkMap
from sjc_analysis.graph.pathways import (
    Bundle,
    PathCount,
    bundle,
    count_paths,
    cycles,
    keep_between,
    threads,
)
from sjc_analysis.graph.robustness import citations, robustness, sources
from sjc_analysis.trace.results import Cut, Match, OnPaths, TracedBundle, TracedTarget, TraceResult


def trace(
    links: LinkMap, origin: str, target: str, max_length: int = 4, match: Match = "exact"
) -> TraceResult:
    """Trace first, then count.

    Parameters
    ----------
    links
        The map.
    origin, target
        Text of the labels to start from and to end at; for a casebook an id will do too.
    max_length
        Most steps of a path.
    match
        ``exact``: the label is the text; ``contains``: it holds the text, in capitals or not.

    Returns
    -------
    TraceResult
        Robustness is counted on all that is kept, as in Causal Map; paths pool sources, threads do not.

    Raises
    ------
    FindingsError
        If a text matches no factor, or the length is below 1.

    Examples
    --------
    >>> from sjc_analysis.graph.links import CitedLink
    >>> told = [CitedLink("1", "rain", "crops", "Ada"), CitedLink("2", "crops", "food", "Ben")]
    >>> names = tuple(Factor(name, name) for name in ("crops", "food", "rain"))
    >>> result = trace(LinkMap(names, tuple(told)), "rain", "food")
    >>> result.paths, result.threads, result.robustness_citations.value
    (1, (), 1)

    References
    ----------
    Powell, S., Copestake, J. and Remnant, F. (2024). Causal mapping for evaluators. Evaluation 30(1).
    """
    starts, ends = _matching(links.factors, origin, match), _matching(links.factors, target, match)
    problems = tuple(_problems(links.factors, (origin, starts), (target, ends), max_length))
    if problems:
        raise FindingsError(problems)
    kept = keep_between(links.links, starts, ends, max_length)
    bundles = bundle(kept)
    counted = count_paths(kept, starts, ends, max_length)
    told = threads(kept, starts, ends, max_length)
    names = {factor.factor_id: _shown(factor) for factor in links.factors}
    both = set(starts) & set(ends)
    return TraceResult(
        origin=origin,
        target=target,
        match=match,
        max_length=max_length,
        origins=tuple(names[factor] for factor in starts),
        targets=tuple(names[factor] for factor in ends),
        factors=tuple(names[factor] for factor in sorted({end for each in bundles for end in each[:2]})),
        links=len(kept),
        citations=sum(each.citations for each in bundles),
        sources=tuple(sorted({link.source for link in kept if link.source})),
        bundles=_rows(bundles, names),
        paths=counted.total,
        paths_complete=counted.complete,
        on_paths=_on_paths(bundles, counted),
        by_target=tuple(_target(end, starts, bundles, counted, told, names) for end in ends),
        threads=tuple(sorted({source for tellers in told.values() for source in tellers})),
        robustness_citations=None if both else _cut(bundles, starts, ends, citations, names),
        robustness_sources=None if both else _cut(bundles, starts, ends, sources, names),
        cycles=tuple(tuple(names[factor] for factor in group) for group in cycles(bundles)),
        notes=tuple(_notes(links, counted, both)),
    )


def _shown(factor: Factor) -> str:
    """Show a label, with the id before it where that is another: two acts may have one description."""
    return factor.label if factor.label == factor.factor_id else f"{factor.factor_id} {factor.label}".strip()


def _matching(factors: Sequence[Factor], text: str, match: Match) -> tuple[str, ...]:
    wanted = " ".join(text.split())
    found = {
        factor.factor_id
        for factor in factors
        if wanted in factor or (match == "contains" and wanted.casefold() in factor.label.casefold())
    }
    return tuple(sorted(found)) if wanted else ()


def _problems(
    factors: Sequence[Factor],
    origin: tuple[str, Sequence[str]],
    target: tuple[str, Sequence[str]],
    max_length: int,
) -> Iterator[Finding]:
    for column, (text, found) in (("--from", origin), ("--to", target)):
        if not text.strip():
            yield Finding(rule="TR2", column=column, reason="this is blank", allowed="words of a label")
        elif not found:
            labels = {factor.label: factor.factor_id for factor in factors}
            near = next(iter(difflib.get_close_matches(text, labels, 1, cutoff=0.5)), "")
            yield Finding(
                rule="TR2", column=column, reason="no factor matches this", nearest=labels.get(near, ""),
                remedy="Write the label as it stands, or use --match contains with a part of it.",
            )  # fmt: skip
    if max_length < 1:
        yield Finding(
            rule="TR3", column="--max-length", reason="a path has one step at least", allowed="1 or more"
        )


def _rows(bundles: Sequence[Bundle], names: dict[str, str]) -> tuple[TracedBundle, ...]:
    return tuple(
        TracedBundle(
            cause=names[each.cause], effect=names[each.effect], links=len(each.link_ids),
            citations=each.citations, sources=each.sources,
        )
        for each in bundles
    )  # fmt: skip


def _cut(
    bundles: Sequence[Bundle],
    starts: Collection[str],
    ends: Collection[str],
    count: Callable[[Bundle], int],
    names: dict[str, str],
) -> Cut:
    found = robustness(bundles, starts, ends, count)
    return Cut(value=found.value, cut=_rows(found.cut, names))


def _target(
    end: str,
    starts: Collection[str],
    bundles: Sequence[Bundle],
    counted: PathCount,
    told: Mapping[str, tuple[str, ...]],
    names: dict[str, str],
) -> TracedTarget:
    """Count what leads to one target, on all that is kept."""
    others = set(starts) - {end}
    return TracedTarget(
        target=names[end],
        paths=counted.by_target[end],
        threads=told[end],
        robustness_citations=_cut(bundles, others, {end}, citations, names),
        robustness_sources=_cut(bundles, others, {end}, sources, names),
    )


def _on_paths(bundles: Sequence[Bundle], counted: PathCount) -> OnPaths | None:
    if not counted.complete:
        return None
    on = [each for each in bundles if (each.cause, each.effect) in counted.bundles]
    return OnPaths(
        factors=len({end for each in on for end in each[:2]}),
        links=sum(len(each.link_ids) for each in on),
        bundles=len(on),
    )


def _notes(links: LinkMap, counted: PathCount, both: Collection[str]) -> Iterator[str]:
    yield from links.notes
    if not counted.complete:
        yield f"counting stopped after {counted.total} paths, so there are at least so many"
    if both:
        yield (
            f"{len(both)} factors match both texts; robustness is given per target only, "
            "because what is both a cause and an effect cannot be cut off from itself"
        )
