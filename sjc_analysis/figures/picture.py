"""A drawn figure with its alternative text: the same bytes for the same rows."""

import io
import warnings
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from sjc_analysis.display import figure_html
from sjc_analysis.plain_text import visible

DPI = 110
"""Dots an inch: 10 inches give 1,100 dots, which stay readable on a page 1,000 dots wide."""

COLOURS = 128
"""Colours of a picture; they make a page a third as heavy, and its letters stay as they are."""


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house's style, whatever the reader's own settings; text is letters, never mathematics."""
    with mpl.rc_context(), warnings.catch_warnings():
        # A letter that the font lacks is drawn as a box; the alternative text has it.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing")
        mpl.rcdefaults()
        mpl.rc("font", family=["DejaVu Sans"], size=9.0)
        mpl.rc("text", parse_math=False, usetex=False)
        mpl.rc("svg", hashsalt="sjc")
        mpl.rc("figure", facecolor="white")
        mpl.rc("savefig", facecolor="white")
        yield


class Picture:
    """A figure and the sentence that says the same in words and numbers.

    Parameters
    ----------
    figure
        The drawn figure, on a white ground.
    alt
        What it shows, with the numbers, for readers who cannot see it and for tests.

    Examples
    --------
    >>> picture = Picture(blank_figure(2, 1), "An empty picture.")
    >>> picture
    An empty picture.
    >>> picture.png[1:4]
    b'PNG'
    """

    def __init__(self, figure: Figure, alt: str) -> None:
        self.figure = figure
        self.alt = visible(alt)

    @cached_property
    def png(self) -> bytes:
        """The picture as PNG of few colours, without date, program or other metadata."""
        canvas: Any = FigureCanvasAgg(self.figure)
        with house_style():
            canvas.draw()
        full = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
        few = full.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        ground: Any = few.getpixel((0, 0))  # the corner is ground, and stays white
        palette = few.getpalette() or []
        palette[3 * ground : 3 * ground + 3] = [255, 255, 255]
        few.putpalette(palette)
        buffer = io.BytesIO()
        few.save(buffer, format="PNG", optimize=True)
        return buffer.getvalue()

    def save(self, path: Path) -> None:
        """Write the PNG to a file."""
        path.write_bytes(self.png)

    def __repr__(self) -> str:
        """Give the alternative text."""
        return self.alt

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Give a notebook the picture with its alternative text.

        As HTML, because JupyterLab shows a bare PNG without its words.
        """
        code = b64encode(self.png).decode("ascii")
        return {"text/html": str(figure_html(code, self.alt)), "text/plain": self.alt}


def blank_figure(width: float, height: float) -> Figure:
    """Give an empty white figure with its own canvas, apart from any plotting state.

    Parameters
    ----------
    width, height
        In inches.
    """
    with house_style():
        figure = Figure(figsize=(width, height), dpi=DPI)
        FigureCanvasAgg(figure)
    return figure
