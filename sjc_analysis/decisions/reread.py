"""What a person should read again: decisions that followed their words into other surroundings."""

from collections.abc import Iterator, Mapping
from typing import Any

from sjc_analysis.decisions.following import sentence_of, typed_plainly
from sjc_analysis.decisions.pairing import Pairs
from sjc_analysis.decisions.places import section
from sjc_analysis.findings import Finding
from sjc_analysis.records import Actor, Quote, Row

_QUOTED = ("quote", "met_quote", "later_quote")
"""Quotes whose meaning depends on the sentence around them; a date or a flag is its own sentence."""


def reread_findings(
    pairs: Pairs, tables: Mapping[str, tuple[Any, ...]], stands: Mapping[str, str]
) -> Iterator[Finding]:
    """Say which decided rows quote words that moved, or whose sentence is no longer the one that was read.

    Parameters
    ----------
    pairs
        The two casebooks.
    tables
        The rows of the new casebook.
    stands
        New id -> id of the old row that a person made or decided and that stands there.
    """
    passages = {passage.passage_id: passage for passage in tables["passages"]}
    for table, rows in tables.items():
        for number, row in enumerate(rows, start=2):
            old = pairs.old.row(stands[row.row_id]) if getattr(row, "row_id", "") in stands else None
            for column in _QUOTED if old is not None else ():
                before, now = getattr(old, column, None), getattr(row, column, None)
                if before is not None and now is not None:
                    yield from _other_surroundings(pairs, table, number, row, column, before, passages, now)


def _other_surroundings(
    pairs: Pairs, table: str, number: int, row: Row, column: str, before: Quote, passages: Any, now: Quote
) -> Iterator[Finding]:
    old, new = pairs.old.passage_of(before), passages[now.passage_id]
    remedy = "Read them where they stand now; decide the row again if what you decided no longer holds."
    if section(old)[1] != section(new)[1]:
        yield Finding(
            rule="quote moved", severity="warning", sheet=table, row=number, column=column,
            reason=f"{row.row_id}: the words of this decision now stand in another field or section",
            remedy=remedy,
        )  # fmt: skip
    elif " " in before.text and typed_plainly(sentence_of(old, before).text) != typed_plainly(
        sentence_of(new, now).text
    ):
        yield Finding(
            rule="sentence changed", severity="warning", sheet=table, row=number, column=column,
            reason=f"{row.row_id}: the words of this decision are the same, the sentence around them is not",
            remedy=remedy,
        )  # fmt: skip


def unlisted_actors(pairs: Pairs, stands: Mapping[str, str]) -> Iterator[Finding]:
    """Say which actors are no longer on the list and stand only because decided rows name them."""
    listed = any(actor.rule == "registry" for actor in pairs.new.actors)
    for new_id, old_id in stands.items():
        actor = pairs.old.row(old_id)
        drafted = isinstance(actor, Actor) and actor.is_draft and actor.rule
        if listed and drafted and old_id not in pairs.ids:
            yield Finding(
                rule="actor not listed", severity="warning", sheet="actors", column="name",
                reason=f"{new_id} is not on the list of actors that was given; rows you decided name it",
                remedy="If the list has it under another name, write that actor's id in those rows; "
                "otherwise nothing is to be done.",
            )  # fmt: skip
