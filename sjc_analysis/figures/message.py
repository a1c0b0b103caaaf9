"""A sentence in place of a picture."""

from matplotlib.axes import Axes

from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import LINE, fit, new_sheet, write

_SIZE = 10.0


def message(text: str, ax: Axes | None = None) -> Picture:
    """Give a sentence as a picture, where there is nothing to draw or too much."""
    with house_style():
        lines = fit(text, 500, 6, _SIZE)
        figure, axes = new_sheet(540, len(lines) * _SIZE * LINE + 40, ax)
        for number, line in enumerate(reversed(lines)):
            write(axes, (20, 22 + number * _SIZE * LINE), line, _SIZE)
        return Picture(figure, text)
