"""Ratings shown as what they are, and what each lacks to count as more than asserted (method, section 7)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from sjc_analysis.argument.results import GroundResult, RatingResult
from sjc_analysis.argument.voices import Voices, has_reason, is_decided, is_judged, says_something
from sjc_analysis.argument.words import when
from sjc_analysis.casebook import Casebook
from sjc_analysis.quotes import words_said
from sjc_analysis.records import Ground, Outcome, Rating
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.scales import Scale

WHOLE = "significance"
"""The criterion of a rating, or a ground, that is about the whole."""


_RUN = 4
"""Words of a ground that a reason quotes in a row, fewer only where the ground has fewer."""


class Lack(StrEnum):
    """What a rating lacks to be more than asserted, the first of these that it lacks."""

    SCALE = "scale undefined"
    NO_HARM = "its scale has no words for a change for the worse"
    ONLY_HARM = "its scale has words for changes for the worse only"
    AUTHOR = "by its own author only"
    STAKE = "by somebody with a stake in the change"
    NOBODY = "nobody confirmed it"
    REASON = "a reason too short to say anything"
    GROUNDS = "no quoted grounds"
    OWN_WORDS = "its words are a ground for another criterion"


def rating_results(casebook: Casebook, rubrics: Rubrics) -> tuple[RatingResult, ...]:
    """Show every live rating as what it is: its author's claim, a draft, or a rater's judgement.

    Parameters
    ----------
    casebook
        The casebook.
    rubrics
        The scales.

    Returns
    -------
    tuple of RatingResult
        In the order of the casebook; ``rank`` counts from 1 for the lowest level of a described scale.
    """
    return tuple(rating_result(rating, rubrics) for rating in casebook.live("ratings"))


def scales_named(casebook: Casebook, rubrics: Rubrics) -> tuple[Scale, ...]:
    """Give the scales that the live ratings of a casebook name, in the order of their names."""
    found = (rubrics.scale(rating.scale) for rating in casebook.live("ratings"))
    scales = {scale.name: scale for scale in found if scale}
    return tuple(scales[name] for name in sorted(scales))


def rating_result(rating: Rating, rubrics: Rubrics) -> RatingResult:
    """Show one rating as what it is."""
    scale = described_scale(rating, rubrics)
    who = "its author" if rating.by_author else rating.rater or "nobody named"
    shown_as = "its author's claim" if rating.by_author else "a rater's judgement"
    if rating.is_draft and not rating.by_author:
        shown_as = "a draft"
    scale_words = f"on the scale “{scale.title}”" if scale else _no_scale(rating, rubrics)
    text = (
        f"{rating.criterion.capitalize()} rated “{rating.level}” by {who}; {scale_words}. "
        "It is shown, and no verdict rests on it."
    )
    return RatingResult(
        rating_id=rating.rating_id,
        record_id=rating.record_id,
        outcome_id=rating.outcome_id,
        criterion=rating.criterion,
        level=rating.level,
        scale=rating.scale,
        rater=rating.rater,
        by_author=rating.by_author,
        shown_as=shown_as,
        rank=scale.rank(rating.level) if scale else None,
        text=text,
        reason=rating.reason,
        date=when(rating.date) if rating.date.known else "",
        draft=rating.is_draft,
    )


def _no_scale(rating: Rating, rubrics: Rubrics) -> str:
    known = rubrics.scale(rating.scale)
    if not rating.scale:
        return "no scale was given"
    if known is None:
        return "no rubric describes its scale"
    if known.rank(rating.level) is None:
        return "its scale has no such level"
    whole = rating.criterion.casefold() == WHOLE or not known.criteria
    if not whole and known.criterion(rating.criterion) is None:
        return "its scale has no such criterion"
    return "the levels of its scale have no descriptors"


def described_scale(rating: Rating, rubrics: Rubrics) -> Scale | None:
    """Give the scale of a rating if it says what each level means and has this level; ``None`` otherwise."""
    scale = rubrics.scale(rating.scale)
    usable = scale is not None and scale.describes(rating.criterion) and scale.rank(rating.level) is not None
    return scale if usable else None


def same_criterion(one: str, two: str) -> bool:
    """Whether two names are one criterion; case and outer white space do not matter."""
    return one.strip().casefold() == two.strip().casefold()


def is_whole(criterion: str) -> bool:
    """Whether a criterion is the whole, and no part of it."""
    return same_criterion(criterion, WHOLE)


def shown_grounds(grounds: Iterable[Ground], direction: str, criterion: str = "") -> tuple[GroundResult, ...]:
    """Show the grounds of one direction; of one criterion only if one is named."""
    return tuple(
        GroundResult(
            ground_id=ground.ground_id,
            criterion=ground.criterion,
            quote=ground.quote.text,
            draft=ground.is_draft,
        )
        for ground in grounds
        if ground.direction == direction and (not criterion or same_criterion(ground.criterion, criterion))
    )


class Rated:
    """The ratings and grounds of one change, under whichever outcome they are filed, and what counts of them.

    Parameters
    ----------
    voices
        Who stands how to the casebook's changes.
    outcome
        The outcome.
    rubrics
        The scales.
    """

    def __init__(self, voices: Voices, outcome: Outcome, rubrics: Rubrics) -> None:
        self.voices, self.outcome, self.rubrics = voices, outcome, rubrics
        model = voices.model
        self.change = model.node(outcome.outcome_id)
        tellings = model.tellings(self.change)
        self.negative = outcome.negative or any(each.negative for each in tellings)
        told = {outcome.outcome_id, *(each.outcome_id for each in tellings)}
        records = {outcome.record_id, *(each.record_id for each in tellings)} - {""}
        filed = _by_target(voices.book)
        rows = {row.rating_id: row for target in (*told, *records) for row in filed.get(target, ())}
        self.ratings: tuple[Rating, ...] = tuple(rows[row_id] for row_id in sorted(rows))
        self.grounds: tuple[Ground, ...] = model.bears_on(self.change, "grounds")

    # -- what counts

    @cached_property
    def counted(self) -> tuple[Rating, ...]:
        """The ratings that lack nothing."""
        return tuple(rating for rating in self.ratings if self.lacks(rating) is None)

    def lacks(self, rating: Rating) -> Lack | None:
        """Name the first thing a rating lacks to be more than asserted; ``None`` if it lacks nothing."""
        scale = described_scale(rating, self.rubrics)
        if scale is None:
            return Lack.SCALE
        if scale.is_of_harm != self.negative:
            return Lack.NO_HARM if self.negative else Lack.ONLY_HARM
        if rating.by_author:
            return Lack.AUTHOR
        if not (is_decided(rating) and rating.rater.strip()):
            return Lack.NOBODY
        if has_a_stake(rating.rater, self.voices, self.change):
            return Lack.STAKE
        if not has_reason(rating.reason, self.voices.profile.reason_words):
            return Lack.REASON
        criterion = rating.criterion.strip().casefold()
        if criterion not in self._words_for:
            return Lack.GROUNDS
        return None if criterion in self._carried(scale) else Lack.OWN_WORDS

    # -- grounds

    @property
    def told_before(self) -> tuple[Ground, ...]:
        """Grounds for the change whose words tell of the time before, and which therefore carry nothing.

        A draft that says so sets no judgement aside; what limits a change is never set aside.
        """
        baseline = [ground for ground in self.grounds if ground.direction == "baseline"]
        return tuple(
            ground
            for ground in self.grounds
            if ground.direction == "for"
            and any(
                _overlap(ground, before) and (is_decided(before) or not is_decided(ground))
                for before in baseline
            )
        )

    @property
    def usable(self) -> tuple[Ground, ...]:
        """The grounds on either side, without those that tell of the time before."""
        return tuple(ground for ground in self.grounds if ground not in self.told_before)

    @cached_property
    def _words_for(self) -> Mapping[str, tuple[tuple[int, bool], ...]]:
        """Criterion -> its confirmed grounds: which words they are, and whether those need be its own.

        Words are the same where quotes overlap, or one holds all of the other's. They need not be its own
        where the row gives a reason that no other criterion's row on the same words gives.
        """
        profile = self.voices.profile
        carrying = [
            ground for ground in self.usable
            if ground.direction == "for" and is_judged(ground, profile)
            and says_something(ground.quote.text, profile.quote_words)
        ]  # fmt: skip
        group: list[int] = []
        for at, ground in enumerate(carrying):
            same = {group[before] for before in range(at) if _same_words(ground, carrying[before])}
            group = [at if each in same else each for each in group] + [at]
        found: dict[str, list[tuple[int, bool]]] = {}
        for ground, words in zip(carrying, group, strict=True):
            shared = any(
                one is not ground and also == words and not same_criterion(one.criterion, ground.criterion)
                and words_said(one.reason) == words_said(ground.reason)
                for one, also in zip(carrying, group, strict=True)
            )  # fmt: skip
            found.setdefault(ground.criterion.strip().casefold(), []).append((words, shared))
        return {criterion: tuple(sorted(words)) for criterion, words in found.items()}

    def _carried(self, scale: Scale) -> frozenset[str]:
        """Give the criteria with words that none before them in the scale's order needs: a matching."""
        order = [each.criterion.casefold() for each in scale.criteria]
        holder: dict[int, str] = {}
        carried = {WHOLE} if WHOLE in self._words_for else set()

        def find(criterion: str, tried: set[int]) -> bool:
            for words, shared in self._words_for[criterion]:
                if not shared:
                    return True
                if words not in tried:
                    tried.add(words)
                    if words not in holder or find(holder[words], tried):
                        holder[words] = criterion
                        return True
            return False

        parts = [each for each in self._words_for if each != WHOLE]
        for criterion in sorted(
            parts, key=lambda each: (order.index(each) if each in order else len(order), each)
        ):
            if find(criterion, set()):
                carried.add(criterion)
        return frozenset(carried)

    # -- what limits it

    def against(self, criterion: str) -> tuple[Ground, ...]:
        """Give the confirmed grounds against a criterion; any of them limits the whole."""
        return tuple(
            ground
            for ground in self.grounds
            if ground.direction == "against"
            and is_decided(ground)
            and (is_whole(criterion) or same_criterion(ground.criterion, criterion))
        )

    def unanswered(self, ratings: Sequence[Rating], grounds: Iterable[Ground]) -> Iterator[Ground]:
        """Give the grounds against that none of some ratings answers in its reason."""
        done = {ground.ground_id for rating in ratings for ground in answered(rating.reason, self.grounds)}
        yield from (ground for ground in grounds if ground.ground_id not in done)


