"""Pictures of a whole harvest: every case is told in words, a gap is drawn, many outcomes stay readable."""

from functools import cache

import pytest
from portfolio.across_book import across_book

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures import (
    Picture,
    draw_framework,
    draw_glance,
    draw_harvest_timeline,
    draw_significance,
)
from sjc_analysis.figures.glance import MOST
from sjc_analysis.portfolio import across_harvest
from sjc_analysis.records import Outcome


@cache
def assessed(*, empty: bool = False) -> Assessment:
    return assess(Casebook() if empty else across_book())


def pictures(assessment: Assessment) -> dict[str, Picture]:
    portfolio = across_harvest(assessment)
    return {
        "matrix": draw_significance(portfolio),
        "framework": draw_framework(portfolio),
        "time": draw_harvest_timeline(portfolio),
        "glance": draw_glance(assessment),
    }


@pytest.mark.parametrize("name", ["matrix", "framework", "time", "glance"])
def test_the_same_rows_give_the_same_picture(name: str) -> None:
    one, two = pictures(assessed())[name], pictures(assessed())[name]
    assert one.png == two.png
    assert one.alt == two.alt


def test_the_matrix_tells_every_change_once_and_who_differs() -> None:
    alt = pictures(assessed())["matrix"].alt
    assert "like to see, unsubstantiated: 1 (O-01)" in alt
    assert "Raters gave different levels to O-01" in alt
    assert [alt.count(each) for each in ("O-02", "O-03", "O-04")] == [1, 1, 0]


def test_a_gap_is_drawn_and_told() -> None:
    picture = pictures(assessed())["framework"]
    drawn = [text.get_text() for text in picture.figure.axes[0].texts]
    assert "gap: no change harvested" in drawn
    assert "outcome 1.2: gap" in picture.alt


def test_time_tells_dates_and_who_helped_whom() -> None:
    alt = pictures(assessed())["time"].alt
    assert "3 of 3 changes in time" in alt
    assert "Said to have helped a later one: O-01 to O-02" in alt


def test_a_glance_has_a_line_for_each_outcome_and_marks_in_words() -> None:
    picture = pictures(assessed())["glance"]
    lines = [text for text in picture.figure.axes[0].texts if text.get_gid() == "line"]
    assert len(lines) == 4
    assert "O-01: happened: unsubstantiated" in picture.alt


def test_an_empty_harvest_and_one_too_large_say_so() -> None:
    assert all("no" in picture.alt.lower() for picture in pictures(assessed(empty=True)).values())
    outcomes = tuple(
        Outcome(outcome_id=f"O-{number}", statement="the gate opened") for number in range(1, MOST + 2)
    )
    assert "too many" in draw_glance(assess(Casebook(outcomes=outcomes))).alt


def test_a_statement_never_acts() -> None:
    outcome = Outcome(outcome_id="O-01", statement="$\\frac{1}{0}$ <b>")
    picture = draw_glance(assess(Casebook(outcomes=(outcome,))))
    drawn = [text for text in picture.figure.axes[0].texts if "frac" in text.get_text()]
    assert len(drawn) == 1
    assert not drawn[0].get_parse_math()
    assert picture.png
