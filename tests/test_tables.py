"""Tables say what the rows say, limits first, and no word in them can act."""

from html.parser import HTMLParser
from typing import Any, get_args

import pandas as pd
import pytest
from builders import added
from hypothesis import given
from hypothesis import strategies as st
from pictured_book import HOSTILE, pictured_book

from sjc_analysis import tables
from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.display import Table
from sjc_analysis.plain_text import one_line, shorten, visible, wrap
from sjc_analysis.records import Ground, Rating, Substantiation
from sjc_analysis.tables.of_claims import NO_LIMIT
from sjc_analysis.vocabulary import Verdict
from sjc_analysis.workbook import load_casebook

DECIDED: Any = {"status": "confirmed", "decided_by": "M. Ode", "reason": "read beside the source"}


def rated(book: Casebook) -> Casebook:
    """Add two raters who differ on the depth of the first outcome, with a ground."""
    told = book.outcomes[0].quote
    assert told is not None
    ratings = tuple(
        Rating(
            rating_id=f"G-9{number}", outcome_id="O-01", criterion="depth", scale="expect-like-love",
            level=level, rater=rater, **DECIDED,
        )
        for number, (rater, level) in enumerate([("first reader", "like to see"), ("second", "love to see")])
    )  # fmt: skip
    ground = Ground(
        ground_id="B-90", outcome_id="O-01", criterion="depth", direction="for", quote=told, **DECIDED
    )
    return book.with_rows(ratings=(*book.ratings, *ratings), grounds=(*book.grounds, ground))


BOOK = rated(pictured_book())
EMPTY = Casebook()
OF_CASEBOOK = {
    "actors", "contributions", "evidence", "findings_by_rule", "findings", "other_explanations", "passages",
    "sources", "statements",
}  # fmt: skip
NAMES = tables.__all__


