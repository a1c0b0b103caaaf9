"""Who tells a path, who must fall silent, and whether two causes share a way: by hand, and by trying all."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_maps import FACTORS, maps, told

from sjc_analysis.graph.fewest_sources import fewest_sources
from sjc_analysis.graph.links import CitedLink
from sjc_analysis.graph.overlap import overlap
from sjc_analysis.graph.paths import count_paths, list_paths
from sjc_analysis.graph.pathways import bundle, keep_between, keep_told, threads
from sjc_analysis.graph.robustness import robustness, sources

# Ada speaks of both steps of one way, Ben of both of another: two sources, four bundles.
TWO_WAYS = told("a b Ada", "b d Ada", "a c Ben", "c d Ben")
# Either step of the way may be cut: by silencing Ada and Ben, or by silencing Cy, who says the second alone.
CHEAP_STEP = told("a b Ada", "a b Ben", "b d Cy", "a c Cy", "c d Ada", "c d Dee")


def reaches(links: list[CitedLink], starts: str, ends: str) -> bool:
    return bool(keep_between(links, set(starts), set(ends), 2 * len(links)))


def tried(links: list[CitedLink], starts: str, ends: str) -> int:
    """Silence every set of sources, the smallest first, until no path is left."""
    spoken = [link for link in links if link.source]
    names = sorted({link.source for link in spoken})
    return next(
        size
        for size in range(len(names) + 1)
        for silent in combinations(names, size)
        if not reaches([link for link in spoken if link.source not in silent], starts, ends)
    )


def test_a_source_counts_once_however_many_steps_it_tells() -> None:
    found = fewest_sources(bundle(TWO_WAYS), {"a"}, {"d"})
    assert (found.at_most, found.exact, found.sources) == (2, True, ("Ada", "Ben"))
    one = fewest_sources(bundle(CHEAP_STEP), {"a"}, {"d"})
    assert (one.at_most, one.exact, one.sources) == (1, True, ("Cy",))
    assert robustness(bundle(CHEAP_STEP), {"a"}, {"d"}, sources).value == 2


def test_a_way_that_names_no_source_is_told_by_nobody() -> None:
    assert fewest_sources(bundle(told("a b", "b d Ada")), {"a"}, {"d"}).at_most == 0


@given(maps())
def test_the_fewest_sources_are_those_found_by_trying_all(links: list[CitedLink]) -> None:
    found = fewest_sources(bundle(links), {"a"}, {"e", "f"})
    assert found.at_least <= tried(links, "a", "ef") <= found.at_most == len(found.sources)
    assert found.exact


@given(maps())
def test_bounds_hold_and_their_sources_suffice(links: list[CitedLink]) -> None:
    bounds = fewest_sources(bundle(links), {"a"}, {"f"}, size_limit=0)
    assert bounds.at_least <= tried(links, "a", "f") <= bounds.at_most
    rest = [link for link in links if link.source and link.source not in bounds.sources]
    assert not reaches(rest, "a", "f")


@given(maps())
def test_sources_counted_once_are_never_more_than_bundle_by_bundle(links: list[CitedLink]) -> None:
    bundles = bundle(links)
    assert fewest_sources(bundles, {"a"}, {"f"}).at_most <= robustness(bundles, {"a"}, {"f"}, sources).value


@given(maps(), st.integers(1, 5))
def test_what_is_told_whole_is_each_source_traced_by_itself(links: list[CitedLink], most: int) -> None:
    own = {
        link.link_id
        for source in ("Ada", "Ben", "Cy")
        for link in keep_between([link for link in links if link.source == source], {"a", "b"}, {"f"}, most)
    }
    assert {link.link_id for link in keep_told(links, {"a", "b"}, {"f"}, most)} == own


@given(maps(), st.integers(1, 5))
def test_listed_paths_are_all_and_say_who_tells_each_step(links: list[CitedLink], most: int) -> None:
    bundles = bundle(links)
    listed = list_paths(bundles, {"a", "b"}, {"f"}, most, limit=10_000)
    assert len(listed) == count_paths(bundles, {"a", "b"}, {"f"}, most).total == len(set(listed))
    for path in listed:
        for source in ("Ada", "Ben", "Cy"):
            own = {(link.cause, link.effect) for link in links if link.source == source}
            steps = set(pairwise(path.factors))
            assert (source in path.told_by) == (steps <= own)
            assert (source in path.pooled_from) == bool(steps & own)
    told_whole = {source for path in listed for source in path.told_by}
    assert told_whole == set(threads(links, {"a", "b"}, {"f"}, most)["f"])


def test_two_causes_share_no_way_or_one_or_all() -> None:
    apart = overlap(told("a b Ada", "b f Ada", "c d Ada", "d f Ada"), "a", "c", "f")
    assert (apart.routes, apart.shared, apart.shared_citations) == ("independent", (), 0)
    some = overlap(told("a b Ada", "c b Ada", "b f Ada", "c f Ben"), "a", "c", "f")
    assert (some.routes, some.robustness_together) == ("wholly shared", 2)
    part = overlap(told("a b Ada", "c b Ada", "b f Ada", "c f Ben", "a f Cy"), "a", "c", "f")
    assert (part.routes, part.shared_citations) == ("partly shared", 1)
    assert [(each.cause, each.effect) for each in part.shared] == [("b", "f")]
    assert overlap(told("a f Ada"), "a", "c", "f").routes == "none"
    with pytest.raises(ValueError, match="three different"):
        overlap(TWO_WAYS, "a", "a", "d")


@given(maps(), st.permutations(list(FACTORS)))
def test_two_causes_are_never_more_robust_than_the_sum_of_both(
    links: list[CitedLink], order: list[str]
) -> None:
    one, other, target = order[:3]
    found = overlap(links, one, other, target, 5)
    assert max(found.robustness_one, found.robustness_other) <= found.robustness_together
    assert found.shared_citations >= 0
    again = overlap(links, other, one, target, 5)
    assert (again.routes, again.shared) == (found.routes, found.shared)
