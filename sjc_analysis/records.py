"""The domain: every kind of row a casebook holds, frozen and typed, each defined once.

``ID`` prefixes: S source, R record, P passage, N actor (name), M mention, A act or other event, O outcome,
Z trace, L link, C claim, V rival, E evidence, H likelihood, D cluster (dependence), J package (joint
cause), G rating, B ground (basis), U substantiation, Q request, K commitment, T statement, F framework item.
The meaning of each column is in its ``description``; ``docs/data-model.md`` is the same, in prose.
"""

import re
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from sjc_analysis.dates import Interval
from sjc_analysis.vocabulary import (
    Bearing,
    ClaimPart,
    ClusterTreatment,
    CommitmentStanding,
    ContributionKind,
    EventCategory,
    EventSide,
    FrameworkLevel,
    GroundDirection,
    Interest,
    LinkBasis,
    Observation,
    PassageKind,
    PersonRole,
    RivalKind,
    RivalSearch,
    RivalStanding,
    SourceKind,
    StatementKind,
    Status,
    SubstantiationResponse,
)

Probability = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A probability, from 0 to 1."""

Ids = tuple[str, ...]
"""Row ids, in the order that matters to the row."""

Reference = Annotated[str, "reference"]
"""One row id, or blank."""


def _plain_item(item: str) -> str:
    if not item or item != item.strip() or "|" in item:
        msg = "an item of a list is not blank and has no space at its ends and no | in it"
        raise ValueError(msg)
    return item


Item = Annotated[str, AfterValidator(_plain_item)]
"""One item of a list cell, such as an alias."""


class Quote(BaseModel):
    """The exact words of a source, with their place in code points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    passage_id: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    text: str = Field(min_length=1)


class Row(BaseModel):
    """What every row shares: it is frozen, has an id of its table's pattern, and can be withheld."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prefix: ClassVar[str]
    id_field: ClassVar[str]

    withheld: bool = Field(
        default=False, description="yes: this row must not leave, whatever its source's flag says"
    )

    @property
    def row_id(self) -> str:
        """The row's own id."""
        return str(getattr(self, self.id_field))

    @model_validator(mode="after")
    def _id_has_pattern(self) -> Self:
        if not re.fullmatch(rf"{self.prefix}-[0-9]{{1,7}}", self.row_id):
            msg = f"{self.id_field} must look like {self.prefix}-01"
            raise ValueError(msg)
        return self


class Decided(Row):
    """A row that a rule drafts and a person decides."""

    status: Status = Field(
        default="draft", description="draft, or what a named person decided: confirmed, corrected, refused"
    )
    rule: str = Field(default="", description="name of the rule that proposed the row; blank if a person did")
    decided_by: str = Field(default="", description="who decided")
    reason: str = Field(default="", description="why it was proposed or decided")

    @property
    def is_draft(self) -> bool:
        """Whether no person has decided this row."""
        return self.status == "draft"

    @model_validator(mode="after")
    def _judgement_has_a_person_and_a_reason(self) -> Self:
        if not self.is_draft and not (self.decided_by.strip() and self.reason.strip()):
            msg = "a decided row names who decided (decided_by) and why (reason)"
            raise ValueError(msg)
        return self


