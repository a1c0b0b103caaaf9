"""The graph to explore is inert, leads only within its page, and tells of nothing that is not in the view."""

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

from pictured_book import HOSTILE, pictured_book

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import for_audience
from sjc_analysis.figures import dossier_anchor, explore_graph
from sjc_analysis.figures.graph_rows import graph_rows
from sjc_analysis.records import Source
from sjc_analysis.report import dossiers
from sjc_analysis.report.page_check import check_page

BOOK = pictured_book()
SHOWN = explore_graph(BOOK, assess(BOOK))._repr_html_()


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def page(tmp_path: Path, *bodies: str) -> Path:
    path = tmp_path / "page.html"
    path.write_text(f"<h1>A page</h1><h2>Its part</h2>{' '.join(bodies)}", encoding="utf-8")
    return path


def test_every_box_and_arrow_can_be_reached_and_says_its_words() -> None:
    rows = graph_rows(BOOK, assess(BOOK))
    parts = [given for _, given in Tags(SHOWN).found if "sjc-part" in given.get("class", "")]
    assert len(parts) == len(rows.nodes) + len(rows.edges)
    assert all(given["aria-label"] and ("href" in given or given["tabindex"] == "0") for given in parts)
    link = next(given for given in parts if "L-01" in given["aria-label"])
    assert "“Because of”" in link["aria-label"]
    assert "drafted by a rule" in next(g["aria-label"] for g in parts if "(L-03)" in g["aria-label"])


def test_a_page_accepts_it_beside_the_dossiers_it_leads_to(tmp_path: Path) -> None:
    told = dossiers(assess(BOOK))._repr_html_()
    words = {'href="#word-' + name.split('"')[0] for name in told.split('href="#word-')[1:]}
    footer = "".join(
        f'<p id={word.removeprefix("href=").replace("#", "")}">a word</p>' for word in sorted(words)
    )
    assert [finding.reason for finding in check_page(page(tmp_path, SHOWN, told, footer))] == []
    lost = check_page(page(tmp_path, SHOWN))
    assert {dossier_anchor("O-01") in finding.reason for finding in lost} == {True, False}
    quiet = explore_graph(BOOK, assess(BOOK), dossiers=False)._repr_html_()
    assert check_page(page(tmp_path, quiet)) == ()


def test_it_is_well_formed_and_holds_no_word_that_acts() -> None:
    hostile = pictured_book(
        events=tuple(row.model_copy(update={"description": HOSTILE}) for row in BOOK.events),
        outcomes=tuple(
            row.model_copy(update={"statement": f"javascript:alert(1) {HOSTILE}"}) for row in BOOK.outcomes
        ),
    )
    shown = explore_graph(hostile, assess(hostile))._repr_html_()
    ET.fromstring(shown)  # noqa: S314 - written by ourselves a line above
    tags = Tags(shown)
    assert {tag for tag, _ in tags.found} <= {
        "figure", "p", "div", "svg", "style", "g", "a", "path", "text",
    }  # fmt: skip
    assert all(given["href"].startswith("#dossier-") for tag, given in tags.found if tag == "a")
    assert not any(name.startswith("on") or name == "id" for _, given in tags.found for name in given)
    assert "url(" not in shown
    assert "<!--" not in shown
    assert "\u202e" not in shown


def test_withheld_rows_leave_no_word_and_no_id() -> None:
    sources = tuple(row.model_copy(update={"confidential": row.source_id == "S-02"}) for row in BOOK.sources)
    view = for_audience(pictured_book(sources=sources), "donor")
    shown = explore_graph(view, assess(view))._repr_html_()
    without = for_audience(
        pictured_book(sources=(*sources[:1], Source(source_id="S-02")), evidence=()), "donor"
    )
    assert shown == explore_graph(without, assess(without))._repr_html_()


def test_it_is_the_same_every_time_and_of_a_crowd_there_is_a_sentence() -> None:
    again = pictured_book()
    assert explore_graph(again, assess(again))._repr_html_() == SHOWN
    assert "no acts" in repr(explore_graph(Casebook(), assess(Casebook())))


def test_a_drawing_that_loads_something_is_refused(tmp_path: Path) -> None:
    for hostile in (
        '<svg><path fill="url(#a)"/></svg>',
        "<svg><script>x</script></svg>",
        '<svg><image href="a"/></svg>',
    ):
        assert check_page(page(tmp_path, hostile)), hostile
    assert re.search(
        "more than colours", check_page(page(tmp_path, '<svg><path fill="url(#a)"/></svg>'))[0].reason
    )
