"""Rater against rater: agreement, disagreements, and drift between periods (method, section 7)."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.agreement import Measurement, alpha, alpha_interval
from sjc_analysis.reasoning.results import Result
from sjc_analysis.records import Rating
from sjc_analysis.rubrics import AgreementRubric, Rubrics
from sjc_analysis.scales import Scale

AUTHOR = "the record's author"
"""What a record's author is called where the record gives no name."""


class Rated(NamedTuple):
    """One rating to be compared.

    Attributes
    ----------
    subject, rater, level
        What was rated, by whom, and the level as it was given.
    value
        The level as a number: its place in the order, or any number of its own for a name.
    reason, period
        The rater's reason and the harvest period, where they are given.
    row
        Where the rating stands: a row's id, or a row's number.
    """

    subject: str
    rater: str
    level: str
    value: float
    reason: str = ""
    period: str = ""
    row: str = ""


class GivenLevel(Result):
    """One rater's level of a subject, with the reason."""

    rater: str
    level: str
    reason: str
    row: str


class Disagreement(Result):
    """A subject on which raters differ, with every level and every reason.

    ``apart`` is the distance of the lowest and the highest value; for names it is 0.
    """

    subject: str
    given: tuple[GivenLevel, ...]
    apart: float


class RaterPair(Result):
    """Two raters: the subjects both rated, and those on which they gave one level."""

    one: str
    two: str
    both: int
    same: int


class LevelsGiven(Result):
    """The levels one rater gave in one period, as often as each was given; a blank period was not stated."""

    period: str
    rater: str
    ratings: int
    levels: tuple[tuple[str, int], ...]


class AgreementResult(Result):
    """Agreement of the raters of one set of subjects.

    Parameters
    ----------
    of
        What was rated: a scale's name, or a file's.
    measurement
        What the levels were taken for.
    alpha, undefined
        Krippendorff's alpha, or why there is none.
    low, high, no_interval, confidence, resamples
        Its interval, or why there is none; the share of draws it holds and how many were drawn.
    words
        What the low end of the interval allows to say; blank where there is none.
    subjects, ratings
        Subjects that two or more people rated, and their ratings: the base of alpha.
    rated_once
        Subjects that one person rated: they are no agreement and enter nothing.
    raters, pairs, disagreements, drift
        Who rated; each two raters; each subject on which they differ; each rater's levels by period.
    notes
        What limits these counts.
    """

    of: str
    measurement: Measurement
    alpha: float | None
    undefined: str
    low: float | None
    high: float | None
    no_interval: str
    confidence: float
    resamples: int
    words: str
    subjects: int
    ratings: int
    rated_once: int
    raters: tuple[str, ...]
    pairs: tuple[RaterPair, ...]
    disagreements: tuple[Disagreement, ...]
    drift: tuple[LevelsGiven, ...]
    notes: tuple[str, ...]

    def to_json(self) -> str:
        """Write it as JSON, indented; the same ratings, the same text."""
        return self.model_dump_json(indent=2)


def agreement_result(
    of: str,
    rows: Sequence[Rated],
    measurement: Measurement,
    rubric: AgreementRubric,
    notes: Iterable[str] = (),
) -> AgreementResult:
    """Compare raters.

    Parameters
    ----------
    of
        What was rated, for the reader.
    rows
        The ratings, one for each rater and subject at most, in any order.
    measurement
        What the levels are.
    rubric
        Resamples, seed, confidence and words.
    notes
        What else limits the result.

    Examples
    --------
    >>> from sjc_analysis.rubrics import load_rubrics
    >>> rows = [Rated("O-01", "Ada", "low", 1), Rated("O-01", "Ben", "high", 2)]
    >>> rows.append(Rated("O-02", "Ada", "low", 1))
    >>> result = agreement_result("a scale", rows, "ordinal", load_rubrics().agreement)
    >>> result.subjects, result.rated_once, len(result.disagreements)
    (1, 1, 1)
    """
    by_subject: dict[str, list[Rated]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: (each.subject, each.rater, each.row)):
        by_subject[row.subject].append(row)
    values = [[row.value for row in group] for group in by_subject.values()]
    found = alpha(values, measurement)
    interval = alpha_interval(
        values, measurement, resamples=rubric.resamples, confidence=rubric.confidence, seed=rubric.seed
    )
    return AgreementResult(
        of=of,
        measurement=measurement,
        alpha=found.value,
        undefined=found.undefined,
        low=interval.low,
        high=interval.high,
        no_interval="" if found.undefined else interval.missing,
        confidence=rubric.confidence,
        resamples=rubric.resamples,
        words=_words(interval.low, rubric),
        subjects=found.subjects,
        ratings=found.ratings,
        rated_once=sum(len(group) == 1 for group in by_subject.values()),
        raters=tuple(sorted({row.rater for row in rows})),
        pairs=tuple(_pairs(by_subject)),
        disagreements=tuple(_disagreements(by_subject, measurement)),
        drift=tuple(_drift(rows)),
        notes=(*notes, *_small(found.subjects, interval.low, rubric)),
    )


