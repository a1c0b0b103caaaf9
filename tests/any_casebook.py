"""Any sound casebook, whatever stands in its texts: what files and graphs have to bring back unchanged."""

import datetime as dt

from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.findings import Finding
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import (
    Actor,
    Claim,
    Event,
    Evidence,
    Likelihood,
    Link,
    Mention,
    Outcome,
    Passage,
    Rival,
    Setting,
    Source,
    Statement,
)

NASTY = (
    "=1+1", "+1", "-5", "-5.0", "- a bullet", "@SUM(A1)", "'", "'=1", "''=1", "\t", "\r", "\r\n", "\n", " ",
    "  padded  ", "NA", "None", "null", "nan", "TRUE", "yes", "1e5", "12.0", "007", "2031-06-02", "2/6/31",
    "a | b", '"', '""', "a,b;c", "_x000D_", "_x000d_", "_X000D_", "__x0041_x", "_x005F_x0041_", "\x01",
    "\x1f", "\x7f", "\x85", "\u2028", "\ufeff", "\u202ereversed", "\u200b", "😀", "é", "e\u0301",
    "<b>&amp;</b>", "]]>", "#N/A", "P-01:0-3",
)  # fmt: skip
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=12)
texts = st.one_of(st.sampled_from(NASTY), st.lists(st.sampled_from(NASTY), max_size=3).map("".join), any_text)
words = texts.filter(bool)
items = words.map(lambda text: text.replace("|", "").strip()).filter(bool)
probabilities = st.floats(0, 1)
days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted([draw(days), draw(days)])
    return Interval(
        earliest=ends[0] if draw(st.booleans()) else None, latest=ends[1] if draw(st.booleans()) else None
    )


@st.composite
def ordered(draw: st.DrawFn) -> tuple[float, float]:
    low, high = sorted([draw(probabilities), draw(probabilities)])
    return low, high


@st.composite
def casebooks(draw: st.DrawFn) -> Casebook:
    """Build a small sound casebook whose every free text is as awkward as texts come."""
    text = draw(words)
    passage = Passage(
        passage_id="P-01", source_id="S-01", start=7, end=7 + len(text), text=text, heading=draw(texts)
    )
    start = draw(st.integers(7, 6 + len(text)))
    quote = quote_at(passage, start, draw(st.integers(start + 1, 7 + len(text))))
    (claim_low, claim_high), (rival_low, rival_high) = draw(ordered()), draw(ordered())
    numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
    return Casebook(
        settings=(Setting(key="a_key", value=draw(texts)),),
        sources=(Source(source_id="S-01", title=draw(texts), date=draw(intervals()), cited_at=quote),),
        passages=(passage,),
        actors=(
            Actor(
                actor_id="N-01",
                name=draw(words),
                aliases=tuple(draw(st.lists(items, max_size=3))),
                note=draw(texts),
                withheld=draw(st.booleans()),
                consent_period=draw(intervals()),
                status="confirmed",
                decided_by="A. Reader",
                reason=f"x{draw(texts)}",
            ),
        ),
        mentions=(Mention(mention_id="M-01", actor_id="N-01", quote=quote),),
        events=(Event(event_id="A-01", description=draw(words), actor_ids=("N-01",), quote=quote),),
        outcomes=(Outcome(outcome_id="O-01", statement=draw(words), date=draw(intervals()), quote=quote),),
        links=(Link(link_id="L-01", cause_id="A-01", effect_id="O-01"),),
        claims=(Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-01", link_ids=("L-01",)),),
        rivals=(Rival(rival_id="V-01", outcome_id="O-01", description=draw(words)),),
        evidence=(Evidence(evidence_id="E-01", outcome_id="O-01", source_id="S-01", hint=draw(texts)),),
        likelihoods=(
            Likelihood(
                likelihood_id="H-01",
                evidence_id="E-01",
                claim_id="C-01",
                rival_id="V-01",
                p_claim_low=claim_low,
                p_claim_high=claim_high,
                p_rival_low=rival_low,
                p_rival_high=rival_high,
            ),
        ),
        statements=(
            Statement(
                statement_id="T-01", kind="quantity", text=draw(words), number_low=draw(numbers), quote=quote
            ),
        ),
        findings=(Finding(rule=draw(words), reason=draw(words), row=draw(st.none() | st.integers(0, 9**9))),),
    )
