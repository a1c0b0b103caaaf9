"""The panel gives the reasoning's own answers, moves nothing by itself, and stays still on a page."""

from pathlib import Path

from pictured_book import pictured_book, weighed_book

from sjc_analysis.assessment import assess
from sjc_analysis.panel import SensitivityPanel, judged_otherwise, judgements_of
from sjc_analysis.panel.judgements import ItemJudgement, Judgements
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.report.page_check import check_page

BOOK = weighed_book()
ASSESSMENT = assess(BOOK)


def given() -> Judgements:
    found = judgements_of(ASSESSMENT, "C-01")
    assert found is not None
    return found


def test_the_casebooks_own_judgements_change_nothing() -> None:
    assert judged_otherwise(ASSESSMENT, given()).claims == ASSESSMENT.claims[:1]


def test_another_prior_gives_what_a_casebook_with_that_prior_gives() -> None:
    moved = judged_otherwise(ASSESSMENT, given()._replace(prior=Bounds(0.1, 0.2)))
    claims = [row.model_copy(update={"prior_low": 0.1, "prior_high": 0.2}) for row in BOOK.claims]
    assert moved.claims == assess(BOOK.with_rows(claims=claims)).claims[:1]


def test_another_likelihood_gives_what_a_casebook_with_that_likelihood_gives() -> None:
    items = {"E-03": ItemJudgement(Bounds(0.5, 0.5), Bounds(0.5, 0.5))}
    moved = judged_otherwise(ASSESSMENT, given()._replace(items=items))
    point = dict.fromkeys(("p_claim_low", "p_claim_high", "p_rival_low", "p_rival_high"), 0.5)
    rows = [row.model_copy(update=point) if row.evidence_id == "E-03" else row for row in BOOK.likelihoods]
    assert moved.claims == assess(BOOK.with_rows(likelihoods=rows)).claims[:1]
    weighed = {item.evidence_id: item for item in moved.claims[0].posteriors[0].items}
    assert weighed["E-04"].counted  # now the stronger voice of the two
    assert not weighed["E-03"].counted


def test_the_still_panel_is_a_table_and_a_picture_and_says_that_it_is_still(tmp_path: Path) -> None:
    html = SensitivityPanel(ASSESSMENT)._repr_html_()
    assert "still picture" in html
    assert "<table>" in html
    assert 'src="data:image/png' in html
    for word in ("jupyter-widgets", "<script", "application/vnd"):
        assert word not in html
    path = tmp_path / "page.html"
    path.write_text(f"<h1>A page</h1><h2>Its part</h2>{html}", encoding="utf-8")
    assert check_page(path) == ()


def test_a_slider_moves_the_answer_and_the_button_puts_it_back() -> None:
    live = SensitivityPanel(ASSESSMENT, "C-01").live()
    prior, button, view = live.children[0], live.children[-2], live.children[-1]
    assert len(live.children) == 2 * len(given().items) + 3
    before = view.value
    prior.value = (0.01, 0.02)
    moved = judged_otherwise(ASSESSMENT, given()._replace(prior=Bounds(0.01, 0.02)))
    posterior = moved.claims[0].posteriors[0]
    assert f">{posterior.words}</td>" in view.value
    assert "With these judgements" in view.value
    button.click()
    assert view.value == before


def test_without_likelihoods_there_is_nothing_to_move() -> None:
    panel = SensitivityPanel(assess(pictured_book()))
    assert "nothing can be moved" in repr(panel)
    assert len(panel.live().children) == 1
