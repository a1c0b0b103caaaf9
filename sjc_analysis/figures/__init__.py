"""Pictures; the only room that knows matplotlib. Each takes ``ax`` and has its words beside it."""

from sjc_analysis.figures.framework_picture import draw_framework
from sjc_analysis.figures.glance import draw_glance
from sjc_analysis.figures.graph import draw_chain, draw_graph
from sjc_analysis.figures.harvest_time import draw_harvest_timeline
from sjc_analysis.figures.picture import Picture
from sjc_analysis.figures.significance_matrix import draw_significance
from sjc_analysis.figures.timeline import draw_timeline
from sjc_analysis.figures.weights import draw_weights

__all__ = [
    "Picture",
    "draw_chain",
    "draw_framework",
    "draw_glance",
    "draw_graph",
    "draw_harvest_timeline",
    "draw_significance",
    "draw_timeline",
    "draw_weights",
]
