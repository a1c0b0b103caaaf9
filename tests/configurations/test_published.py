"""Solutions and parameters of fit as they were published."""

import pytest
from published_cases import CRISP, FUZZY, LIPSET, coded, expecting, lipset

from sjc_analysis.configurations import Cases, Configurations, Cutoffs, compare
from sjc_analysis.configurations.calibrate import calibrated
from sjc_analysis.configurations.results import ModelResult
from sjc_analysis.configurations.solutions import solve
from sjc_analysis.configurations.terms import Term, model_text

PROTEST = ("DEMOC", "ETHFRACT", "GEOCON", "POLDIS", "NATPRIDE")


def crisp(expect: str = "", *, negate: bool = False) -> Configurations:
    cases = lipset(CRISP)
    asked = cases.asked._replace(expected=expecting(expect, LIPSET))
    return compare(Cases(asked, cases.cases), Cutoffs(1.0, 0.0, 1), negate=negate)


def fuzzy(expect: str = "") -> Configurations:
    cases = lipset(FUZZY)
    asked = cases.asked._replace(expected=expecting(expect, LIPSET))
    return compare(Cases(asked, cases.cases), Cutoffs(0.8, 0.0, 1))


def only(models: tuple[ModelResult, ...]) -> ModelResult:
    (model,) = models
    return model


def paths(model: ModelResult) -> set[str]:
    return {path.expression for path in model.paths}


def rounded(model: ModelResult) -> dict[str, tuple[float, ...]]:
    """Give consistency, PRI, raw and unique coverage of each path, as printed."""
    shown = {
        path.expression: (path.consistency, path.pri, path.raw_coverage, path.unique_coverage)
        for path in model.paths
    }
    return {name: tuple(round(value or 0, 3) for value in values) for name, values in shown.items()}


class TestLipsetCrisp:
    """Rihoux and De Meur 2009, p. 57, and the worked examples of the R package QCA (Dusa 2019)."""

    def test_truth_table(self) -> None:
        table = {row.row: (row.outcome, len(row.cases)) for row in crisp().truth_table}
        assert table == {
            1: ("0", 3), 2: ("0", 2), 5: ("0", 2), 6: ("0", 1), 22: ("1", 2), 23: ("0", 1), 24: ("1", 2),
            31: ("0", 1), 32: ("1", 4),
        }  # fmt: skip

    def test_conservative(self) -> None:
        model = only(crisp().conservative.models)
        assert rounded(model) == {
            "DEV*~URB*LIT*STB": (1.0, 1.0, 0.5, 0.25),
            "DEV*LIT*IND*STB": (1.0, 1.0, 0.75, 0.5),
        }
        assert {case for path in model.paths for case in path.cases} == {
            "FI",
            "IE",
            "FR",
            "SE",
            "BE",
            "CZ",
            "NL",
            "UK",
        }

    def test_parsimonious_and_what_it_assumes(self) -> None:
        model = only(crisp().parsimonious.models)
        assert model.expression == "DEV*STB"
        assert model.assumed_rows == (18, 20, 26, 28, 30)

    def test_absence_of_the_outcome(self) -> None:
        found = crisp(negate=True)
        assert paths(only(found.conservative.models)) == {"~DEV*~URB*~IND", "DEV*LIT*IND*~STB"}
        assert rounded(only(found.parsimonious.models)) == {
            "~DEV": (1.0, 1.0, 0.8, 0.3),
            "~STB": (1.0, 1.0, 0.7, 0.2),
        }

    def test_necessity(self) -> None:
        found = {each.expression: each for each in crisp().necessity}
        shown = {
            name: tuple(round(value or 0, 3) for value in (each.consistency, each.relevance, each.coverage))
            for name, each in found.items()
        }
        assert shown["LIT"] == (1.0, 0.5, 0.615)
        assert shown["STB"] == (1.0, 0.7, 0.727)
        assert shown["~URB + IND"] == (1.0, 0.0, 0.444)
        assert found["~URB + IND"].trivial