class Setting(BaseModel):
    """One word of the evaluator's about the whole casebook."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="name of the setting, in small letters")
    value: str = Field(default="", description="what the evaluator set it to")


class Source(Row):
    """A document, cited page, interview or observation that something is known from."""

    prefix: ClassVar[str] = "S"
    id_field: ClassVar[str] = "source_id"

    source_id: str
    kind: SourceKind = Field(default="document", description="what the source is")
    title: str = Field(default="", description="its title, as it stands")
    file: str = Field(default="", description="file name, never a path; blank for what was only cited")
    sha256: str = Field(default="", description="digest of the file's bytes")
    publisher_id: Reference = Field(default="", description="actor who published or wrote it")
    interest: Interest = Field(default="unknown", description="the source's stake in the result")
    url: str = Field(default="", description="web address, as it stands")
    cluster_id: Reference = Field(default="", description="provenance cluster it belongs to")
    date: Interval = Interval()
    date_quote: Quote | None = None
    cited_at: Quote | None = Field(default=None, description="where another source cites it")
    confidential: bool = Field(default=True, description="yes unless the evaluator declared it public")


class HarvestRecord(Row):
    """One record of a harvest, as its author submitted it."""

    prefix: ClassVar[str] = "R"
    id_field: ClassVar[str] = "record_id"

    record_id: str
    source_id: str
    label: str = Field(default="", description="the id its author gave it")
    label_quote: Quote | None = None
    programme_code: str = Field(default="", description="from the label, by the id pattern in the data")
    country_code: str = Field(default="", description="from the label")
    year_month: str = Field(default="", description="YYYY-MM")
    objective_code: str = Field(default="", description="from the label")
    number: str = Field(default="", description="from the label")
    confidential: bool = Field(default=True, description="as its flag is understood; blank or unclear is yes")
    flag_quote: Quote | None = None


class Passage(Row):
    """A stretch of a source's text, kept as it stands; a text's passages tile it without a gap."""

    prefix: ClassVar[str] = "P"
    id_field: ClassVar[str] = "passage_id"

    passage_id: str
    source_id: str
    record_id: Reference = ""
    kind: PassageKind = Field(default="field", description="what the stretch of text is")
    field: str = Field(default="", description="the field it was understood as; blank if unknown or none")
    heading: str = Field(default="", description="the heading or label above it, as it stands")
    place: str = Field(default="", description="line, or sheet and row")
    answers_id: Reference = Field(default="", description="for an answer: the question's passage")
    repeats_ids: Ids = Field(default=(), description="passages whose words it repeats; counted once")
    start: int = Field(ge=0, description="first code point, in the file (text) or cell (spreadsheet)")
    end: int = Field(ge=0, description="one past the last code point")
    text: str = Field(default="", description="the words, exactly as they stand")
    understood: str = Field(default="", description="the value as understood; the text stays as it is")

    @model_validator(mode="after")
    def _spans_its_text(self) -> Self:
        if self.end - self.start != len(self.text):
            msg = "end minus start must be the number of code points in the text"
            raise ValueError(msg)
        return self


class Actor(Decided):
    """A person or body, from the evaluator's registry or proposed from a text."""

    prefix: ClassVar[str] = "N"
    id_field: ClassVar[str] = "actor_id"

    actor_id: str
    name: str = Field(min_length=1, description="the name to show")
    aliases: tuple[Item, ...] = Field(
        default=(), description="other names and abbreviations, with | between them"
    )
    kind: str = Field(default="", description="what it is: programme, partner, police, person, ...")
    interest: Interest = Field(default="unknown", description="the actor's stake in the result")
    role: PersonRole = Field(default="", description="a person's role, which decides what a donor reads")
    place: str = Field(default="", description="coarse place that may stand beside a role in public")
    office: str = Field(default="", description="an official's office, or an accused's institution")
    note: str = Field(default="", description="anything worth knowing of the actor")
    named_in_public: bool = Field(
        default=False, description="yes: a reviewer signed that the name may stand in public"
    )
    consent: str = Field(default="", description="scope of the person's consent to be named")
    consent_period: Interval = Interval()

    @property
    def is_person(self) -> bool:
        """Whether the actor is a human being, whose name needs a reason to stand."""
        return self.kind == "person" or self.role != ""


class Mention(Row):
    """One place where a source names an actor."""

    prefix: ClassVar[str] = "M"
    id_field: ClassVar[str] = "mention_id"

    mention_id: str
    actor_id: str
    quote: Quote


class Event(Decided):
    """An act of the programme or of others, or a circumstance."""

    prefix: ClassVar[str] = "A"
    id_field: ClassVar[str] = "event_id"

    event_id: str
    category: EventCategory = Field(default="act", description="an act somebody did, or a circumstance")
    side: EventSide = Field(default="unknown", description="whose act it was")
    kind: ContributionKind = Field(default="other", description="what kind of contribution it was")
    actor_ids: Ids = ()
    recipient_ids: Ids = Field(default=(), description="actors the act was done to or with")
    description: str = Field(min_length=1, description="who did what")
    date: Interval = Interval()
    date_quote: Quote | None = None
    place: str = Field(default="", description="where it was")
    quote: Quote | None = None


