"""The contribution graph to explore: point at a box or an arrow to read its quote, click for its dossier."""

from markupsafe import Markup

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures.graph_boxes import graph_alt, title_of
from sjc_analysis.figures.graph_picture import MOST_NODES, edge_name, graph_sheet, node_name
from sjc_analysis.figures.graph_rows import EdgeRow, GraphRows, NodeRow, graph_rows
from sjc_analysis.figures.palette import EDGES, NODES, STATUSES
from sjc_analysis.figures.picture import house_style
from sjc_analysis.figures.svg import Part, as_svg

_HINT = "Point at a box or an arrow, or reach it with the tab key, to read the words it rests on."


_FRAME = Markup(
    '<figure><p class="sjc-note">{}</p>'
    '<div class="sjc-scroll sjc-live" style="display:none">{}</div></figure>'
)
"""The drawing's own style shows it and hides the note; JupyterLab strips both from a notebook not trusted."""
_UNSHOWN = "To explore the graph here, run this cell; until then JupyterLab shows none of it."


class LiveGraph:
    """A graph that shows its quotes and leads to its dossiers; inline SVG, which loads and runs nothing.

    Parameters
    ----------
    html
        The element, with every word escaped.
    alt
        What it shows, in words.
    """

    def __init__(self, html: str, alt: str) -> None:
        self.alt = alt
        self._html = html

    def __repr__(self) -> str:
        """Give the alternative text."""
        return self.alt

    def _repr_html_(self) -> str:
        return self._html


def dossier_anchor(outcome_id: str) -> str:
    """Name the place on a page where an outcome's dossier begins.

    Examples
    --------
    >>> dossier_anchor("O-05")
    'dossier-O-05'
    """
    return f"dossier-{outcome_id}"


def claim_anchor(claim_id: str) -> str:
    """Name the place in a dossier where a claim's card begins.

    Examples
    --------
    >>> claim_anchor("C-02")
    'claim-C-02'
    """
    return f"claim-{claim_id}"


def explore_graph(
    casebook: Casebook, assessment: Assessment, outcome_id: str = "", *, dossiers: bool = True
) -> LiveGraph:
    """Show the contribution graph so that a reader can go from it to the words and the dossiers.

    Parameters
    ----------
    casebook
        The casebook, cut to what the reader may know.
    assessment
        Its assessment.
    outcome_id
        One outcome with its evidence; blank for the whole casebook.
    dossiers
        Whether a click on a box leads to the dossier of its outcome, which stands on the same page or, in a
        report, on the page of the dossiers.

    Returns
    -------
    LiveGraph
        The same boxes and arrows as :func:`draw_graph`. Of a casebook too large for one graph, a sentence.

    Raises
    ------
    KeyError
        If the casebook has no such outcome, or a person refused it.
    """
    rows = graph_rows(casebook, assessment, outcome_id)
    if not rows.nodes or len(rows.nodes) > MOST_NODES:
        said = (
            f"{len(rows.nodes)} acts, outcomes and rivals are too many for one graph. "
            "In the notebook, name one outcome to explore what leads to it."
            if rows.nodes
            else "There are no acts, outcomes or rivals to show."
        )
        return LiveGraph(str(Markup('<p class="sjc-empty">{}</p>').format(said)), said)
    alt = graph_alt(rows, title_of(outcome_id))
    with house_style():
        _, axes = graph_sheet(rows, title_of(outcome_id))
        drawing = as_svg(axes, _parts(rows, dossiers=dossiers), alt, _HINT)
    return LiveGraph(str(_FRAME.format(_UNSHOWN, drawing)), alt)


def _parts(rows: GraphRows, *, dossiers: bool) -> dict[str, Part]:
    boxes = {node_name(node.node_id): _box(node, dossiers=dossiers) for node in rows.nodes}
    return boxes | {edge_name(number): _arrow(edge) for number, edge in enumerate(rows.edges)}


def _box(node: NodeRow, *, dossiers: bool) -> Part:
    vouched = "a draft nobody confirmed" if node.draft else "confirmed by a person"
    what = f"{' · '.join(node.ids)}, {NODES[node.look].word}, {vouched}: {node.text}"
    link = dossier_anchor(node.about) if dossiers and node.about else ""
    return Part(what, _quoted(node.quote), link, vouched)


def _arrow(edge: EdgeRow) -> Part:
    what = (
        f"{edge.tail} → {edge.head} ({edge.row_id}): {EDGES[edge.stroke].words}; {STATUSES[edge.status][1]}"
    )
    return Part(what, _quoted(edge.quote))


def _quoted(quote: str) -> str:
    return f"“{quote}”" if quote else "No words of a source stand behind it."
