"""Where everything comes from: sources, records, passages, and the actors they name."""

from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sjc_analysis.dates import Interval
from sjc_analysis.records.base import Decided, Ids, Item, Quote, Row
from sjc_analysis.schema import NeverLeaves, Ref, WordsFor
from sjc_analysis.vocabulary import Interest, PassageKind, PersonRole, SourceKind


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
    file: Annotated[str, NeverLeaves()] = Field(
        default="", description="file name, never a path; blank for what was only cited"
    )
    sha256: Annotated[str, NeverLeaves()] = Field(default="", description="digest of the file's bytes")
    publisher_id: Annotated[str, Ref("N", soft=True)] = Field(
        default="", description="actor who published or wrote it"
    )
    interest: Interest = Field(default="unknown", description="the source's stake in the result")
    url: str = Field(default="", description="web address, as it stands")
    cluster_id: Annotated[str, Ref("D", blank_if_refused=True)] = Field(
        default="", description="provenance cluster it belongs to"
    )
    date: Interval = Interval()
    date_quote: Annotated[Quote | None, WordsFor("date")] = None
    cited_at: Quote | None = Field(default=None, description="where another source cites it")
    confidential: Annotated[bool, NeverLeaves(instead=False)] = Field(
        default=True, description="yes unless the evaluator declared it public"
    )


class HarvestRecord(Row):
    """One record of a harvest, as its author submitted it."""

    prefix: ClassVar[str] = "R"
    id_field: ClassVar[str] = "record_id"

    record_id: str
    source_id: Annotated[str, Ref("S")]
    label: Annotated[str, NeverLeaves()] = Field(default="", description="the id its author gave it")
    label_quote: Annotated[Quote | None, NeverLeaves()] = None
    programme_code: str = Field(default="", description="from the label, by the id pattern in the data")
    country_code: str = Field(default="", description="from the label")
    year_month: str = Field(default="", description="YYYY-MM")
    objective_code: str = Field(default="", description="from the label")
    number: Annotated[str, NeverLeaves()] = Field(default="", description="from the label")
    confidential: Annotated[bool, NeverLeaves(instead=False)] = Field(
        default=True, description="as its flag is understood; blank or unclear is yes"
    )
    flag_quote: Annotated[Quote | None, NeverLeaves()] = None


class Passage(Row):
    """A stretch of a source's text, kept as it stands; a text's passages tile it without a gap."""

    prefix: ClassVar[str] = "P"
    id_field: ClassVar[str] = "passage_id"

    passage_id: str
    source_id: Annotated[str, Ref("S")]
    record_id: Annotated[str, Ref("R")] = ""
    kind: PassageKind = Field(default="field", description="what the stretch of text is")
    field: str = Field(default="", description="the field it was understood as; blank if unknown or none")
    heading: str = Field(default="", description="the heading or label above it, as it stands")
    place: Annotated[str, NeverLeaves()] = Field(default="", description="line, or sheet and row")
    answers_id: Annotated[str, Ref("P")] = Field(
        default="", description="for an answer: the question's passage"
    )
    repeats_ids: Annotated[Ids, Ref("P")] = Field(
        default=(), description="passages whose words it repeats; counted once"
    )
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
    note: Annotated[str, NeverLeaves()] = Field(default="", description="anything worth knowing of the actor")
    named_in_public: bool = Field(
        default=False, description="yes: a reviewer signed that the name may stand in public"
    )
    consent: Annotated[str, NeverLeaves()] = Field(
        default="", description="scope of the person's consent to be named"
    )
    consent_period: Annotated[Interval, NeverLeaves()] = Interval()

    @property
    def is_person(self) -> bool:
        """Whether the actor is a human being, whose name needs a reason to stand."""
        return self.kind == "person" or self.role != ""


class Mention(Row):
    """One place where a source names an actor."""

    prefix: ClassVar[str] = "M"
    id_field: ClassVar[str] = "mention_id"

    mention_id: str
    actor_id: Annotated[str, Ref("N")]
    quote: Quote
