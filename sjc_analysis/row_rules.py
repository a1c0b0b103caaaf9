"""What must hold between rows besides their ids and quotes: chains join, and rows agree what they are about.

Each rule is one small function over a row and the rows it refers to. ``docs/data-model.md`` says why each
exists. The casebook asks them only of rows whose references all lead somewhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from sjc_analysis.records import (
    Claim,
    Evidence,
    HarvestRecord,
    Likelihood,
    Link,
    Passage,
    Rival,
    Source,
)
from sjc_analysis.references import target_prefixes

Problem = dict[str, str]
"""The words of a finding: rule, column, reason, allowed, remedy."""

ById = Mapping[str, Any]
"""Every row of the casebook by its id."""

_TEXT_FILES = (".txt", ".md")


def rule_problems(row: BaseModel, by_id: ById) -> Iterator[Problem]:
    """Ask every rule of one row whose references lead somewhere.

    Parameters
    ----------
    row
        The row.
    by_id
        Every row by its id.

    Yields
    ------
    dict
        Rule, column, reason, allowed and remedy of each objection.

    Examples
    --------
    >>> round_again = Link(link_id="L-01", cause_id="O-01", effect_id="O-01")
    >>> [problem["rule"] for problem in rule_problems(round_again, {})]
    ['B12']
    """
    for rule in rules_of(type(row)):
        problem = rule(row, by_id)
        if problem:
            yield problem


def _chain_joins(row: BaseModel, by_id: ById) -> Problem | None:
    if not isinstance(row, Claim) or not row.link_ids:
        return None
    at = row.cause_id
    for link_id in row.link_ids:
        link = by_id[link_id]
        if link.cause_id != at:
            break
        at = link.effect_id
    else:
        if at == row.outcome_id:
            return None
    return {
        "rule": "B4", "column": "link_ids", "reason": "the links do not join the act to the outcome",
        "allowed": "links in order, each beginning where the one before it ends",
        "remedy": "Correct the order, or add the link that is missing.",
    }  # fmt: skip


def _one_outcome(row: BaseModel, by_id: ById) -> Problem | None:
    claim_id = getattr(row, "claim_id", "")
    if not claim_id or isinstance(row, Claim):
        return None
    about = [row] if hasattr(row, "outcome_id") else []
    if isinstance(row, Likelihood):
        about = [by_id[row.evidence_id], by_id[row.rival_id]]
    if all(other.outcome_id == by_id[claim_id].outcome_id for other in about):
        return None
    return {
        "rule": "B5", "column": "claim_id", "reason": "the claim is about another outcome than the row",
        "remedy": "Name the claim on this outcome, or correct the outcome.",
    }  # fmt: skip


def _one_claim(row: BaseModel, by_id: ById) -> Problem | None:
    if not isinstance(row, Likelihood):
        return None
    for column in ("evidence_id", "rival_id"):
        if by_id[getattr(row, column)].claim_id not in ("", row.claim_id):
            return {
                "rule": "B5", "column": column, "reason": "this row was given for another claim",
                "remedy": "Name the row for this claim, or correct the claim.",
            }  # fmt: skip
    return None


def _part_has_claim(row: BaseModel, _: ById) -> Problem | None:
    if not isinstance(row, Evidence) or row.part not in ("contribution", "mechanism"):
        return None
    if row.claim_id or row.link_id:
        return None
    return {
        "rule": "B8", "column": "claim_id",
        "reason": "evidence on a contribution or its mechanism must say which claim or link it bears on",
        "allowed": 'an id of the sheet "claims", or of the sheet "links" in link_id',
        "remedy": "Name the claim or the link, or correct the part.",
    }  # fmt: skip


def _link_in_chain(row: BaseModel, by_id: ById) -> Problem | None:
    if not isinstance(row, Rival | Evidence) or not (row.link_id and row.claim_id):
        return None
    if row.link_id in by_id[row.claim_id].link_ids:
        return None
    return {
        "rule": "B10", "column": "link_id", "reason": "this link is not in the claim's chain",
        "allowed": "a link the claim names in link_ids",
        "remedy": "Correct the link or the claim, or clear the link.",
    }  # fmt: skip


def _one_source(row: BaseModel, by_id: ById) -> Problem | None:
    """Check that a record's passages and its own quotes stand in the record's source."""
    if isinstance(row, Passage) and row.record_id:
        agree = by_id[row.record_id].source_id == row.source_id
        return None if agree else _ANOTHER_SOURCE | {"column": "record_id"}
    if isinstance(row, HarvestRecord):
        for column in ("label_quote", "flag_quote"):
            quote = getattr(row, column)
            if quote and by_id[quote.passage_id].source_id != row.source_id:
                return _ANOTHER_SOURCE | {"column": f"{column}_at"}
    return None


_ANOTHER_SOURCE = {
    "rule": "B11", "reason": "the record and the passage stand in different sources",
    "remedy": "Correct the record, the passage or the source.",
}  # fmt: skip


def _not_its_own_ground(row: BaseModel, _: ById) -> Problem | None:
    column = ""
    for name in _own_columns(type(row)):
        if getattr(row, name) and not column and _names(row, name, getattr(row, "row_id", None)):
            column = name
    if isinstance(row, Link) and row.cause_id == row.effect_id:
        column = "effect_id"
    if isinstance(row, Likelihood) and row.given_id == row.evidence_id:
        column = "given_id"
    if not column:
        return None
    return {
        "rule": "B12", "column": column, "reason": "nothing can rest on, follow from or answer itself",
        "remedy": "Name another row, or clear the cell.",
    }  # fmt: skip


@cache
def _own_columns(model: type[BaseModel]) -> tuple[str, ...]:
    """Name the columns that may refer to rows of the same table."""
    prefix = getattr(model, "prefix", "")
    return tuple(name for name in model.model_fields if prefix and prefix in target_prefixes(model, name))


def _names(row: BaseModel, field: str, own: str | None) -> bool:
    value = getattr(row, field)
    return own in value if isinstance(value, tuple) else value == own


_Rule = Callable[[Any, ById], Problem | None]


@cache
def rules_of(model: type[BaseModel]) -> tuple[_Rule, ...]:
    """Give the rules that can object to a row of a table.

    Examples
    --------
    >>> len(rules_of(Link))
    1
    """
    has_claim = "claim_id" in model.model_fields and model is not Claim
    bound = model in (Link, Likelihood) or bool(_own_columns(model))
    applies: tuple[tuple[_Rule, bool], ...] = (
        (_chain_joins, model is Claim),
        (_one_outcome, has_claim),
        (_one_claim, model is Likelihood),
        (_part_has_claim, model is Evidence),
        (_link_in_chain, model in (Rival, Evidence)),
        (_one_source, model in (Passage, HarvestRecord)),
        (_not_its_own_ground, bound),
    )
    return tuple(rule for rule, does in applies if does)


def overlaps(passages: Iterable[Passage], by_id: ById) -> Iterator[tuple[int, Problem]]:
    """Find passages of a text file that cover the same words (rule B7).

    A gap is no error: what a reader may not know is left out of that reader's casebook.

    Yields
    ------
    tuple of int and dict
        The passage's position in the table and the objection.
    """
    ends: dict[str, int] = {}
    texts = {
        row.source_id
        for row in by_id.values()
        if isinstance(row, Source) and row.file.lower().endswith(_TEXT_FILES)
    }
    spans = [item for item in enumerate(passages) if item[1].source_id in texts] if texts else []
    spans.sort(key=lambda item: (item[1].source_id, item[1].start, item[1].end))
    for index, passage in spans:
        if passage.start < ends.get(passage.source_id, 0) and passage.text:
            yield index, {
                "rule": "B7", "column": "start", "reason": "this passage covers words of another passage",
                "remedy": "Read the document again; passages are not edited.",
            }  # fmt: skip
        ends[passage.source_id] = max(passage.end, ends.get(passage.source_id, 0))
