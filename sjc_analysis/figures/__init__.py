"""Pictures; the only room that knows matplotlib."""

from sjc_analysis.figures.framework_picture import draw_framework
from sjc_analysis.figures.glance import draw_glance
from sjc_analysis.figures.graph_picture import draw_graph
from sjc_analysis.figures.harvest_time import draw_harvest_timeline
from sjc_analysis.figures.matrix import draw_matrix, matrix_rows
from sjc_analysis.figures.picture import Picture
from sjc_analysis.figures.significance_matrix import draw_significance
from sjc_analysis.figures.timeline import draw_timeline, timeline_rows

__all__ = [
    "Picture",
    "draw_framework",
    "draw_glance",
    "draw_graph",
    "draw_harvest_timeline",
    "draw_matrix",
    "draw_significance",
    "draw_timeline",
    "matrix_rows",
    "timeline_rows",
]
