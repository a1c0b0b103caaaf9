"""What meeting notes hold: requests, commitments and statements."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from sjc_analysis.dates import Interval
from sjc_analysis.records.base import Decided, Ids, Quote
from sjc_analysis.schema import KnownBy, Ref, WordsFor
from sjc_analysis.vocabulary import CommitmentStanding, StatementKind


class Request(Decided):
    """Something asked of somebody."""

    prefix: ClassVar[str] = "Q"
    id_field: ClassVar[str] = "request_id"

    request_id: str
    asked_by_ids: Annotated[Ids, Ref("N", soft=True)] = ()
    asked_of_ids: Annotated[Ids, Ref("N", soft=True)] = ()
    text: str = Field(min_length=1, description="what was asked for")
    date: Interval = Interval()
    date_quote: Annotated[Quote | None, WordsFor("date")] = None
    met_by_ids: Annotated[Ids, Ref("N", soft=True)] = Field(
        default=(), description="who met it later, if somebody else did"
    )
    met_quote: Annotated[Quote | None, WordsFor("met_by_ids")] = None
    quote: Quote


class Commitment(Decided):
    """Something somebody promised, and what became of it."""

    prefix: ClassVar[str] = "K"
    id_field: ClassVar[str] = "commitment_id"

    commitment_id: str
    made_by_ids: Annotated[Ids, Ref("N", soft=True)] = ()
    made_to_ids: Annotated[Ids, Ref("N", soft=True)] = ()
    text: str = Field(min_length=1, description="what was promised")
    date: Interval = Interval()
    date_quote: Annotated[Quote | None, WordsFor("date")] = None
    due: Interval = Interval()
    due_quote: Annotated[Quote | None, WordsFor("due")] = None
    answers_ids: Annotated[Ids, Ref("Q", soft=True)] = Field(default=(), description="requests it answers")
    standing: CommitmentStanding = Field(default="unknown", description="what became of it")
    later_quote: Annotated[Quote | None, WordsFor("standing")] = Field(
        default=None, description="what a later text says of it"
    )
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
    kind: Annotated[StatementKind, KnownBy()] = Field(description="what it is")
    said_by_ids: Annotated[Ids, Ref("N", soft=True)] = ()
    text: str = Field(min_length=1, description="what is said")
    answers_id: Annotated[str, Ref("T")] = Field(default="", description="for an answer: the question")
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
