"""Casebooks in which one claim, or a few, are argued: made by hand for twins, drawn at random for properties."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from hypothesis import strategies as st

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import locate
from sjc_analysis.records import (
    Actor,
    Claim,
    Cluster,
    Event,
    Evidence,
    HarvestRecord,
    Likelihood,
    Link,
    Outcome,
    Package,
    Passage,
    Quote,
    Rival,
    Source,
    Trace,
)

JUDGED: dict[str, Any] = {
    "status": "confirmed",
    "decided_by": "R. Reader",
    "reason": "read in full and found so",
}
"""What makes a row a judgement of somebody outside the programme."""

STATED = (
    "The training of May 2031 led the station to publish its register in September 2031. By July 2031 its officers "
    "kept lists."
)


class Text(NamedTuple):
    """A source with one passage, and how to quote it."""

    source: Source
    passage: Passage

    def quote(self, words: str = "") -> Quote:
        """Quote the whole text, or some of its words."""
        found = locate(self.passage, words or self.passage.text)
        assert found is not None, words
        return found


def text(number: int, words: str, **source: Any) -> Text:
    """Make a source that holds one passage."""
    own = {"kind": "interview", "interest": "independent", **source}
    passage = Passage(
        passage_id=f"P-{number:02}",
        source_id=f"S-{number:02}",
        start=0,
        end=len(words),
        text=words,
        kind="paragraph",
    )
    return Text(Source(source_id=f"S-{number:02}", title=f"text {number}", **own), passage)


class Book:
    """A claim in a casebook, to which rows are added: a training (A-01) and a published register (O-01).

    By itself: the record states the step, its dates are quoted, a rival was searched and set aside, and
    nobody outside says anything. ``speak`` and the other methods add to it; ``verdict`` assesses it.
    """

    def __init__(self, **changes: Mapping[str, Any]) -> None:
        self.changes = changes
        record = text(1, STATED, kind="outcome_record", interest="implementer", publisher_id="N-01")
        self.texts = [record]
        passage = record.passage.model_copy(update={"record_id": "R-01"})
        self.texts[0] = Text(record.source, passage)
        quote = self.texts[0].quote
        self.rows: dict[str, list[Any]] = {
            "records": [HarvestRecord(record_id="R-01", source_id="S-01")],
            "actors": [
                Actor(actor_id="N-01", name="the programme", kind="programme", interest="implementer"),
                Actor(actor_id="N-02", name="the station", kind="police"),
            ],
            "events": [
                Event(
                    event_id="A-01",
                    description="a training of officers",
                    side="programme",
                    kind="trained",
                    actor_ids=("N-01",),
                    recipient_ids=("N-02",),
                    date=Interval.month(2031, 5),
                    date_quote=quote("May 2031"),
                    quote=quote("The training of May 2031"),
                    **JUDGED,
                )
            ],
            "outcomes": [
                Outcome(
                    outcome_id="O-01",
                    record_id="R-01",
                    statement="the station publishes its register",
                    actor_ids=("N-02",),
                    date=Interval.month(2031, 9),
                    date_quote=quote("September 2031"),
                    quote=quote("the station to publish its register"),
                    **JUDGED,
                )
            ],
            "links": [
                Link(
                    link_id="L-01",
                    cause_id="A-01",
                    effect_id="O-01",
                    basis="stated_cause",
                    quote=quote("The training of May 2031 led the station to publish its register"),
                    **JUDGED,
                )
            ],
            "claims": [
                Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-01", link_ids=("L-01",), **JUDGED)
            ],
            "rivals": [
                Rival(
                    rival_id="V-01",
                    outcome_id="O-01",
                    description="a circular of the ministry",
                    search="searched_equally",
                    standing="excluded",
                    **JUDGED,
                )
            ],
            "evidence": [],
            "likelihoods": [],
            "traces": [],
            "packages": [],
            "clusters": [],
        }
        for row_id, values in changes.items():
            self.change(row_id, **values)

    def change(self, row_id: str, **values: Any) -> "Book":
        """Change a row by its id, with ``_`` for the hyphen where it is a keyword."""
        wanted = row_id.replace("_", "-")
        for rows in self.rows.values():
            for at, row in enumerate(rows):
                if row.row_id == wanted:
                    rows[at] = type(row).model_validate({**row.model_dump(), **values})
                    return self
        raise KeyError(wanted)

    def speak(
        self,
        part: str,
        words: str,
        *,
        bearing: str = "supports",
        source: Mapping[str, Any] | None = None,
        quote: str = "",
        **evidence: Any,
    ) -> "Book":
        """Let a new source say something of the change (``happened``) or the step (``mechanism``)."""
        number = len(self.texts) + 1
        said = text(number, words, **(source or {}))
        self.texts.append(said)
        about = {} if part == "happened" else {"claim_id": "C-01", "link_id": "L-01"}
        values = {"bearing": bearing, "observation": "found", **JUDGED, **about, **evidence}
        self.rows["evidence"].append(
            Evidence(
                evidence_id=f"E-{len(self.rows['evidence']) + 1:02}",
                outcome_id="O-01",
                part=part,
                source_id=said.source.source_id,
                quote=said.quote(quote),
                **values,
            )
        )
        return self

    def weigh(
        self, evidence: int, claim: tuple[float, float], rival: tuple[float, float], **values: Any
    ) -> "Book":
        """Judge how likely an observation is under the claim and under the rival V-01."""
        number = len(self.rows["likelihoods"]) + 1
        own = {"rival_id": "V-01", **JUDGED, **values}
        self.rows["likelihoods"].append(
            Likelihood(
                likelihood_id=f"H-{number:02}",
                evidence_id=f"E-{evidence:02}",
                claim_id="C-01",
                p_claim_low=claim[0],
                p_claim_high=claim[1],
                p_rival_low=rival[0],
                p_rival_high=rival[1],
                **own,
            )
        )
        return self

    def add(self, table: str, row: Any) -> "Book":
        """Add a row."""
        self.rows[table].append(row)
        return self

    def trace(self, words: str, date: Interval, quoted: str, *, of: str = "O-01", **values: Any) -> "Book":
        """Add an earlier sign of a change in a new document."""
        said = text(len(self.texts) + 1, words, kind="document")
        self.texts.append(said)
        own = {**JUDGED, **values}
        row = Trace(
            trace_id=f"Z-{len(self.rows['traces']) + 1:02}",
            outcome_id=of,
            date=date,
            date_quote=said.quote(quoted),
            quote=said.quote(),
            **own,
        )
        return self.add("traces", row)

    @property
    def casebook(self) -> Casebook:
        """The casebook."""
        return Casebook(
            sources=tuple(each.source for each in self.texts),
            passages=tuple(each.passage for each in self.texts),
            **{table: tuple(rows) for table, rows in self.rows.items()},
        )

    def assess(self, **more: Any) -> Assessment:
        """Assess it."""
        return assess(self.casebook, **more)

    def verdict(self, **more: Any) -> str:
        """Give the verdict on its claim."""
        return self.assess(**more).claim("C-01").verdict

    def rule(self, **more: Any) -> str:
        """Name the condition that decides."""
        deciding = self.assess(**more).claim("C-01").deciding
        return deciding.rule if deciding else ""


WHETHER = (
    "The register hangs at the gate every week and anyone can read it.",
    "I saw the lists pinned up outside since the autumn, with names and times of arrest.",
)
WHY = (
    "The commander explained to me that the course was what made him order the lists.",
    "Without the course nobody here would have thought of hanging them up at all.",
)


def supported(**changes: Mapping[str, Any]) -> Book:
    """Make a modest contribution told by one independent person, its rival searched and set aside."""
    return Book(**changes).speak("happened", WHETHER[0]).speak("mechanism", WHY[0])


def strong(**changes: Mapping[str, Any]) -> Book:
    """Make a claim that meets every bar of the top."""
    book = supported(**changes).speak("happened", WHETHER[1]).speak("mechanism", WHY[1])
    return book.weigh(2, (0.9, 0.95), (0.02, 0.05)).weigh(4, (0.8, 0.9), (0.2, 0.3))


# -- casebooks at random

_interests = st.sampled_from(["independent", "independent", "beneficiary", "implementer", "unknown"])
_bearings = st.sampled_from(
    ["supports", "supports", "supports", "contradicts", "does_not_bear", "not_assessed"]
)
_kinds = st.sampled_from(["interview", "document", "observation", "outcome_record"])
_statuses = st.sampled_from(
    [JUDGED, JUDGED, JUDGED, {}, {"status": "confirmed", "decided_by": "R. Reader", "reason": "ok"}]
)
_probabilities = st.sampled_from([0.0, 0.02, 0.05, 0.2, 0.4, 0.5, 0.6, 0.8, 0.95, 1.0])
_days = st.sampled_from(
    [Interval.month(2031, 2), Interval.month(2031, 7), Interval.month(2032, 1), Interval()]
)
_NOUNS = (
    "gate",
    "clerk",
    "market",
    "river",
    "lorry",
    "ledger",
    "stamp",
    "bench",
    "lamp",
    "fence",
    "desk",
    "bridge",
)


def _sentence(number: int) -> str:
    noun, other = _NOUNS[number % len(_NOUNS)], _NOUNS[(number * 5 + 3) % len(_NOUNS)]
    return (
        f"Witness account {number} tells of the {noun} and the {other} in its own words, number {number * 7}."
    )


@st.composite
def spans(draw: st.DrawFn) -> tuple[float, float]:
    """Draw an interval of a likelihood."""
    low, high = sorted((draw(_probabilities), draw(_probabilities)))
    return low, high


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Draw a claim over one or two steps with evidence, rivals, likelihoods, traces and packages about it."""
    book = Book()
    for row_id in ("A-01", "O-01", "L-01", "C-01"):
        if draw(st.integers(0, 5)) == 0:
            book.change(row_id, **{"status": "draft", "decided_by": "", "reason": ""})
    if draw(st.booleans()):
        book.change("A-01", recipient_ids=draw(st.sampled_from([(), ("N-01",)])))
    if draw(st.integers(0, 3)) == 0:
        book.change("A-01", date=draw(_days), date_quote=None)
    book.change("L-01", basis=draw(st.sampled_from(["stated_cause", "stated_sequence", "inferred"])))
    if draw(st.booleans()):
        _lengthen(draw, book)
    if draw(st.booleans()):
        book.change(
            "V-01", search=draw(st.sampled_from(["not_searched", "searched_less", "searched_equally"]))
        )
        book.change(
            "V-01", standing=draw(st.sampled_from(["not_assessed", "stands", "weakened", "excluded"]))
        )
    if draw(st.booleans()):
        book.add(
            "rivals",
            Rival(
                rival_id="V-02",
                outcome_id="O-01",
                description="a strike at the port",
                search="searched_equally",
                standing="weakened",
                kind=draw(st.sampled_from(["rival", "co_contributor"])),
                **draw(_statuses),
            ),
        )
    for _ in range(draw(st.integers(0, 5))):
        add_voice(draw, book)
    for number in range(1, len(book.rows["evidence"]) + 1):
        for rival in (row.rival_id for row in book.rows["rivals"]):
            if draw(st.integers(0, 2)) == 0:
                book.weigh(number, draw(spans()), draw(spans()), rival_id=rival, **draw(_statuses))
    if draw(st.integers(0, 3)) == 0:
        day = draw(_days)
        book.trace("An earlier paper of 2031 tells of the lists.", day, "2031", **draw(_statuses))
    if draw(st.integers(0, 4)) == 0:
        events = draw(st.sampled_from([("A-01",), ("A-02",), ("A-01", "A-02")]))
        book.add("events", Event(event_id="A-02", description="a petition", side="other", **JUDGED))
        book.add("packages", Package(package_id="J-01", outcome_id="O-01", event_ids=events, **JUDGED))
    return book


