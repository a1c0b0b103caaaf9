"""Robustness and the queue as people meet them: in tables, on the screen and in the JSON."""

import json

import pytest
from builders import strong_book
from typer.testing import CliRunner

from sjc_analysis import tables
from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.cli import app
from sjc_analysis.data_files import data_path
from sjc_analysis.verdict_text import verdict_lines
from sjc_analysis.workbook import load_casebook


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return assess(load_casebook(data_path("example/casebook.xlsx")))


def test_every_claim_has_its_margin_in_words(assessment: Assessment) -> None:
    shown = tables.margins_table(assessment)
    assert list(shown["Claim"]) == [claim.claim_id for claim in assessment.claims]
    text = "\n".join(verdict_lines(assessment))
    for claim in assessment.claims:
        assert f"margin {claim.margin.text}" in text
    assert "no proof of strength" in text


def test_the_tables_hold_one_row_a_thing(assessment: Assessment) -> None:
    posteriors = [posterior for claim in assessment.claims for posterior in claim.posteriors]
    assert len(tables.sweep_table(assessment)) == sum(len(posterior.sweep) for posterior in posteriors) > 0
    assert len(tables.tipping_table(assessment)) == sum(len(claim.tipping) for claim in assessment.claims) > 0
    assert len(tables.queue_table(assessment)) == len(assessment.queue) > 0
    assert list(tables.responses_table(assessment)["No answer"]) == ["1", "0"]
    assert list(tables.interviews_table(assessment, 2)["No."]) == ["1", "2"]


def test_the_screen_shows_what_limits_before_what_would_change() -> None:
    lines = [line.strip() for line in verdict_lines(assess(strong_book()))]
    order = [
        next(n for n, line in enumerate(lines) if line.startswith(word)) for word in ("why:", "margin", "or:")
    ]
    assert order == sorted(order)
    assert any(line.startswith("without cluster S-02: supported") for line in lines)
    assert any(line.startswith("beside all rivals and what nobody named:") for line in lines)


def test_the_command_plans_interviews_and_tells_them_in_json() -> None:
    path = str(data_path("example/casebook.xlsx"))
    told = json.loads(CliRunner().invoke(app, ["assess", path, "--interviews", "2", "--json"]).stdout)
    assert [interview["number"] for interview in told["interviews"]] == [1, 2]
    keys = {"fewest", "at_least", "of", "changes", "more", "exact", "text"}
    assert all({*claim["margin"]} == keys for claim in told["claims"])
    assert {"queue", "responses"} <= {*told}
    screen = CliRunner().invoke(app, ["assess", path, "--interviews", "2"]).stdout
    assert "Interviews (chosen one after the other; another set may tell more together)" in screen
