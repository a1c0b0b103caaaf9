"""Do raters agree? Krippendorff's alpha with an interval, the disagreements, and drift (method, section 7).

What nobody rated is missing, and missing is not agreement: only subjects that two or more people rated
enter. Where the ratings cannot tell agreement from chance, alpha is undefined and no number is given.

References
----------
Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
Zapf, A., Castell, S., Morawietz, L. and Karch, A. (2016). Measuring inter-rater reliability for nominal data:
which coefficients and confidence intervals are appropriate? BMC Medical Research Methodology 16:93.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import krippendorff
import numpy as np
from numpy.typing import NDArray

from sjc_analysis.argument.results import Result
from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Rating
from sjc_analysis.rubrics import AgreementRubric, Rubrics
from sjc_analysis.scales import Scale
from sjc_analysis.vocabulary import Measurement

AUTHOR = "the record's author"
"""What a record's author is called where the record gives no name."""

Numbers = NDArray[np.float64]


class Alpha(NamedTuple):
    """Agreement of raters.

    Attributes
    ----------
    value
        Krippendorff's alpha: 1 is full agreement, 0 what chance would give, below 0 disagreement by system;
        ``None`` where it is undefined.
    undefined
        Why it is undefined; blank if it is not.
    subjects
        Subjects that two or more people rated.
    ratings
        Ratings of these subjects.
    """

    value: float | None
    undefined: str
    subjects: int
    ratings: int


class AlphaInterval(NamedTuple):
    """Where alpha might have come out with other subjects of the same kind.

    Attributes
    ----------
    low, high
        Ends of the interval; ``None`` where none can be given.
    drawn
        Draws of subjects in which alpha was defined.
    missing
        Why there is no interval; blank if there is one.
    """

    low: float | None
    high: float | None
    drawn: int
    missing: str


def alpha(subjects: Sequence[Sequence[float]], level: Measurement = "ordinal") -> Alpha:
    """Compute Krippendorff's alpha, 1 - observed / expected disagreement.

    Parameters
    ----------
    subjects
        For each subject the values its raters gave, in any order; what a rater left out is left out. For
        ``nominal`` any number stands for a name; for ``ordinal`` only the order counts.
    level
        What the values are.

    Raises
    ------
    ValueError
        If a value is not finite, or is negative and the level is ``ratio``.

    Examples
    --------
    Two raters agree on two subjects and differ on a third. Two ordered pairs of unlike names stand within a
    subject; among all six ratings, three of either name, 18 do. So alpha is 1 - (6 - 1) · 2 / 18.

    >>> round(alpha([[1, 1], [2, 2], [1, 2]], "nominal").value, 4)
    0.4444
    >>> alpha([[2, 2], [2, 2]]).undefined
    'every rating is the same level, so agreement cannot be told from habit'
    >>> alpha([[1], [2]]).undefined
    'no subject was rated by two people'
    """
    counts, values = _table(subjects, level)
    base = Alpha(None, "", len(counts), int(counts.sum()))
    if not len(counts):
        return base._replace(undefined="no subject was rated by two people")
    if len(values) < 2:
        return base._replace(
            undefined="every rating is the same level, so agreement cannot be told from habit"
        )
    return base._replace(value=_alpha(counts, values, level))


def alpha_interval(
    subjects: Sequence[Sequence[float]],
    level: Measurement = "ordinal",
    *,
    resamples: int = 2000,
    confidence: float = 0.95,
    seed: int = 2004,
) -> AlphaInterval:
    """Draw the subjects anew, with replacement, and say between what values alpha falls.

    Parameters
    ----------
    subjects, level
        As for :func:`alpha`.
    resamples
        How many draws.
    confidence
        Share of the draws that the interval holds, between 0 and 1.
    seed
        Where the draws begin; the same seed, the same interval.

    Returns
    -------
    AlphaInterval
        Percentiles of the draws. Draws without two different levels have no alpha and are left out. If
        they are half of all or more, or no two ratings of a subject differ, no interval is given.

    Examples
    --------
    >>> alpha_interval([[1, 1], [2, 2], [3, 3]]).missing
    'no two ratings of one subject differ, so drawing anew cannot show how sure that is'
    """
    counts, values = _table(subjects, level)
    if len(counts) < 2 or len(values) < 2:
        return AlphaInterval(None, None, 0, "fewer than two subjects, or one level only")
    if not np.any((counts > 0).sum(axis=1) > 1):
        why = "no two ratings of one subject differ, so drawing anew cannot show how sure that is"
        return AlphaInterval(None, None, 0, why)
    random = np.random.default_rng(seed)
    size = len(counts)
    drawn: list[float] = []
    for _ in range(resamples):
        again = counts[random.integers(0, size, size)]
        if np.count_nonzero(again.sum(axis=0)) > 1:
            drawn.append(_alpha(again, values, level))
    if 2 * len(drawn) <= resamples:
        return AlphaInterval(None, None, len(drawn), "in half of the draws alpha is undefined")
    edge = (1 - confidence) / 2
    low, high = np.quantile(drawn, [edge, 1 - edge])
    return AlphaInterval(float(low), float(high), len(drawn), "")


def _table(subjects: Sequence[Sequence[float]], level: Measurement) -> tuple[Numbers, Numbers]:
    """Count, for each subject with two ratings or more, how often each value was given."""
    rated = [np.asarray(values, dtype=float) for values in subjects if len(values) > 1]
    values = np.unique(np.concatenate(rated)) if rated else np.empty(0)
    if not np.all(np.isfinite(values)):
        msg = "a rating is a finite number"
        raise ValueError(msg)
    if level == "ratio" and np.any(values < 0):
        msg = "on a ratio scale no rating is negative"
        raise ValueError(msg)
    counts = np.zeros((len(rated), len(values)))
    for row, given in enumerate(rated):
        np.add.at(counts[row], np.searchsorted(values, given), 1)
    return counts, values


def _alpha(counts: Numbers, values: Numbers, level: Measurement) -> float:
    return float(krippendorff.alpha(value_counts=counts, value_domain=values, level_of_measurement=level))


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
