"""Pictures are readable, inert and the same every time, and their words give the same numbers."""

import datetime as dt
import html
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import Any

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from pictured_book import DECIDED, HOSTILE, pictured_book, weighed_book

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures import (
    Picture,
    draw_chain,
    draw_graph,
    draw_harvest,
    draw_matrix,
    draw_sweep,
    draw_timeline,
    draw_waterfall,
    matrix_rows,
    timeline_rows,
)
from sjc_analysis.figures.date_axis import date_ticks
from sjc_analysis.figures.graph_picture import MOST_NODES
from sjc_analysis.figures.graph_rows import graph_rows
from sjc_analysis.figures.picture import house_style
from sjc_analysis.figures.sheet import fit, text_width
from sjc_analysis.records import Claim, Event, Evidence, Outcome, Rival

BOOK = weighed_book()


DRAW: dict[str, Callable[[Casebook], Picture]] = {
    "graph": lambda book: draw_graph(book, assess(book)),
    "dossier": lambda book: draw_graph(book, assess(book), "O-01"),
    "plain graph": draw_graph,
    "timeline": draw_timeline,
    "dossier timeline": lambda book: draw_timeline(book, "O-01"),
    "matrix": lambda book: draw_matrix(assess(book)),
    "chain": lambda book: draw_chain(assess(book), "C-01"),
    "harvest": lambda book: draw_harvest(assess(book)),
    "waterfall": lambda book: draw_waterfall(assess(book), "C-01"),
    "sweep": lambda book: draw_sweep(assess(book), "C-01"),
}


def every_picture(book: Casebook) -> dict[str, Picture]:
    return {name: draw(book) for name, draw in DRAW.items()}


PICTURES = every_picture(BOOK)
HOSTILE_BOOK = weighed_book(
    events=tuple(row.model_copy(update={"description": HOSTILE * 2}) for row in BOOK.events),
    outcomes=tuple(row.model_copy(update={"statement": HOSTILE * 3}) for row in BOOK.outcomes),
    rivals=tuple(row.model_copy(update={"description": "W" * 300}) for row in BOOK.rivals),
    evidence=tuple(row.model_copy(update={"description": HOSTILE * 2}) for row in BOOK.evidence),
    actors=tuple(row.model_copy(update={"kind": HOSTILE}) for row in BOOK.actors),
)
ALL = {**PICTURES, **{f"hostile {name}": drawn for name, drawn in every_picture(HOSTILE_BOOK).items()}}


def texts(picture: Picture) -> list[Text]:
    return [text for text in picture.figure.findobj(Text) if text.get_text().strip() and text.get_visible()]


def box_of(text: Text) -> Bbox:
    return text.get_window_extent()


@pytest.mark.parametrize("name", ALL)
def test_no_two_texts_overlap(name: str) -> None:
    picture = ALL[name]
    assert picture.png
    boxes = [(text.get_text(), box_of(text).padded(-1)) for text in texts(picture)]
    clashes = [(a, b) for (a, one), (b, two) in combinations(boxes, 2) if one.overlaps(two)]
    assert clashes == []


@pytest.mark.parametrize("name", ALL)
def test_every_text_lies_within_the_picture(name: str) -> None:
    picture = ALL[name]
    assert picture.png
    sheet = picture.figure.bbox
    outside = [
        text.get_text()
        for text in texts(picture)
        if not (sheet.x0 <= box_of(text).x0 and box_of(text).x1 <= sheet.x1)
        or not (sheet.y0 <= box_of(text).y0 and box_of(text).y1 <= sheet.y1)
    ]
    assert outside == []


@pytest.mark.parametrize("name", ALL)
def test_a_picture_stays_readable_on_a_page(name: str) -> None:
    width, height = ALL[name].figure.get_size_inches()
    assert width <= 13
    assert height <= 15


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_rows_give_the_same_bytes_whatever_the_readers_settings(name: str) -> None:
    with mpl.rc_context({"font.size": 30, "figure.dpi": 40, "axes.facecolor": "black"}):
        again = DRAW[name](weighed_book())
        assert again.png == PICTURES[name].png
    assert again.alt == PICTURES[name].alt


