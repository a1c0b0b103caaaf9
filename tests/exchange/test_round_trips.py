"""A casebook goes out and comes back the same, or the file says what it could not carry."""

import json
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from any_casebook import casebooks
from builders import strong_book as ladder
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.exchange import conversion_lines, convert
from sjc_analysis.exchange.graph_xml import from_graphml, to_graphml
from sjc_analysis.exchange.map_in import from_map
from sjc_analysis.exchange.map_out import map_sheets
from sjc_analysis.exchange.node_link import from_json, to_json
from sjc_analysis.findings import FindingsError
from sjc_analysis.graph.causal_map import read_causal_map
from sjc_analysis.records import Event, Link, Outcome, Passage, Quote, Source
from sjc_analysis.workbook import load_casebook, save_casebook

conversions = sys.modules["sjc_analysis.exchange.convert"]

AWKWARD = (
    "a; b; c",
    "~fear",
    "a & b",
    "<b>",
    '"quoted"',
    "two\nlines",
    "\u05e9\u05dc\u05d5\u05dd",
    "=1+1",
    "NA",
    "7",
    "A-01",
)


@settings(max_examples=25)
@given(casebooks())
def test_json_and_graphml_give_any_casebook_back(casebook: Casebook) -> None:
    assert from_json("a.json", to_json(casebook)) == casebook
    assert from_graphml("a.graphml", to_graphml(casebook)) == casebook


def test_the_same_casebook_gives_the_same_bytes() -> None:
    for write in (to_json, to_graphml):
        assert write(ladder()) == write(ladder())


def test_what_a_person_refused_comes_back_in_its_place() -> None:
    row = (
        ladder()
        .evidence[0]
        .model_copy(update={"status": "refused", "decided_by": "M. Ode", "reason": "read it"})
    )
    book = ladder().changed({row.row_id: row})
    assert from_json("a.json", to_json(book)) == from_graphml("a.graphml", to_graphml(book)) == book


def test_no_two_edges_of_a_file_have_the_same_id() -> None:
    edges = ET.fromstring(to_graphml(ladder())).findall(".//{*}edge")  # noqa: S314 - written by the test itself
    ids = [edge.get("id") for edge in edges]
    assert len(ids) == len(set(ids)) > 1


def labelled(labels: list[str]) -> Casebook:
    """Chain acts and outcomes with these labels, each link with its own words."""
    text = "one led to the other, said the clerk"
    quote = Quote(passage_id="P-01", start=0, end=3, text="one")
    ids = [f"A-{n:02d}" if n == 1 else f"O-{n:02d}" for n in range(1, len(labels) + 1)]
    return Casebook(
        sources=(Source(source_id="S-01", title="minutes"),),
        passages=(Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text),),
        events=(Event(event_id=ids[0], description=labels[0]),),
        outcomes=tuple(Outcome(outcome_id=i, statement=s) for i, s in zip(ids[1:], labels[1:], strict=True)),
        links=tuple(
            Link(link_id=f"L-{n:02d}", cause_id=cause, effect_id=effect, quote=quote)
            for n, (cause, effect) in enumerate(pairwise(ids), start=1)
        ),
    )


@settings(max_examples=40)
@given(st.lists(st.sampled_from(AWKWARD), min_size=2, max_size=6))
def test_a_causal_map_brings_back_links_labels_and_words(labels: list[str]) -> None:
    book = labelled(labels)
    sheets = {name: list(enumerate(rows, start=1)) for name, rows in map_sheets(book).items()}
    back = from_map("map.xlsx", sheets)
    assert [(e.event_id, o) for e, o in zip(back.events, ["A-01"], strict=True)] == [("A-01", "A-01")]
    assert [(link.link_id, link.cause_id, link.effect_id) for link in back.links] == [
        (link.link_id, link.cause_id, link.effect_id) for link in book.links
    ]
    assert {link.quote.text for link in back.links if link.quote} == {"one"}
    assert len(back.links) == sum(link.quote is not None for link in back.links)
    for row in (*book.events, *book.outcomes):
        words = " ".join(str(getattr(row, "description", "") or getattr(row, "statement", "")).split())
        again = back.row(row.row_id)
        told = getattr(again, "description", "") or getattr(again, "statement", "")
        assert told in (words, f"{row.row_id} {words}")


