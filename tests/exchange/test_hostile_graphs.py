"""JSON and GraphML from anywhere: read as a casebook, or refused in words, and nothing is written."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from builders import strong_book
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.exchange import convert
from sjc_analysis.exchange.graph_xml import from_graphml, to_graphml
from sjc_analysis.exchange.node_link import from_json, to_json
from sjc_analysis.findings import FindingsError

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
GRAPHML = f'<graphml xmlns="{NAMESPACE}"><graph edgedefault="directed">{{}}</graph></graphml>'
ROWS = {"sources": [{"source_id": "S-01", "title": "A note"}]}


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[1, 2]", b'{"nodes": 3}', b'{"nodes": [], "links": []}', b"[" * 100_000, b"\xff\xfe",
        b'{"graph": 3}', b'{"graph": {"rows": []}}', b'{"graph": {"rows": {"events": 3}}}',
        b'{"graph": {"rows": {"events": [3]}}}', b'{"graph": {"rows": {"events": [{"event_id": 3}]}}}',
        b'{"graph": {"rows": {"sources": [{"source_id": "Q"}]}}}',
        b'{"graph": {"rows": {"nonsense": []}}}',
    ],
)  # fmt: skip
def test_json_that_holds_no_casebook_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "g.json").write_bytes(raw)
    with pytest.raises(FindingsError) as caught:
        convert(tmp_path / "g.json", tmp_path / "book.xlsx")
    assert caught.value.findings[0].file == "g.json"
    assert [path.name for path in tmp_path.iterdir()] == ["g.json"]


@pytest.mark.parametrize(
    "text",
    [
        "", "<graphml>", "<a/>", GRAPHML.format(""), GRAPHML.format('<node id="x"/>'),
        '<!DOCTYPE g [<!ENTITY a "b">]>' + GRAPHML.format(""),
        '<?xml version="1.0" encoding="utf-16"?>' + GRAPHML.format(""),
        GRAPHML.format('<node id="x"><data key="d9">y</data></node>'),
        GRAPHML.format('<edge source="x"/>'),
        GRAPHML.replace("directed", "undirected").format('<node id="x"/>'),
    ],
)  # fmt: skip
def test_graphml_that_holds_no_casebook_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "g.graphml").write_text(text, encoding="utf-8")
    with pytest.raises(FindingsError):
        convert(tmp_path / "g.graphml", tmp_path / "book.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["g.graphml"]


def test_another_program_may_add_what_it_likes() -> None:
    data = {"graph": {"rows": ROWS, "x": 3.2}, "nodes": [{"id": "stray", "colour": "red"}, 7], "links": 3}
    assert from_json("g.json", json.dumps(data).encode()).sources[0].title == "A note"


def test_all_that_was_spoilt_is_named_at_once_and_its_words_are_not() -> None:
    data = json.loads(to_json(strong_book()))
    rows = data["graph"]["rows"]
    rows["events"][0]["side"] = "Ondrala"
    rows["outcomes"][0]["follows_from_ids"] = "Ondrala"
    rows["guesses"] = []
    with pytest.raises(FindingsError) as caught:
        from_json("g.json", json.dumps(data).encode())
    assert [(f.file, f.rule, f.sheet, f.row, f.column) for f in caught.value.findings] == [
        ("g.json", "GR1", "events", 2, "side"),
        ("g.json", "GR1", "outcomes", 2, "follows_from_ids"),
        ("g.json", "GR2", "guesses", None, ""),
    ]
    assert "Ondrala" not in str(caught.value)


@settings(max_examples=40)
@given(st.sampled_from([to_json, to_graphml]), st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_no_damage_gets_past_the_findings(
    write: Callable[[Casebook], bytes], where: int, noise: bytes
) -> None:
    raw = bytearray(write(strong_book()))
    raw[where : where + len(noise)] = noise
    with suppress(FindingsError):
        book = (from_json if write is to_json else from_graphml)("g", bytes(raw))
        assert len(book.outcomes) <= len(strong_book().outcomes)
