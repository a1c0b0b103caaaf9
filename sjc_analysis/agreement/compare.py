"""A file of ratings to agreement: every level becomes a number of the kind that was asked for."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import process

from sjc_analysis.agreement.sheet import Line, read_lines
from sjc_analysis.argument.agreement import AgreementResult, Rated, agreement_result
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.rubrics import Rubrics, load_rubrics
from sjc_analysis.scales import Scale
from sjc_analysis.vocabulary import Measurement


def compare_ratings(
    path: Path,
    measurement: Measurement = "ordinal",
    scale: Scale | None = None,
    rubrics: Rubrics | None = None,
) -> AgreementResult:
    """Compare the raters of a file.

    Parameters
    ----------
    path
        A .csv or .xlsx file with the columns subject, rater and level, and if you like criterion, reason
        and period. A blank level was not given: it is missing, and no agreement.
    measurement
        What the levels are: ``nominal`` names, ``ordinal`` an order, ``interval`` or ``ratio`` numbers.
    scale
        The scale that gives words their order; needed for an ordinal comparison of words.
    rubrics
        Resamples, seed, confidence and words; those that come with the package if none are given.

    Returns
    -------
    AgreementResult
        Alpha with its interval, or why there is none; pairs, disagreements with both reasons, drift.

    Raises
    ------
    FindingsError
        With everything that is wrong with the file at once.
    """
    rubrics = load_rubrics() if rubrics is None else rubrics
    lines = read_lines(path)
    given = [line for line in lines if line.level]
    findings = list(_level_problems(path.name, given, measurement, scale, rubrics))
    if findings:
        raise FindingsError.of(findings)
    blank = len(lines) - len(given)
    notes = [f"{blank} of {len(lines)} rows hold no level: missing, and no agreement"] if blank else []
    rows = [_rated(line, measurement, scale, given) for line in given]
    return agreement_result(path.name, rows, measurement, rubrics.agreement, notes)


def _rated(line: Line, measurement: Measurement, scale: Scale | None, given: Sequence[Line]) -> Rated:
    return Rated(
        subject=line.subject,
        rater=line.rater,
        level=line.level,
        value=_value(line.level, measurement, scale, given),
        reason=line.reason,
        period=line.period,
        row=f"row {line.number}",
    )


def _value(level: str, measurement: Measurement, scale: Scale | None, given: Sequence[Line]) -> float:
    if measurement == "nominal":
        names = sorted({line.level.casefold() for line in given})
        return float(names.index(level.casefold()))
    rank = scale.rank(level) if scale is not None and measurement == "ordinal" else None
    number = _number(level)
    assert rank is not None or number is not None  # noqa: S101 - others were refused before
    return float(rank) if rank is not None else float(number or 0)


def _number(level: str) -> float | None:
    try:
        number = float(level)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _level_problems(
    file: str, given: Sequence[Line], measurement: Measurement, scale: Scale | None, rubrics: Rubrics
) -> Iterator[Finding]:
    if measurement == "nominal":
        return
    if measurement == "ordinal" and scale is not None:
        yield from _off_scale(file, given, scale)
        return
    words = [line for line in given if _number(line.level) is None]
    if words and measurement == "ordinal" and len(words) == len(given):
        yield _no_order(file, given, rubrics)
    else:
        yield from (_no_number(file, line, measurement) for line in words)
    if measurement == "ratio":
        for line in given:
            if (_number(line.level) or 0) < 0:
                reason = "a ratio has a nought and nothing below it"
                remedy = "Correct it, or compare with --level interval."
                yield Finding(
                    rule="AG5", file=file, row=line.number, column="level", reason=reason, remedy=remedy
                )


def _off_scale(file: str, given: Sequence[Line], scale: Scale) -> Iterator[Finding]:
    names = [level.level for level in scale.levels]
    for line in given:
        if scale.rank(line.level) is None:
            near = process.extractOne(line.level.casefold(), [n.casefold() for n in names], score_cutoff=60)
            yield Finding(
                rule="AG5", file=file, row=line.number, column="level", reason="the scale has no such level",
                allowed=", ".join(names), nearest=names[near[2]] if near else "",
                remedy="Write a level of the scale; leave the cell blank if none was given.",
            )  # fmt: skip


def _no_order(file: str, given: Sequence[Line], rubrics: Rubrics) -> Finding:
    fits = [each.name for each in rubrics.scales if all(each.rank(line.level) for line in given)]
    remedy = (
        "Name the scale the levels come from with --scale NAME or --scale FILE, write them as numbers, or "
    )
    return Finding(
        rule="AG6", file=file, column="level",
        reason="the levels are words, and nothing says which is lower and which is higher",
        nearest=f"--scale {fits[0]}" if fits else "",
        remedy=f"{remedy}compare them as mere names with --level nominal.",
    )  # fmt: skip


def _no_number(file: str, line: Line, measurement: Measurement) -> Finding:
    other = "--scale gives words an order" if measurement == "ordinal" else "--level ordinal with --scale"
    return Finding(
        rule="AG5", file=file, row=line.number, column="level", reason="this level is not a number",
        allowed="a number such as 3 or 2.5", remedy=f"Write a number, or leave it blank; {other}.",
    )  # fmt: skip