def test_a_traced_map_is_the_same_before_and_after() -> None:
    book = labelled(["rain", "a full tank", "crops"])
    sheets = {name: list(enumerate(rows, start=1)) for name, rows in map_sheets(book).items()}
    read = read_causal_map("map.xlsx", sheets)
    assert [(link.cause, link.effect, link.source) for link in read.links] == [
        ("rain", "a full tank", "S-01"), ("a full tank", "crops", "S-01"),
    ]  # fmt: skip


@pytest.mark.parametrize("label", AWKWARD)
def test_graph_files_are_well_formed_and_say_the_label(label: str) -> None:
    book = labelled([label, "crops"])
    ET.fromstring(to_graphml(book))  # noqa: S314 - written by the test itself
    assert from_graphml("a.graphml", to_graphml(book)).events[0].description == label
    graph = nx.node_link_graph(json.loads(to_json(book)), edges="links")
    assert graph.nodes["A-01"]["label"] == " ".join(label.split())


def test_every_format_through_files(tmp_path: Path) -> None:
    save_casebook(ladder(), tmp_path / "book.xlsx")
    for name in ("g.json", "g.graphml", "g.xlsx"):
        done = convert(tmp_path / "book.xlsx", tmp_path / name)
        text = "\n".join(conversion_lines(done))
        assert "it is not for anybody else" in text
        assert ("It cannot carry:" in text) == (name not in ("g.json", "g.graphml"))
    for name in ("g.json", "g.graphml"):
        convert(tmp_path / name, tmp_path / f"from_{name}.xlsx")
        assert load_casebook(tmp_path / f"from_{name}.xlsx") == ladder()
    came = convert(tmp_path / "g.xlsx", tmp_path / "folder").casebook
    assert len(came.links) == len(ladder().links)


def test_what_cannot_be_carried_is_counted_and_what_is_empty_is_not_named(tmp_path: Path) -> None:
    save_casebook(ladder(), tmp_path / "book.xlsx")
    lost = convert(tmp_path / "book.xlsx", tmp_path / "map.xlsx").lost
    assert f'the table "likelihoods", {len(ladder().likelihoods)} rows' in lost
    assert not any("requests" in line for line in lost)
    refused = ladder().links[0].model_copy(update={"status": "refused"})
    save_casebook(ladder().with_rows(links=(refused, *ladder().links[1:])), tmp_path / "two.xlsx")
    lost = convert(tmp_path / "two.xlsx", tmp_path / "two_map.xlsx").lost
    assert '1 row of "links" that a person refused' in lost
    levelled = labelled(["a; b", "~c"])
    save_casebook(levelled, tmp_path / "three.xlsx")
    lost = convert(tmp_path / "three.xlsx", tmp_path / "three_map.xlsx").lost
    assert any("levels of a hierarchy" in line for line in lost)
    assert any("reads as an opposite" in line for line in lost)


def test_an_ending_decides_and_a_choice_goes_before_it(tmp_path: Path) -> None:
    save_casebook(ladder(), tmp_path / "folder")
    assert convert(tmp_path / "folder", tmp_path / "a.xlsx").form == "casebook"
    assert convert(tmp_path / "folder", tmp_path / "b.xlsx", spreadsheet="causal-map").form == "causal-map"
    assert convert(tmp_path / "a.xlsx", tmp_path / "c.xlsx").form == "causal-map"
    assert convert(tmp_path / "a.xlsx", tmp_path / "d.xlsx", spreadsheet="casebook").form == "casebook"
    assert convert(tmp_path / "c.xlsx", tmp_path / "e.xlsx").form == "casebook"
    with pytest.raises(FindingsError, match="only be copied"):
        convert(tmp_path / "c.xlsx", tmp_path / "f.xlsx", spreadsheet="causal-map")


