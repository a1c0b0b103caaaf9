"""A scale as somebody wrote it, with the place of every word, before anybody has checked it."""

from dataclasses import dataclass, field

FACTS = ("name", "title", "owner", "source", "version")
"""What a scale says of itself, each in one line."""

MAY_SAY = (*FACTS, "for_the_worse")
"""The same, with what it may leave out."""


@dataclass(frozen=True)
class Said:
    """Words with their place: the row of a sheet, and the column or field."""

    text: str
    column: str
    row: int | None = None


@dataclass(frozen=True)
class DraftCriterion:
    """A criterion with its question and its descriptors, one a level."""

    name: Said
    question: str
    descriptors: tuple[Said, ...]


@dataclass
class Draft:
    """Everything a file says of a scale.

    Parameters
    ----------
    file, sheet
        Where it stands.
    facts
        Fact -> what was said of it, as often as it was said.
    levels, meanings
        The levels in the order of the file, and what each is said to mean for any criterion.
    criteria
        The criteria with their descriptors, in the order of the levels.
    overall
        Pairs of a level and the condition under which it is given.
    unknown
        What nobody can place.
    """

    file: str
    sheet: str = ""
    facts: dict[str, list[Said]] = field(default_factory=dict)
    levels: list[Said] = field(default_factory=list)
    meanings: list[str] = field(default_factory=list)
    criteria: list[DraftCriterion] = field(default_factory=list)
    overall: list[tuple[Said, Said]] = field(default_factory=list)
    unknown: list[Said] = field(default_factory=list)

    def fact(self, name: str) -> str:
        """Give a fact's words, blank where nothing was said."""
        return self.facts[name][0].text.strip() if self.facts.get(name) else ""

    def meaning(self, position: int) -> str:
        """Give what a level is said to mean for any criterion."""
        return self.meanings[position].strip() if position < len(self.meanings) else ""
