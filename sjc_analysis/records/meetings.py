"""What meeting notes hold: requests, commitments and statements."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from sjc_analysis.dates import Interval
from sjc_analysis.records.base import Decided, Ids, Quote, Reference
from sjc_analysis.vocabulary import CommitmentStanding, StatementKind


class Request(Decided):
    """Something asked of somebody."""

    prefix: ClassVar[str] = "Q"
    id_field: ClassVar[str] = "request_id"

    request_id: str
    asked_by_ids: Ids = ()
    asked_of_ids: Ids = ()
    text: str = Field(min_length=1, description="what was asked for")
    date: Interval = Interval()
    date_quote: Quote | None = None
    met_by_ids: Ids = Field(default=(), description="who met it later, if somebody else did")
    met_quote: Quote | None = None
    quote: Quote


class Commitment(Decided):
    """Something somebody promised, and what became of it."""

    prefix: ClassVar[str] = "K"
    id_field: ClassVar[str] = "commitment_id"

    commitment_id: str
    made_by_ids: Ids = ()
    made_to_ids: Ids = ()
    text: str = Field(min_length=1, description="what was promised")
    date: Interval = Interval()
    date_quote: Quote | None = None
    due: Interval = Interval()
    due_quote: Quote | None = None
    answers_ids: Ids = Field(default=(), description="requests it answers")
    standing: CommitmentStanding = Field(default="unknown", description="what became of it")
    later_quote: Quote | None = Field(default=None, description="what a later text says of it")
    quote: Quote

    @model_validator(mode="after")
    def _standing_needs_evidence(self) -> Self:
        if self.standing != "unknown" and self.later_quote is None:
            msg = "kept, partly and broken need the words of a later text (later_quote); otherwise unknown"
            raise ValueError(msg)
        return self


class Statement(Decided):
    """A success, challenge, question, answer, quantity or comment of a meeting note."""

    prefix: ClassVar[str] = "T"
    id_field: ClassVar[str] = "statement_id"

    statement_id: str
    kind: StatementKind = Field(description="what it is")
    said_by_ids: Ids = ()
    text: str = Field(min_length=1, description="what is said")
    answers_id: Reference = Field(default="", description="for an answer: the question")
    number_low: float | None = Field(
        default=None, allow_inf_nan=False, description="the number said, or its low end"
    )
    number_high: float | None = Field(
        default=None, allow_inf_nan=False, description="the same, or its high end"
    )
    unit: str = Field(default="", description="what is counted")
    qualifier: str = Field(default="", description="over, about, at least, as the text has it")
    period: str = Field(default="", description="the time a count is for, as the text has it")
    quote: Quote