@pytest.mark.parametrize("name", ["out.docx", "out.qdpx", "out.ods"])
def test_an_unknown_ending_is_refused_with_those_allowed(tmp_path: Path, name: str) -> None:
    save_casebook(ladder(), tmp_path / "book.xlsx")
    with pytest.raises(FindingsError, match="X1") as caught:
        convert(tmp_path / "book.xlsx", tmp_path / name)
    assert ".graphml" in caught.value.findings[0].allowed
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(FindingsError, match=r"\.graphml"):
        convert(tmp_path / name, tmp_path / "new.json") if name != "out.qdpx" else convert(
            tmp_path / "nowhere.json", tmp_path / "new.json"
        )


def test_nothing_is_written_over_without_being_told_and_nothing_half(tmp_path: Path) -> None:
    save_casebook(ladder(), tmp_path / "book.xlsx")
    (tmp_path / "g.json").write_text("mine", encoding="utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(FindingsError, match="X12"):
        convert(tmp_path / "book.xlsx", tmp_path / "g.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert (tmp_path / "g.json").read_text(encoding="utf-8") == "mine"
    convert(tmp_path / "book.xlsx", tmp_path / "g.json", replace=True)
    assert from_json("g.json", (tmp_path / "g.json").read_bytes()) == ladder()


CANARY = "Tervala Ondrake keeps the ledger under the mill"


def guarded() -> Casebook:
    """Join a public outcome and an act that only a confidential source tells of."""
    secret = Source(source_id="S-01", title=CANARY)
    shown = "The council opened its files."
    return Casebook(
        sources=(secret, Source(source_id="S-02", title="A notice", confidential=False)),
        passages=(
            Passage(passage_id="P-01", source_id="S-01", start=0, end=len(CANARY), text=CANARY),
            Passage(passage_id="P-02", source_id="S-02", start=0, end=len(shown), text=shown),
        ),
        events=(
            Event(event_id="A-01", description=CANARY,
                  quote=Quote(passage_id="P-01", start=0, end=len(CANARY), text=CANARY)),
        ),
        outcomes=(
            Outcome(outcome_id="O-01", statement="the council opened its files",
                    quote=Quote(passage_id="P-02", start=0, end=len(shown), text=shown)),
        ),
        links=(Link(link_id="L-01", cause_id="A-01", effect_id="O-01"),),
    )  # fmt: skip


def test_a_donor_gets_what_a_donor_may_know(tmp_path: Path) -> None:
    save_casebook(guarded(), tmp_path / "book.xlsx")
    for name in ("d.json", "d.graphml", "d.xlsx"):
        done = convert(tmp_path / "book.xlsx", tmp_path / name, audience="donor")
        assert "searched for what must not leave" in conversion_lines(done)[1]
        assert len(done.casebook.outcomes) == 1
        assert b"Ondrake" not in (tmp_path / name).read_bytes()
    with pytest.raises(FindingsError, match="X11"):
        convert(tmp_path / "book.xlsx", tmp_path / "donor_book", audience="donor")


def test_what_must_not_leave_stops_a_conversion(tmp_path: Path) -> None:
    """A public row that names somebody nobody placed is not for a donor."""
    text = "Sergeant Tervala Ondrake opened the gate."
    book = Casebook(
        sources=(Source(source_id="S-01", title="A notice", confidential=False),),
        passages=(Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text),),
        outcomes=(
            Outcome(outcome_id="O-01", statement=text,
                    quote=Quote(passage_id="P-01", start=0, end=len(text), text=text)),
        ),
    )  # fmt: skip
    with tempfile.TemporaryDirectory(dir=tmp_path) as name:
        folder = Path(name)
        save_casebook(book, folder / "book.xlsx")
        with pytest.raises(FindingsError):
            convert(folder / "book.xlsx", folder / "d.graphml", audience="donor")
        assert [path.name for path in folder.iterdir()] == ["book.xlsx"]


@pytest.mark.parametrize(("name", "writer"), [("d.json", "to_json"), ("d.xlsx", "to_map")])
def test_a_writer_that_lets_a_word_slip_is_stopped_at_the_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, writer: str
) -> None:
    real = getattr(conversions, writer)
    save_casebook(guarded(), tmp_path / "book.xlsx")
    monkeypatch.setattr(
        conversions, writer, lambda *said: real(*said[:-1], guarded() if said[-1].outcomes else said[-1])
    )
    with pytest.raises(FindingsError, match="D1"):
        convert(tmp_path / "book.xlsx", tmp_path / name, audience="donor")
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]
