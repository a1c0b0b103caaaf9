"""An invented casebook with every kind of box and arrow, for the tests of pictures and tables."""

from typing import Any

from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.findings import Finding
from sjc_analysis.quotes import locate, whole
from sjc_analysis.records import (
    Actor,
    Claim,
    Commitment,
    Event,
    Evidence,
    HarvestRecord,
    Likelihood,
    Link,
    Mention,
    Outcome,
    Passage,
    Quote,
    Rating,
    Request,
    Rival,
    Source,
    Statement,
    Trace,
)

TEXT = (
    "Because of the March workshop the ferry office posts its timetable. It had begun to do so in May 2029. "
    "The anglers asked for lamps and the office promised lamps. About 40 to 50 anglers came."
)
PASSAGE = Passage(passage_id="P-01", source_id="S-01", record_id="R-01", start=0, end=len(TEXT), text=TEXT)
DECIDED: dict[str, Any] = {"status": "confirmed", "decided_by": "M. Ode", "reason": "read it"}
HOSTILE = "$\\frac{1}{0}$ <script>x</script> \u202egnp.exe\u200b {{ 7 }} =1+1 \\n & \"quoted\" 'words'"


def quote(words: str) -> Quote:
    found = locate(PASSAGE, words)
    assert found is not None, words
    return found


