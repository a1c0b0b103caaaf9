"""The invented harvest is the one its sources make, and holds every kind of thing an evaluator meets."""

from collections import Counter
from functools import cache

from harvest.build import FINISHED, SHEET, load
from harvest.sent import lay_out, records

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.workbook import load_casebook


@cache
def book() -> Casebook:
    return load_casebook(FINISHED)


@cache
def assessment() -> Assessment:
    return assess(book())


def test_the_spreadsheet_is_the_one_its_records_make() -> None:
    assert SHEET.read_bytes() == lay_out()


def test_every_decision_is_in_the_casebook() -> None:
    decisions, documents = load("decisions.toml"), load("documents.toml")
    labels = {record.record_id: record.label.rpartition("/")[2] for record in book().records}
    decided = {labels[row.record_id]: row for row in book().live("outcomes") if not row.is_draft}
    assert decided.keys() == decisions.keys()
    texts = {passage.text for passage in book().passages}
    assert all(said["text"] in texts for said in documents.values())
    for key, said in decisions.items():
        outcome_id = decided[key].outcome_id
        shown = [row for row in book().live("evidence") if row.outcome_id == outcome_id and not row.is_draft]
        assert len(shown) == len(said.get("shows", ())), key
        asked = [row for row in book().substantiations if row.outcome_id == outcome_id]
        assert len(asked) == len(said.get("asked", ())), key


def test_verdicts_of_every_kind() -> None:
    counts = Counter(claim.verdict for claim in assessment().claims)
    assert counts["refuted"] == 1
    assert min(counts["supported"], counts["plausible"], counts["unsubstantiated"]) >= 5


def test_countries_periods_raters_and_the_rest() -> None:
    live = book().live("outcomes")
    assert len(live) >= 60
    assert len({record.country_code for record in book().records}) == 4
    assert len({record["period"] for record in records()}) == 3
    assert len({rating.rater for rating in book().ratings if not rating.by_author}) == 4
    assert sum(outcome.negative for outcome in live) >= 3
    assert sum(outcome.unintended for outcome in live) >= 3
    assert sum(bool(outcome.same_as_id) for outcome in live) >= 3
    changes = {outcome.outcome_id for outcome in live}
    assert sum({link.cause_id, link.effect_id} <= changes for link in book().live("links")) >= 15
    assert sum(record.confidential for record in book().records) >= 6
    assert {"no_response", "denied", "partly"} <= {row.response for row in book().substantiations}


def test_raters_differ_on_some_outcomes() -> None:
    levels: dict[str, set[str]] = {}
    for rating in book().ratings:
        if rating.criterion == "significance" and not rating.by_author:
            levels.setdefault(rating.outcome_id, set()).add(rating.level)
    assert sum(len(given) > 1 for given in levels.values()) >= 10
