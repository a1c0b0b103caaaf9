"""One record drafted by itself, so that many can be drafted at once; its rows are numbered on afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from sjc_analysis.drafting.cited import draft_cited
from sjc_analysis.drafting.events import draft_events
from sjc_analysis.drafting.framework import draft_framework
from sjc_analysis.drafting.grounds import draft_grounds
from sjc_analysis.drafting.links import draft_chains
from sjc_analysis.drafting.mentions import Named, Names
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcome_rows import DraftedOutcome
from sjc_analysis.drafting.outcomes import draft_outcomes
from sjc_analysis.drafting.ratings import draft_ratings
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.remarks import nothing_drafted, record_remarks
from sjc_analysis.drafting.rivals import draft_rivals
from sjc_analysis.records import Actor, HarvestRecord, Passage, Row, Source
from sjc_analysis.references import target_prefixes

_R = TypeVar("_R", bound=Row)


class Given(NamedTuple):
    """A record as it is handed over to be drafted.

    Parameters
    ----------
    source, record, passages
        The record, the file it stands in, and its passages.
    actors
        The registry.
    ids
        The numbering of the rows that were there before any record was drafted.
    """

    source: Source
    record: HarvestRecord
    passages: tuple[Passage, ...]
    actors: tuple[Actor, ...]
    ids: Numbering


@dataclass(frozen=True)
class RecordDraft:
    """What was drafted from one record, numbered as if no other had been.

    Parameters
    ----------
    tables
        Table -> its rows.
    going_on
        The outcomes that go on, for which an earlier trace may be found.
    named
        Passage id -> who is named in it.
    taken
        Prefix -> how many ids were given.
    """

    tables: Mapping[str, Sequence[Any]]
    going_on: tuple[DraftedOutcome, ...]
    named: Mapping[str, tuple[Named, ...]]
    taken: Mapping[str, int]


def draft_records(part: Sequence[Given]) -> list[RecordDraft]:
    """Draft records of one registry, each by itself.

    Parameters
    ----------
    part
        The records.
    """
    names = Names(part[0].actors) if part else Names(())
    return [_drafted(RecordText(*given[:4], names), given.ids) for given in part]


def _drafted(text: RecordText, before: Numbering) -> RecordDraft:
    ids = before.copy()
    framework = draft_framework(text, ids)
    outcomes = draft_outcomes(text, ids, tuple(each.framework_id for each in framework))
    events = draft_events(text, ids, outcomes)
    chains = draft_chains(text, ids, events, outcomes)
    cited = draft_cited(text, ids, outcomes)
    tables: dict[str, Sequence[Any]] = {
        "framework": framework, "events": events, "outcomes": [each.row for each in outcomes],
        "links": chains.links, "claims": chains.claims,
        "rivals": draft_rivals(text, ids, events, outcomes),
        "sources": cited.sources, "evidence": cited.evidence, "clusters": cited.clusters,
        "ratings": draft_ratings(text, ids), "grounds": draft_grounds(text, ids, outcomes),
    }  # fmt: skip
    drafted = [row for rows in tables.values() for row in rows]
    tables["findings"] = (
        *record_remarks(text, events, outcomes, cited.evidence), *nothing_drafted(text, drafted),
    )  # fmt: skip
    return RecordDraft(
        tables=tables,
        going_on=tuple(each for each in outcomes if each.row.is_process),
        named={passage.passage_id: text.names.of(passage) for passage in text.passages},
        taken=ids.taken_since(before),
    )


def numbered_on(draft: RecordDraft, before: Numbering, ids: Numbering) -> RecordDraft:
    """Give a record's rows the ids that follow those of all rows drafted so far.

    Parameters
    ----------
    draft
        The record's draft.
    before
        The numbering it was drafted with.
    ids
        The numbering of all rows so far.
    """
    new = ids.take(draft.taken, before)
    if not new:
        return draft
    tables = {table: _renamed(rows, new) for table, rows in draft.tables.items()}
    going_on = tuple(replace(each, row=_renamed([each.row], new)[0]) for each in draft.going_on)
    return replace(draft, tables=tables, going_on=going_on)


def _renamed(rows: Iterable[_R], new: Mapping[str, str]) -> list[_R]:
    done = []
    for row in rows:
        single, several = _id_columns(type(row))
        values = dict(row.__dict__)
        for column in single:
            values[column] = new.get(values[column], values[column])
        for column in several:
            if values[column]:
                values[column] = tuple([new.get(each, each) for each in values[column]])
        done.append(type(row).as_made(values) if single or several else row)
    return done


@cache
def _id_columns(model: type[BaseModel]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the columns that hold one id, the row's own among them, and those that hold several."""
    if not issubclass(model, Row):  # a finding names only what was read
        return (), ()
    refer = [name for name in model.model_fields if target_prefixes(model, name)]
    several = tuple(name for name in refer if name.endswith("_ids"))
    return (model.id_field, *(name for name in refer if name not in several)), several