def pictured_book(**replaced: Any) -> Casebook:
    """Make the casebook, with any of its tables replaced."""
    rows: dict[str, Any] = {
        "sources": (
            Source(source_id="S-01", kind="outcome_record"),
            Source(source_id="S-02", url="https://w.example/1"),
        ),
        "records": (HarvestRecord(record_id="R-01", source_id="S-01"),),
        "passages": (PASSAGE,),
        "actors": (
            Actor(actor_id="N-01", name="Harbour Trust", aliases=("HT",)),
            Actor(actor_id="N-02", name="Ferry office"),
        ),
        "mentions": (Mention(mention_id="M-01", actor_id="N-02", quote=quote("ferry office")),),
        "events": (
            Event(
                event_id="A-01",
                side="programme",
                kind="trained",
                actor_ids=("N-01",),
                description="A workshop on timetables for the clerks of the office",
                date=Interval.month(2031, 3),
            ),
            Event(
                event_id="A-02",
                side="other",
                description="A circular on posting timetables",
                date=Interval.day(2031, 4, 2),
            ),
            Event(
                event_id="A-03",
                side="unknown",
                description="A model timetable was drawn up and handed over",
                date=Interval(),
            ),
            Event(
                event_id="A-04",
                category="context",
                description="A storm closed the harbour",
                date=Interval(latest=Interval.month(2031, 2).latest),
                **DECIDED,
            ),
        ),
        "outcomes": (
            Outcome(
                outcome_id="O-01",
                record_id="R-01",
                statement="The ferry office posts its timetable at every landing stage along the "
                "lower river, and keeps it up to date in winter and in summer alike",
                date=Interval(earliest=Interval.month(2031, 6).earliest),
                is_process=True,
                quote=quote("posts its timetable"),
            ),
            Outcome(outcome_id="O-02", statement="Anglers miss fewer boats"),
        ),
        "traces": (
            Trace(
                trace_id="Z-01",
                outcome_id="O-01",
                date=Interval.month(2029, 5),
                quote=quote("begun to do so"),
            ),
        ),
        "links": (
            Link(
                link_id="L-01",
                cause_id="A-01",
                effect_id="O-01",
                basis="stated_cause",
                quote=quote("Because of"),
            ),
            Link(link_id="L-02", cause_id="A-03", effect_id="O-01"),
            Link(
                link_id="L-03",
                cause_id="O-01",
                effect_id="O-02",
                basis="stated_sequence",
                quote=quote("It had"),
            ),
        ),
        "claims": (Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-01", link_ids=("L-01",)),),
        "rivals": (
            Rival(rival_id="V-01", outcome_id="O-01", description="the circular", event_id="A-02"),
            Rival(rival_id="V-02", outcome_id="O-01", description="It was under way before", trace_id="Z-01"),
            Rival(
                rival_id="V-03",
                outcome_id="O-02",
                description="A second boat was bought",
                search="searched_equally",
                standing="weakened",
                **DECIDED,
            ),
        ),
        "evidence": (
            Evidence(evidence_id="E-01", outcome_id="O-01", source_id="S-02", description="A page on boats"),
            Evidence(
                evidence_id="E-02",
                outcome_id="O-01",
                source_id="S-02",
                bearing="supports",
                description="A photograph",
                **DECIDED,
            ),
        ),
        "ratings": (
            Rating(
                rating_id="G-01", record_id="R-01", criterion="contribution", level="much", by_author=True
            ),
        ),
        "requests": (
            Request(
                request_id="Q-01", asked_of_ids=("N-02",), text="Put up lamps", quote=quote("asked for lamps")
            ),
        ),
        "commitments": (
            Commitment(
                commitment_id="K-01",
                made_by_ids=("N-02",),
                text="Lamps",
                answers_ids=("Q-01",),
                quote=quote("promised lamps"),
            ),
        ),
        "statements": (
            Statement(
                statement_id="T-01",
                kind="quantity",
                text="Many came",
                number_low=40,
                number_high=50,
                unit="anglers",
                qualifier="about",
                quote=quote("40 to 50 anglers"),
            ),
        ),
        "findings": (
            Finding(finding_id="X-01", rule="R9", severity="note", reason="a heading is misspelt", line=3),
            Finding(finding_id="X-02", rule="R9", severity="note", reason="a heading is misspelt", line=5),
            Finding(finding_id="X-03", rule="R2", severity="warning", reason="no year"),
        ),
    }
    return Casebook(**{**rows, **replaced})


def weighed_book(**replaced: Any) -> Casebook:
    """Make the casebook with likelihoods: two items of one source, an absence, and one without a limit."""
    book = pictured_book()
    letter = page(2, "The course gave us the idea. Its copy says so too.")
    minutes = page(4, "The course was thanked for it.")
    about: dict[str, Any] = {"outcome_id": "O-01", "claim_id": "C-01", "part": "contribution", **DECIDED}
    evidence = (
        Evidence(
            evidence_id="E-03", source_id="S-02", bearing="supports", description="A letter",
            quote=locate(letter, "The course gave us the idea"), **about,
        ),
        Evidence(
            evidence_id="E-04", source_id="S-02", bearing="supports", description="Its copy",
            quote=locate(letter, "Its copy says so too"), **about,
        ),
        Evidence(
            evidence_id="E-05", source_id="S-03", bearing="contradicts", observation="sought_absent",
            description="A bill for the printing", **about,
        ),
        Evidence(
            evidence_id="E-06", source_id="S-04", bearing="supports", description="Minutes",
            quote=whole(minutes), **about,
        ),
    )  # fmt: skip
    rows = {
        "sources": (*book.sources, Source(source_id="S-03", title="Bills"), Source(source_id="S-04")),
        "passages": (*book.passages, letter, minutes),
        "evidence": (*book.evidence, *evidence),
        "likelihoods": (
            odds("H-01", "E-03", 0.5, 0.7, 0.05, 0.15),
            odds("H-02", "E-04", 0.4, 0.6, 0.2, 0.3),
            odds("H-03", "E-05", 0.6, 0.8, 0.1, 0.3),
            odds("H-04", "E-06", 0.2, 0.4, 0.0, 0.1),
        ),
    }
    return pictured_book(**{**rows, **replaced})


def page(number: int, text: str) -> Passage:
    """Make the only passage of source ``S-0{number}``."""
    return Passage(passage_id=f"P-0{number}", source_id=f"S-0{number}", start=0, end=len(text), text=text)


def odds(row_id: str, evidence_id: str, *ends: float) -> Likelihood:
    """Give the likelihoods of an item for the claim (low, high) and against the first rival (low, high)."""
    names = ("p_claim_low", "p_claim_high", "p_rival_low", "p_rival_high")
    return Likelihood(
        likelihood_id=row_id, evidence_id=evidence_id, claim_id="C-01", rival_id="V-01",
        **dict(zip(names, ends, strict=True)), **DECIDED,
    )  # fmt: skip