def _lengthen(draw: st.DrawFn, book: Book) -> None:
    """Spell out the step by a change between: A-01 to O-02 to O-01."""
    quote = book.texts[0].quote
    book.add(
        "outcomes",
        Outcome(
            outcome_id="O-02",
            record_id="R-01",
            statement="officers learn to keep lists",
            actor_ids=("N-02",),
            date=Interval.month(2031, 7),
            quote=quote("the station"),
            **draw(_statuses),
        ),
    )
    basis = st.sampled_from(["stated_cause", "stated_sequence", "inferred"])
    for number, (cause, effect) in enumerate((("A-01", "O-02"), ("O-02", "O-01")), start=2):
        book.add(
            "links",
            Link(
                link_id=f"L-{number:02}",
                cause_id=cause,
                effect_id=effect,
                basis=draw(basis),
                quote=quote("led the station to publish"),
                **draw(_statuses),
            ),
        )


def add_voice(draw: Callable[..., Any], book: Book, **fixed: Any) -> None:
    """Let one more source speak, of the change or of a step, in words nobody else uses."""
    number = len(book.texts) + 1
    source = {"kind": draw(_kinds), "interest": draw(_interests), **fixed.pop("source", {})}
    if draw(st.integers(0, 3)) == 0 and "publisher_id" not in source and not fixed:
        source["publisher_id"] = draw(st.sampled_from(["N-01", "N-02"]))
    part = fixed.pop("part", None) or draw(st.sampled_from(["happened", "mechanism", "contribution"]))
    links = [row.link_id for row in book.rows["links"]]
    about: dict[str, Any] = (
        {} if part == "happened" else {"link_id": draw(st.sampled_from(links)) if part == "mechanism" else ""}
    )
    own = {"bearing": draw(_bearings), **draw(_statuses), **about, **fixed}
    if part != "happened" and own.get("link_id", "") not in ("", *book.rows["claims"][0].link_ids):
        own["claim_id"] = ""
    observation = own.pop("observation", None) or draw(
        st.sampled_from(["found", "found", "found", "sought_absent"])
    )
    book.speak(part, _sentence(number), source=source, observation=observation, **own)


def clustered(book: Book, evidence: Iterable[int]) -> Book:
    """Say that some observations are of one origin."""
    book.add("clusters", Cluster(cluster_id="D-01", name="one hearing", **JUDGED))
    for number in evidence:
        book.change(f"E-{number:02}", cluster_id="D-01")
    return book
