"""A small invented harvest: four public records and confidential ones that must change no byte."""

from typing import Any

from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import locate, whole
from sjc_analysis.records import (
    Actor,
    Claim,
    Event,
    FrameworkItem,
    Ground,
    HarvestRecord,
    Link,
    Outcome,
    Passage,
    Rating,
    Setting,
    Source,
    Substantiation,
)

DECIDED: dict[str, Any] = {"status": "confirmed", "decided_by": "R. Ames", "reason": "read beside the record"}

PUBLIC = (
    ("the wardens opened the gate", "because of the course the wardens opened the gate", 2030),
    ("the wardens keep a log", "because of the course the wardens keep a log", 2030),
    ("the council printed the log", "because of the course the council printed the log", 2031),
    ("the council put the log into print", "because of the course the council put the log into print", 2031),
)
"""Statement, the sentence that says why, and the year, of each public record."""

SECRETS = (
    (),
    (("the captain warned the clerk", "because of the course the captain warned the clerk", 2031),),
    (
        ("the cook carried letters out", "because of the course the cook carried letters out", 2029),
        ("the twelve jurors met at night", "because of the course the twelve jurors met at night", 2029),
    ),
)
"""Confidential records of three harvests that are alike in public."""


def across_book(secrets: tuple[tuple[str, str, int], ...] = ()) -> Casebook:
    """Make the harvest with some confidential records."""
    told = [(*each, False) for each in PUBLIC] + [(*each, True) for each in secrets]
    rows: dict[str, list[Any]] = {name: [] for name in (
        "records", "passages", "outcomes", "events", "links", "claims", "grounds", "sources",
    )}  # fmt: skip
    for number, (statement, why, year, secret) in enumerate(told, start=1):
        _record(rows, number, statement, why, year, secret)
    rows["links"].append(Link(link_id="L-91", cause_id="O-01", effect_id="O-02", **DECIDED))
    outcomes = rows["outcomes"]
    outcomes[3] = outcomes[3].model_copy(update={"same_as_id": "O-03"})
    outcomes[1] = outcomes[1].model_copy(update={"negative": True, "unintended": True})
    return Casebook(
        settings=(Setting(key="public_words", value="Wardens | Council"),),
        actors=(
            Actor(actor_id="N-01", name="the programme", kind="programme", interest="implementer"),
            Actor(actor_id="N-02", name="the wardens", kind="police"),
            Actor(actor_id="N-03", name="the council", kind="local_government"),
        ),
        framework=(
            FrameworkItem(framework_id="F-01", level="outcome", code="1.1", record_ids=("R-01", "R-02"),
                          **DECIDED),
            FrameworkItem(framework_id="F-02", level="outcome", code="1.2", **DECIDED),
        ),
        **{**{name: tuple(found) for name, found in rows.items()}, "outcomes": tuple(outcomes)},
        ratings=ratings(),
        substantiations=(asked(1, "confirmed"), asked(2, "no_response")),
    )  # fmt: skip


def _record(
    rows: dict[str, list[Any]], number: int, statement: str, why: str, year: int, secret: bool
) -> None:
    at = f"{number:02d}"
    text = f"In {year} {statement}. It was {why}. The programme held a course in {year - 1}."
    passage = Passage(
        passage_id=f"P-{at}", source_id=f"S-{at}", record_id=f"R-{at}", start=0, end=len(text), text=text
    )
    date, act_date = locate(passage, str(year)), locate(passage, str(year - 1))
    rows["sources"].append(
        Source(source_id=f"S-{at}", kind="outcome_record", file=f"r{at}.txt", sha256="a" * 64,
               interest="harvester", confidential=secret)
    )  # fmt: skip
    rows["records"].append(
        HarvestRecord(record_id=f"R-{at}", source_id=f"S-{at}", country_code="XMA", confidential=secret)
    )
    rows["passages"].append(passage)
    who = ("N-02",) if "wardens" in statement else ("N-03",)
    rows["outcomes"].append(
        Outcome(outcome_id=f"O-{at}", record_id=f"R-{at}", actor_ids=who, statement=statement,
                date=Interval.year(year), date_quote=date, change_type="Practice",
                quote=locate(passage, f"In {year} {statement}"), **DECIDED)
    )  # fmt: skip
    rows["events"].append(
        Event(event_id=f"A-{at}", side="programme", kind="trained", actor_ids=("N-01",),
              description="The programme held a course", date=Interval.year(year - 1), date_quote=act_date,
              quote=locate(passage, f"The programme held a course in {year - 1}"), **DECIDED)
    )  # fmt: skip
    rows["links"].append(
        Link(link_id=f"L-{at}", cause_id=f"A-{at}", effect_id=f"O-{at}", basis="stated_cause",
             quote=locate(passage, why), **DECIDED)
    )  # fmt: skip
    rows["claims"].append(
        Claim(claim_id=f"C-{at}", cause_id=f"A-{at}", outcome_id=f"O-{at}", link_ids=(f"L-{at}",), **DECIDED)
    )
    rows["grounds"].append(
        Ground(ground_id=f"B-{at}", outcome_id=f"O-{at}", direction="for", quote=whole(passage), **DECIDED)
    )


def ratings() -> tuple[Rating, ...]:
    """Two raters who differ on the first, one who is its author on the second, a draft on the third."""
    scale = {"criterion": "significance", "scale": "expect-like-love"}
    return (
        Rating(rating_id="G-01", outcome_id="O-01", level="love to see", rater="Una", **scale, **DECIDED),
        Rating(rating_id="G-02", outcome_id="O-01", level="like to see", rater="Bo", **scale, **DECIDED),
        Rating(rating_id="G-03", outcome_id="O-02", level="love to see", rater="Una", by_author=True,
               **scale, **DECIDED),
        Rating(rating_id="G-04", outcome_id="O-03", level="love to see", rater="Una", **scale),
    )  # fmt: skip


def asked(number: int, response: Any) -> Substantiation:
    """Ask about the first outcome."""
    return Substantiation(
        substantiation_id=f"U-{number:02d}", outcome_id="O-01", informant="a neighbour",
        interest="independent", response=response, **DECIDED,
    )  # fmt: skip