class Reader(HTMLParser):
    """Collects tags, attributes and words, as a browser would see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.scopes: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        self.scopes += [value or "" for name, value in attrs if name == "scope"]

    def handle_data(self, data: str) -> None:
        self.words += data


def frames(casebook: Casebook) -> dict[str, pd.DataFrame]:
    assessment = assess(casebook)
    return {
        name: getattr(tables, name)(casebook if name.removesuffix("_table") in OF_CASEBOOK else assessment)
        for name in NAMES
    }


FRAMES = frames(BOOK)
SILENT = Substantiation(substantiation_id="U-01", outcome_id="O-01", response="no_response")
EXAMPLE = load_casebook(data_path("example/casebook.xlsx"))
WEIGHED = frames(added(EXAMPLE, substantiations=(SILENT.model_copy(update={"substantiation_id": "U-91"}),)))


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_text_with_unlike_headings_in_words(name: str) -> None:
    frame = WEIGHED[name]
    assert not frame.empty
    assert frame.columns.is_unique
    assert not any("_" in heading for heading in frame.columns)
    assert all(isinstance(value, str) for row in frame.itertuples(index=False) for value in row)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_casebook_gives_the_same_headings_and_says_nothing_is_there(name: str) -> None:
    frame = frames(EMPTY)[name]
    assert list(frame.columns) == list(FRAMES[name].columns)
    assert "Nothing to show." in repr(Table(frame, "A table."))
    assert "Nothing to show." in Table(frame, "A table.")._repr_html_()


def test_what_decides_a_claim_is_one_of_its_lowest_premises_and_stands_before_what_was_said() -> None:
    claims, premises = (WEIGHED[name].set_index("Claim") for name in ("claims_table", "premises_table"))
    headings = list(claims.columns)
    assert headings.index("Verdict") < headings.index("What decides it") < headings.index("What was said")
    order = [*get_args(Verdict), NO_LIMIT]
    for claim_id, claim in claims.iterrows():
        own = premises.loc[[claim_id]]
        lowest = own[own["Level"] == min(own["Level"], key=order.index)]
        assert claim["Verdict"] == lowest["Level"].iloc[0]
        assert any(claim["What decides it"].startswith(text) for text in lowest["What holds it there"])


def test_a_premise_that_holds_nothing_down_is_not_called_strongly_supported() -> None:
    premises = WEIGHED["premises_table"]
    level = premises[premises["What holds it there"] == "Nothing holds it down."]["Level"]
    assert set(level) == {NO_LIMIT}


def test_the_verdict_without_a_voice_is_the_one_that_holds_where_it_never_spoke() -> None:
    assessment = assess(EXAMPLE)
    for row in tables.voices_table(assessment).itertuples():
        claim_id, without = row[1], row[7]
        source_id = row[2].rsplit("(", 1)[1].rstrip(")")
        kept = [each for each in EXAMPLE.evidence if each.source_id != source_id]
        gone = {each.evidence_id for each in EXAMPLE.evidence} - {each.evidence_id for each in kept}
        likelihoods = [each for each in EXAMPLE.likelihoods if each.evidence_id not in gone]
        answers = [each.model_copy(update={"evidence_id": ""}) for each in EXAMPLE.substantiations]
        book = EXAMPLE.with_rows(evidence=kept, likelihoods=likelihoods, substantiations=answers)
        assert assess(book).claim(claim_id).verdict == without, (claim_id, source_id)


def test_a_change_for_the_worse_is_asked_about_as_harm_and_marked() -> None:
    harm = BOOK.with_rows(outcomes=[row.model_copy(update={"negative": True}) for row in BOOK.outcomes])
    asked = [row.model_copy(update={"question": ""}) for row in BOOK.claims]
    found = frames(harm.with_rows(claims=asked))
    assert all("provoke" in question for question in found["claims_table"]["Question"])
    assert set(found["outcomes_table"]["For the worse"]) == {"yes"}


def test_acts_of_the_programme_and_of_others_stand_together_in_order() -> None:
    frame = FRAMES["contributions_table"]
    assert list(frame["Whose act"]) == ["the programme", "others", "not said", "a circumstance"]
    assert frame["Who"][0] == "Harbour Trust"


def test_a_number_keeps_its_qualifier_and_who_says_so() -> None:
    frame = FRAMES["statements_table"]
    assert (frame["Number"][0], frame["Who says so"][0]) == ("about 40 to 50 anglers", "not said")
    assert tables.statements_table(BOOK, "success").empty


def test_findings_are_counted_by_rule_the_gravest_first() -> None:
    frame = FRAMES["findings_by_rule_table"]
    assert list(zip(frame["Rule"], frame["How many"], strict=True)) == [("R2", "1"), ("R9", "2")]
    assert frame["First place"][1] == "line 3"


def test_an_actor_is_counted_as_often_as_it_is_mentioned() -> None:
    frame = FRAMES["actors_table"]
    assert dict(zip(frame["Name"], frame["Times named"], strict=True)) == {
        "Harbour Trust": "0", "Ferry office": "1",
    }  # fmt: skip


def test_a_refused_row_is_in_no_table() -> None:
    decided = {"status": "refused", "decided_by": "M. Ode", "reason": "no"}
    refused = BOOK.with_rows(rivals=[row.model_copy(update=decided) for row in BOOK.rivals])
    assert frames(refused)["other_explanations_table"].empty
    assert frames(refused)["rivals_table"].empty


def test_a_shown_table_names_itself_and_its_headings() -> None:
    read = Reader(Table(WEIGHED["claims_table"], "The claims.")._repr_html_())
    assert read.tags[:3] == ["div", "table", "caption"]
    assert read.scopes.count("col") == len(WEIGHED["claims_table"].columns)
    assert read.scopes.count("row") == len(WEIGHED["claims_table"])
    assert read.words.startswith("The claims.")


@given(st.text(), st.text())
def test_no_word_of_a_cell_a_heading_or_a_caption_becomes_a_tag(cell: str, name: str) -> None:
    for hostile in (cell, HOSTILE, f"</td><img src=x onerror={cell}>"):
        shown = Table(pd.DataFrame({name + hostile: [hostile]}), hostile)._repr_html_()
        read = Reader(shown)
        assert set(read.tags) <= {
            "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "br", "span",
        }  # fmt: skip
        assert read.names <= {"class", "style", "scope", "role", "aria-label", "tabindex"}
        assert "mathjax_ignore" in shown


def test_hostile_words_are_all_still_there_to_read() -> None:
    read = Reader(Table(pd.DataFrame({"Said": [HOSTILE]}), "Words.")._repr_html_())
    assert visible(HOSTILE) in read.words
    assert "\u202e" not in read.words


def test_two_tables_of_the_same_rows_are_the_same_text() -> None:
    first, second = (Table(frames(pictured_book())["claims_table"], "The claims.") for _ in range(2))
    assert (repr(first), first._repr_html_()) == (repr(second), second._repr_html_())


@given(st.text(), st.integers(8, 60))
def test_a_shortened_text_is_within_its_length_and_begins_as_the_text_does(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert one_line(text).startswith(short.removesuffix("…"))


@given(st.text(alphabet=st.characters(codec="utf-8")), st.integers(8, 60), st.integers(1, 5))
def test_wrapped_lines_keep_to_their_width_and_number(text: str, width: int, lines: int) -> None:
    wrapped = wrap(text, width, lines).split("\n")
    assert len(wrapped) <= lines
    assert all(len(line) <= width for line in wrapped)


def test_a_rating_that_does_not_count_says_what_it_lacks() -> None:
    rated_rows = FRAMES["ratings_table"].set_index("Rating")
    assert rated_rows.loc["G-90", "Counts?"] == "yes"
    unreasoned = BOOK.with_rows(
        ratings=[
            row.model_copy(update={"rater": ""}) if row.rating_id == "G-90" else row for row in BOOK.ratings
        ]
    )
    assert frames(unreasoned)["ratings_table"].set_index("Rating").loc["G-90", "Counts?"].startswith("no: ")


def test_disagreements_and_their_base_are_shown() -> None:
    assert "2 ratings of 1 subject; 0 rated by one person only" in FRAMES["agreement_table"]["Base"][0]
    assert (
        FRAMES["disagreements_table"]["Levels"][0]
        == "first reader: like to see (G-90)\nsecond: love to see (G-91)"
    )
    assert "%" not in "".join(FRAMES["levels_by_period_table"]["Levels"])


def test_a_heading_stands_over_its_own_column_where_an_empty_one_is_left_out() -> None:
    table = Table(pd.DataFrame({"Rule": ["a"], "Nearest": [""], "What to do": ["mend"]}), "Findings.")
    read = Reader(table._repr_html_())
    assert read.scopes.count("col") == 2
    assert "Nearest" not in read.words


def test_a_long_table_is_folded_and_still_whole() -> None:
    rows = pd.DataFrame({"Row": [f"P-{number}" for number in range(100, 141)]})
    shown = Table(rows, "Every passage.")._repr_html_()
    assert shown.startswith('<details class="fold"><summary>Every passage. 41 rows</summary>')
    assert all(name in shown for name in rows["Row"])
    assert "<details" not in Table(rows[:40], "Every passage.")._repr_html_()
