"""The graph says what the rows say: every node and edge leads back to its row and its words."""

import random
from typing import Any

import networkx as nx
import pytest
from any_casebook import casebooks
from hypothesis import given, settings

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import from_cells
from sjc_analysis.findings import FindingsError
from sjc_analysis.graph import from_graph, to_graph
from sjc_analysis.graph.build import NODE_TABLES
from sjc_analysis.graph.rows import graph_rows
from sjc_analysis.records import (
    Actor,
    Claim,
    Commitment,
    Event,
    Evidence,
    FrameworkItem,
    HarvestRecord,
    Link,
    Outcome,
    Passage,
    Quote,
    Request,
    Rival,
    Source,
    Trace,
)

TEXT = "The clinic asked the council for chairs; the council promised chairs by May."
DECIDED = {"decided_by": "M. Ode", "reason": "read it"}


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(passage_id="P-01", start=start, end=start + len(words), text=words)


def book(**replaced: Any) -> Casebook:
    rows: dict[str, Any] = {
        "sources": (Source(source_id="S-01"),),
        "records": (HarvestRecord(record_id="R-01", source_id="S-01"),),
        "passages": (Passage(passage_id="P-01", source_id="S-01", start=0, end=len(TEXT), text=TEXT),),
        "actors": (Actor(actor_id="N-01", name="A clinic"), Actor(actor_id="N-02", name="A council")),
        "events": (
            Event(event_id="A-01", side="programme", actor_ids=("N-01",), recipient_ids=("N-02",),
                  description="trained"),
            Event(event_id="A-02", side="other", description="a circular"),
            Event(event_id="A-03", side="other", actor_ids=("N-01",), description="a fair elsewhere"),
        ),
        "framework": (FrameworkItem(framework_id="F-01", level="outcome", code="1.3", record_ids=("R-01",)),),
        "outcomes": (
            Outcome(outcome_id="O-01", record_id="R-01", actor_ids=("N-02",), statement="opens a desk"),
            Outcome(outcome_id="O-02", statement="answers letters"),
            Outcome(outcome_id="O-03", statement="is elsewhere"),
        ),
        "traces": (Trace(trace_id="Z-01", outcome_id="O-01", quote=quote("asked the council")),),
        "links": (
            Link(link_id="L-01", cause_id="A-01", effect_id="O-01", quote=quote("promised chairs")),
            Link(link_id="L-02", cause_id="O-01", effect_id="O-02"),
            Link(link_id="L-03", cause_id="A-01", effect_id="O-01"),
        ),
        "claims": (Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-01", link_ids=("L-01",)),),
        "rivals": (Rival(rival_id="V-01", outcome_id="O-01", description="a circular", event_id="A-02"),),
        "evidence": (Evidence(evidence_id="E-01", outcome_id="O-01", source_id="S-01"),),
        "requests": (
            Request(request_id="Q-01", asked_by_ids=("N-01",), asked_of_ids=("N-02",), text="chairs",
                    quote=quote("asked the council for chairs")),
        ),
        "commitments": (
            Commitment(commitment_id="K-01", made_by_ids=("N-02",), text="chairs", answers_ids=("Q-01",),
                       quote=quote("promised chairs by May")),
        ),
    }  # fmt: skip
    return Casebook(**{**rows, **replaced})


def said(graph: "nx.MultiDiGraph[str]") -> set[tuple[str, str, str]]:
    return {(tail, str(data["kind"]), head) for tail, head, data in graph.edges(data=True)}


def test_every_relation_of_the_rows_is_an_edge() -> None:
    assert said(to_graph(book())) == {
        ("N-01", "did", "A-01"),
        ("A-01", "reached", "N-02"),
        ("N-01", "did", "A-03"),
        ("N-02", "changed", "O-01"),
        ("Z-01", "shows earlier", "O-01"),
        ("A-01", "led to", "O-01"),
        ("O-01", "led to", "O-02"),
        ("A-01", "claimed as cause", "C-01"),
        ("C-01", "claimed for", "O-01"),
        ("V-01", "rivals", "O-01"),
        ("A-02", "is the rival", "V-01"),
        ("E-01", "shows", "O-01"),
        ("O-01", "placed", "F-01"),
        ("N-01", "asked", "Q-01"),
        ("Q-01", "asked of", "N-02"),
        ("N-02", "promised", "K-01"),
        ("K-01", "answers", "Q-01"),
    }


def test_a_relation_runs_to_what_is_named_most_exactly_and_is_called_what_it_is() -> None:
    """What is about a claim runs to the claim and not to its outcome too."""
    whole = book()
    o3 = whole.row("O-03").model_copy(update={"same_as_id": "O-02", "framework_ids": ("F-01",)})
    graph = to_graph(
        whole.with_rows(
            outcomes=(*whole.outcomes[:2], o3),
            rivals=(
                *whole.rivals,
                Rival(rival_id="V-02", outcome_id="O-01", claim_id="C-01", kind="co_contributor",
                      description="a fair", actor_ids=("N-01",), trace_id="Z-01"),
            ),
            evidence=(
                *whole.evidence,
                Evidence(evidence_id="E-02", outcome_id="O-01", claim_id="C-01", source_id="S-01"),
            ),
            requests=(
                whole.requests[0].model_copy(
                    update={"met_by_ids": ("N-01",), "met_quote": quote("promised chairs")}
                ),
            ),
        )
    )  # fmt: skip
    assert said(graph) - said(to_graph(whole)) == {
        ("O-03", "tells the same", "O-02"),
        ("O-03", "placed", "F-01"),
        ("V-02", "contributes beside", "C-01"),
        ("N-01", "named as rival", "V-02"),
        ("Z-01", "speaks for", "V-02"),
        ("E-02", "shows", "C-01"),
        ("N-01", "met", "Q-01"),
    }
    assert graph.get_edge_data("N-01", "Q-01")["Q-01:met"]["quote"] == "promised chairs"
    assert graph.get_edge_data("N-01", "Q-01")["Q-01:asked"]["quote"] == "asked the council for chairs"


def test_parallel_links_stay_two_edges_with_their_own_rows() -> None:
    edges = to_graph(book()).get_edge_data("A-01", "O-01")
    assert [edge["row_id"] for edge in edges.values()] == ["L-01", "L-03"]


def test_an_edge_carries_the_exact_words_and_their_place() -> None:
    edge = to_graph(book()).get_edge_data("A-01", "O-01")["L-01:led to"]
    passage_id, _, place = edge["quote_at"].partition(":")
    start, end = map(int, place.split("-"))
    assert (passage_id, TEXT[start:end]) == ("P-01", "promised chairs") == ("P-01", edge["quote"])


@pytest.mark.parametrize("row_id", ["A-01", "O-01", "Z-01", "L-01", "C-01", "V-01", "E-01", "Q-01", "K-01"])
def test_a_refused_row_leaves_no_node_and_no_edge(row_id: str) -> None:
    whole = book()
    for name, rows in whole:
        if any(getattr(row, "row_id", "") == row_id for row in rows):
            refused = tuple(
                row.model_copy(update={"status": "refused", **DECIDED}) if row.row_id == row_id else row
                for row in rows
            )
            graph = to_graph(whole.with_rows(**{name: refused}))
    assert row_id not in graph
    assert row_id not in {data["row_id"] for _, _, data in graph.edges(data=True)}
    assert len(graph.edges) < len(to_graph(whole).edges)


def test_a_node_keeps_its_whole_row() -> None:
    whole = book()
    for row_id, data in to_graph(whole).nodes(data=True):
        row = whole.row(row_id)
        assert type(row)(**from_cells(type(row), data["cells"])) == row


def test_the_order_of_nodes_and_edges_is_that_of_the_casebook() -> None:
    whole = book()
    graph = to_graph(whole)
    assert [node for node in graph if node.startswith("A-")] == ["A-01", "A-02", "A-03"]
    assert list(graph.edges(keys=True, data=True)) == list(to_graph(whole).edges(keys=True, data=True))


def test_the_order_of_rows_changes_nothing_that_is_said() -> None:
    whole, shuffle = book(), random.Random(7).sample  # noqa: S311 - a fixed shuffle, not a secret
    mixed = whole.with_rows(
        **{name: shuffle(rows, len(rows)) for name, rows in whole if name not in ("settings", "findings")}
    )
    assert said(to_graph(mixed)) == said(to_graph(whole))


def test_every_edge_says_whose_words_it_rests_on() -> None:
    whole = book()
    for _, _, edge in to_graph(whole).edges(data=True):
        row = whole.row(edge["row_id"])
        assert edge["status"] == getattr(row, "status", "")
        if edge["quote"]:
            passage = whole.row(edge["passage_id"])
            assert edge["quote"] in passage.text
            assert edge["source_id"] == passage.source_id
        else:
            assert (edge["passage_id"], edge["source_id"], edge["quote_at"]) == ("", "", "")


def refused(whole: Casebook, table: str) -> Casebook:
    first, *rest = getattr(whole, table)
    row = first.model_copy(update={"status": "refused", **DECIDED})
    return whole.with_rows(**{table: (row, *rest)})


@settings(max_examples=25)
@given(casebooks())
def test_the_graph_gives_any_casebook_back(casebook: Casebook) -> None:
    assert from_graph(to_graph(casebook, whole=True)) == casebook


@pytest.mark.parametrize("table", ["actors", "events", "outcomes", "links", "evidence", "commitments"])
def test_the_graph_gives_refused_rows_back_in_their_places(table: str) -> None:
    whole = refused(book(), table)
    assert from_graph(to_graph(whole, whole=True)) == whole


def test_without_the_rest_the_graph_gives_the_tables_it_shows() -> None:
    whole = book()
    rows = graph_rows(to_graph(whole))
    assert set(rows) == {*NODE_TABLES, "links"}
    for table, cells in rows.items():
        read = tuple(TABLES[table](**from_cells(TABLES[table], row)) for row in cells)
        assert read == getattr(whole, table)


def test_a_graph_that_does_not_hold_a_casebook_says_what_is_wrong_and_not_what_stands_there() -> None:
    graph = to_graph(book(), whole=True)
    graph.nodes["A-01"]["cells"] = {**graph.nodes["A-01"]["cells"], "side": "Ondrala"}
    graph.nodes["O-02"]["cells"] = {**graph.nodes["O-02"]["cells"], "follows_from_ids": "O-01"}
    graph.graph["beside"]["guesses"] = [{"place": 0, "cells": {}}]
    with pytest.raises(FindingsError) as caught:
        from_graph(graph)
    assert [(f.rule, f.sheet, f.row, f.column) for f in caught.value.findings] == [
        ("GR1", "events", 2, "side"),
        ("GR1", "outcomes", 3, "follows_from_ids"),
        ("GR2", "guesses", None, ""),
    ]
    assert "Ondrala" not in str(caught.value)
    with pytest.raises(FindingsError, match="B2"):
        from_graph(to_graph(book()))
