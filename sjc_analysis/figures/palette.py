"""What each kind looks like: a colour of Okabe and Ito, and always a shape, a hatch or a word beside it.

References
----------
Okabe, M. and Ito, K. (2008). Color Universal Design: how to make figures and presentations that are
friendly to colorblind people.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sjc_analysis.data_files import data_path

INK = "#1a1a1a"
GREY = "#6b6b6b"
PALE = "#efefef"
ORANGE = "#e69f00"
SKY = "#56b4e9"
GREEN = "#009e73"
YELLOW = "#a89a00"  # darker than Okabe and Ito's, to be seen as an outline on white
BLUE = "#0072b2"
VERMILLION = "#d55e00"
PURPLE = "#cc79a7"


@dataclass(frozen=True)
class Look:
    """How one kind of thing is drawn: its word, colour, hatch and shape."""

    word: str
    colour: str
    hatch: str = ""
    shape: str = "box"


NODES = {
    "programme": Look("programme act", BLUE),
    "other": Look("act of others", ORANGE, "///", "cut"),
    "unknown": Look("act, by whom unsaid", YELLOW, "..", "cut"),
    "context": Look("circumstance", GREY, "xx", "cut"),
    "outcome": Look("outcome", GREEN, "", "round"),
    "step": Look("step", "#444444", "", "box"),
    "rival": Look("rival explanation", VERMILLION, "\\\\\\", "point"),
    "trace": Look("earlier trace", PURPLE, "---", "lean"),
    "evidence": Look("evidence", SKY, "++", "fold"),
}
"""Look of each kind of node and of each bar of a timeline."""


@dataclass(frozen=True)
class Stroke:
    """How one kind of relation is drawn: its words, colour, dashes, width and head."""

    words: str
    colour: str
    dashes: tuple[float, ...] = ()
    width: float = 1.3
    head: str = "arrow"


EDGES = {
    "path": Stroke("step of the claim", INK, (), 1.8),
    "step": Stroke("another step", GREY, (), 1.2),
    "supports": Stroke("evidence for", GREEN, (), 1.3),
    "contradicts": Stroke("evidence against", VERMILLION, (5, 2), 1.3, "cross"),
    "idle": Stroke("evidence that is a draft", GREY, (1, 2.5), 1.0, "none"),
    "stands": Stroke("rival that is not set aside", VERMILLION, (), 1.5, "bar"),
    "weakened": Stroke("rival that a person set aside", VERMILLION, (1.5, 2.5), 1.1, "bar"),
    "beside": Stroke("contributes beside", ORANGE, (), 1.3),
    "earlier": Stroke("seen earlier", PURPLE, (2, 2)),
}
"""Stroke of each kind of relation in a drawn graph."""


@dataclass(frozen=True)
class Shade:
    """How one verdict looks on a page and in a picture: its sign, ground, hatch, and the ink upon it."""

    sign: str
    ground: str
    ink: str
    hatch: str


@cache
def shades() -> Mapping[str, Shade]:
    """Read the verdicts' looks, lowest first: the firmer, the darker, so that grey print keeps the order.

    Examples
    --------
    >>> list(shades())[0], shades()["supported"].sign
    ('refuted', '◑')
    """
    with data_path("report/palette.csv").open(encoding="utf-8", newline="") as file:
        return {row.pop("word"): Shade(**row) for row in csv.DictReader(file)}


NO_SHADE = Shade("–", "#fafafa", INK, "")
"""The look of what has no verdict."""


def shade(word: str) -> Shade:
    """Give the look of a verdict, or that of what has none."""
    return shades().get(word, NO_SHADE)


def tint(colour: str, share: float = 0.18) -> str:
    """Mix a colour with white.

    Examples
    --------
    >>> tint("#000000", 0.5)
    '#808080'
    """
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