class Outcome(Decided):
    """One change in what a social actor does; a record often bundles several."""

    prefix: ClassVar[str] = "O"
    id_field: ClassVar[str] = "outcome_id"

    outcome_id: str
    record_id: Reference = ""
    actor_ids: Ids = Field(default=(), description="who changed")
    statement: str = Field(min_length=1, description="who changed what")
    date: Interval = Interval()
    date_quote: Quote | None = None
    is_process: bool = Field(default=False, description="yes: it goes on, so it began at its earliest trace")
    place: str = Field(default="", description="where it changed")
    scale: str = Field(default="", description="local, national, ..., as the record has it")
    change_type: str = Field(default="", description="what kind of change, as the record has it")
    negative: bool = Field(default=False, description="yes: the change is for the worse")
    unintended: bool = Field(default=False, description="yes: nobody planned for it")
    follows_from_ids: Ids = Field(default=(), description="earlier outcomes it grew from")
    framework_ids: Ids = ()
    quote: Quote | None = None


class Trace(Decided):
    """An earlier sign, in any document, that a change was already under way."""

    prefix: ClassVar[str] = "Z"
    id_field: ClassVar[str] = "trace_id"

    trace_id: str
    outcome_id: str
    actor_ids: Ids = ()
    date: Interval = Interval()
    date_quote: Quote | None = None
    quote: Quote


class Link(Decided):
    """A claimed step from a cause to an effect."""

    prefix: ClassVar[str] = "L"
    id_field: ClassVar[str] = "link_id"

    link_id: str
    cause_id: str = Field(description="an event (A-) or an outcome (O-)")
    effect_id: str = Field(description="an outcome (O-) or an event (A-)")
    basis: LinkBasis = Field(default="inferred", description="how the link stands in the text")
    quote: Quote | None = None


class Claim(Decided):
    """The claim that an act contributed to an outcome, through a chain of links."""

    prefix: ClassVar[str] = "C"
    id_field: ClassVar[str] = "claim_id"

    claim_id: str
    cause_id: str = Field(description="the act (A-)")
    outcome_id: str
    link_ids: Ids = Field(default=(), description="the chain, in order from the act to the outcome")
    question: str = Field(default="", description="the claim as a question, as a page shows it")
    prior_low: Probability | None = Field(
        default=None, description="probability of the claim before the evidence, low end"
    )
    prior_high: Probability | None = Field(default=None, description="high end of the same")

    @model_validator(mode="after")
    def _prior_is_an_interval(self) -> Self:
        _check_interval("prior", self.prior_low, self.prior_high)
        return self


class Rival(Decided):
    """Another explanation of the outcome, or of one link."""

    prefix: ClassVar[str] = "V"
    id_field: ClassVar[str] = "rival_id"

    rival_id: str
    outcome_id: str
    claim_id: Reference = Field(default="", description="the one claim it rivals; blank: every claim on it")
    link_id: Reference = Field(default="", description="the one link it rivals; blank: the whole outcome")
    kind: RivalKind = Field(default="rival", description="another explanation, or a part of the same package")
    description: str = Field(min_length=1, description="what else may explain it")
    actor_ids: Ids = ()
    event_id: Reference = Field(default="", description="the act or circumstance that is the rival")
    trace_id: Reference = Field(default="", description="the earlier trace that speaks for it")
    search: RivalSearch = Field(
        default="not_searched", description="whether evidence for it was sought as hard as for the claim"
    )
    standing: RivalStanding = Field(default="not_assessed", description="what was decided of it")
    quote: Quote | None = None


class Cluster(Decided):
    """Items of one event, hearing, wire copy, author or informant, which are not independent."""

    prefix: ClassVar[str] = "D"
    id_field: ClassVar[str] = "cluster_id"

    cluster_id: str
    name: str = Field(
        min_length=1, description="what the items share: the event, hearing, author or informant"
    )
    treatment: ClusterTreatment = Field(default="once", description="how its items are weighed")
    rho: float | None = Field(
        default=None,
        ge=-1,
        le=1,
        allow_inf_nan=False,
        description="correlation within each hypothesis; for that treatment only",
    )


class Evidence(Decided):
    """An observation that was sought, and what it shows."""

    prefix: ClassVar[str] = "E"
    id_field: ClassVar[str] = "evidence_id"

    evidence_id: str
    outcome_id: str
    claim_id: Reference = Field(default="", description="for contribution and mechanism: the claim")
    link_id: Reference = Field(default="", description="the one link it bears on")
    part: ClaimPart = Field(default="happened", description="which question of the outcome it bears on")
    source_id: str = Field(description="where the observation comes from")
    description: str = Field(default="", description="what was observed or sought")
    observation: Observation = Field(
        default="found", description="found, looked for in vain, or never looked for"
    )
    bearing: Bearing = Field(default="not_assessed", description="what it shows of that part")
    cluster_id: Reference = Field(default="", description="provenance cluster; blank: that of its source")
    hint: str = Field(default="", description="what a rule noticed; never used for a verdict")
    quote: Quote | None = Field(default=None, description="the words that show it, or where it is cited")


