"""Weigh a claim against named rivals, by the arithmetic of the argument (method, section 5)."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from typing import Literal

from sjc_analysis.argument.odds import Bounds, break_even_prior, decibels
from sjc_analysis.argument.process_tracing import kind_of_test
from sjc_analysis.argument.results import Result
from sjc_analysis.argument.view import moved_words
from sjc_analysis.argument.weight import Weighed, Weight, add_up, joint, times
from sjc_analysis.argument.weight import weigh as weigh_item
from sjc_analysis.calculator.items import WeighItem, parse_item, parse_probability
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.records import Evidence, Likelihood
from sjc_analysis.rubrics import Rubrics, load_rubrics
from sjc_analysis.vocabulary import TestKind

_ANYTHING = Bounds(0.0, math.inf)


class ItemWeight(Result):
    """One item against one rival: its test, ratio, weight in decibels, and whether it counts.

    ``stood_for_by`` names the items that stand for its voice where it does not count.
    """

    name: str
    cluster: str
    given: str
    found: bool
    p_claim_low: float
    p_claim_high: float
    p_rival_low: float
    p_rival_high: float
    test: TestKind
    passed: bool
    ratio_low: float
    ratio_high: float
    weight_low_db: float
    weight_high_db: float
    counted: bool
    stood_for_by: tuple[str, ...]


class VoiceWeight(Result):
    """Items that hang together and the one ratio they enter with; ``cluster`` may be blank."""

    cluster: str
    items: tuple[str, ...]
    ratio_low: float
    ratio_high: float
    weight_low_db: float
    weight_high_db: float


class WithoutResult(Result):
    """The posterior without one item, or without one cluster."""

    kind: Literal["item", "cluster"]
    name: str
    low: float
    high: float
    words: str


class AgainstRival(Result):
    """The claim against one rival; ``docs/method.md`` says what each key is."""

    rival: str
    low: float
    high: float
    words: str
    possible: bool
    ratio_low: float
    ratio_high: float
    weight_low_db: float
    weight_high_db: float
    break_even_prior: float | None
    items: tuple[ItemWeight, ...]
    voices: tuple[VoiceWeight, ...]
    without: tuple[WithoutResult, ...]


class Weighing(Result):
    """A claim weighed against its named rivals: each by itself, and all together.

    ``low``, ``high`` and ``words`` are the posterior against all of them; what nobody named is not in it.
    """

    prior_low: float
    prior_high: float
    threshold: float
    low: float
    high: float
    words: str
    rivals: tuple[AgainstRival, ...]

    def to_json(self) -> str:
        """Write it as JSON, indented; an infinite weight is the word ``Infinity``."""
        return self.model_dump_json(indent=2)


def weigh_texts(
    prior: str, rivals: str | Sequence[str], items: Sequence[str], rubrics: Rubrics | None = None
) -> Weighing:
    """Weigh what an evaluator typed; everything that is wrong with it is said at once.

    Parameters
    ----------
    prior
        Such as ``0.5`` or ``0.3-0.6``.
    rivals
        Name of the rival, or of each.
    items
        Each ``NAME:P_CLAIM:P_RIVAL[:absent][:CLUSTER][:given=NAME]``.
    rubrics
        Cut-offs, words and threshold; those that come with the package if none are given.

    Raises
    ------
    FindingsError
        With every problem of the prior and of every item.

    Examples
    --------
    >>> round(weigh_texts("0.5", "a circular", ["signed minutes:0.4:0.05"]).low, 4)
    0.8889
    """
    findings: list[Finding] = []
    bounds, read = Bounds(0.0, 1.0), []
    try:
        bounds = parse_probability(prior)
    except FindingsError as error:
        findings.extend(error.findings)
    for number, text in enumerate(items, start=1):
        try:
            read.append(parse_item(text, f"--item {number}"))
        except FindingsError as error:
            findings.extend(error.findings)
    named = (rivals,) if isinstance(rivals, str) else tuple(rivals)
    if findings:
        raise FindingsError.of([*findings, *_problems(named, read, whole=False)])
    return weigh(bounds, named, read, rubrics)


def weigh(
    prior: Bounds, rivals: Sequence[str], items: Sequence[WeighItem], rubrics: Rubrics | None = None
) -> Weighing:
    """Weigh a claim against named rivals.

    Parameters
    ----------
    prior
        Probability of the claim against each one rival before the items, low and high end.
    rivals
        Their names.
    items
        What was sought, in any order. Of one cluster the weightiest item counts; those given one another
        multiply.
    rubrics
        As for :func:`weigh_texts`.

    Raises
    ------
    FindingsError
        If a name is blank or stands twice, an item lacks a rival, or is given what cannot be.

    Examples
    --------
    >>> even, same = Bounds(0.5, 0.5), (Bounds(0.8, 0.8), (Bounds(0.2, 0.2),))
    >>> twins = [WeighItem("a log", *same, cluster="desk"), WeighItem("a letter", *same, cluster="desk")]
    >>> round(weigh(even, ["a circular"], twins).low, 4)
    0.8
    >>> chain = [twins[0], twins[1]._replace(given="a log")]
    >>> round(weigh(even, ["a circular"], chain).low, 4)
    0.9412
    """
    rubrics = load_rubrics() if rubrics is None else rubrics
    if findings := tuple(_problems(rivals, items)):
        raise FindingsError(findings)
    against = tuple(_Scale(prior, at, items, rubrics).against(rival) for at, rival in enumerate(rivals))
    low, high, words = against[0].low, against[0].high, against[0].words
    if len(against) > 1:
        low, high = joint({each.rival: Bounds(each.low, each.high) for each in against})
        before = joint({each.rival: prior for each in against})
        words = moved_words(before, Bounds(low, high), rubrics.posterior)
        words = next((each.words for each in against if not each.possible or not items), words)
    return Weighing(
        prior_low=prior.low, prior_high=prior.high, threshold=rubrics.posterior.threshold,
        low=low, high=high, words=words, rivals=against,
    )  # fmt: skip


class _Scale:
    """One claim against the rival at a place: its items weighed, and sorted into voices."""

    def __init__(self, prior: Bounds, at: int, items: Sequence[WeighItem], rubrics: Rubrics) -> None:
        self.prior, self.rubrics = prior, rubrics
        self.items = {
            item.name: item for item in sorted(items, key=lambda item: item.name)
        }  # order cannot show
        ids = {name: f"E-{number:02}" for number, name in enumerate(self.items, start=1)}
        self.names = {evidence_id: name for name, evidence_id in ids.items()}
        self.weighed = {name: self._weigh(item, at, ids) for name, item in self.items.items()}
        self.voices: dict[str, list[str]] = {}
        for name in self.items:
            self.voices.setdefault(self._voice(name), []).append(name)

    @staticmethod
    def _weigh(item: WeighItem, at: int, ids: Mapping[str, str]) -> Weighed:
        own, p_claim, p_rival = ids[item.name], item.p_claim, item.p_rivals[at]
        found = "found" if item.found else "sought_absent"
        sought = Evidence(
            evidence_id=own, outcome_id="O-01", source_id="S-01", observation=found, bearing="supports"
        )
        judged = Likelihood(
            likelihood_id="H-01", evidence_id=own, claim_id="C-01", rival_id="V-01", p_claim_low=p_claim.low,
            p_claim_high=p_claim.high, p_rival_low=p_rival.low, p_rival_high=p_rival.high,
        )  # fmt: skip
        return weigh_item(sought, [judged], given_id=ids.get(item.given, ""))

    def _voice(self, name: str) -> str:
        """Give the first item of a voice: its cluster's, or the one that it hangs on in the end."""
        item = self.items[name]
        while item.given:
            item = self.items[item.given]
        if not item.cluster:
            return item.name
        return next(each.name for each in self.items.values() if each.cluster == item.cluster)

    def weight(self, without: Collection[str] = ()) -> Weight:
        kept = (
            [self.weighed[name] for name in names if name not in without] for names in self.voices.values()
        )
        return add_up(voice for voice in kept if voice)

    def posterior(self, weight: Weight) -> tuple[Bounds, str, bool]:
        """Give the posterior, its words, and whether the likelihoods leave any explanation possible."""
        bounds, rubric = weight.posterior(self.prior), self.rubrics.posterior
        if bounds is None:
            return Bounds(0.0, 1.0), rubric.contradictory, False
        return bounds, moved_words(self.prior, bounds, rubric) if weight.items else rubric.unweighed, True

    def against(self, rival: str) -> AgainstRival:
        weight, threshold = self.weight(), self.rubrics.posterior.threshold
        bounds, words, possible = self.posterior(weight)
        lows = [ratio.low for ratio in weight.ratios]
        return AgainstRival(
            rival=rival.strip(), low=bounds.low, high=bounds.high, words=words, possible=possible,
            **_shown(reduce(times, weight.ratios, Bounds(1.0, 1.0)) if possible else _ANYTHING),
            break_even_prior=break_even_prior(lows, threshold) if possible else None,
            items=tuple(self.item(name, weight, possible=possible) for name in self.items),
            voices=tuple(map(self.voice, (names for names in self.voices.values() if len(names) > 1))),
            without=tuple(self.without()),
        )  # fmt: skip

    def item(self, name: str, weight: Weight, *, possible: bool) -> ItemWeight:
        item, each = self.items[name], self.weighed[name]
        ratio = each.ratio or _ANYTHING
        stand = {self.names[evidence_id] for evidence_id in weight.counted}
        voice = self.voices[self._voice(name)]
        return ItemWeight(
            name=name, cluster=item.cluster, given=item.given, found=item.found, p_claim_low=each.claim.low,
            p_claim_high=each.claim.high, p_rival_low=each.rival.low, p_rival_high=each.rival.high,
            test=kind_of_test(each.claim, each.rival, self.rubrics.cutoffs), passed=ratio.low > 1,
            **_shown(ratio), counted=possible and name in stand,
            stood_for_by=() if name in stand else tuple(other for other in voice if other in stand),
        )  # fmt: skip

    def voice(self, names: Sequence[str]) -> VoiceWeight:
        ratios = add_up([[self.weighed[name] for name in names]]).ratios or (_ANYTHING,)
        return VoiceWeight(cluster=self.items[names[0]].cluster, items=tuple(names), **_shown(ratios[0]))

    def without(self) -> Iterator[WithoutResult]:
        clusters = dict.fromkeys(item.cluster for item in self.items.values() if item.cluster)
        for name in self.items:
            yield self._less("item", name, {name})
        for cluster in clusters:
            yield self._less(
                "cluster", cluster, {name for name, item in self.items.items() if item.cluster == cluster}
            )

    def _less(self, kind: Literal["item", "cluster"], name: str, gone: Collection[str]) -> WithoutResult:
        bounds, words, _ = self.posterior(self.weight(gone))
        return WithoutResult(kind=kind, name=name, low=bounds.low, high=bounds.high, words=words)


