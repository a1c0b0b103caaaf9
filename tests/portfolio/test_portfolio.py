"""What is said across a harvest: changes once, actors once, gaps shown, and the base in every table."""

import re
from functools import cache

import pytest
from portfolio.across_book import DECIDED, SECRETS, across_book

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience
from sjc_analysis.portfolio import (
    HarvestTable,
    Portfolio,
    across_harvest,
    conditions_csv,
    distinct_changes,
    matrix_of,
)
from sjc_analysis.portfolio.changes import WORSE
from sjc_analysis.portfolio.evidence import UNREAD
from sjc_analysis.records import Evidence, Outcome, Source
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
        assert table.left_out.startswith(("Left out: ", "Nothing in this edition was left out."))

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
    assert [ids for (level, _), ids in matrix.cells.items() if level == "like to see"] == [("O-01",)]
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


def test_harm_is_told_in_lines_of_its_own_and_never_among_the_good_changes() -> None:
    assert [row[0] for row in portfolio()["negative_unintended"].rows] == ["O-02"]
    assert rows("matrix")[WORSE][-1] == "1"
    assert not any("O-02" in cell for row in portfolio()["matrix"].rows if row[0] != WORSE for cell in row)
    assert all(f"{WORSE}, " in row[-1] for row in portfolio()["framework"].rows if "O-02" in row[3])
    assert "O-02" not in conditions_csv(portfolio().harvest)
    assert all(
        f"1 of them {WORSE}" in portfolio()[key].base for key in ("matrix", "who_by_kind", "framework")
    )


def test_a_link_that_nobody_opened_is_no_independent_source() -> None:
    """Twins: the same cited link, once only cited and once judged by a person."""
    link = Source(source_id="S-91", kind="cited_link", url="https://example.org/a", interest="independent")
    item = Evidence(evidence_id="E-91", source_id="S-91", outcome_id="O-01", part="happened")
    judged = item.model_copy(update={"bearing": "does_not_bear", **DECIDED})
    for row, expected in ((item, {UNREAD: "1"}), (judged, {"independent": "1"})):
        base = across_book()
        book = base.with_rows(sources=[*base.sources, link], evidence=[row])
        table = across_harvest(assess(book))["evidence"]
        assert {each[0]: each[1] for each in table.rows} == expected


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
    """Each verdict of the table is that of a claim for one of the row's acts, on one of its changes."""
    seen = across("example")
    for row in seen["contributions"].rows:
        acts, changes = ids(row[2]), ids(row[3])
        own = {claim.verdict for claim in seen.harvest.assessment.claims
               if claim.cause_id in acts and claim.outcome_id in changes}  # fmt: skip
        assert {line.split(":")[0].removeprefix(f"{WORSE}, ") for line in row[4].split("\n") if line} <= own


@cache
def across(name: str) -> Portfolio:
    return across_harvest(assess(load_casebook(data_path(f"{name}/casebook.xlsx"))))


def ids(text: str) -> set[str]:
    return set(re.findall(r"\b[A-Z]-\d+\b", text))


def number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("name", ["example", "harvest"])
class TestSumsMeetTheirBase:
    """Every table with a base, added up."""

    def test_a_count_is_the_number_of_cases_named_beside_it(self, name: str) -> None:
        for table in across(name).tables:
            for cell in (cell for row in table.rows for cell in row):
                for count, named in re.findall(
                    r"^(\d+)(?: of \d+ changes)? \(([A-Z]-\d+[^)]*)\)$", cell, re.M
                ):
                    assert int(count) == len(ids(named)), (table.key, cell)

    def test_changes_stand_once_each_where_they_can_stand_once_only(self, name: str) -> None:
        seen = across(name)
        changes = {change.outcome_id for change in seen.harvest.changes}
        for key in ("matrix", "place_by_year"):
            rows = seen[key].rows
            assert (
                sum(int(row[-1]) for row in rows) == len(changes) == number(r"(\d+) changes", seen[key].base)
            )
            told = [each for row in rows for cell in row[1:] for each in re.findall(r"O-\d+", cell)]
            assert sorted(told) == sorted(changes)
        assert {each for row in seen["who_by_kind"].rows for cell in row for each in ids(cell)} == changes

    def test_what_is_shown_and_what_is_left_out_make_the_base(self, name: str) -> None:
        seen = across(name)
        total = len(seen.harvest.changes)
        chained = {each for row in seen["chains"].rows for each in ids(row[0])}
        assert len(chained) == number(r"(\d+) stand in", seen["chains"].base)
        assert len(chained) + number(r"(\d+) changes? in no chain", seen["chains"].left_out) == total
        recurring = sum(number(r"^(\d+)", row[1]) for row in seen["mechanisms"].rows)
        assert recurring + number(r"(\d+) changes? in none", seen["mechanisms"].left_out) == total
        contrasts = seen["contrasts"]
        assert len(contrasts.rows) + number(r"(\d+) changes? beside", contrasts.left_out) == total
        placed = {each for row in seen["framework"].rows for each in ids(row[3])}
        assert len(placed) + number(r"(\d+) changes? placed on no", seen["framework"].left_out) == total
        acts = {each for row in seen["contributions"].rows for each in ids(row[2])}
        events = len(acts) + number(r"(\d+) acts? [ao]", seen["contributions"].left_out)
        assert events == len(seen.harvest.casebook.live("events"))

    def test_items_actors_and_questions_add_up(self, name: str) -> None:
        seen = across(name)
        evidence = seen["evidence"].rows
        assert all(sum(map(int, row[2:-1])) == int(row[-1]) for row in evidence)
        assert sum(int(row[-1]) for row in evidence) == number(r"(\d+) evidence items", seen["evidence"].base)
        read = sum(int(row[1]) for row in evidence if row[0] != UNREAD)
        assert read == number(r"from (\d+) sources", seen["evidence"].base)
        assert sum(int(row[1]) for row in seen["reach"].rows) == number(r"(\d+) actors", seen["reach"].base)
        asked = seen["substantiation"].rows
        assert all(sum(number(r"^(\d+)", cell) for cell in row[1:-1]) == int(row[-1]) for row in asked)
        put = sum(int(row[-1]) - number(r"^(\d+)", row[-2]) for row in asked)
        assert put == number(r"which (\d+) questions", seen["substantiation"].base)
