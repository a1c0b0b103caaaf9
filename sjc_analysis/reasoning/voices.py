"""Which evidence goes back to one voice: its provenance cluster (method, section 4).

One author, informant, publisher or document is one voice however many rows tell of it. A person may say that
two items of one publisher are two voices; one document, and the same words told twice, stay one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sjc_analysis.casebook import Casebook
from sjc_analysis.quotes import words_said
from sjc_analysis.reasoning.judged import in_own_words
from sjc_analysis.reasoning.same_change import tellings_of
from sjc_analysis.records import Cluster, Evidence, Source

_BEFORE_HOST = re.compile(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)


def cluster_of(casebook: Casebook, evidence: Evidence) -> str:
    """Name the provenance cluster of an item: its own, its source's, its publisher, or its source.

    Two items of one source, or of one publisher, are one cluster unless a person says otherwise, because
    one author or informant is one voice (method, section 4). A cluster that nobody confirmed may join
    voices, which lowers a verdict, and never part them, which would lift one. Items on one claim are one
    cluster too where they quote one document, by its file or address, or the same words, and where nothing
    but their ids tells their sources apart and no person put them in clusters.
    """
    about = ("voices", tellings_of(casebook, evidence.outcome_id), evidence.claim_id)
    if about not in casebook.memory:
        casebook.memory[about] = _clusters(casebook, evidence)
    names: Mapping[str, str] = casebook.memory[about]
    return names.get(evidence.evidence_id) or _name(casebook, evidence)


def _clusters(casebook: Casebook, evidence: Evidence) -> Mapping[str, str]:
    """Name the cluster of each item on one claim: those that share a key are one."""
    groups: list[tuple[set[str], set[str]]] = []
    told = tellings_of(casebook, evidence.outcome_id)
    for item in casebook.live("evidence"):
        if item.outcome_id not in told or item.claim_id != evidence.claim_id:
            continue
        items, keys = {item.evidence_id}, {*_keys(casebook, item)}
        for other in [each for each in groups if each[1] & keys]:
            items |= other[0]
            keys |= other[1]
            groups.remove(other)
        groups.append((items, keys))
    return {item_id: _first(keys) for items, keys in groups for item_id in items}


def _first(keys: Iterable[str]) -> str:
    """Name a group by its first named cluster, or else by its first publisher or source."""
    names = [key for key in keys if ":" not in key]
    return min((name for name in names if name.startswith(Cluster.prefix)), default=min(names))


def _name(casebook: Casebook, item: Evidence) -> str:
    """Give the cluster that a person confirmed, or else the publisher or the source."""
    cluster_id = _named_cluster(casebook, item)
    if cluster_id and casebook.row(cluster_id).status != "draft":
        return cluster_id
    source = casebook.row(item.source_id)
    return str(source.publisher_id or source.source_id)


def _keys(casebook: Casebook, item: Evidence) -> Iterable[str]:
    """List what makes an item one voice with another that has it too: names, and marks with a colon."""
    yield _name(casebook, item)
    cluster_id = _named_cluster(casebook, item)
    if cluster_id:
        yield cluster_id
    if not cluster_id or casebook.row(cluster_id).status == "draft":
        yield f"look:{look_of(casebook.row(item.source_id))}"
    source: Source = casebook.row(item.source_id)
    yield f"document:{source.source_id}"
    if source.sha256:
        yield f"file:{source.sha256.casefold()}"
    if source.url:
        yield f"address:{_address(source.url)}"
    if in_own_words(casebook, item) and item.quote is not None:
        yield f"words:{words_said(item.quote.text)}"


def look_of(source: Source) -> str:
    """Give all that tells a source from another besides its id: two that look alike may be one.

    Examples
    --------
    >>> one, other = (Source(source_id=each, title="Minutes of May") for each in ("S-01", "S-02"))
    >>> look_of(one) == look_of(other), look_of(one) == look_of(other.model_copy(update={"title": "A log"}))
    (True, False)
    """
    marks = (source.title, source.file, source.url, source.sha256, source.publisher_id, str(source.date))
    return "|".join((source.kind, *(mark.casefold().strip() for mark in marks)))


def alike_sources(casebook: Casebook, items: Iterable[Evidence]) -> tuple[str, ...]:
    """List the sources of some items that only their ids tell from another one of them."""
    groups: dict[str, set[str]] = defaultdict(set)
    for item in items:
        groups[look_of(casebook.row(item.source_id))].add(item.source_id)
    return tuple(sorted(each for group in groups.values() if len(group) > 1 for each in group))


def _named_cluster(casebook: Casebook, evidence: Evidence) -> str:
    """Give the live cluster that the item or its source names, or blank."""
    for cluster_id in (evidence.cluster_id, casebook.row(evidence.source_id).cluster_id):
        if cluster_id and casebook.row(cluster_id).status != "refused":
            return str(cluster_id)
    return ""


@lru_cache(maxsize=65_536)
def _address(url: str) -> str:
    """Give a web address without what makes no other page: the protocol, www, the fragment, a last slash.

    Examples
    --------
    >>> _address("https://www.star.example/a/#top") == _address("http://star.example/a")
    True
    """
    return _BEFORE_HOST.sub("", url.strip()).partition("#")[0].rstrip("/").casefold()
