"""The graph says what the rows say: every node and edge leads back to its row and its words."""

import random
from typing import Any

import networkx as nx
import pytest
from any_casebook import casebooks
from hypothesis import given, settings

from sjc_analysis.casebook import Casebook
from sjc_analysis.graph.model import Model
from sjc_analysis.graph.words import in_words
from sjc_analysis.records import (
    Actor,
    Claim,
    Event,
    Evidence,
    FrameworkItem,
    Link,
    Outcome,
    Passage,
    Quote,
    Rival,
    Source,
    Trace,
)

TEXT = "The clinic asked the council for chairs; the council promised chairs by May."
DECIDED = {"decided_by": "M. Ode", "reason": "read it"}


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(passage_id="P-01", start=start, end=start + len(words), text=words)


def book() -> Casebook:
    rows: dict[str, Any] = {
        "sources": (Source(source_id="S-01"),),
        "passages": (Passage(passage_id="P-01", source_id="S-01", start=0, end=len(TEXT), text=TEXT),),
        "actors": (Actor(actor_id="N-01", name="A clinic"), Actor(actor_id="N-02", name="A council")),
        "events": (
            Event(event_id="A-01", side="programme", actor_ids=("N-01",), recipient_ids=("N-02",),
                  description="trained"),
            Event(event_id="A-02", side="other", description="a circular"),
            Event(event_id="A-03", side="other", actor_ids=("N-01",), description="a fair elsewhere"),
        ),
        "framework": (FrameworkItem(framework_id="F-01", level="outcome", code="1.3"),),
        "outcomes": (
            Outcome(outcome_id="O-01", actor_ids=("N-02",), statement="opens a desk"),
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
    }  # fmt: skip
    return Casebook(**rows)


def to_graph(casebook: Casebook) -> "nx.MultiDiGraph[str]":
    return in_words(Model(casebook))


def said(graph: "nx.MultiDiGraph[str]") -> set[tuple[str, str, str]]:
    return {(tail, data["kind"], head) for tail, head, data in graph.edges(data=True)}


def test_every_row_says_its_edges() -> None:
    assert said(to_graph(book())) == {
        ("N-01", "did", "A-01"),
        ("A-01", "reached", "N-02"),
        ("N-01", "did", "A-03"),
        ("N-02", "changed", "O-01"),
        ("Z-01", "traces", "O-01"),
        ("A-01", "led to", "A-01>O-01"),
        ("A-01>O-01", "led to", "O-01"),
        ("O-01", "led to", "O-01>O-02"),
        ("O-01>O-02", "led to", "O-02"),
        ("C-01", "claims", "A-01>O-01"),
        ("V-01", "rivals", "O-01"),
        ("S-01", "says", "E-01"),
        ("E-01", "shows", "O-01"),
    }


def test_what_is_about_a_claim_or_link_bears_on_its_step_and_not_on_the_change_too() -> None:
    whole = book()
    told = whole.row("O-03").model_copy(update={"same_as_id": "O-02", "framework_ids": ("F-01",)})
    rival = Rival(rival_id="V-02", outcome_id="O-01", claim_id="C-01", description="a fair")
    shows = Evidence(
        evidence_id="E-02", outcome_id="O-01", link_id="L-01", part="contribution", source_id="S-01"
    )
    more = whole.with_rows(
        outcomes=(*whole.outcomes[:2], told),
        rivals=(*whole.rivals, rival),
        evidence=(*whole.evidence, shows),
    )
    assert said(to_graph(more)) - said(to_graph(whole)) == {
        ("O-03", "tells", "O-02"),
        ("O-02", "placed", "F-01"),
        ("V-02", "rivals", "A-01>O-01"),
        ("S-01", "says", "E-02"),
        ("E-02", "shows", "A-01>O-01"),
    }


def test_parallel_links_stay_two_edges_with_their_own_rows_and_words() -> None:
    edges = to_graph(book()).get_edge_data("A-01", "A-01>O-01")
    assert [(edge["row"], edge["quote"]) for edge in edges.values()] == [
        ("L-01", "promised chairs"),
        ("L-03", ""),
    ]


@pytest.mark.parametrize("row_id", ["Z-01", "C-01", "E-01"])
def test_a_refused_row_leaves_no_node_and_no_edge(row_id: str) -> None:
    graph = to_graph(refused(row_id))
    assert row_id not in graph
    assert row_id not in {data["row"] for _, _, data in graph.edges(data=True)}


@pytest.mark.parametrize("row_id", ["L-01", "V-01"])
def test_a_refused_link_or_rival_says_only_that_it_was_refused(row_id: str) -> None:
    edges = to_graph(refused(row_id)).edges(data=True)
    assert {data["kind"] for _, _, data in edges if data["row"] == row_id} == {"refused"}


def test_a_refused_act_that_a_link_still_names_is_no_change() -> None:
    graph = to_graph(refused("A-01"))
    assert graph.nodes["A-01"]["kind"] == "refused"
    assert not {"did", "reached"} & {data["kind"] for _, _, data in graph.out_edges("A-01", data=True)}


def refused(row_id: str) -> Casebook:
    whole = book()
    row = whole.row(row_id).model_copy(update={"status": "refused", **DECIDED})
    return whole.changed({row_id: row})


def test_the_order_of_rows_changes_nothing_that_is_said() -> None:
    whole, shuffle = book(), random.Random(7).sample  # noqa: S311 - a fixed shuffle, not a secret
    mixed = whole.with_rows(
        **{name: shuffle(rows, len(rows)) for name, rows in whole if name not in ("settings", "findings")}
    )
    assert said(to_graph(mixed)) == said(to_graph(whole))


@settings(max_examples=25)
@given(casebooks())
def test_every_edge_leads_back_to_its_row_and_the_words_of_its_source(casebook: Casebook) -> None:
    for _, _, edge in to_graph(casebook).edges(data=True):
        row = casebook.row(edge["row"])
        assert edge["status"] == getattr(row, "status", "")
        quote = getattr(row, "quote", None)
        words = (quote.text, casebook.row(quote.passage_id).source_id) if quote else ("", "")
        assert (edge["quote"], edge["source"]) == words