def answered(reason: str, grounds: Sequence[Ground]) -> Iterator[Ground]:
    """Give the grounds that a reason answers.

    It names one by its id, or by that of another row on the same words, or quotes it: four of its words in
    a row, or all of them where it has fewer.
    """
    said = f" {words_said(reason)} "
    for ground in grounds:
        names = [row.ground_id for row in grounds if row.quote.text == ground.quote.text]
        quoted = words_said(ground.quote.text).split()
        runs = (quoted[at : at + _RUN] for at in range(max(1, len(quoted) - _RUN + 1)))
        answers = [*map(words_said, names), *map(" ".join, runs)]
        if any(f" {answer} " in said for answer in answers if answer):
            yield ground


def has_a_stake(rater: str, voices: Voices, change: str) -> bool:
    """Whether a rater's words hold the name of somebody with a stake in a change.

    That is whoever belongs to the programme, its partners or funders, benefits, did the act, or changed.
    """
    model, memory = voices.model, voices.book.memory
    acts = voices.acts_claimed(change)
    near = model.actors(change, "changed").union(*(model.actors(act, "did") for act in acts))
    if "beneficiaries" not in memory:
        benefit = (row.actor_id for row in voices.book.live("actors") if row.interest == "beneficiary")
        memory["beneficiaries"] = voices.names(benefit)
    known = (voices.own_names, memory["beneficiaries"], voices.names(near))
    words = words_said(rater).split()
    runs = (" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1))
    return any(run in names for run in runs for names in known)


def _by_target(book: Casebook) -> Mapping[str, Sequence[Rating]]:
    """Group the live ratings that are not about a contribution by the outcome, else the record, they rate."""
    memory = book.memory
    if "ratings by target" not in memory:
        found: dict[str, list[Rating]] = defaultdict(list)
        for row in book.live("ratings"):
            if not same_criterion(row.criterion, "contribution"):
                found[row.outcome_id or row.record_id].append(row)
        memory["ratings by target"] = dict(found)
    grouped: Mapping[str, Sequence[Rating]] = memory["ratings by target"]
    return grouped


def _overlap(one: Ground, two: Ground) -> bool:
    first, second = one.quote, two.quote
    return first.passage_id == second.passage_id and first.start < second.end and second.start < first.end


def _same_words(one: Ground, two: Ground) -> bool:
    first, second = f" {words_said(one.quote.text)} ", f" {words_said(two.quote.text)} "
    return _overlap(one, two) or first in second or second in first
