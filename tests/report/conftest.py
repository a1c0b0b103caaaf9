"""A small invented casebook in two parts: rows a donor may know, and rows a donor may not."""

from collections.abc import Callable

import pytest

from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import locate, whole
from sjc_analysis.records import (
    Actor,
    Claim,
    Commitment,
    Event,
    Evidence,
    Ground,
    HarvestRecord,
    Link,
    Outcome,
    Passage,
    Quote,
    Rating,
    Request,
    Rival,
    Row,
    Source,
)

Rows = dict[str, tuple[Row, ...]]
TOLD = (
    "The clinic trained the station's officers in March 2031. Following the training the station publishes "
    "its register. A circular asked stations to keep registers. But night arrests are still not written down."
)
BY = {"status": "confirmed", "decided_by": "a reviewer", "reason": "read beside the source"}


def _quote(passage: Passage, words: str) -> Quote:
    quote = locate(passage, words)
    assert quote is not None
    return quote


def released() -> Rows:
    """Rows that a donor may know."""
    told = Passage(passage_id="P-01", source_id="S-01", end=len(TOLD), start=0, text=TOLD, kind="paragraph")
    act, change = (
        _quote(told, "trained the station's officers"),
        _quote(told, "the station publishes its register"),
    )
    link = _quote(told, "Following the training the station publishes its register")
    return {
        "sources": (
            Source(source_id="S-01", title="A bulletin", interest="implementer", confidential=False),
        ),
        "passages": (told,),
        "actors": (
            Actor(actor_id="N-01", name="the clinic", interest="implementer", kind="partner", **BY),
            Actor(actor_id="N-02", name="the station", kind="police", **BY),
        ),
        "events": (
            Event(
                event_id="A-01",
                side="programme",
                kind="trained",
                actor_ids=("N-01",),
                recipient_ids=("N-02",),
                description="the clinic trained the station's officers",
                date=Interval.month(2031, 3),
                date_quote=_quote(told, "March 2031"),
                quote=act,
                **BY,
            ),
            Event(
                event_id="A-02",
                side="other",
                kind="other",
                description="a circular asked stations to keep registers",
                quote=_quote(told, "A circular asked stations to keep registers"),
                **BY,
            ),
        ),
        "outcomes": (
            Outcome(
                outcome_id="O-01",
                actor_ids=("N-02",),
                statement="the station publishes its register",
                date=Interval.month(2031, 6),
                quote=change,
                **BY,
            ),
        ),
        "links": (
            Link(
                link_id="L-01", cause_id="A-01", effect_id="O-01", basis="stated_sequence", quote=link, **BY
            ),
        ),
        "claims": (
            Claim(
                claim_id="C-01",
                cause_id="A-01",
                outcome_id="O-01",
                link_ids=("L-01",),
                question="Did the training lead the station to publish its register?",
                **BY,
            ),
        ),
        "rivals": (
            Rival(
                rival_id="V-01",
                outcome_id="O-01",
                description="the circular asked for it",
                event_id="A-02",
                quote=_quote(told, "A circular asked stations to keep registers"),
            ),
        ),
        "evidence": (
            Evidence(
                evidence_id="E-01",
                outcome_id="O-01",
                source_id="S-01",
                description="the bulletin says so",
                quote=change,
            ),
        ),
        "ratings": (
            Rating(
                rating_id="G-01",
                outcome_id="O-01",
                criterion="significance",
                level="high",
                by_author=True,
                quote=change,
            ),
        ),
        "grounds": (
            Ground(
                ground_id="B-01",
                outcome_id="O-01",
                direction="against",
                quote=_quote(told, "But night arrests are still not written down"),
            ),
        ),
        "requests": (
            Request(request_id="Q-01", text="keep registers", quote=_quote(told, "keep registers")),
        ),
        "commitments": (
            Commitment(
                commitment_id="K-01", text="publishes its register", answers_ids=("Q-01",), quote=change
            ),
        ),
    }


def confidential(word: str) -> Rows:
    """Rows that a donor may not know, with a word in every text they hold."""
    text = f"{word} Velmira {word} Ostrane was beaten in {word} 2033; {word} promised redress."
    kept = Passage(
        passage_id="P-02",
        source_id="S-02",
        record_id="R-01",
        start=0,
        end=len(text),
        text=text,
        field=word,
        heading=word,
        place=word,
        understood=word,
    )
    quote = whole(kept)
    draft = {"reason": word, "rule": word}
    return {
        "sources": (
            Source(source_id="S-02", title=word, file=f"{word}.txt", url=f"https://{word}.example/a-{word}"),
        ),
        "records": (HarvestRecord(record_id="R-01", source_id="S-02", label=word, number=word),),
        "passages": (kept,),
        "actors": (
            Actor(actor_id="N-03", name=f"Velmira {word}", aliases=(word,), role="victim", note=word),
        ),
        "events": (
            Event(event_id="A-03", side="programme", description=word, place=word, quote=quote, **draft),
        ),
        "outcomes": (
            Outcome(
                outcome_id="O-02",
                record_id="R-01",
                statement=f"{word} changed",
                place=word,
                scale=word,
                change_type=word,
                actor_ids=("N-03", "N-02"),
                quote=quote,
                **draft,
            ),
        ),
        "links": (Link(link_id="L-02", cause_id="A-03", effect_id="O-02", quote=quote, **draft),),
        "claims": (
            Claim(
                claim_id="C-02",
                cause_id="A-03",
                outcome_id="O-02",
                link_ids=("L-02",),
                question=word,
                **draft,
            ),
        ),
        "rivals": (Rival(rival_id="V-02", outcome_id="O-01", description=word, quote=quote, **draft),),
        "evidence": (
            Evidence(
                evidence_id="E-02",
                outcome_id="O-01",
                source_id="S-02",
                description=word,
                hint=word,
                quote=quote,
                **draft,
            ),
        ),
        "ratings": (
            Rating(rating_id="G-02", outcome_id="O-02", criterion=word, level=word, quote=quote, **draft),
        ),
        "requests": (Request(request_id="Q-02", text=word, quote=quote, **draft),),
        "commitments": (
            Commitment(
                commitment_id="K-02",
                text=word,
                made_by_ids=("N-03",),
                answers_ids=("Q-01", "Q-02"),
                quote=quote,
                **draft,
            ),
        ),
    }


@pytest.fixture
def book() -> Callable[[str], Casebook]:
    """Build a casebook of the released rows, with confidential ones around a word if one is given."""

    def build(word: str) -> Casebook:
        public, secret = released(), confidential(word) if word else {}
        return Casebook(
            **{name: (*public.get(name, ()), *secret.get(name, ())) for name in {**public, **secret}}
        )

    return build