def _shown(ratio: Bounds) -> dict[str, float]:
    return {
        "ratio_low": ratio.low, "ratio_high": ratio.high,
        "weight_low_db": decibels(ratio.low), "weight_high_db": decibels(ratio.high),
    }  # fmt: skip


def _problems(rivals: Sequence[str], items: Sequence[WeighItem], *, whole: bool = True) -> Iterator[Finding]:
    """List what keeps a weighing from being worked out; not all is known of it while an item is unread."""
    if not rivals or not all(rival.strip() for rival in rivals):
        yield Finding(
            rule="CA4", column="--rival", reason="a ratio is always against a named rival, and this is blank",
            remedy="Name the other explanation the items are weighed against.",
        )  # fmt: skip
    yield from _twice([rival.strip() for rival in rivals if rival.strip()], "rival", "explanation")
    yield from _twice([item.name for item in items], "item", "observation")
    for number, item in enumerate(items, start=1):
        if len(item.p_rivals) != len(rivals):
            yield Finding(
                rule="CA1", column=f"--item {number}, P_RIVAL",
                reason="an item needs a probability for each rival, and this has another number",
                allowed=f"{len(rivals)} with / between them",
                remedy="Give one for each --rival, in their order, with / between them.",
            )  # fmt: skip
        if item.given and whole:
            yield from _given_problems(number, item, items)


