"""The model in words: the graph as somebody takes it in hand who knows networkx or opens it in another tool."""

from typing import Any

import networkx as nx

from sjc_analysis.graph.model import Model
from sjc_analysis.plain_text import one_line, shorten

LABEL_LENGTH = 80
_LABELS = ("title", "name", "statement", "description", "text", "code", "question")


def in_words(model: Model) -> "nx.MultiDiGraph[str]":
    """Write labels and quotes on the nodes and edges of a model.

    Parameters
    ----------
    model
        The casebook as a graph.

    Returns
    -------
    networkx.MultiDiGraph
        A graph of its own: attributes are words only, so that every writer of networkx can write it. Nodes
        have ``kind``, ``label``, ``side``, ``quote``, ``source`` and ``status``; edges ``kind``, ``row``,
        ``bearing``, ``quote``, ``source`` and ``status``. No two edges have the same key, as files need.

    Examples
    --------
    >>> from sjc_analysis.casebook import Casebook
    >>> from sjc_analysis.records import Event, Link, Outcome
    >>> book = Casebook(events=(Event(event_id="A-01", description="a training"),),
    ...     outcomes=(Outcome(outcome_id="O-01", statement="a register is published"),),
    ...     links=(Link(link_id="L-01", cause_id="A-01", effect_id="O-01"),))
    >>> in_words(Model(book)).nodes["A-01>O-01"]["label"]
    'a training led to a register is published'
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    row = model.book.row
    for node, said in model.graph.nodes(data=True):
        step = said["kind"] == "step"
        about = _first_link(model, node) if step else row(node)
        label = " led to ".join(_label(row(end), end) for end in model.ends(node)[: 2 if step else 1])
        graph.add_node(
            node, kind=said["kind"], label=label, side=getattr(about, "side", ""), **_words(model, about)
        )
    for tail, head, said in model.graph.edges(data=True):
        stating = row(said["row"])
        bearing = getattr(stating, "bearing", "")
        key = f"{tail} {said['kind']} {head} ({said['row']})"
        graph.add_edge(tail, head, key=key, **said, bearing=bearing, **_words(model, stating))
    return graph


def _first_link(model: Model, step: str) -> Any:
    """Give the link whose words a step is told in: one with a quote, and rather one that a person decided."""
    quoted = [link for link in model.bears_on(step, "led to") if link.quote is not None]
    return min(quoted, key=lambda link: link.is_draft, default=None)


def _words(model: Model, row: Any) -> dict[str, str]:
    quote = getattr(row, "quote", None)
    return {
        "status": getattr(row, "status", ""),
        "quote": quote.text if quote else "",
        "source": model.book.source_of(quote).source_id if quote else "",
    }


def _label(row: Any, row_id: str) -> str:
    """Name a node by the first words that its row has, on one line."""
    words = next((text for name in _LABELS if (text := getattr(row, name, ""))), row_id)
    return shorten(one_line(words), LABEL_LENGTH)
