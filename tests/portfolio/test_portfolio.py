"""What is said across a harvest: changes once, actors once, gaps shown, and the base in every table."""

from functools import cache

import pytest
from portfolio.across_book import SECRETS, across_book

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience
from sjc_analysis.portfolio import HarvestTable, Portfolio, across_harvest, distinct_changes, matrix_of
from sjc_analysis.records import Outcome
from sjc_analysis.report import harvest_tables, in_short
from sjc_analysis.workbook import load_casebook


@cache
def portfolio() -> Portfolio:
    return across_harvest(assess(across_book()))


def rows(key: str) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in portfolio()[key].rows}


def outcome(number: int, same_as: str = "") -> Outcome:
    return Outcome(outcome_id=f"O-{number:02d}", statement="the gate opened", same_as_id=same_as)


@pytest.mark.parametrize("table", portfolio().tables, ids=lambda table: str(table.key))
class TestEveryTable:
    def test_it_states_its_base_and_what_was_left_out(self, table: HarvestTable) -> None:
        assert any(letter.isdigit() for letter in table.base)
        assert table.left_out.startswith(("Left out: ", "Nothing was left out."))

    def test_every_column_is_explained_and_filled(self, table: HarvestTable) -> None:
        assert len(table.headings) == len(table.meanings)
        assert all(len(row) == len(table.headings) for row in table.rows)
        assert all(meaning.strip() for meaning in table.meanings)

    def test_no_percentage_is_given(self, table: HarvestTable) -> None:
        assert not any("%" in cell for row in table.rows for cell in row)


def test_a_change_told_twice_counts_once() -> None:
    changes = portfolio().harvest.changes
    assert [[each.outcome_id for each in change.outcomes] for change in changes] == [
        ["O-01"], ["O-02"], ["O-03", "O-04"],
    ]  # fmt: skip
    assert "(O-04)" in portfolio()["matrix"].left_out
    assert portfolio()["told_twice"].rows[0][0] == "O-03"


def test_a_chain_of_repeats_is_one_change_and_a_circle_ends() -> None:
    chain = Casebook(outcomes=(outcome(1), outcome(2, "O-01"), outcome(3, "O-02")))
    circle = Casebook(outcomes=(outcome(1, "O-03"), outcome(2, "O-01"), outcome(3, "O-02")))
    for book in (chain, circle):
        assert [len(change.outcomes) for change in distinct_changes(book)] == [3]


def test_what_repeats_a_refused_outcome_counts_by_itself() -> None:
    decided = {"status": "refused", "decided_by": "R. Ames", "reason": "no change"}
    refused = outcome(1).model_copy(update=decided)
    changes = distinct_changes(Casebook(outcomes=(refused, outcome(2, "O-01"))))
    assert [change.outcome_id for change in changes] == ["O-02"]


def test_reach_counts_actors_and_not_statements() -> None:
    assert rows("reach")["police"][0] == "1"
    assert rows("who_by_kind")["police"][-1] == "2"


def test_raters_who_differ_stand_at_the_lowest_level() -> None:
    matrix = matrix_of(portfolio().harvest)
    assert matrix.cells["like to see", "plausible"] == ("O-01",)
    assert matrix.differ == {"O-01"}


def test_neither_an_author_s_rating_nor_a_draft_places_a_change() -> None:
    placed = {each for (level, _), ids in matrix_of(portfolio().harvest).cells.items()
              for each in ids if level.endswith("to see")}  # fmt: skip
    assert placed == {"O-01"}


def test_a_gap_of_the_framework_is_shown() -> None:
    by_code = {row[1]: row[3] for row in portfolio()["framework"].rows}
    assert by_code == {"1.1": "2 (O-01, O-02)", "1.2": "gap: no change"}


def test_a_chain_names_who_says_so_or_that_nobody_does() -> None:
    ((chain, _, said, _),) = portfolio()["chains"].rows
    assert chain == "O-01 → O-02"
    assert said == "O-01 → O-02: nobody in words"


def test_no_answer_is_counted() -> None:
    assert "1 of 2 questions had no answer" in portfolio()["substantiation"].base
    assert "1 of 3 changes" in portfolio()["substantiation"].base


def test_harm_and_the_unplanned_are_told() -> None:
    assert [row[0] for row in portfolio()["negative_unintended"].rows] == ["O-02"]


def test_a_mechanism_seen_once_is_left_out_and_one_seen_twice_is_told() -> None:
    (row,) = portfolio()["mechanisms"].rows
    assert row[0] == "trained → police"
    assert row[2] == "2 (R-01, R-02)"


def test_a_donor_reads_no_small_count_and_no_case_in_tables_about_people() -> None:
    view = for_audience(across_book(), "donor")
    donor = across_harvest(assess(view), "donor")
    for key in ("who_by_kind", "place_by_year", "reach"):
        cells = [cell for row in donor[key].rows for cell in row[1:]]
        assert all(cell in ("0", "3", "hidden") for cell in cells), key
        assert not any("O-" in cell for cell in cells)


def test_few_changes_of_people_at_risk_are_no_mechanism_and_no_number_of_actors_for_a_donor() -> None:
    """What the table of people hides, no other table and no base gives back."""
    book = across_book()
    at_risk = [row.model_copy(update={"role": "victim", "kind": "person"}) if row.actor_id == "N-02" else row
               for row in book.actors]  # fmt: skip
    seen = {
        audience: across_harvest(assess(book.with_rows(actors=at_risk)), audience)
        for audience in ("evaluator", "donor")
    }
    assert [row[0] for row in seen["evaluator"]["mechanisms"].rows] == ["trained → victim"]
    assert seen["donor"]["mechanisms"].rows == ()
    assert "2 actors" in seen["evaluator"]["reach"].base
    assert seen["donor"]["reach"].rows[-1] == ("all", "hidden")
    assert "2 actors" not in seen["donor"]["reach"].base


def test_confidential_rows_change_no_table() -> None:
    tables = [across_harvest(assess(for_audience(across_book(secret), "donor")), "donor").tables
              for secret in SECRETS]  # fmt: skip
    assert tables[0] == tables[1] == tables[2]


def test_a_change_that_repeats_a_confidential_one_stands_for_itself_in_public() -> None:
    book = across_book(SECRETS[1])
    repeats = book.outcomes[0].model_copy(update={"same_as_id": "O-05"})
    view = for_audience(book.with_rows(outcomes=[repeats, *book.outcomes[1:]]), "donor")
    assert view.outcomes[0].statement == repeats.statement
    assert view.outcomes[0].same_as_id == ""


def test_an_act_takes_no_credit_for_what_another_act_carried() -> None:
    book = for_audience(load_casebook(data_path("example/casebook.xlsx")), "evaluator")
    acts = {row[0]: row for row in across_harvest(assess(book))["contributions"].rows}
    assert acts["drafted"][3:] == ("1 (O-05)", "unsubstantiated: 1")
    assert acts["advised"][3:] == ("1 (O-06)", "plausible: 1")


def test_no_note_is_repeated_below_the_tables_and_survivorship_is_said_once_a_page() -> None:
    whole = repr(harvest_tables(portfolio()))
    shown = f"{in_short(assess(across_book()), 'harvest')!r}\n{whole}"
    words = " ".join(shown.split())
    assert words.count("cannot say how often the same work changed nothing") == 1
    for note in {note for table in portfolio().tables for note in table.notes}:
        assert " ".join(whole.split()).count(note) == 1, note
