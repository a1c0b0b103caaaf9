"""What each kind looks like: a colour of Okabe and Ito, and always a shape, a hatch or a word beside it.

References
----------
Okabe, M. and Ito, K. (2008). Color Universal Design: how to make figures and presentations that are
friendly to colorblind people.
"""

from dataclasses import dataclass

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
    "stated cause": Stroke("stated as cause", INK, (), 1.8),
    "stated sequence": Stroke("stated as order in time only", INK, (7, 2, 1.5, 2)),
    "inferred": Stroke("inferred, no words say it", GREY, (4, 3)),
    "against time": Stroke("time speaks against it", VERMILLION, (), 1.8, "cross"),
    "claimed": Stroke("claimed, no steps given", GREY, (1, 2)),
    "stands": Stroke("rival that nobody has weakened or excluded", VERMILLION, (), 1.5, "bar"),
    "weakened": Stroke("rival weakened or excluded", VERMILLION, (1.5, 2.5), 1.1, "bar"),
    "beside": Stroke("contributes beside", ORANGE, (), 1.3),
    "earlier": Stroke("seen earlier", PURPLE, (2, 2)),
    "supports": Stroke("evidence supports", GREEN, (), 1.3),
    "contradicts": Stroke("evidence contradicts", VERMILLION, (5, 2), 1.3, "cross"),
    "idle": Stroke("evidence nobody has confirmed to bear on it", GREY, (1, 2.5), 1.0, "none"),
}
"""Stroke of each kind of relation in a drawn graph."""

STATUSES = {
    "confirmed": ("full", "confirmed by a person"),
    "drafted": ("hollow", "drafted by a rule, confirmed by nobody"),
    "claimed": ("none", "only claimed: no step is given"),
    "refuted": ("cross", "refuted: the order in time speaks against it"),
}
"""Who vouches for a relation: the mark at its tail and the words for it.

A refuted one has no mark at its tail: it is struck through at its head.
"""

LADDER = {
    "refuted": ("×", "#f6d5c0"),
    "unsubstantiated": ("○", "#f1f1f1"),
    "plausible": ("◔", "#fdf3c8"),
    "supported": ("◑", "#cfe8f7"),
    "strongly supported": ("●", "#bfe5d8"),
}
"""Verdicts, lowest first (method, section 6): a sign and a ground for each."""


FILLS = {
    "refuted": (VERMILLION, "xxx"),
    "unsubstantiated": ("#ffffff", ""),
    "plausible": ("#f0e442", "..."),
    "supported": (SKY, "///"),
    "strongly supported": (GREEN, ""),
}
"""Fill and hatch of each verdict where it is a length and too small for a word."""


def tint(colour: str, share: float = 0.18) -> str:
    """Mix a colour with white.

    Examples
    --------
    >>> tint("#000000", 0.5)
    '#808080'
    """
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
