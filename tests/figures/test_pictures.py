"""Pictures are readable, inert and the same every time, and their words give the same numbers."""

import datetime as dt
import html
import re
from base64 import b64decode
from collections.abc import Callable
from itertools import combinations

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from pictured_book import DECIDED, HOSTILE, pictured_book, weighed_book

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.figures import (
    Picture,
    draw_chain,
    draw_framework,
    draw_glance,
    draw_graph,
    draw_harvest_timeline,
    draw_significance,
    draw_timeline,
    draw_weights,
)
from sjc_analysis.figures.date_axis import date_ticks
from sjc_analysis.figures.graph import MOST_BOXES
from sjc_analysis.figures.palette import shade, shades
from sjc_analysis.figures.picture import house_style
from sjc_analysis.figures.sheet import fit, text_width
from sjc_analysis.figures.timeline import timeline_rows
from sjc_analysis.findings import FindingsError
from sjc_analysis.portfolio import across_harvest
from sjc_analysis.records import Event, Evidence, Outcome, Rival
from sjc_analysis.workbook import load_casebook

BOOK = weighed_book()


DRAW: dict[str, Callable[[Casebook], Picture]] = {
    "graph": lambda book: draw_graph(assess(book)),
    "outcome": lambda book: draw_graph(assess(book), "O-01"),
    "claim": lambda book: draw_graph(assess(book), "C-01"),
    "chain": lambda book: draw_chain(assess(book), "C-01"),
    "timeline": lambda book: draw_timeline(assess(book)),
    "outcome timeline": lambda book: draw_timeline(assess(book), "O-01"),
    "weights": lambda book: draw_weights(assess(book), "C-01"),
    "glance": lambda book: draw_glance(assess(book)),
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
    boxes = [(text.get_text(), box_of(text).padded(-1)) for text in texts(picture) if not text.get_rotation()]
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


def boxes_drawn(picture: Picture) -> set[str]:
    """Name the boxes whose words were drawn."""
    gids = (str(text.get_gid() or "") for text in texts(picture))
    return {gid.removeprefix("node ") for gid in gids if gid.startswith("node ")}


@pytest.mark.parametrize("about", ["O-01", "C-01"])
def test_the_picture_shows_what_bears_on_the_drawn_nodes_and_nothing_else(about: str) -> None:
    assessment = assess(BOOK)
    drawn = boxes_drawn(draw_graph(assessment, about))
    graph = assessment.graph
    nodes = {each for each in drawn if graph.nodes[each]["kind"] in ("act", "change", "step")}
    beside = {
        tail
        for node in nodes
        for tail, _, said in graph.in_edges(node, data=True)
        if said["kind"] in ("rivals", "traces")
        or (said["kind"] == "shows" and said["bearing"] != "not_assessed")
    }
    assert drawn == nodes | beside
    assert set(assessment.claim("C-01").path) <= nodes


def test_a_contradiction_that_lowers_a_verdict_is_in_the_picture() -> None:
    speaks = {item.evidence_id for item in BOOK.evidence if item.bearing == "contradicts"}
    assert speaks
    picture = draw_graph(assess(BOOK), "C-01")
    assert speaks <= boxes_drawn(picture)
    assert all(f"{each} contradicts" in picture.alt for each in speaks)


def test_each_verdict_of_the_picture_is_that_of_the_graph() -> None:
    assessment = assess(BOOK)
    picture = draw_graph(assessment, "C-01")
    told = re.search(r"Verdicts: (.*?)\.", picture.alt)
    assert told is not None
    for node, verdict in (pair.split(" ", 1) for pair in told[1].split("; ")):
        assert assessment.graph.nodes[node]["verdict"] == verdict


def test_only_a_person_sets_a_rival_aside_or_makes_evidence_speak() -> None:
    assert "V-03 is a rival set aside to O-02" in draw_graph(assess(BOOK), "O-02").alt
    drafts = pictured_book(
        rivals=(Rival(rival_id="V-03", outcome_id="O-02", description="a boat", standing="weakened"),),
        evidence=(Evidence(evidence_id="E-02", outcome_id="O-01", source_id="S-02", bearing="supports"),),
    )
    assert "V-03 is a rival to O-02" in draw_graph(assess(drafts), "O-02").alt
    assert "E-02 is a draft on O-01" in draw_graph(assess(drafts), "O-01").alt


def test_one_step_is_never_called_the_weakest() -> None:
    assert "weakest" not in DRAW["chain"](BOOK).alt.lower()


def test_a_quoted_act_is_not_said_to_be_strongly_supported() -> None:
    example = assess(load_casebook(data_path("example/casebook.xlsx")))
    assert example.graph.nodes["A-09"]["verdict"] == ""
    assert "A-09 strongly supported" not in draw_graph(example, "C-05").alt


def test_every_picture_can_be_drawn_into_the_callers_axes() -> None:
    assessment = assess(BOOK)
    figure = Figure(figsize=(20, 20))
    axes = figure.subplots(2, 3).flat
    draw_graph(assessment, "C-01", ax=axes[0])
    draw_chain(assessment, "C-01", ax=axes[1])
    draw_timeline(assessment, ax=axes[2])
    draw_weights(assessment, "C-01", ax=axes[3])
    draw_glance(assessment, ax=axes[4])
    portfolio = across_harvest(assessment)
    draw_significance(portfolio, ax=axes[5])
    assert all(each.texts for each in axes)
    assert draw_framework(portfolio, ax=Figure().subplots()).figure is not figure
    draw_harvest_timeline(portfolio, ax=axes[5])


def test_the_darker_the_firmer_so_that_grey_print_keeps_the_order() -> None:
    ladder = [shade(word) for word in ("unsubstantiated", "plausible", "supported", "strongly supported")]
    lightness = [luminance(each.ground) for each in ladder]
    assert lightness == sorted(lightness, reverse=True)
    assert len({each.sign for each in shades().values()}) == len(shades()) == 5
    for each in shades().values():
        light, dark = sorted((luminance(each.ground), luminance(each.ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour (WCAG 2.2)."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def test_too_many_boxes_are_said_and_not_drawn() -> None:
    crowd = tuple(Event(event_id=f"A-{n:03}", description="an act") for n in range(1, MOST_BOXES + 2))
    assert repr(draw_graph(assess(Casebook(events=crowd)))).startswith(f"{MOST_BOXES + 1} boxes")


def test_an_empty_casebook_gives_sentences() -> None:
    empty = assess(Casebook())
    assert "no acts" in repr(draw_graph(empty))
    assert "no acts" in repr(draw_timeline(empty))
    assert "no outcomes" in repr(draw_glance(empty))


def test_a_timeline_is_in_the_order_of_time_with_the_undated_last() -> None:
    ids = [row.row_id for row in timeline_rows(assess(BOOK))]
    assert ids == ["Z-01", "A-04", "A-01", "A-02", "O-01", "A-03", "O-02"]


def test_the_alternative_text_of_a_timeline_gives_every_date() -> None:
    alt = PICTURES["timeline"].alt
    assert "7 rows, 5 of them dated" in alt
    assert "Z-01 (earlier trace) 2029-05-01 to 2029-05-31" in alt
    assert "A-03 (act, by whom unsaid) unknown" in alt
    assert "A-04 (circumstance) until 2031-02-28" in alt
    assert "O-01 (outcome) from 2031-06-01, goes on" in alt


def test_a_timeline_without_any_date_is_drawn() -> None:
    picture = draw_timeline(assess(Casebook(events=(Event(event_id="A-01", description="an act"),))))
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


@given(st.text(min_size=1, max_size=200), st.integers(60, 200))
def test_fitted_lines_are_no_wider_than_their_room(text: str, width: int) -> None:
    with house_style():
        lines = fit(text, width, 3, 8.0)
        assert len(lines) <= 3
        assert all(text_width(line, 8.0) <= width or len(line) <= 8 for line in lines)


def test_a_refused_outcome_has_no_picture() -> None:
    refused = Outcome(outcome_id="O-01", statement="x", **{**DECIDED, "status": "refused"})
    with pytest.raises(FindingsError):
        draw_graph(assess(Casebook(outcomes=(refused,))), "O-01")