def _words(low: float | None, rubric: AgreementRubric) -> str:
    if low is None:
        return ""
    bands = sorted(rubric.bands, key=lambda band: -band.at_least)
    return next((band.words for band in bands if low >= band.at_least), bands[-1].words)


def _small(subjects: int, low: float | None, rubric: AgreementRubric) -> Iterator[str]:
    if low is not None and subjects < rubric.few_subjects:
        yield (
            f"the interval is drawn from {subjects} subjects only; with fewer than {rubric.few_subjects} it "
            "tends to be too narrow"
        )


def _pairs(by_subject: Mapping[str, Sequence[Rated]]) -> Iterator[RaterPair]:
    both: Counter[tuple[str, str]] = Counter()
    same: Counter[tuple[str, str]] = Counter()
    for group in by_subject.values():
        for one, two in combinations(group, 2):
            both[one.rater, two.rater] += 1
            same[one.rater, two.rater] += one.value == two.value
    for pair in sorted(both):
        yield RaterPair(one=pair[0], two=pair[1], both=both[pair], same=same[pair])


def _disagreements(
    by_subject: Mapping[str, Sequence[Rated]], measurement: Measurement
) -> Iterator[Disagreement]:
    """List the widest first; names are all equally far apart."""
    found = []
    for subject, group in by_subject.items():
        values = [row.value for row in group]
        if len({*values}) > 1:
            given = tuple(
                GivenLevel(rater=row.rater, level=row.level, reason=row.reason, row=row.row) for row in group
            )
            apart = 0.0 if measurement == "nominal" else max(values) - min(values)
            found.append(Disagreement(subject=subject, given=given, apart=apart))
    yield from sorted(found, key=lambda each: (-each.apart, each.subject))


def _drift(rows: Sequence[Rated]) -> Iterator[LevelsGiven]:
    given: dict[tuple[str, str], list[Rated]] = defaultdict(list)
    for row in rows:
        given[row.period, row.rater].append(row)
    for (period, rater), group in sorted(given.items()):
        counts = Counter((row.value, row.level.strip().casefold()) for row in group)
        levels = tuple((level, count) for (_, level), count in sorted(counts.items()))
        yield LevelsGiven(period=period, rater=rater, ratings=len(group), levels=levels)


def casebook_agreement(casebook: Casebook, rubrics: Rubrics) -> tuple[AgreementResult, ...]:
    """Compare the raters of a casebook, a record's author among them, on each scale by itself.

    Parameters
    ----------
    casebook
        The casebook.
    rubrics
        The scales.

    Returns
    -------
    tuple of AgreementResult
        One for each scale with an order; a subject is one criterion of one outcome or record. What stands on
        no scale cannot be compared, and is counted in a note.
    """
    ratings = casebook.live("ratings")
    known = {rating.rating_id: rubrics.scale(rating.scale) for rating in ratings}
    scales = {scale.name: scale for scale in known.values() if scale}
    return tuple(
        _of_scale(
            casebook,
            scales[name],
            [each for each in ratings if known[each.rating_id] is scales[name]],
            rubrics,
        )
        for name in sorted(scales)
    )


def _of_scale(
    casebook: Casebook, scale: Scale, ratings: Sequence[Rating], rubrics: Rubrics
) -> AgreementResult:
    latest: dict[tuple[str, str], Rated] = {}
    unknown = 0
    for rating in sorted(ratings, key=_age):
        rank = scale.rank(rating.level)
        if rank is None:
            unknown += 1
            continue
        row = Rated(
            subject=f"{rating.outcome_id or rating.record_id or rating.rating_id} {rating.criterion}",
            rater=rating.rater.strip() or (AUTHOR if rating.by_author else f"unnamed ({rating.rating_id})"),
            level=rating.level,
            value=float(rank),
            reason=rating.reason,
            period=_period(casebook, rating),
            row=rating.rating_id,
        )
        latest[row.subject, row.rater] = row
    notes = []
    if unknown:
        notes.append(f"{unknown} of {len(ratings)} ratings give a level that the scale does not have")
    earlier = len(ratings) - unknown - len(latest)
    if earlier:
        notes.append(
            f"{earlier} of {len(ratings)} ratings were given anew by the same rater; the latest counts"
        )
    return agreement_result(scale.name, list(latest.values()), "ordinal", rubrics.agreement, notes)


def _age(rating: Rating) -> tuple[dt.date, str]:
    return rating.date.latest or dt.date.min, rating.rating_id


def _period(casebook: Casebook, rating: Rating) -> str:
    """Give the year of the harvest record, else of the rating; blank where neither is known."""
    record_id = rating.record_id
    if not record_id and rating.outcome_id:
        record_id = casebook.row(rating.outcome_id).record_id
    year = casebook.row(record_id).year_month[:4] if record_id else ""
    return year or (str(rating.date.earliest.year) if rating.date.earliest else "")
