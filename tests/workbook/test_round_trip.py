"""Casebook -> file -> casebook is the same casebook, whatever stands in its texts."""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.casebook import TABLES, Casebook
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
from sjc_analysis.workbook import load_casebook, looks_like_casebook, save_casebook

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


@settings(max_examples=30)
@given(casebooks())
def test_spreadsheet_and_folder_give_the_casebook_back(casebook: Casebook) -> None:
    with tempfile.TemporaryDirectory() as place:
        for name in ("book.xlsx", "folder"):
            path = Path(place) / name
            save_casebook(casebook, path)
            assert load_casebook(path) == casebook
            assert looks_like_casebook(path)


@pytest.mark.parametrize("name", ["book.xlsx", "folder"])
def test_each_awkward_text_comes_back_alone(tmp_path: Path, name: str) -> None:
    rows = tuple(Setting(key=f"k{number}", value=text) for number, text in enumerate(NASTY))
    save_casebook(Casebook(settings=rows), tmp_path / name)
    assert load_casebook(tmp_path / name).settings == rows


def test_through_both_forms_and_back(tmp_path: Path) -> None:
    book = Casebook(sources=(Source(source_id="S-01", title="a\r\nb", confidential=False),))
    save_casebook(book, tmp_path / "one.xlsx")
    save_casebook(load_casebook(tmp_path / "one.xlsx"), tmp_path / "two")
    save_casebook(load_casebook(tmp_path / "two"), tmp_path / "three.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "three.xlsx").read_bytes()


def test_an_empty_casebook_comes_back_from_both(tmp_path: Path) -> None:
    for name in ("book.xlsx", "folder"):
        save_casebook(Casebook(), tmp_path / name)
        assert load_casebook(tmp_path / name) == Casebook()


def test_every_table_has_its_file(tmp_path: Path) -> None:
    save_casebook(Casebook(), tmp_path / "folder")
    assert {path.stem for path in (tmp_path / "folder").glob("*.csv")} == set(TABLES)
