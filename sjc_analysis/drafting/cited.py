"""The links a record cites: one source each, and what each was cited for.

Nobody has opened them. A link proves nothing until somebody says what it shows (method, section 4).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from sjc_analysis.dates import Interval
from sjc_analysis.drafting.grounds import about
from sjc_analysis.drafting.lexicon import setting, telling
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcome_rows import DraftedOutcome
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.sentences import Span, addresses
from sjc_analysis.drafting.verbs import main_verb
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Cluster, Evidence, Quote, Source

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/](0[1-9]|1[0-2])[-/](0[1-9]|[12]\d|3[01])(?!\d)")
_NOTHING = "no telling word of the link stands in the outcome; it may be about something else"
_NOT_WHO_OR_WHERE = "no word of the link names who changed, or where"
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")
_FIELDS = ("evidence", "additional_information", "outcome", "significance")


@dataclass(frozen=True)
class Cited:
    """What a record cites."""

    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    clusters: tuple[Cluster, ...]


def draft_cited(text: RecordText, ids: Numbering, outcomes: Sequence[DraftedOutcome]) -> Cited:
    """Draft a source for each distinct link of a record, and an evidence item for each change it goes with.

    Parameters
    ----------
    text
        The record.
    ids
        Gives the row ids.
    outcomes
        The record's outcomes.
    """
    sources: dict[str, Source] = {}
    evidence: dict[tuple[str, str], Evidence] = {}
    for field in _FIELDS:
        for passage in text.field(field):
            for link in addresses(passage):
                source = sources.setdefault(link.text, sources.get(link.text) or _source(text, ids, link))
                for outcome in _cited_for(text, field, link, outcomes):
                    key = (source.source_id, outcome.row.outcome_id)
                    if key not in evidence:
                        evidence[key] = _evidence(text, ids, source, link, outcome)
    clustered, clusters = _clustered(tuple(sources.values()), ids)
    return Cited(clustered, tuple(evidence.values()), clusters)


def _source(text: RecordText, ids: Numbering, link: Span) -> Source:
    host = link.text.partition("//")[2].partition("/")[0]
    at = link.text.find(host)
    publishers = [
        found.actor_id for found in text.names.find(link.text) if at <= found.start < at + len(host)
    ]
    publisher = publishers[0] if publishers else ""
    date, quote = _day_of(link)
    return Source(
        source_id=ids.next("S"), kind="cited_link", publisher_id=publisher, url=link.text, date=date,
        interest=text.by_id[publisher].interest if publisher else "unknown", date_quote=quote,
        cited_at=link.quote, confidential=text.source.confidential or text.record.confidential,
    )  # fmt: skip


def _day_of(link: Span) -> tuple[Interval, Quote | None]:
    match = _DAY.search(link.text)
    if match is None:
        return Interval(), None
    try:
        day = Interval.day(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return Interval(), None
    return day, quote_at(link.passage, link.start + match.start(), link.start + match.end())


def slug(url: str) -> str:
    """Give the words of a link, without its host.

    Examples
    --------
    >>> slug("https://courier.example/courts/koss-trial-opens-771204")
    'courts koss trial opens'
    """
    return " ".join(re.findall(r"[^\W\d_]+", unquote(urlsplit(url).path)))


def _cited_for(
    text: RecordText, field: str, link: Span, outcomes: Sequence[DraftedOutcome]
) -> list[DraftedOutcome]:
    """Choose what a link is cited for: the statement, or the outcome told just before the link."""
    stated = [outcome for outcome in outcomes if outcome.in_statement]
    if field in ("evidence", "outcome"):
        return about(text, slug(link.text), stated)
    before = [
        outcome
        for outcome in outcomes
        if outcome.sentence.passage.passage_id == link.passage.passage_id
        if outcome.sentence.start < link.start
    ]
    return before[-1:] or (about(text, slug(link.text), stated) if field == "significance" else [])


def _hint(text: RecordText, source: Source, outcome: DraftedOutcome) -> str:
    link = telling(slug(source.url))
    if not link:
        return ""
    if not link & telling(outcome.row.statement):
        return _NOTHING
    actors = [text.by_id[each] for each in outcome.row.actor_ids]
    names = [name for actor in actors for name in (actor.name, *actor.aliases)]
    said = outcome.row.statement
    verb = main_verb(said)
    subject = said[: verb.start] if verb else ""
    who_or_where = telling(" ".join([*names, subject, *_CAPITALISED.findall(said[1:])]))
    return "" if link & who_or_where else _NOT_WHO_OR_WHERE


def _evidence(
    text: RecordText, ids: Numbering, source: Source, link: Span, outcome: DraftedOutcome
) -> Evidence:
    return Evidence(
        evidence_id=ids.next("E"), outcome_id=outcome.row.outcome_id, part="happened",
        source_id=source.source_id, description="a link the record cites; nobody has said what it shows",
        observation="not_sought", bearing="not_assessed", hint=_hint(text, source, outcome), quote=link.quote,
        rule="cited link", reason="the record cites the link for this change",
    )  # fmt: skip


def _clustered(sources: tuple[Source, ...], ids: Numbering) -> tuple[tuple[Source, ...], tuple[Cluster, ...]]:
    """Join links whose words tell the same story: they are not independent of each other."""
    groups: list[list[Source]] = []
    for source in sources:
        home = next((group for group in groups if any(_same_story(source, other) for other in group)), None)
        if home is None:
            groups.append([source])
        else:
            home.append(source)
    clusters: list[Cluster] = []
    cluster_of: dict[str, str] = {}
    for group in groups:
        if len(group) > 1:
            cluster = Cluster(
                cluster_id=ids.next("D"), name="links that tell the same story", rule="links alike",
                reason="the links have most of their words in common",
            )  # fmt: skip
            clusters.append(cluster)
            cluster_of.update({source.source_id: cluster.cluster_id for source in group})
    return (
        tuple(each.model_copy(update={"cluster_id": cluster_of.get(each.source_id, "")}) for each in sources),
        tuple(clusters),
    )


def _same_story(one: Source, other: Source) -> bool:
    first, second = telling(slug(one.url)), telling(slug(other.url))
    shared = len(first & second)
    if shared < setting("cluster_words"):
        return False
    return shared / len(first | second) >= setting("cluster_overlap")
