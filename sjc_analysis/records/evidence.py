"""What was observed and judged: evidence, likelihoods, ratings, grounds and substantiation."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from sjc_analysis.dates import Interval
from sjc_analysis.records.base import Decided, Probability, Quote, check_interval
from sjc_analysis.schema import KnownBy, NeverLeaves, Ref
from sjc_analysis.vocabulary import (
    Bearing,
    ClaimPart,
    ClusterTreatment,
    GroundDirection,
    Interest,
    Observation,
    SubstantiationResponse,
)


class Cluster(Decided):
    """Items of one event, hearing, wire copy, author or informant, which are not independent."""

    prefix: ClassVar[str] = "D"
    id_field: ClassVar[str] = "cluster_id"

    cluster_id: str
    name: Annotated[str, NeverLeaves("items of one origin")] = Field(
        min_length=1, description="what the items share: the event, hearing, author or informant"
    )
    treatment: ClusterTreatment = Field(default="once", description="how its items are weighed")


class Evidence(Decided):
    """An observation that was sought, and what it shows."""

    prefix: ClassVar[str] = "E"
    id_field: ClassVar[str] = "evidence_id"
    known_without_quote: ClassVar[bool] = True

    evidence_id: str
    outcome_id: Annotated[str, Ref("O"), KnownBy(lasting=True)]
    claim_id: Annotated[str, Ref("C"), KnownBy()] = Field(
        default="", description="for contribution and mechanism: the claim"
    )
    link_id: Annotated[str, Ref("L"), KnownBy()] = Field(default="", description="the one link it bears on")
    part: Annotated[ClaimPart, KnownBy()] = Field(
        default="happened", description="which question of the outcome it bears on"
    )
    source_id: Annotated[str, Ref("S"), KnownBy(lasting=True)] = Field(
        description="where the observation comes from"
    )
    description: str = Field(default="", description="what was observed or sought")
    observation: Observation = Field(
        default="found", description="found, looked for in vain, or never looked for"
    )
    bearing: Bearing = Field(default="not_assessed", description="what it shows of that part")
    cluster_id: Annotated[str, Ref("D", blank_if_refused=True)] = Field(
        default="", description="provenance cluster; blank: that of its source"
    )
    hint: str = Field(default="", description="what a rule noticed; never used for a verdict")
    quote: Quote | None = Field(default=None, description="the words that show it, or where it is cited")


class Likelihood(Decided):
    """How probable an evidence item is if the claim holds, and if a named rival holds instead."""

    prefix: ClassVar[str] = "H"
    id_field: ClassVar[str] = "likelihood_id"
    known_without_quote: ClassVar[bool] = True

    likelihood_id: str
    evidence_id: Annotated[str, Ref("E"), KnownBy()]
    claim_id: Annotated[str, Ref("C"), KnownBy()]
    rival_id: Annotated[str, Ref("V"), KnownBy()]
    p_claim_low: Probability = Field(description="sensitivity P(E|claim), low end")
    p_claim_high: Probability = Field(description="the same, high end")
    p_rival_low: Probability = Field(description="type I error P(E|rival), low end")
    p_rival_high: Probability = Field(description="the same, high end")
    given_id: Annotated[str, Ref("E"), KnownBy()] = Field(
        default="", description="evidence it is conditional on: P(E2|E1, ...)"
    )

    @model_validator(mode="after")
    def _likelihoods_are_intervals(self) -> Self:
        check_interval("p_claim", self.p_claim_low, self.p_claim_high)
        check_interval("p_rival", self.p_rival_low, self.p_rival_high)
        return self


class Rating(Decided):
    """A level somebody gave; an author's own rating is a claim, not a finding."""

    prefix: ClassVar[str] = "G"
    id_field: ClassVar[str] = "rating_id"
    known_without_quote: ClassVar[bool] = True

    rating_id: str
    record_id: Annotated[str, Ref("R"), KnownBy(lasting=True)] = ""
    outcome_id: Annotated[str, Ref("O"), KnownBy(lasting=True)] = Field(
        default="", description="blank: the record as a whole"
    )
    criterion: Annotated[str, KnownBy(lasting=True)] = Field(
        min_length=1, description="contribution, significance, or a criterion of the scale"
    )
    scale: str = Field(default="", description="name of the rubric; blank: no scale was given")
    level: str = Field(min_length=1, description="the level given, a word of its scale")
    rater: Annotated[str, KnownBy()] = Field(default="", description="who gave it")
    by_author: Annotated[bool, KnownBy(lasting=True)] = Field(
        default=False, description="yes: its author's claim about the own record"
    )
    date: Interval = Interval()
    quote: Quote | None = None


class Ground(Decided):
    """A passage for or against a rating, or one that only describes the time before."""

    prefix: ClassVar[str] = "B"
    id_field: ClassVar[str] = "ground_id"

    ground_id: str
    outcome_id: Annotated[str, Ref("O"), KnownBy(lasting=True)]
    criterion: Annotated[str, KnownBy()] = Field(
        default="significance", description="the criterion it is a ground for"
    )
    direction: GroundDirection = Field(description="for the rating, against it, or only the time before")
    quote: Quote


class Substantiation(Decided):
    """A question put to somebody who should know, and what came back."""

    prefix: ClassVar[str] = "U"
    id_field: ClassVar[str] = "substantiation_id"
    known_without_quote: ClassVar[bool] = True

    substantiation_id: str
    outcome_id: Annotated[str, Ref("O"), KnownBy()]
    claim_id: Annotated[str, Ref("C"), KnownBy()] = ""
    part: Annotated[ClaimPart, KnownBy()] = Field(
        default="happened", description="which question was asked about"
    )
    informant: Annotated[str, KnownBy()] = Field(default="", description="the informant's role, never a name")
    interest: Interest = Field(default="unknown", description="the informant's stake in the result")
    question: Annotated[str, KnownBy()] = Field(default="", description="the question put")
    asked: Interval = Interval()
    response: SubstantiationResponse = Field(default="not_asked", description="what came back")
    evidence_id: Annotated[str, Ref("E")] = ""
