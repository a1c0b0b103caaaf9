"""Robustness and the queue as people meet them: in tables, on the screen and in the JSON."""

import json

import pytest
from typer.testing import CliRunner

from sjc_analysis import tables
from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.cli import app
from sjc_analysis.data_files import data_path
from sjc_analysis.verdict_text import claim_lines
from sjc_analysis.workbook import load_casebook

EXAMPLE = data_path("example/casebook.xlsx")


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return assess(load_casebook(EXAMPLE))


def test_the_margin_of_a_claim_is_the_same_in_table_and_on_screen(assessment: Assessment) -> None:
    shown = tables.claims_table(assessment).set_index("Claim")["Margin"]
    for claim in assessment.claims:
        assert f"margin {claim.margin.text}" in "\n".join(claim_lines(claim))
        assert all(change.text in shown[claim.claim_id] for change in claim.margin.changes)
        if claim.margin.fewest is None:
            assert "no proof of strength" in shown[claim.claim_id]


def test_the_screen_shows_what_decides_before_what_would_change_it(assessment: Assessment) -> None:
    for claim in assessment.claims:
        lines = [line.strip() for line in claim_lines(claim)]
        decides = next(n for n, line in enumerate(lines) if line.startswith(claim.verdict.upper()))
        assert decides < next(n for n, line in enumerate(lines) if line.startswith("margin"))


def test_the_tables_hold_one_row_a_thing(assessment: Assessment) -> None:
    weighed = sum(len(claim.posteriors) + len(claim.joint) for claim in assessment.claims)
    assert len(tables.weighing_table(assessment)) == weighed > 0
    assert len(tables.tipping_table(assessment)) == sum(len(claim.tipping) for claim in assessment.claims) > 0
    assert len(tables.queue_table(assessment)) == len(assessment.queue) > 0
    answers = tables.responses_table(assessment).set_index("Informants").astype(int)
    assert answers["Asked"].sum() == answers[["No answer", "Confirmed", "Partly", "Denied"]].sum().sum()


def test_a_tipping_point_is_where_the_verdict_flips(assessment: Assessment) -> None:
    """Judged at the printed point the claim reads as the table says it would."""
    for row in tables.tipping_table(assessment).itertuples(index=False):
        claim_id, evidence_id, rival_id, which, _, at, before, after = row
        assert assessment.claim(claim_id).verdict == before
        (judged,) = [
            each
            for each in assessment.casebook.live("likelihoods")
            if (each.evidence_id, each.rival_id) == (evidence_id, rival_id)
        ]
        name = "p_claim" if which == "under the claim" else "p_rival"
        changed = {f"{name}_low": float(at), f"{name}_high": float(at)}
        assert assessment.what_if(judged.likelihood_id, **changed).claim(claim_id).verdict == after


def test_the_command_tells_margins_and_questions_in_json() -> None:
    told = json.loads(CliRunner().invoke(app, ["assess", str(EXAMPLE), "--json"]).stdout)
    keys = {"fewest", "at_least", "of", "changes", "more", "exact", "text"}
    assert all({*claim["margin"]} == keys for claim in told["claims"])
    assert told["queue"]
    assert told["responses"]
