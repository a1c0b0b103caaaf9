"""Pictures; the only room that knows matplotlib."""

from sjc_analysis.figures.graph_picture import draw_graph
from sjc_analysis.figures.harvest import draw_harvest
from sjc_analysis.figures.harvest_rows import harvest_rows
from sjc_analysis.figures.matrix import draw_matrix, matrix_rows
from sjc_analysis.figures.picture import Picture
from sjc_analysis.figures.timeline import draw_timeline, timeline_rows

__all__ = [
    "Picture", "draw_graph", "draw_harvest", "draw_matrix", "draw_timeline", "harvest_rows", "matrix_rows",
    "timeline_rows",
]  # fmt: skip