def test_a_picture_names_no_program_and_no_date() -> None:
    png = PICTURES["graph"].png
    for chunk in (b"tEXt", b"iTXt", b"zTXt", b"tIME", b"eXIf"):
        assert chunk not in png


def test_a_notebook_gets_the_picture_and_its_words() -> None:
    bundle = PICTURES["timeline"]._repr_mimebundle_()
    code = re.search(r'src="data:image/png;base64,([^"]+)" alt="([^"]+)"', bundle["text/html"])
    assert code is not None
    assert b64decode(code[1]) == PICTURES["timeline"].png
    assert html.unescape(code[2]) == PICTURES["timeline"].alt
    assert bundle["text/plain"] == PICTURES["timeline"].alt == repr(PICTURES["timeline"])


def test_words_are_drawn_as_the_letters_they_are() -> None:
    drawn = " ".join(text.get_text() for text in texts(ALL["hostile graph"]))
    assert "\\frac{1}{0}$" in drawn
    assert "[U+202E]" in drawn
    assert "\u202e" not in drawn + ALL["hostile graph"].alt


def test_the_alternative_text_counts_the_boxes_and_arrows_that_are_drawn() -> None:
    rows = graph_rows(BOOK, assess(BOOK), "O-01")
    looks = Counter(node.look for node in rows.nodes)
    alt = PICTURES["dossier"].alt
    assert f"{len(rows.nodes)} boxes" in alt
    assert f"evidence {looks['evidence']}" in alt
    assert looks == {
        "programme": 1, "other": 1, "unknown": 1, "outcome": 1, "rival": 1, "trace": 1, "evidence": 6,
    }  # fmt: skip
    kinds, vouched = re.search(r"arrows \((.*?)\)\. Of the arrows: (.*?)\.", alt).groups()  # type: ignore[union-attr]
    for said in (kinds, vouched):
        assert sum(map(int, re.findall(r" (\d+)(?:;|$)", said))) == len(rows.edges)


def strokes(book: Casebook, **how: Any) -> dict[tuple[str, str], str]:
    return {(edge.tail, edge.head): edge.stroke for edge in graph_rows(book, **how).edges}


def test_how_a_step_is_stated_decides_its_stroke() -> None:
    drawn = strokes(BOOK)
    assert drawn["A-01", "O-01"] == "stated cause"
    assert drawn["A-03", "O-01"] == "inferred"


def test_a_step_without_words_is_inferred_whatever_its_basis_says() -> None:
    links = tuple(link.model_copy(update={"quote": None}) for link in BOOK.links)
    assert strokes(pictured_book(links=links))["A-01", "O-01"] == "inferred"


def test_who_vouches_for_a_step_is_drawn_apart_from_how_it_is_said() -> None:
    statuses = {edge.row_id: edge.status for edge in graph_rows(BOOK, assess(BOOK), "O-01").edges}
    assert statuses["L-01"] == "refuted"
    assert statuses["L-02"] == "drafted"
    assert statuses["E-02"] == "confirmed"
    alone = Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-01")
    bare = graph_rows(pictured_book(links=(), claims=(alone,)))
    assert [edge.status for edge in bare.edges if edge.row_id == "C-01"] == ["claimed"]


def test_a_step_that_time_speaks_against_is_marked() -> None:
    assert strokes(BOOK, assessment=assess(BOOK))["A-01", "O-01"] == "against time"


def test_a_rival_that_is_an_act_is_drawn_once_as_that_act() -> None:
    nodes = {node.node_id: node for node in graph_rows(BOOK).nodes}
    assert "V-01" not in nodes
    assert nodes["A-02"].ids == ("A-02", "V-01")
    assert strokes(BOOK)["A-02", "O-01"] == "stands"


def test_only_a_person_weakens_a_rival_or_makes_evidence_support() -> None:
    assert strokes(BOOK)["V-03", "O-02"] == "weakened"
    assert strokes(BOOK, outcome_id="O-01")["E-02", "O-01"] == "supports"
    drafts = pictured_book(
        rivals=(Rival(rival_id="V-03", outcome_id="O-02", description="a boat", standing="weakened"),),
        evidence=(Evidence(evidence_id="E-02", outcome_id="O-01", source_id="S-02", bearing="supports"),),
    )
    assert strokes(drafts)["V-03", "O-02"] == "stands"
    assert strokes(drafts, outcome_id="O-01")["E-02", "O-01"] == "idle"


