"""The labelled set as Python values: the passages, and the labels with their places."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gold.scoring import Marked

FOLDER = Path(__file__).parent
ACTORS = FOLDER / "actors.csv"


@dataclass(frozen=True)
class GoldPassage:
    """One invented passage, the field it stands in, and the text that stands before it.

    Parameters
    ----------
    passage_id
        Its id, as in G-001.
    half
        ``develop`` or ``report``.
    fold
        In the half to develop on, ``a`` or ``b``: rules made on one fold are tried on the other. Blank in the
        half to report.
    field
        A record's field or a note's section.
    context
        The record's outcome statement, the section's heading or the question; not labelled itself.
    beside_field, beside_text
        The field of the same record that tells the act an outcome names, and its words; blank where none is
        needed. Not labelled either.
    text
        The words.
    """

    passage_id: str
    half: str
    fold: str
    field: str
    context: str
    beside_field: str
    beside_text: str
    text: str


def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read one file of the set; blank where there is none."""
    if not (FOLDER / name).exists():
        return ()
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def load_passages() -> tuple[GoldPassage, ...]:
    """Read the passages to develop on, and those to report where they have been labelled."""
    return tuple(GoldPassage(**row) for name in ("passages.csv", "report_passages.csv") for row in rows(name))


def load_labels(passages: tuple[GoldPassage, ...]) -> tuple[Marked, ...]:
    """Read the labels and find the place of their words.

    Raises
    ------
    ValueError
        If a label's words do not stand in its passage as often as it says.
    """
    texts = {passage.passage_id: passage.text for passage in passages}
    found = (row for name in ("labels.csv", "report_labels.csv") for row in rows(name))
    return tuple(_placed(row, texts[row["passage_id"]]) for row in found)


def _placed(row: dict[str, str], text: str) -> Marked:
    words = row["words"]
    for count, start in enumerate(_places(text, words), start=1):
        if count == int(row["occurrence"]):
            return Marked(row["passage_id"], row["kind"], start, start + len(words), row["value"])
    msg = f"{row['passage_id']}: the passage does not hold {words!r} {row['occurrence']} times"
    raise ValueError(msg)


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
