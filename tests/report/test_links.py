"""A large harvest: each dossier once, on a page that begins as a list, and ids that lead to it."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.display import whole_ids
from sjc_analysis.records import Claim, Event, Outcome
from sjc_analysis.report import donor_page, dossiers, verdict_cards
from sjc_analysis.report.chapters import Chapter
from sjc_analysis.report.every_outcome import every_outcome
from sjc_analysis.report.links import anchors, linked
from sjc_analysis.report.markup import as_html
from sjc_analysis.report.page_check import check_pages
from sjc_analysis.report.pages import Site, chapter_pages, contents

MANY = 14


def harvest(number: int) -> Assessment:
    numbers = range(1, number + 1)
    return assess(
        Casebook(
            events=(Event(event_id="A-01", side="programme", description="a training"),),
            outcomes=tuple(Outcome(outcome_id=f"O-{n:02d}", statement=f"gate {n} opened") for n in numbers),
            claims=tuple(
                Claim(claim_id=f"C-{n:02d}", cause_id="A-01", outcome_id=f"O-{n:02d}", question="Did it?")
                for n in numbers
            ),
        )
    )


def executed(*shown: Any) -> Any:
    outputs = [{"data": {"text/html": each._repr_html_()}} for each in shown]
    title = SimpleNamespace(cell_type="markdown", source="# A page\n\n## Its parts")
    return SimpleNamespace(cells=[title, SimpleNamespace(cell_type="code", source="", outputs=outputs)])


def pages(audience: Any, *, rows: str = "") -> dict[str, str]:
    """Render a first page and a page of dossiers."""
    whole = harvest(MANY)
    first = Chapter("first", "First", "", 1, Path("first.ipynb"), rows)
    last = Chapter("dossiers", "Dossiers", "", 2, Path("dossiers.ipynb"))
    books = {first: executed(donor_page(whole), verdict_cards(whole)), last: executed(dossiers(whole))}
    site = Site(audience, (first, last), "A harvest")
    body = contents(site, (), as_html((every_outcome(whole),), level=3, kind="verdicts"))
    return chapter_pages(site, books, body)


def test_each_dossier_and_each_card_of_many_stands_once() -> None:
    text = "".join(pages("donor").values())
    for number in range(1, MANY + 1):
        assert text.count(f'id="dossier-O-{number:02d}"') == 1
        assert text.count(f'id="claim-C-{number:02d}"') == 1
    assert text.count('<section class="card"') == MANY


def test_of_many_only_the_headings_are_seen_and_a_few_stand_open() -> None:
    assert dossiers(harvest(MANY))._repr_html_().count('<details class="fold">') == MANY
    assert "fold" not in dossiers(harvest(2))._repr_html_()
    assert "gate 14 opened" in repr(dossiers(harvest(MANY)))


def test_an_evaluator_too_reads_the_verdicts_first() -> None:
    index = pages("evaluator")["index.html"]
    assert index.index("Every outcome, with its verdicts") < index.index("What it rests on")
    for number in range(1, MANY + 1):
        assert index.count(f'<a href="dossiers.html#dossier-O-{number:02d}">O-{number:02d}</a>') == 1
    assert "Contribution analysis for the evaluator" not in "".join(pages("donor").values())


def test_every_change_of_the_first_page_leads_to_its_dossier_and_arrives(tmp_path: Path) -> None:
    for name, text in pages("donor").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "method.html").write_text(pages("donor")["index.html"], encoding="utf-8")
    assert check_pages(sorted(tmp_path.iterdir())) == ()
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    for number in range(1, MANY + 1):
        if f"gate {number} opened" in index.partition("Where each statement")[0]:
            assert f'<a href="dossiers.html#dossier-O-{number:02d}">Gate {number} opened.</a>' in index


def test_no_link_leads_from_rows_numbered_for_another_audience() -> None:
    assert "#dossier-O-01" in pages("evaluator")["first.html"]
    assert "#dossier-O-01" not in pages("evaluator", rows="donor")["first.html"]


@given(st.text())
def test_a_word_of_the_data_never_becomes_a_link(text: str) -> None:
    hostile = f'{text}<span class="row" style="white-space:nowrap">O-01</span> href="#dossier-O-01'
    body = Markup("<p>{}</p>").format(whole_ids(hostile))
    assert "<a " not in linked(body, {"dossier-O-01": "dossiers.html"})
    assert not anchors({"a.html": body + Markup("{}").format(' id="dossier-O-01"')})


def test_no_id_is_broken_at_its_hyphen() -> None:
    text = "".join([*pages("donor").values(), *pages("evaluator").values()])
    kept = re.compile(r"white-space:nowrap[^>]*>(?:<a [^>]*>)?[A-Z]-\d+")
    assert kept.search(text)
    assert re.findall(r">[^<]*\b([A-Z]-\d{2,})\b", kept.sub("", text)) == []