class TestLipsetFuzzy:
    """Ragin 2009, p. 112, and the worked examples of the R package QCA (Dusa 2019)."""

    def test_conservative(self) -> None:
        model = only(fuzzy().conservative.models)
        assert rounded(model) == {
            "DEV*URB*LIT*IND*STB": (0.904, 0.886, 0.454, 0.393),
            "DEV*~URB*LIT*~IND*STB": (0.804, 0.719, 0.265, 0.204),
        }
        assert [round(value or 0, 3) for value in (model.consistency, model.pri, model.coverage)] == [
            0.870, 0.843, 0.658,
        ]  # fmt: skip

    def test_parsimonious(self) -> None:
        assert rounded(only(fuzzy().parsimonious.models)) == {
            "DEV*~IND": (0.815, 0.721, 0.284, 0.194),
            "URB*STB": (0.874, 0.845, 0.520, 0.430),
        }

    def test_intermediate(self) -> None:
        model = only(fuzzy("DEV URB LIT IND STB").intermediate.models)
        assert model.name == "C1P1-M1"
        assert rounded(model) == {
            "DEV*URB*LIT*STB": (0.901, 0.879, 0.468, 0.378),
            "DEV*LIT*~IND*STB": (0.814, 0.721, 0.282, 0.191),
        }
        assert model.assumed == 1

    def test_nothing_is_easy_where_nothing_is_expected_of_the_conditions_dropped(self) -> None:
        found = fuzzy("STB")
        assert paths(only(found.intermediate.models)) == paths(only(found.conservative.models))


def test_four_tied_models() -> None:
    """Cebotari and Vink 2013, ethnic protest, as solved in the examples of the R package QCA."""
    positive = [5, 15, 16, 24, 27, 29, 30, 31, 32]
    negative = [2, 6, 8, 10, 14, 20, 22, 28]
    found = solve(coded(positive, negative), 5, Term(0, 0)).parsimonious
    shared = {"~NATPRIDE", "DEMOC*GEOCON*POLDIS"}
    assert found.complete
    assert found.tied == 4
    assert {frozenset(model_text(model, PROTEST).split(" + ")) for model in found.models} == {
        frozenset(shared | {"~DEMOC*ETHFRACT*POLDIS", "DEMOC*ETHFRACT*GEOCON"}),
        frozenset(shared | {"~DEMOC*ETHFRACT*POLDIS", "DEMOC*ETHFRACT*~POLDIS"}),
        frozenset(shared | {"DEMOC*ETHFRACT*GEOCON", "ETHFRACT*GEOCON*POLDIS"}),
        frozenset(shared | {"DEMOC*ETHFRACT*~POLDIS", "ETHFRACT*GEOCON*POLDIS"}),
    }


def test_one_positive_row_between_expectations() -> None:
    """The R package QCA: of W*B*S alone, with S the parsimonious model, B*S or S, by what is expected."""
    table = coded([8], [1, 3, 5, 7])  # rows 000, 010, 100, 110
    assert [
        model_text(model, ("W", "B", "S")) for model in solve(table, 3, Term(0, 0)).parsimonious.models
    ] == ["S"]
    for value, expression in ((0b011, "B*S"), (0b000, "S")):
        (pair,) = solve(table, 3, Term(0b111, value)).intermediate
        assert [model_text(model, ("W", "B", "S")) for model in pair.models.models] == [expression]


@pytest.mark.parametrize(
    ("income", "log_odds_membership"),
    [(40110, 1.00), (25200, 0.98), (20060, 0.95), (15320, 0.89), (9800, 0.72), (4670, 0.40), (2980, 0.08)],
)
def test_direct_calibration(income: float, log_odds_membership: float) -> None:
    """Ragin 2008, table 5.2: national income a head, 2,500 - 5,000 - 20,000, as developed countries."""
    assert round(calibrated(income, (2500, 5000, 20000)), 2) == log_odds_membership
