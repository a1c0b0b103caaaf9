"""The ladder of verdicts, and what holds a premise down: conditions, each with its level, rows and words."""

import csv
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from sjc_analysis.data_files import data_path
from sjc_analysis.vocabulary import Verdict


class Level(IntEnum):
    """The five levels of a verdict, lowest first (method, section 6)."""

    REFUTED = 0
    UNSUBSTANTIATED = 1
    PLAUSIBLE = 2
    SUPPORTED = 3
    STRONGLY = 4

    @property
    def word(self) -> Verdict:
        """The level's word.

        Examples
        --------
        >>> Level.STRONGLY.word, Level.REFUTED.word
        ('strongly supported', 'refuted')
        """
        return _WORDS[self]


_WORDS: tuple[Verdict, ...] = ("refuted", "unsubstantiated", "plausible", "supported", "strongly supported")
LEVEL_OF: Mapping[str, Level] = {word: Level(at) for at, word in enumerate(_WORDS)}


class Condition(NamedTuple):
    """Something that holds a premise at a level at most.

    ``rule`` is its id in ``data/argument/conditions.csv``, where its sentence and remedy stand; ``rows`` are
    the rows it rests on; ``about`` fills the sentence; ``against`` says that something speaks against the
    premise, rather than that something is lacking.
    """

    rule: str
    level: Level
    rows: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    against: bool = False


class Premise(NamedTuple):
    """One premise of an argument: its name, the node or step it is about, and what holds it at its level."""

    name: str
    about: str
    conditions: tuple[Condition, ...]
    level: Level

    @property
    def deciding(self) -> tuple[Condition, ...]:
        """The conditions at the premise's level, what speaks against it first."""
        found = [condition for condition in self.conditions if condition.level == self.level]
        return tuple(sorted(found, key=lambda condition: not condition.against))


def premise(name: str, about: str, conditions: Iterable[Condition] = ()) -> Premise:
    """Put a premise together: it holds at the lowest level of its conditions, at the top where there are none."""
    held = tuple(conditions)
    return Premise(name, about, held, min((condition.level for condition in held), default=Level.STRONGLY))


class ConditionText(NamedTuple):
    """The words of one condition: the general rule, the sentence of a case, and what would lift it."""

    premise: str
    rule: str
    sentence: str
    remedy: str


@lru_cache(maxsize=1)
def condition_texts() -> Mapping[str, ConditionText]:
    """Read the words of every condition, by its id.

    Examples
    --------
    >>> condition_texts()["change.own_record"].rule
    'A record is no evidence for itself.'
    """
    with data_path("argument/conditions.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: ConditionText(row["premise"], row["rule"], row["sentence"], row["remedy"])
            for row in csv.DictReader(file)
        }


@lru_cache(maxsize=1)
def rule_texts() -> Mapping[str, str]:
    """Read the general rules that premises do not have: of significance, promises, answers and packages.

    Examples
    --------
    >>> rule_texts()["G9"]
    'A change for the worse is rated on a scale with words for harm, and on no other.'
    """
    with data_path("argument/rules.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["rule"] for row in csv.DictReader(file)}


def lowest(premises: Iterable[Premise]) -> Level:
    """Give the level of the weakest premise, which is the verdict."""
    return min((premise.level for premise in premises), default=Level.STRONGLY)
