"""A page described before it is drawn: sentences, lists, grids and sections as plain data.

A card, a dossier and a donor's page are built of these. ``markup`` writes them as HTML and ``plain``
as text, so a number cannot differ between the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol


class Shown(Protocol):
    """Anything that shows itself in a notebook, such as a picture."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, object]: ...


@dataclass(frozen=True)
class Sentence:
    """Words made from rows.

    Parameters
    ----------
    text
        The words; shown as they stand, whatever letters they hold.
    rows
        Ids of the rows the sentence rests on.
    verdict
        The verdict word it ends in, explained where it is shown; blank for none.
    lead
        Words set in bold before the text; blank for none.
    quoted
        Whether the text is a source's own words.
    link
        Anchor that the text leads to; blank for none.
    """

    text: str
    rows: tuple[str, ...] = ()
    verdict: str = ""
    lead: str = ""
    quoted: bool = False
    link: str = ""


Cell = tuple[Sentence, ...]
"""What stands in one cell of a grid or one item of a list."""


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list; an item is one or more sentences."""

    items: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table for people, with a caption and a heading for each column."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Units:
    """A unit chart that is also the legend: each line a verdict, how many, a square for each, and what it means.

    A line is (verdict, words, number, meaning); a verdict that is none has a square of its own look.
    """

    label: str
    lines: tuple[tuple[str, str, int, str], ...]


@dataclass(frozen=True)
class Image:
    """A picture with its alternative text."""

    picture: Shown


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it.

    Parameters
    ----------
    title
        The heading.
    blocks
        What stands under it.
    kind
        Name for the style sheet.
    anchor
        Name that links lead to.
    brief
        What stands beside the heading where the rest is folded away.
    folded
        Whether only heading and ``brief`` are seen until a reader opens it; printed, it is open.
    """

    title: str
    blocks: "tuple[Block, ...]"
    kind: str = ""
    anchor: str = ""
    brief: Cell = ()
    folded: bool = False


@dataclass(frozen=True)
class SideBySide:
    """Sections of equal weight beside each other."""

    sections: tuple[Section, ...]


MOST_OPEN = 3
"""Long sections that stand open below each other; more become a list that a reader opens one by one."""


def fold_many(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Fold long sections away where they are many, so that a page begins with the list of them.

    Examples
    --------
    >>> [each.folded for each in fold_many([Section("A", ()), Section("B", ())])]
    [False, False]
    """
    return tuple(replace(section, folded=len(sections) > MOST_OPEN) for section in sections)


Block = Paragraph | Bullets | Grid | Units | Image | Section | SideBySide
