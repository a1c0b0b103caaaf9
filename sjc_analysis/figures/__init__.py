"""Pictures; the only room that knows matplotlib."""

from sjc_analysis.figures.chain_picture import draw_chain
from sjc_analysis.figures.chain_rows import chain_rows
from sjc_analysis.figures.framework_picture import draw_framework
from sjc_analysis.figures.glance import draw_glance
from sjc_analysis.figures.graph_picture import draw_graph
from sjc_analysis.figures.harvest import draw_harvest
from sjc_analysis.figures.harvest_rows import harvest_rows
from sjc_analysis.figures.harvest_time import draw_harvest_timeline
from sjc_analysis.figures.live_graph import LiveGraph, claim_anchor, dossier_anchor, explore_graph
from sjc_analysis.figures.matrix import draw_matrix, matrix_rows
from sjc_analysis.figures.picture import Picture
from sjc_analysis.figures.significance_matrix import draw_significance
from sjc_analysis.figures.sweep import draw_sweep
from sjc_analysis.figures.timeline import draw_timeline, timeline_rows
from sjc_analysis.figures.verdicts import draw_verdicts
from sjc_analysis.figures.waterfall import draw_waterfall
from sjc_analysis.figures.weights import sweep_rows, waterfall_rows

__all__ = [
    "LiveGraph",
    "Picture",
    "chain_rows",
    "claim_anchor",
    "dossier_anchor",
    "draw_chain",
    "draw_framework",
    "draw_glance",
    "draw_graph",
    "draw_harvest",
    "draw_harvest_timeline",
    "draw_matrix",
    "draw_significance",
    "draw_sweep",
    "draw_timeline",
    "draw_verdicts",
    "draw_waterfall",
    "explore_graph",
    "harvest_rows",
    "matrix_rows",
    "sweep_rows",
    "timeline_rows",
    "waterfall_rows",
]