def test_too_many_boxes_are_said_and_not_drawn() -> None:
    crowd = tuple(Event(event_id=f"A-{n:03}", description="an act") for n in range(1, MOST_NODES + 2))
    assert repr(draw_graph(Casebook(events=crowd))).startswith(f"{MOST_NODES + 1} acts")


def test_an_empty_casebook_gives_sentences() -> None:
    empty = Casebook()
    assert "no acts" in repr(draw_graph(empty))
    assert "no acts" in repr(draw_timeline(empty))
    assert "no outcomes" in repr(draw_matrix(assess(empty)))


def test_a_timeline_is_in_the_order_of_time_with_the_undated_last() -> None:
    ids = [row.row_id for row in timeline_rows(BOOK)]
    assert ids == ["Z-01", "A-04", "A-01", "A-02", "O-01", "A-03", "O-02"]


def test_the_alternative_text_of_a_timeline_gives_every_date() -> None:
    alt = PICTURES["timeline"].alt
    assert "7 rows, 5 of them dated" in alt
    assert "Z-01 (earlier trace) 2029-05-01 to 2029-05-31" in alt
    assert "A-03 (act, by whom unsaid) unknown" in alt
    assert "A-04 (circumstance) until 2031-02-28" in alt
    assert "O-01 (outcome) from 2031-06-01, goes on" in alt


def test_a_timeline_without_any_date_is_drawn() -> None:
    picture = draw_timeline(Casebook(events=(Event(event_id="A-01", description="an act"),)))
    assert "0 of them dated" in repr(picture)
    assert any(text.get_text() == "date unknown" for text in texts(picture))


days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


@given(days, days)
def test_the_axis_names_few_days_in_order_and_within_what_is_drawn(one: dt.date, two: dt.date) -> None:
    first, last = min(one, two), max(one, two)
    ticks = [day for day, _ in date_ticks(first, last)]
    assert 1 <= len(ticks) <= 7
    assert ticks == sorted(set(ticks))
    assert all(first <= day <= last for day in ticks)
    assert len(ticks) >= 2 or first == last


def test_a_matrix_gives_every_outcome_the_verdicts_of_the_assessment() -> None:
    assessment = assess(BOOK)
    rows = {row.outcome_id: row for row in matrix_rows(assessment)}
    claim = next(claim for claim in assessment.claims if claim.outcome_id == "O-01")
    assert rows["O-01"].cells[1] == (f"{claim.verdict} (A-01)",)
    assert set(rows) == {"O-01", "O-02"}
    assert "%" not in PICTURES["matrix"].alt
    for part in assessment.outcomes:
        assert rows[part.outcome_id].cells[0] == (part.verdict,)


def test_an_outcome_that_nobody_claims_is_said_to_be_so() -> None:
    lone = Casebook(outcomes=(Outcome(outcome_id="O-01", statement="A desk opens"),))
    assert matrix_rows(assess(lone))[0].cells[1] == ("not claimed",)


@given(st.text(min_size=1, max_size=200), st.integers(60, 200))
def test_fitted_lines_are_no_wider_than_their_room(text: str, width: int) -> None:
    with house_style():
        lines = fit(text, width, 3, 8.0)
        assert len(lines) <= 3
        assert all(text_width(line, 8.0) <= width or len(line) <= 8 for line in lines)


def test_a_confirmed_row_has_no_dashed_outline() -> None:
    drafts = {node.node_id: node.draft for node in graph_rows(BOOK).nodes}
    assert drafts["A-04"] is False
    assert drafts["A-01"] is True


def test_a_refused_outcome_has_no_picture() -> None:
    refused = Outcome(outcome_id="O-01", statement="x", **{**DECIDED, "status": "refused"})
    with pytest.raises(KeyError):
        draw_graph(Casebook(outcomes=(refused,)), outcome_id="O-01")
