"""The written rule that gives the level of the whole: a few fixed phrases, no averages.

A rule is one or more of these, with "and" between them::

    at least 4 criteria at love to see or above        at most 1 criterion at expect to see or below
    none at expect to see                              every criterion at like to see or above
    depth at love to see

"At" a level means that very level; "or above" and "or below" widen it. What nobody rated fulfils nothing:
a criterion without a rating is not counted by "at least", and "none", "at most" and "every" need all of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from sjc_analysis.scales.model import OverallRule

Quantity = Literal["at least", "at most", "every", "one"]
"""How many criteria a clause speaks of; ``one`` is a criterion by name."""

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:(?P<many>at least|at most) (?P<number>\d{1,3}) criteri(?:a|on)"
    r"|(?P<none>none|no criterion)|(?P<every>every criterion|all criteria)|(?P<name>\S.*?))"
    r" at (?P<level>\S.*?)(?P<reach> or above| or below)?",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    """One condition of a rule.

    Attributes
    ----------
    quantity, number, criterion
        How many criteria, or which.
    level
        A level of the scale.
    reach
        ``""``, ``or above`` or ``or below``.
    text
        The words as they stand.
    """

    quantity: Quantity
    number: int
    criterion: str
    level: str
    reach: str
    text: str


class Overall(NamedTuple):
    """The level of the whole by the scale's rules.

    Attributes
    ----------
    level
        The level; blank if no rule holds.
    rule
        The rule that gave it; blank if none did.
    missed
        For each higher level, or for all if none holds: the level and the first condition that is not met.
    """

    level: str
    rule: str
    missed: tuple[tuple[str, str], ...]


class RuleProblem(NamedTuple):
    """What is wrong with a rule, what may stand there, and what was probably meant."""

    reason: str
    allowed: str


FORM = (
    "at least 4 criteria at LEVEL or above; at most 1 criterion at LEVEL; none at LEVEL; CRITERION at LEVEL"
)


def parse_rule(
    text: str, levels: Sequence[str], criteria: Sequence[str]
) -> tuple[tuple[Clause, ...], tuple[RuleProblem, ...]]:
    """Read a rule, or say everything that is wrong with it.

    Parameters
    ----------
    text
        The rule.
    levels
        The scale's levels, lowest first.
    criteria
        Its criteria.

    Returns
    -------
    tuple of Clause
        Its conditions; without those that cannot be read.
    tuple of RuleProblem
        What is wrong.

    Examples
    --------
    >>> written = "at least 2 criteria at high and none at low"
    >>> clauses, problems = parse_rule(written, ["low", "high"], ["reach", "depth"])
    >>> [(clause.quantity, clause.number, clause.level) for clause in clauses], problems
    ([('at least', 2, 'high'), ('at most', 0, 'low')], ())
    >>> parse_rule("depth at higher", ["low", "high"], ["depth"])[1][0].reason
    'the rule names a level that the scale does not have'
    """
    clauses: list[Clause] = []
    problems: list[RuleProblem] = []
    for part in _AND.split(" ".join(text.split()).rstrip(".")):
        match = _CLAUSE.fullmatch(part)
        if match is None:
            problems.append(
                RuleProblem("a part of the rule is not one of the phrases that are understood", FORM)
            )
            continue
        level = _known(match["level"], levels)
        criterion = _known(match["name"] or "", criteria)
        found = list(_clause_problems(match, level, criterion, levels, criteria))
        problems.extend(found)
        if not found:
            clauses.append(_clause(match, level, criterion, part))
    return tuple(clauses), tuple(problems)


def _clause(match: re.Match[str], level: str, criterion: str, text: str) -> Clause:
    reach = (match["reach"] or "").strip().lower()
    if match["name"]:
        return Clause("one", 1, criterion, level, reach, text)
    if match["every"]:
        return Clause("every", 0, "", level, reach, text)
    if match["none"]:
        return Clause("at most", 0, "", level, reach, text)
    quantity: Quantity = "at least" if match["many"].lower() == "at least" else "at most"
    return Clause(quantity, int(match["number"]), "", level, reach, text)


def _clause_problems(
    match: re.Match[str], level: str, criterion: str, levels: Sequence[str], criteria: Sequence[str]
) -> Iterable[RuleProblem]:
    if not level:
        yield RuleProblem("the rule names a level that the scale does not have", ", ".join(levels))
    if match["name"] and not criterion:
        yield RuleProblem(
            "the rule names a criterion that the scale does not have, or is not one of the phrases",
            ", ".join(criteria) or FORM,
        )
    if not match["name"] and not criteria:
        yield RuleProblem("the rule counts criteria, and the scale has none", "a scale with criteria")
    elif match["number"] and int(match["number"]) > len(criteria):
        yield RuleProblem("the rule counts more criteria than the scale has", f"at most {len(criteria)}")


def _known(name: str, names: Sequence[str]) -> str:
    """Find a name in full, or by its first words where only one begins with them."""
    wanted = name.strip().casefold()
    for known in names:
        if known.casefold() == wanted:
            return known
    begins = [known for known in names if known.casefold().startswith(f"{wanted} ")] if wanted else []
    return begins[0] if len(begins) == 1 else ""


def overall(
    rules: Sequence[OverallRule], levels: Sequence[str], criteria: Sequence[str], profile: Mapping[str, str]
) -> Overall:
    """Give the level of the whole from the levels of the criteria.

    Parameters
    ----------
    rules
        The scale's rules, in any order; the highest level is tried first.
    levels, criteria
        The scale's levels, lowest first, and its criteria.
    profile
        Criterion -> the level it was given; criteria nobody rated are left out.

    Examples
    --------
    >>> rules = [OverallRule(level="high", when="at least 2 criteria at high and none at low")]
    >>> names = ["reach", "depth", "durability"]
    >>> overall(rules, ["low", "high"], names, dict.fromkeys(names, "high")).level
    'high'
    >>> overall(rules, ["low", "high"], names, {"reach": "high", "depth": "high"}).missed
    (('high', 'none at low: durability was not rated'),)
    """
    ranks = {level.casefold(): rank for rank, level in enumerate(levels)}
    rated = {
        criterion: ranks[profile[criterion].casefold()] for criterion in criteria if criterion in profile
    }
    missed: list[tuple[str, str]] = []
    for rule in sorted(rules, key=lambda each: -ranks[each.level.casefold()]):
        clauses, _ = parse_rule(rule.when, levels, criteria)
        unmet = next((why for clause in clauses if (why := _unmet(clause, ranks, criteria, rated))), "")
        if not unmet:
            return Overall(rule.level, rule.when, tuple(missed))
        missed.append((rule.level, unmet))
    return Overall("", "", tuple(missed))


def _unmet(
    clause: Clause, ranks: Mapping[str, int], criteria: Sequence[str], rated: Mapping[str, int]
) -> str:
    """Say why a condition is not met, or nothing if it is."""
    needs_all = clause.quantity in ("at most", "every")
    wanted = [clause.criterion] if clause.criterion else criteria if needs_all else []
    unrated = [criterion for criterion in wanted if criterion not in rated]
    if unrated:
        return f"{clause.text}: {', '.join(unrated)} {'was' if len(unrated) == 1 else 'were'} not rated"
    there = [criterion for criterion, rank in rated.items() if _at(clause, rank, ranks)]
    if clause.quantity == "one":
        at = next(level for level, rank in ranks.items() if rank == rated[clause.criterion])
        return "" if clause.criterion in there else f"{clause.text}: it is at {at}"
    if clause.quantity == "every":
        others = [criterion for criterion in criteria if criterion not in there]
        return f"{clause.text}: not {', '.join(others)}" if others else ""
    short = len(there) < clause.number if clause.quantity == "at least" else len(there) > clause.number
    return f"{clause.text}: {', '.join(there) or 'none'}" if short else ""


def _at(clause: Clause, rank: int, ranks: Mapping[str, int]) -> bool:
    level = ranks[clause.level.casefold()]
    return (
        rank == level
        or (clause.reach == "or above" and rank > level)
        or (clause.reach == "or below" and rank < level)
    )
