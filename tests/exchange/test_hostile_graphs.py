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
ROW = {"id": "S-01", "table": "sources", "place": 0, "cells": {"source_id": "S-01", "title": "A note"}}


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[1, 2]", b'{"nodes": 3}', b'{"nodes": [], "links": []}', b"[" * 100_000, b"\xff\xfe",
        b'{"nodes": [{"id": "A-01", "cells": {"event_id": 3}, "table": "events", "place": 0}]}',
        b'{"nodes": [{"id": "A-01", "cells": {"event_id": "A-01"}, "table": ["x"], "place": 0}]}',
        b'{"graph": {"beside": {"sources": [{"place": 0, "cells": {"source_id": "Q"}}]}}}',
        b'{"graph": {"beside": {"nonsense": [{"place": 0, "cells": {}}]}}}',
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
    data = {"nodes": [{**ROW, "x": 3.2, "colour": "red"}, {"id": "stray"}, 7], "links": [{"source": "a"}]}
    assert from_json("g.json", json.dumps(data).encode()).sources[0].title == "A note"


def test_a_row_that_was_spoilt_is_named_and_its_words_are_not() -> None:
    raw = to_json(strong_book()).replace(b'"side": "programme"', b'"side": "Ondrala"')
    with pytest.raises(FindingsError) as caught:
        from_json("g.json", raw)
    assert "Ondrala" not in str(caught.value)
    assert 'sheet "events"' in str(caught.value)


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
