"""What is claimed: acts, outcomes, links, contribution claims and what else might explain an outcome."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from sjc_analysis.dates import Interval
from sjc_analysis.records.base import Decided, Ids, Probability, Quote, check_interval
from sjc_analysis.schema import KnownBy, Ref, WordsFor
from sjc_analysis.vocabulary import (
    ContributionKind,
    EventCategory,
    EventSide,
    FrameworkLevel,
    LinkBasis,
    RivalKind,
    RivalSearch,
    RivalStanding,
)


class Event(Decided):
    """An act of the programme or of others, or a circumstance."""

    prefix: ClassVar[str] = "A"
    id_field: ClassVar[str] = "event_id"

    event_id: str
    category: EventCategory = Field(default="act", description="an act somebody did, or a circumstance")
    side: EventSide = Field(default="unknown", description="whose act it was")
    kind: Annotated[ContributionKind, KnownBy()] = Field(
        default="other", description="what kind of contribution it was"
    )
    actor_ids: Annotated[Ids, Ref("N", soft=True)] = ()
    recipient_ids: Annotated[Ids, Ref("N", soft=True)] = Field(
        default=(), description="actors the act was done to or with"
    )
    description: str = Field(min_length=1, description="who did what")
    date: Interval = Interval()
    date_quote: Annotated[Quote | None, WordsFor("date")] = None
    place: str = Field(default="", description="where it was")
    quote: Quote | None = None


class Outcome(Decided):
    """One change in what a social actor does; a record often bundles several."""

    prefix: ClassVar[str] = "O"
    id_field: ClassVar[str] = "outcome_id"

    outcome_id: str
    record_id: Annotated[str, Ref("R")] = ""
    actor_ids: Annotated[Ids, Ref("N", soft=True)] = Field(default=(), description="who changed")
    statement: str = Field(min_length=1, description="who changed what")
    title: str = Field(
        default="",
        description="a short title, at most eight words, the evaluator's own; blank: the statement is shown",
    )
    date: Interval = Interval()
    date_quote: Annotated[Quote | None, WordsFor("date")] = None
    is_process: bool = Field(default=False, description="yes: it goes on, so it began at its earliest trace")
    place: str = Field(default="", description="where it changed")
    scale: str = Field(default="", description="local, national, ..., as the record has it")
    change_type: str = Field(default="", description="what kind of change, as the record has it")
    negative: bool = Field(default=False, description="yes: the change is for the worse")
    unintended: bool = Field(default=False, description="yes: nobody planned for it")
    same_as_id: Annotated[str, Ref("O", soft=True)] = Field(
        default="", description="for a change that another record tells too: that outcome; it counts once"
    )
    framework_ids: Annotated[Ids, Ref("F", soft=True)] = ()
    quote: Quote | None = None


class Trace(Decided):
    """An earlier sign, in any document, that a change was already under way."""

    prefix: ClassVar[str] = "Z"
    id_field: ClassVar[str] = "trace_id"

    trace_id: str
    outcome_id: Annotated[str, Ref("O"), KnownBy(lasting=True)]
    actor_ids: Annotated[Ids, Ref("N", soft=True)] = ()
    date: Interval = Interval()
    date_quote: Annotated[Quote | None, WordsFor("date")] = None
    quote: Quote


class Link(Decided):
    """A claimed step from a cause to an effect."""

    prefix: ClassVar[str] = "L"
    id_field: ClassVar[str] = "link_id"
    known_without_quote: ClassVar[bool] = True

    link_id: str
    cause_id: Annotated[str, Ref("AO"), KnownBy(lasting=True)] = Field(
        description="an event (A-) or an outcome (O-)"
    )
    effect_id: Annotated[str, Ref("AO"), KnownBy(lasting=True)] = Field(
        description="an outcome (O-) or an event (A-)"
    )
    basis: LinkBasis = Field(default="inferred", description="how the link stands in the text")
    quote: Quote | None = None


class Claim(Decided):
    """The claim that an act contributed to an outcome, through a chain of links."""

    prefix: ClassVar[str] = "C"
    id_field: ClassVar[str] = "claim_id"
    known_without_quote: ClassVar[bool] = True

    claim_id: str
    cause_id: Annotated[str, Ref("A"), KnownBy(lasting=True)] = Field(description="the act (A-)")
    outcome_id: Annotated[str, Ref("O"), KnownBy(lasting=True)]
    link_ids: Annotated[Ids, Ref("L")] = Field(
        default=(), description="the chain, in order from the act to the outcome"
    )
    question: str = Field(default="", description="the claim as a question, as a page shows it")
    rivals_sought: str = Field(
        default="",
        description="who looked for other explanations, where, and found none; blank: nobody wrote it",
    )
    prior_low: Probability | None = Field(
        default=None, description="probability of the claim before the evidence, low end"
    )
    prior_high: Probability | None = Field(default=None, description="high end of the same")

    @model_validator(mode="after")
    def _prior_is_an_interval(self) -> Self:
        check_interval("prior", self.prior_low, self.prior_high)
        return self


class Rival(Decided):
    """Another explanation of the outcome, or of one link."""

    prefix: ClassVar[str] = "V"
    id_field: ClassVar[str] = "rival_id"

    rival_id: str
    outcome_id: Annotated[str, Ref("O"), KnownBy(lasting=True)]
    claim_id: Annotated[str, Ref("C"), KnownBy()] = Field(
        default="", description="the one claim it rivals; blank: every claim on it"
    )
    link_id: Annotated[str, Ref("L"), KnownBy()] = Field(
        default="", description="the one link it rivals; blank: the whole outcome"
    )
    kind: RivalKind = Field(default="rival", description="another explanation, or a part of the same package")
    description: str = Field(min_length=1, description="what else may explain it")
    actor_ids: Annotated[Ids, Ref("N", soft=True)] = ()
    event_id: Annotated[str, Ref("A", blank_if_refused=True)] = Field(
        default="", description="the act or circumstance that is the rival"
    )
    trace_id: Annotated[str, Ref("Z", blank_if_refused=True)] = Field(
        default="", description="the earlier trace that speaks for it"
    )
    search: RivalSearch = Field(
        default="not_searched", description="whether evidence for it was sought as hard as for the claim"
    )
    standing: RivalStanding = Field(default="not_assessed", description="what was decided of it")
    quote: Quote | None = None


class Package(Decided):
    """A set of contributions that together are claimed to suffice for an outcome (method, section 6.4)."""

    prefix: ClassVar[str] = "J"
    id_field: ClassVar[str] = "package_id"
    known_without_quote: ClassVar[bool] = True

    package_id: str
    outcome_id: Annotated[str, Ref("O"), KnownBy()]
    event_ids: Annotated[Ids, Ref("A"), KnownBy()] = Field(
        min_length=1, description="the acts and circumstances in the package"
    )


class FrameworkItem(Decided):
    """An item of a results framework that a record was placed on."""

    prefix: ClassVar[str] = "F"
    id_field: ClassVar[str] = "framework_id"

    framework_id: str
    level: Annotated[FrameworkLevel, KnownBy()] = Field(
        description="where in the results framework it stands"
    )
    code: Annotated[str, KnownBy()] = Field(min_length=1, description="its code, as it stands")
    label: str = Field(default="", description="its words")
    record_ids: Annotated[Ids, Ref("R", soft=True)] = ()
    quote: Quote | None = None
