"""What a person said of what is read anew: flags, stakes and withheld marks of sources, records and actors.

These rows come from the file and have no status; the columns below are the person's. A flag that the author
of a record changed is no longer the flag the person read: then the stricter of the two stands.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sjc_analysis.decisions.following import typed_plainly
from sjc_analysis.decisions.pairing import Pairs
from sjc_analysis.decisions.places import is_document, section
from sjc_analysis.decisions.rows import repointed
from sjc_analysis.findings import Finding
from sjc_analysis.records import Actor, HarvestRecord, Passage, Quote, Row, Source

_ACTOR_FILLED = ("aliases", "kind", "interest", "role", "place", "office", "note")
"""Columns of an actor that a new list may fill; consent and sign-off are never filled."""


def source_again(pairs: Pairs, old: Source, new: Source, ids: Mapping[str, str]) -> Source:
    """Give a source as read anew, with what a person said of it."""
    kept = repointed(old, new.source_id, ids, pairs.places.quote)
    changed: dict[str, Any] = {
        "file": new.file,
        "sha256": new.sha256,
        "withheld": old.withheld or new.withheld,
    }
    if is_document(new) and old.source_id not in pairs.same_units:
        changed["confidential"] = old.confidential or new.confidential
    if is_document(new) and old.sha256 != new.sha256:
        changed["title"] = new.title or old.title
        if old.date_quote is not None or not old.date.known:
            changed |= {"date": new.date, "date_quote": new.date_quote}
    if not is_document(new):
        changed |= {"cited_at": new.cited_at, "confidential": _cited_confidential(pairs, old, new)}
        changed |= _stake(pairs, old, new)
    if old.cluster_id and not kept.cluster_id:
        changed["cluster_id"] = new.cluster_id
    return kept.model_copy(update=changed)


def _stake(pairs: Pairs, old: Source, new: Source) -> dict[str, Any]:
    """Take the publisher and stake as drafted anew, unless a person had set another than was drafted."""
    drafted = pairs.old.row(old.publisher_id).interest if old.publisher_id else "unknown"
    same = pairs.ids.get(old.publisher_id, "") in ("", new.publisher_id)
    if old.interest != drafted or not same:
        return {}
    return {"publisher_id": new.publisher_id, "interest": new.interest}


def record_again(pairs: Pairs, old: HarvestRecord, new: HarvestRecord) -> HarvestRecord:
    """Give a record as read anew, with its flag as the person left it."""
    changed = {"confidential": _flag(pairs, old, new), "withheld": old.withheld or new.withheld}
    return new.model_copy(update=changed)


def _flag(pairs: Pairs, old: HarvestRecord, new: HarvestRecord) -> bool:
    """Follow the person, unless the author set another flag or other words stand under the old label."""
    same = _said(old.flag_quote) == _said(new.flag_quote) and old.record_id in pairs.same_units
    return old.confidential if same else old.confidential or new.confidential


def _said(quote: Quote | None) -> str:
    return quote.text.strip() if quote else ""


def _cited_confidential(pairs: Pairs, old: Source, new: Source) -> bool:
    """Follow the person, unless the record that cites the page has another flag now."""
    if old.cited_at is None:
        return old.confidential
    unit = pairs.old.row(section(pairs.old.passage_of(old.cited_at))[0])
    there = pairs.new.row(pairs.ids[unit.row_id]) if unit.row_id in pairs.ids else None
    if isinstance(unit, HarvestRecord) and isinstance(there, HarvestRecord):
        same = _said(unit.flag_quote) == _said(there.flag_quote) and unit.row_id in pairs.same_units
        return old.confidential if same else old.confidential or new.confidential
    return old.confidential if isinstance(unit, Source) else old.confidential or new.confidential


def withheld_passages(pairs: Pairs) -> tuple[frozenset[str], tuple[Passage, ...]]:
    """Say which new passages are withheld, and which withheld ones have nothing in their place.

    Where a withheld passage changed, every changed passage of its field or section is withheld: nobody has
    read them yet.
    """
    same = set(pairs.ids.values())
    changed: dict[tuple[str, str], list[str]] = {}
    for passage in pairs.new.passages:
        if passage.passage_id not in same:
            changed.setdefault(section(passage), []).append(passage.passage_id)
    found: set[str] = set()
    lost = []
    for passage in pairs.old.passages:
        if not passage.withheld:
            continue
        unit, field = section(passage)
        partner = pairs.ids.get(passage.passage_id)
        places = [partner] if partner else changed.get((pairs.ids.get(unit, ""), field), [])
        found.update(places)
        if not places:
            lost.append(passage)
    return frozenset(found), tuple(lost)


def actor_again(old: Actor, new: Actor) -> Actor:
    """Give an actor as the casebook has it; what it leaves blank, a new list may fill.

    Examples
    --------
    >>> old = Actor(actor_id="N-01", name="the clinic", kind="partner", rule="registry")
    >>> new = Actor(actor_id="N-04", name="the clinic", kind="hospital", place="Lowbridge", rule="registry")
    >>> kept = actor_again(old, new)
    >>> kept.actor_id, kept.kind, kept.place
    ('N-04', 'partner', 'Lowbridge')
    """
    blank = Actor(actor_id="N-1", name="x")
    filled = {
        column: getattr(new, column)
        for column in _ACTOR_FILLED
        if getattr(old, column) == getattr(blank, column)
    }
    return old.model_copy(update={**filled, "actor_id": new.actor_id})


def actor_remarks(old: Actor, new: Actor) -> Iterator[Finding]:
    """Say where a new list of actors says otherwise than an actor nobody decided."""
    again = actor_again(old, new)
    for column in ("name", *_ACTOR_FILLED):
        if getattr(again, column) != getattr(new, column):
            yield Finding(
                rule="actor differs", severity="warning", sheet="actors", column=column,
                reason=f"{new.actor_id}: the list of actors says otherwise; the kept casebook's words stand",
                remedy='Correct the row in the sheet "actors" if the list is right.',
            )  # fmt: skip


def release_remarks(
    pairs: Pairs, sources: tuple[Source, ...], records: tuple[HarvestRecord, ...]
) -> Iterator[Finding]:
    """Name what a person released and whose words have changed since."""
    partners = frozenset(pairs.ids.values())
    changed = _with_new_words(pairs)
    rows: tuple[Row, ...] = (*sources, *records)
    for row in rows:
        released = isinstance(row, Source | HarvestRecord) and not row.confidential
        if released and row.row_id in partners and row.row_id in changed:
            sheet = "sources" if isinstance(row, Source) else "records"
            yield Finding(
                rule="released text changed", severity="warning", sheet=sheet, column="confidential",
                reason=f"{row.row_id}: this was released before its words changed",
                remedy="Read what is new; set confidential to yes if it must not leave.",
            )  # fmt: skip


def _with_new_words(pairs: Pairs) -> frozenset[str]:
    """Name the new sources and records that hold words which the old ones do not.

    An id, white space and how a sign is typed are no words.
    """
    before: dict[str, set[str]] = defaultdict(set)
    for passage in pairs.old.passages:
        for unit in (passage.source_id, passage.record_id):
            before[pairs.ids.get(unit, "")].add(_bare_words(passage))
    return frozenset(
        unit
        for passage in pairs.new.passages
        if passage.field != "fragment_id" and _bare_words(passage)
        for unit in (passage.source_id, passage.record_id)
        if unit and _bare_words(passage) not in before[unit]
    )


def _bare_words(passage: Passage) -> str:
    return typed_plainly(passage.text.strip("\ufeff"))