def _given_problems(number: int, item: WeighItem, items: Sequence[WeighItem]) -> Iterator[Finding]:
    by_name, seen, at = {each.name: each for each in items}, {item.name}, item
    while at.given and at.given not in seen and at.given in by_name:
        at = by_name[at.given]
        seen.add(at.name)
    reason = ""
    if item.given not in by_name:
        reason, remedy = (
            "no item has this name",
            "Write after given= the name of an item that stands here too.",
        )
    elif at.given in seen:
        reason, remedy = (
            "items that are given one another in a ring leave none to begin with",
            "Take one given= away.",
        )
    elif by_name[item.given].cluster != item.cluster:
        reason, remedy = (
            "an item shares the origin of what it is given",
            "Give both the same cluster, or neither one.",
        )
    if reason:
        yield Finding(rule="CA6", column=f"--item {number}, given", reason=reason, remedy=remedy)


def _twice(names: Sequence[str], what: str, thing: str) -> Iterator[Finding]:
    for name, often in Counter(names).items():
        if often > 1:
            numbers = " and ".join(str(at) for at, each in enumerate(names, start=1) if each == name)
            yield Finding(
                rule="CA5", column=f"--{what}", reason=f"the {what}s {numbers} have the same name",
                remedy=f"Give each its own name; if they are one {thing}, keep one.",
            )  # fmt: skip
