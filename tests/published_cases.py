"""Published tables of cases, for the tests. Facts only; the sources are named beside each."""

from sjc_analysis.configurations import Asked, Case, Cases
from sjc_analysis.configurations.terms import Term, bit
from sjc_analysis.configurations.truth_table import Row

LIPSET = ("DEV", "URB", "LIT", "IND", "STB")

CRISP = """AU 1 0 1 1 0 0|BE 1 1 1 1 1 1|CZ 1 1 1 1 1 1|EE 0 0 1 0 1 0|FI 1 0 1 0 1 1|FR 1 0 1 1 1 1
DE 1 1 1 1 0 0|GR 0 0 0 0 0 0|HU 0 0 1 0 0 0|IE 1 0 1 0 1 1|IT 0 0 0 0 1 0|NL 1 1 1 1 1 1
PL 0 0 1 0 0 0|PT 0 0 0 0 0 0|RO 0 0 0 0 1 0|ES 0 0 0 0 0 0|SE 1 0 1 1 1 1|UK 1 1 1 1 1 1"""
"""Survival of democracy between the wars, crisp: Rihoux and De Meur 2009, after Lipset 1959."""

FUZZY = """AU .81 .12 .99 .73 .43 .05|BE .99 .89 .98 1 .98 .95|CZ .58 .98 .98 .90 .91 .89
EE .16 .07 .98 .01 .91 .12|FI .58 .03 .99 .08 .58 .77|FR .98 .03 .99 .81 .95 .95
DE .89 .79 .99 .96 .31 .05|GR .04 .09 .13 .36 .43 .06|HU .07 .16 .88 .07 .13 .42
IE .72 .05 .98 .01 .95 .92|IT .34 .10 .41 .47 .58 .05|NL .98 1 .99 .94 .99 .95
PL .02 .17 .59 0 0 .12|PT .01 .02 .01 .11 .01 .05|RO .01 .03 .17 0 .84 .21
ES .03 .30 .09 .21 .20 .06|SE .95 .13 .99 .67 .91 .95|UK .98 .99 .99 1 .98 .95"""
"""The same, fuzzy: Ragin 2009, in Rihoux and Ragin (eds.), Configurational comparative methods."""


def lipset(table: str) -> Cases:
    lines = [line.split() for line in table.replace("\n", "|").split("|")]
    cases = tuple(
        Case(name, tuple(float(value) for value in values[:-1]), float(values[-1])) for name, *values in lines
    )
    return Cases(Asked("SURV", LIPSET), cases)


def expecting(words: str, names: tuple[str, ...]) -> Term:
    """Write expectations such as ``DEV ~URB`` as a term."""
    care = value = 0
    for word in words.split():
        one = bit(names.index(word.removeprefix("~")), len(names))
        care |= one
        value |= 0 if word.startswith("~") else one
    return Term(care, value)


def coded(positive: list[int], negative: list[int]) -> tuple[Row, ...]:
    """Build a truth table of which only the codes are known; rows are numbered from 1, as printed."""
    numbers = sorted({*positive, *negative})
    return tuple(
        Row(number - 1, "1" if number in positive else "0", (), (), (), None, None) for number in numbers
    )