class Likelihood(Decided):
    """How probable an evidence item is if the claim holds, and if a named rival holds instead."""

    prefix: ClassVar[str] = "H"
    id_field: ClassVar[str] = "likelihood_id"

    likelihood_id: str
    evidence_id: str
    claim_id: str
    rival_id: str
    p_claim_low: Probability = Field(description="sensitivity P(E|claim), low end")
    p_claim_high: Probability = Field(description="the same, high end")
    p_rival_low: Probability = Field(description="type I error P(E|rival), low end")
    p_rival_high: Probability = Field(description="the same, high end")
    given_id: Reference = Field(default="", description="evidence it is conditional on: P(E2|E1, ...)")

    @model_validator(mode="after")
    def _likelihoods_are_intervals(self) -> Self:
        _check_interval("p_claim", self.p_claim_low, self.p_claim_high)
        _check_interval("p_rival", self.p_rival_low, self.p_rival_high)
        return self


class Package(Decided):
    """A set of contributions that together are claimed to suffice for an outcome (method, section 5)."""

    prefix: ClassVar[str] = "J"
    id_field: ClassVar[str] = "package_id"

    package_id: str
    outcome_id: str
    event_ids: Ids = Field(min_length=1, description="the acts and circumstances in the package")


class Rating(Decided):
    """A level somebody gave; an author's own rating is a claim, not a finding."""

    prefix: ClassVar[str] = "G"
    id_field: ClassVar[str] = "rating_id"

    rating_id: str
    record_id: Reference = ""
    outcome_id: Reference = Field(default="", description="blank: the record as a whole")
    criterion: str = Field(
        min_length=1, description="contribution, significance, or a criterion of the scale"
    )
    scale: str = Field(default="", description="name of the rubric; blank: no scale was given")
    level: str = Field(min_length=1, description="the level given, a word of its scale")
    rater: str = Field(default="", description="who gave it")
    by_author: bool = Field(default=False, description="yes: its author's claim about the own record")
    date: Interval = Interval()
    quote: Quote | None = None


class Ground(Decided):
    """A passage for or against a rating, or one that only describes the time before."""

    prefix: ClassVar[str] = "B"
    id_field: ClassVar[str] = "ground_id"

    ground_id: str
    outcome_id: str
    criterion: str = Field(default="significance", description="the criterion it is a ground for")
    direction: GroundDirection = Field(description="for the rating, against it, or only the time before")
    quote: Quote


class Substantiation(Decided):
    """A question put to somebody who should know, and what came back."""

    prefix: ClassVar[str] = "U"
    id_field: ClassVar[str] = "substantiation_id"

    substantiation_id: str
    outcome_id: str
    claim_id: Reference = ""
    part: ClaimPart = Field(default="happened", description="which question was asked about")
    informant: str = Field(default="", description="the informant's role, never a name")
    interest: Interest = Field(default="unknown", description="the informant's stake in the result")
    question: str = Field(default="", description="the question put")
    asked: Interval = Interval()
    response: SubstantiationResponse = Field(default="not_asked", description="what came back")
    evidence_id: Reference = ""


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


class FrameworkItem(Decided):
    """An item of a results framework that a record was placed on."""

    prefix: ClassVar[str] = "F"
    id_field: ClassVar[str] = "framework_id"

    framework_id: str
    level: FrameworkLevel = Field(description="where in the results framework it stands")
    code: str = Field(min_length=1, description="its code, as it stands")
    label: str = Field(default="", description="its words")
    record_ids: Ids = ()
    quote: Quote | None = None


def _check_interval(name: str, low: float | None, high: float | None) -> None:
    if (low is None) != (high is None):
        msg = f"{name}_low and {name}_high go together"
        raise ValueError(msg)
    if low is not None and high is not None and low > high:
        msg = f"{name}_low must not exceed {name}_high"
        raise ValueError(msg)
