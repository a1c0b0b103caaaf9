"""Trace what leads from some factors to others, then count (method, section 9)."""

import difflib
from collections.abc import Collection, Iterator, Sequence

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.graph.links import Factor, LinkMap
from sjc_analysis.graph.matching import matching
from sjc_analysis.graph.paths import PathCount, count_paths, list_paths
from sjc_analysis.graph.pathways import bundle, cycles, keep_between, threads
from sjc_analysis.trace.readings import on_paths, readings
from sjc_analysis.trace.results import TracedPath, TraceResult
from sjc_analysis.trace.targets import Asked, citations_cut, sources_cut, targets
from sjc_analysis.vocabulary import Match

LISTED = 100
"""Most paths that are listed one by one."""


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
    starts, ends = matching(links.factors, origin, match), matching(links.factors, target, match)
    problems = tuple(_problems(links.factors, (origin, starts), (target, ends), max_length))
    if problems:
        raise FindingsError(problems)
    kept = keep_between(links.links, starts, ends, max_length)
    bundles = bundle(kept)
    counted = count_paths(bundles, starts, ends, max_length)
    told = threads(kept, starts, ends, max_length)
    names = {factor.factor_id: _shown(factor) for factor in links.factors}
    asked = Asked(bundles, starts, ends, names)
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
        bundles=asked.rows(bundles),
        paths=counted.total,
        paths_complete=counted.complete,
        listed_paths=_listed(asked, max_length),
        on_paths=on_paths(bundles, counted),
        readings=readings(links.links, kept, asked, counted, max_length),
        by_target=tuple(targets(asked, counted, told)),
        threads=tuple(sorted({source for tellers in told.values() for source in tellers})),
        robustness_citations=None if asked.both else citations_cut(asked, starts, ends),
        robustness_sources=None if asked.both else sources_cut(asked, starts, ends),
        cycles=tuple(tuple(names[factor] for factor in group) for group in cycles(bundles)),
        notes=tuple(_notes(links, counted, asked)),
    )


def _shown(factor: Factor) -> str:
    """Show a label, with the id before it where that is another: two acts may have one description."""
    return factor.label if factor.label == factor.factor_id else f"{factor.factor_id} {factor.label}".strip()


def _problems(
    factors: Sequence[Factor],
    origin: tuple[str, Collection[str]],
    target: tuple[str, Collection[str]],
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


def _listed(asked: Asked, max_length: int) -> tuple[TracedPath, ...]:
    listed = list_paths(asked.bundles, asked.starts, asked.ends, max_length, limit=LISTED)
    return tuple(
        TracedPath(
            factors=tuple(asked.names[factor] for factor in path.factors), told_by=path.told_by,
            pooled_from=path.pooled_from, fewest_citations=path.fewest_citations,
        )
        for path in listed
    )  # fmt: skip


def _notes(links: LinkMap, counted: PathCount, asked: Asked) -> Iterator[str]:
    yield from links.notes
    if not counted.complete:
        yield f"counting stopped after {counted.total} paths, so there are at least so many"
    elif counted.total > LISTED:
        yield f"the first {LISTED} of {counted.total} paths are listed"
    if asked.both:
        yield (
            f"{len(asked.both)} factors match both texts; robustness is given per target only, "
            "because what is both a cause and an effect cannot be cut off from itself"
        )
