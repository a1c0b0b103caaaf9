"""The lexicons of disclosure: roles, scopes of consent, words that name nobody, accuse, or single out."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure.folding import fold

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


@dataclass(frozen=True)
class RoleRule:
    """How a role is written in public, and what may unlock the name."""

    role: str
    phrase: str
    phrase_with_place: str
    phrase_with_office: str
    unlocked_by: str
    always_with_name: str

    def words(self, place: str, office: str) -> str:
        """Write the role with its coarse place or office, where the registry has one.

        Examples
        --------
        >>> role_rules()["witness"].words("Lowbridge", "")
        'a witness in Lowbridge'
        """
        if office and self.phrase_with_office:
            return self.phrase_with_office.format(office=office)
        if place and self.phrase_with_place:
            return self.phrase_with_place.format(place=place)
        return self.phrase


def _rows(name: str) -> Iterator[dict[str, str]]:
    with data_path(f"lexicon/{name}").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


@cache
def role_rules() -> dict[str, RoleRule]:
    """Give the rule of every role; the blank role is a person nobody has placed."""
    return {row["role"]: RoleRule(**row) for row in _rows("roles.csv")}


def is_role_phrase(name: str) -> bool:
    """Whether a name is already what stands for a role, as in a casebook made for a donor.

    Examples
    --------
    >>> is_role_phrase("a witness in Lowbridge"), is_role_phrase("Mother Ilsabet")
    (True, False)
    """
    return _role_phrases().fullmatch(name) is not None


@cache
def _role_phrases() -> re.Pattern[str]:
    phrases = {
        phrase
        for rule in role_rules().values()
        for phrase in (rule.phrase, rule.phrase_with_place, rule.phrase_with_office)
    }
    written = (re.sub(r"\\\{\w+\\\}", ".+", re.escape(phrase)) for phrase in sorted(phrases - {""}))
    return re.compile("|".join(written))


@cache
def consent_scopes() -> frozenset[str]:
    """Give the scopes of consent that cover a donor's report."""
    return frozenset(row["scope"] for row in _rows("consent_scopes.csv"))


@cache
def public_words() -> frozenset[str]:
    """Give the words that are no name by themselves, in lower case: months, offices, common words.

    Examples
    --------
    >>> "july" in public_words(), "the" in public_words()
    (True, True)
    """
    return frozenset(word for row in _rows("public_words.csv") for word in row["words"].split())


@cache
def given_too() -> frozenset[str]:
    """Give the common words that are also first names, so that nobody of that name passes unasked.

    Examples
    --------
    >>> "blessing" in given_too(), "blessing" in public_words(), "july" in given_too()
    (True, True, False)
    """
    rows = _rows("public_words.csv")
    return frozenset(word for row in rows if row["kind"] == "given_too" for word in row["words"].split())


@cache
def common_words() -> frozenset[str]:
    """Give all words that are no name by themselves, common ones and rare ones."""
    ordinary = (word for row in _rows("ordinary_words.csv") for word in row["words"].split())
    return public_words().union(ordinary)


@cache
def opening_words() -> frozenset[str]:
    """Give the folded words with which a sentence may begin: English ones, and small ones of others."""
    small = (fold(word) for row in _rows("opening_words.csv") for word in row["words"].split())
    return common_words().union(small)


@cache
def harmless_words() -> frozenset[str]:
    """Give the words that may have a capital anywhere, also in the plural."""
    return public_words() - given_too()


def is_harmless(word: str) -> bool:
    """Whether a folded word names nobody even with a capital, in the plural too.

    Examples
    --------
    >>> is_harmless("meetings"), is_harmless("gatherings"), is_harmless("innocent")
    (True, True, False)
    """
    return not harmless_words().isdisjoint(_with_singulars(word))


def may_open(word: str) -> bool:
    """Whether a sentence may begin with a folded word that is no name, in the plural too.

    Examples
    --------
    >>> may_open("learners"), may_open("selon"), may_open("koss"), may_open("blessing")
    (True, True, False, False)
    """
    return word not in given_too() and not opening_words().isdisjoint(_with_singulars(word))


def is_common(word: str) -> bool:
    """Whether a folded word is an English one too, in the plural as well, so that a name needs its capital.

    Examples
    --------
    >>> is_common("young"), is_common("waters"), is_common("koss")
    (True, True, False)
    """
    return not common_words().isdisjoint(_with_singulars(word))


def _with_singulars(word: str) -> set[str]:
    whole = {word}
    if len(word) > 3 and word.endswith("s"):
        whole |= {word[:-1], word.removesuffix("es")}
        whole |= {f"{word[:-3]}y"} if word.endswith("ies") else set()
    return whole


@cache
def name_particles() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words of a name that name nobody by themselves: those inside one, and titles before one.

    Examples
    --------
    >>> particles, titles = name_particles()
    >>> "bin" in particles, "sister" in titles, "justice" in titles
    (True, True, False)
    """
    rows = list(_rows("name_particles.csv"))
    inside, before = (
        frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split())
        for kind in ("inside", "before")
    )
    return inside, before


@cache
def country_names() -> frozenset[str]:
    """Give the names of countries, which may stand in public."""
    return frozenset(name for row in _rows("countries.csv") for name in row["names"].split("|"))


@cache
def accusing_words() -> frozenset[str]:
    """Give the words that say of somebody that they did harm.

    Examples
    --------
    >>> "killer" in accusing_words(), "trial" in accusing_words()
    (True, False)
    """
    return _words_of_kind("accusing")


@cache
def allegation_words() -> frozenset[str]:
    """Give the words that keep an accusation an allegation.

    Examples
    --------
    >>> "alleged" in allegation_words()
    True
    """
    return _words_of_kind("allegation")


def _words_of_kind(kind: str) -> frozenset[str]:
    rows = _rows("accusing_words.csv")
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split())


class Singling(NamedTuple):
    """What singles a person out, the search for it, and whether that sees the text as it is written."""

    meaning: str
    pattern: re.Pattern[str]
    as_written: bool


@cache
def singling_patterns() -> tuple[Singling, ...]:
    """Give what singles a person out without a name, and how it is written.

    Examples
    --------
    >>> [each.meaning for each in singling_patterns() if each.pattern.search("she lives at house 14.")]
    ['a door']
    """
    return tuple(
        Singling(
            row["means"],
            re.compile(_BEYOND_ASCII.sub(_folded, row["pattern"])),
            row["language"] == "as written",
        )
        for row in _rows("singling_patterns.csv")
    )


def _folded(found: re.Match[str]) -> str:
    return fold(found[0])
