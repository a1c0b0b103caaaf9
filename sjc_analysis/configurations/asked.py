"""What an evaluator asks: outcome, conditions, calibrations and expectations, as they are typed."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sjc_analysis.configurations.calibrate import Calibration, parse_calibration
from sjc_analysis.configurations.settings import settings
from sjc_analysis.configurations.terms import Term, bit
from sjc_analysis.findings import Finding

_OPERATORS = "~*+=:<>,"


class Asked(NamedTuple):
    """The columns of an analysis.

    Parameters
    ----------
    outcome
        Heading of the outcome.
    conditions
        Headings of the conditions, in order.
    calibrations
        How raw numbers become memberships.
    expected
        Conditions of which theory expects that their presence, or their absence, contributes.
    """

    outcome: str
    conditions: tuple[str, ...]
    calibrations: tuple[Calibration, ...] = ()
    expected: Term = Term(0, 0)


def parse_asked(
    outcome: str, conditions: str, calibrate: Iterable[str] = (), expect: str = ""
) -> tuple[Asked, tuple[Finding, ...]]:
    """Read what was asked, and list everything that is wrong with it.

    Parameters
    ----------
    outcome
        Heading of the outcome.
    conditions
        Headings of the conditions, with commas between them.
    calibrate
        Calibrations, each ``NAME=THRESHOLD`` or ``NAME=OUT:CROSSOVER:IN``; several may stand in one text.
    expect
        Conditions expected to contribute, ``~`` before those whose absence is; blank for none.

    Returns
    -------
    Asked
        What could be read.
    tuple of Finding
        What is wrong.

    Examples
    --------
    >>> asked, findings = parse_asked("Y", "A, B", ["A=5:10:20"], "A,~B")
    >>> asked.conditions, asked.expected, findings
    (('A', 'B'), Term(care=3, value=2), ())
    >>> parse_asked("Y", "A,B", expect="Bb")[1][0].nearest
    'B'
    """
    names = _split(conditions)
    known = (outcome.strip(), *names)
    findings = [*_name_problems(outcome.strip(), names)]
    calibrations: list[Calibration] = []
    for text in (part for each in calibrate for part in _split(each)):
        calibration, problems = parse_calibration(text)
        findings += problems
        if calibration is None:
            continue
        if calibration.column not in known:
            findings.append(_unknown("QC1", "--calibrate", calibration.column, known))
        elif calibration.column in {earlier.column for earlier in calibrations}:
            findings.append(_finding("QC1", "--calibrate", "a column has two calibrations", "Keep one."))
        calibrations.append(calibration)
    expected, problems = _expected(_split(expect), names)
    return Asked(outcome.strip(), names, tuple(calibrations), expected), (*findings, *problems)


def close_to(word: str, known: Sequence[str]) -> str:
    """Give the known name that was probably meant, or blank."""
    folded = {name.casefold(): name for name in known}
    return next((folded[match] for match in difflib.get_close_matches(word.casefold(), folded, 1)), "")


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _name_problems(outcome: str, names: Sequence[str]) -> Iterator[Finding]:
    if not outcome:
        yield _finding("QC2", "--outcome", "no outcome is named", "Write the heading of its column.")
    if not names:
        yield _finding("QC2", "--conditions", "no condition is named", "Write headings, with commas between.")
    if outcome.startswith("~"):
        remedy = "Write the heading alone, and add --negate to analyse its absence."
        yield _finding("QC2", "--outcome", "the outcome is written as absent", remedy)
    elif any(letter in name for name in (outcome, *names) for letter in _OPERATORS):
        remedy = "Rename the column, or write the heading alone."
        reason = "a heading holds a sign that has a meaning in the results"
        yield _finding("QC2", "--conditions", reason, remedy, allowed=f"headings without {_OPERATORS}")
    if len(set(names)) < len(names):
        yield _finding("QC2", "--conditions", "a condition is named twice", "Name it once.")
    if outcome in names:
        reason = "the outcome is among the conditions, and everything is sufficient for itself"
        yield _finding("QC2", "--conditions", reason, "Take it out.")
    most = settings().most_conditions
    if len(names) > most:
        reason = f"{len(names)} conditions make a table of more rows than any harvest can fill"
        yield _finding(
            "QC2", "--conditions", reason, "Choose those that theory needs.", allowed=f"at most {most}"
        )


def _expected(words: Sequence[str], names: Sequence[str]) -> tuple[Term, tuple[Finding, ...]]:
    care = value = 0
    findings = []
    for word in words:
        name = word.removeprefix("~").strip()
        if name not in names:
            findings.append(_unknown("QC3", "--expect", name, names))
            continue
        one = bit(names.index(name), len(names))
        if care & one:
            remedy = "Say it once, or leave it out where theory expects neither."
            findings.append(_finding("QC3", "--expect", "an expectation is given twice", remedy))
        care |= one
        value |= 0 if word.startswith("~") else one
    return Term(care, value), tuple(findings)


def _unknown(rule: str, column: str, word: str, known: Sequence[str]) -> Finding:
    return Finding(
        rule=rule, column=column, reason="this is not the heading of the outcome or of a condition",
        allowed=", ".join(name for name in known if name), nearest=close_to(word, known),
    )  # fmt: skip


def _finding(rule: str, column: str, reason: str, remedy: str, *, allowed: str = "") -> Finding:
    return Finding(rule=rule, column=column, reason=reason, allowed=allowed, remedy=remedy)
