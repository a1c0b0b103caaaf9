"""What holds each premise of a claim at its level: the one place where a verdict's conditions stand.

A condition has its sentence and its remedy in ``data/argument/conditions.csv``. What is graded here, by
section of the method: premises of fact (6.1), order in time (6.2), rivals (6.3), need and judge (6.4).

References
----------
Mayne, J. (2012). Contribution analysis: coming of age? Evaluation 18(3), 270-280.
Mayne, J. (2019). Revisiting contribution analysis. Canadian Journal of Program Evaluation 34(2), 171-191.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

from sjc_analysis.argument.levels import Condition, Level, Premise, premise
from sjc_analysis.argument.odds import Bounds
from sjc_analysis.argument.order import Order, onset, order_of
from sjc_analysis.argument.profile import Profile
from sjc_analysis.argument.voices import Voices, has_reason, is_decided, is_judged
from sjc_analysis.argument.weight import Weighed, Weight, add_up, joint, weigh
from sjc_analysis.argument.words import when
from sjc_analysis.dates import Interval
from sjc_analysis.graph.model import Model
from sjc_analysis.quotes import words_said
from sjc_analysis.records import Evidence, Likelihood, Link, Package, Rival

U, P, S = Level.UNSUBSTANTIATED, Level.PLAUSIBLE, Level.SUPPORTED
_EVEN = 1e-12
"""What a probability may fall short of a bar by the rounding of decimals."""

_Given = TypeVar("_Given")

_DATES = {"order", "onset"}
"""What looks at dates alone, and at no evidence."""


def _remembered(of: Callable[..., _Given]) -> Callable[..., _Given]:
    """Remember what was worked out of a node or step; ask the argument before where nothing changed there."""

    @wraps(of)
    def ask(self: "Premises", target: str, *more: Any) -> _Given:
        key = (of.__name__, target, *more)
        if key not in self._memory:
            before = self._before
            if before is not None and not self._is_touched(target, dates=of.__name__ in _DATES):
                self._memory[key] = ask(before, target, *more)
            else:
                self._memory[key] = of(self, target, *more)
        found: _Given = self._memory[key]
        return found

    return ask


class Bearings(NamedTuple):
    """The observations on a node or step that a person judged, sorted by what they do there.

    ``supports`` and ``contradicts`` hold what counts at all; the two ``outside`` are those of them that come
    from outside voices and are not hedged. ``unreasoned`` were decided without a reason that says anything.
    """

    items: tuple[Evidence, ...]
    supports: tuple[Evidence, ...]
    supports_outside: tuple[Evidence, ...]
    contradicts: tuple[Evidence, ...]
    contradicts_outside: tuple[Evidence, ...]
    unreasoned: tuple[Evidence, ...]


class Premises:
    """Grades the premises of the claims of one model under one profile.

    Parameters
    ----------
    model
        The casebook as a graph.
    profile
        The bars.
    before
        The premises of the model that this one was changed from, of which the rest is taken over.
    supposed
        Node or step -> how many more outside voices for it, and against it, to suppose.
    """

    def __init__(
        self,
        model: Model,
        profile: Profile,
        before: "Premises | None" = None,
        supposed: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        self.supposed = supposed or {}
        self.model, self.book, self.profile = model, model.book, profile
        self.voices: Voices = before.voices if before else Voices(model, profile)
        self._memory: dict[tuple[Any, ...], Any] = {}
        self._before = before
        self._touched = before._spread(model.changed) | {*self.supposed} if before else frozenset()
        self._redated = model.redated

    def _spread(self, changed: Iterable[str]) -> frozenset[str]:
        """Widen changed nodes to all whose premises look at them: steps at a changed end, shared sentences."""
        known: dict[str, frozenset[str]] = self.model.shared.setdefault("spread", {})
        for node in changed:
            if node not in known:
                near = {node, self.model.ends(node)[1], *self.model.steps_at(node)}
                if self.model.is_act(
                    node
                ):  # who did an act, or was reached, has a stake in all that came of it
                    near |= self.model.beyond(node)
                known[node] = frozenset(near.union(*(self.neighbours(target) for target in near)))
        return frozenset().union(*(known[node] for node in changed))

    def _is_touched(self, target: str, *, dates: bool) -> bool:
        cause, _, effect = target.partition(">")
        if dates:
            return cause in self._redated or effect in self._redated
        return target in self._touched or cause in self._touched or effect in self._touched

    # -- what bears on a node or step

    @_remembered
    def bearings(self, target: str) -> Bearings:
        """Sort what persons judged to bear on a change or step; a voice that says both counts for neither."""
        model, voices, profile = self.model, self.voices, self.profile
        sought = [
            item for item in model.bears_on(target, "shows")
            if item.bearing in ("supports", "contradicts") and item.observation != "not_sought"
        ]  # fmt: skip
        items = [item for item in sought if is_judged(item, profile)]
        unreasoned = [item for item in sought if is_decided(item) and not is_judged(item, profile)]
        begun = [self.onset(node) for node in dict.fromkeys(model.ends(target))]
        supports = [
            item for item in items
            if item.bearing == "supports" and item.observation == "found" and voices.in_own_words(item)
            and not voices.is_own_word(item) and not any(map(self.book.row(item.source_id).date.is_before, begun))
        ]  # fmt: skip
        is_step = (
            ">" in target
        )  # a paper older than a change tells of the time before, and is no denial of it
        contradicts = [
            item for item in items
            if item.bearing == "contradicts" and (is_step or not self.book.row(item.source_id).date.is_before(begun[0]))
        ]  # fmt: skip
        both = {
            each.evidence_id
            for one in supports for other in contradicts if voices.share(one, other)
            for each in (one, other)
        }  # fmt: skip
        unweighed = [item for item in contradicts if not self._is_weighed(item)]
        sides = [
            tuple(item for item in side if item.evidence_id not in both) for side in (supports, unweighed)
        ]
        outside = [
            tuple(
                item
                for item in side
                if voices.standing(item, target) == "outside" and not voices.is_hedged(item)
            )
            for side in sides
        ]
        telling = tuple(
            item
            for item in outside[0]
            if not voices.repeats_the_record(item) and self._speaks_of(item, target)
        )
        kept = tuple(item for item in items if item.evidence_id not in both)
        return Bearings(kept, sides[0], telling, sides[1], outside[1], tuple(unreasoned))

    def _is_weighed(self, item: Evidence) -> bool:
        return any(is_judged(row, self.profile) for row in self.model.bears_on(item.evidence_id, "weighs"))

    def _speaks_of(self, item: Evidence, target: str) -> bool:
        """Whether words speak for this premise, and not only for one nearer the start that they were filed for.

        For another they speak with a reason of their own, or words particular to it (method, section 4).
        """
        own = {_stem(word) for word in words_said(item.quote.text).split()} if item.quote else set()
        for sentence in self.voices.sentences(item):
            nearer = [
                (other, reason) for other, reason in self._filed(sentence)
                if self._place(other) < self._place(target)
            ]  # fmt: skip
            if all(
                reason != item.reason or (self._words(target) - self._words(other)) & own
                for other, reason in nearer
            ):
                return True
        return False

    def _place(self, target: str) -> tuple[int, int]:
        """Order premises from the start: changes first, then steps by how far they stand from the act."""
        cause, effect = self.model.ends(target)
        return (0, 0) if cause == effect else (1, self.model.depth(cause))

    def _words(self, target: str) -> set[str]:
        cause, effect = self.model.ends(target)
        rows = [self.book.row(node) for node in {cause, effect}]
        quotes = (row.quote.text for row in rows if row.quote is not None)
        said = " ".join([*(getattr(row, "statement", "") or row.description for row in rows), *quotes])
        return {_stem(word) for word in words_said(said).split() if len(word) > 3}

    def _filed(self, sentence: str) -> set[tuple[str, str]]:
        """Say for which targets, and with which reasons, evidence quotes a sentence in support."""
        index = self._sentence_index()
        return {
            (edge.head, row.reason)
            for evidence_id in index.get(sentence, ())
            if (row := self.book.row(evidence_id)).bearing == "supports" and is_judged(row, self.profile)
            for edge in self.model.filed(row) if edge.kind == "shows"
        }  # fmt: skip

    def _sentence_index(self) -> dict[str, list[str]]:
        """Give, for each sentence, the evidence that quotes it; a judgement made otherwise moves no quote."""
        memory = self.model.shared
        if "sentences" not in memory:
            index: dict[str, list[str]] = {}
            for item in self.book.live("evidence"):
                for sentence in self.voices.sentences(item):
                    index.setdefault(sentence, []).append(item.evidence_id)
            memory["sentences"] = index
        found: dict[str, list[str]] = memory["sentences"]
        return found

    def neighbours(self, target: str) -> set[str]:
        """Name the other targets for which the same sentences are filed."""
        found = set()
        for item in self.model.bears_on(target, "shows"):
            for sentence in self.voices.sentences(item):
                for evidence_id in self._sentence_index().get(sentence, ()):
                    found |= {
                        e.head for e in self.model.filed(self.book.row(evidence_id)) if e.kind == "shows"
                    }
        return found

    def speaking(self, target: str) -> int:
        """Count the outside voices that speak for a change or step."""
        return (
            self.voices.count(self.bearings(target).supports_outside) + self.supposed.get(target, (0, 0))[0]
        )

    # -- weighing

    @_remembered
    def weight(self, target: str, rival_id: str, lifted_by: str = "anybody") -> Weight:
        """Put together what was weighed on a step, or on a claim as a whole, against one rival.

        Where it is lifted by ``outside`` voices alone, the rest counts only where it does not lift.
        """
        weighed: list[Weighed] = []
        for item in self.bearings(target).items:
            rows: dict[str, list[Likelihood]] = {}
            for row in self.model.bears_on(item.evidence_id, "weighs"):
                if row.rival_id == rival_id and is_judged(row, self.profile):
                    rows.setdefault(row.given_id, []).append(row)
            for given_id in sorted(rows):
                each = weigh(item, rows[given_id], given_id=given_id)
                heard = lifted_by in ("anybody", self.voices.standing(item, target))
                if each.ratio is None or each.ratio.low <= 1 or (heard and self._may_lift(item, target)):
                    weighed.append(each)
        return add_up(self._by_voice(weighed))

    def _may_lift(self, item: Evidence, target: str) -> bool:
        """Whether an item may pass a test: what was found is quoted from elsewhere than the own record."""
        if item.observation != "found":
            return True
        begun = self.onset(self.model.ends(target)[0])
        old = self.book.row(item.source_id).date.is_before(begun)
        return self.voices.in_own_words(item) and not self.voices.is_own_word(item) and not old

    def _by_voice(self, weighed: Sequence[Weighed]) -> list[list[Weighed]]:
        """Sort weighed items into voices; only what is weighed joins them, and what is conditional belongs.

        What draws on two voices adds to neither and makes them no one voice: by itself it may only speak against.
        """
        groups: list[list[Weighed]] = []
        between = [each for each in weighed if self._draws_on_two(each, weighed)]
        for each in weighed:
            if each in between:
                continue
            near = [group for group in groups if any(self._are_one(each, other) for other in group)]
            groups = [group for group in groups if group not in near]
            groups.append([*(other for group in near for other in group), each])
        for each in between:
            most = each.ratio and Bounds(min(each.ratio.low, 1.0), min(each.ratio.high, 1.0))
            groups.append([each._replace(ratio=most)])
        return sorted(groups, key=lambda group: min(each.item.evidence_id for each in group))

    def _draws_on_two(self, one: Weighed, weighed: Sequence[Weighed]) -> bool:
        """Whether an item shares an origin with two that share none with each other."""
        near = [each for each in weighed if each.item != one.item and self._are_one(one, each)]
        tied = any(
            each.given_id == one.item.evidence_id or one.given_id == each.item.evidence_id for each in near
        )
        return not tied and any(not self._are_one(each, other) for each, other in combinations(near, 2))

    def _are_one(self, one: Weighed, other: Weighed) -> bool:
        conditional = one.given_id == other.item.evidence_id or other.given_id == one.item.evidence_id
        return conditional or self.voices.may_share(one.item, other.item)

    def prior(self, target: str) -> Bounds:
        """Give the prior of a step or claim: that of the claims it is the whole or a step of, at their widest."""
        through = self.model.claims_through(target)
        claims = [row for row in through if row.prior_low is not None and is_judged(row, self.profile)]
        if not claims:
            return Bounds(self.profile.prior, self.profile.prior)
        lows = (row.prior_low for row in claims if row.prior_low is not None)
        highs = (row.prior_high for row in claims if row.prior_high is not None)
        return Bounds(min(lows), max(highs))

    @_remembered
    def weighed_against(self, target: str) -> tuple[Rival, ...]:
        """List the rivals of a step or claim, and those that anything on it was weighed against."""
        found = {row.rival_id for row in self.rivals_at(target)}
        for item in self.bearings(target).items:
            found |= {row.rival_id for row in self.model.bears_on(item.evidence_id, "weighs")}
        rows = (self.book.row(rival_id) for rival_id in sorted(found))
        return tuple(row for row in rows if row.kind == "rival" and row.status != "refused")

    def posterior(self, target: str, rival_id: str) -> Bounds | None:
        """Give the posterior of a step or claim against one rival; ``None`` where it contradicts itself."""
        return self.weight(target, rival_id).posterior(self.prior(target))

    def _by_evidence_alone(self, weight: Weight) -> float:
        """Give the low end for a reader who starts at the profile's prior: a high prior alone is no strength."""
        bounds = weight.posterior(Bounds(self.profile.prior, self.profile.prior))
        return bounds.low if bounds else 0.0

    def is_weighed(self, target: str, rival_id: str) -> bool:
        """Whether anything that counts was weighed on a step or claim against a rival."""
        weight = self.weight(target, rival_id)
        return bool(weight.ratios) or not weight.possible

    def joint(self, target: str) -> Bounds | None:
        """Give the posterior against all rivals together, where every counted item was weighed under each."""
        rivals = [row.rival_id for row in self.rivals_at(target)]
        weights = {rival_id: self.weight(target, rival_id) for rival_id in rivals}
        items = {frozenset(each.item.evidence_id for each in weight.items) for weight in weights.values()}
        posteriors = {rival_id: self.posterior(target, rival_id) for rival_id in rivals}
        known = {rival_id: bounds for rival_id, bounds in posteriors.items() if bounds is not None}
        if len(items) != 1 or items == {frozenset()} or len(known) < len(rivals):
            return None
        return joint(known)

    # -- 6.1: one function for a premise of fact

    def fact(
        self, target: str, kind: str, *, stated: bool, lifting: bool = True, met: int = 0
    ) -> Iterator[Condition]:
        """Grade what persons judged to bear on an act, a change or a step.

        Parameters
        ----------
        target
            The node or step.
        kind
            ``change`` or ``step``: which sentences say what is lacking.
        stated
            Whether somebody states it with a quote besides.
        lifting
            Whether it has to be shown; no for a claim as a whole, which its path shows.
        met
            Outside voices that meet what speaks against the whole claim.
        """
        bears = self.bearings(target)
        more = self.supposed.get(target, (0, 0))
        speaking = max(self.speaking(target), met)
        against = self.voices.count(bears.contradicts_outside) + more[1]
        about = (*self._about(target), ("sources", self._sources(bears.contradicts)))
        rows = tuple(item.evidence_id for item in bears.contradicts)
        if against and not speaking:
            level, rule = (Level.REFUTED, "fact.against_two") if against > 1 else (U, "fact.against_one")
            yield Condition(rule, level, rows, about, against=True)
        elif against or (bears.contradicts and speaking < self.profile.voices):
            yield Condition("fact.contested", P, rows, about, against=True)
        if lifting:
            yield from self._lacking(target, kind, bears, stated=stated)

    def _lacking(self, target: str, kind: str, bears: Bearings, *, stated: bool) -> Iterator[Condition]:
        about, supposed = self._about(target), self.supposed.get(target, (0, 0))[0]
        speaking = self.speaking(target)
        if not bears.supports and not stated and not supposed:
            rule = "change.own_record" if kind == "change" else "step.not_stated"
            if kind == "step" and any(
                link.basis == "stated_sequence" and link.quote for link in self.links(target)
            ):
                rule = "step.only_sequence"
            yield Condition(rule, U, self._rows(target), about)
            if kind == "change" and (telling := self._told_on_a_step(target)):
                yield Condition("change.told_on_a_step", U, telling, about)
        if not speaking:
            unreasoned = tuple(item.evidence_id for item in bears.unreasoned if item.bearing == "supports")
            if unreasoned:
                level = P if bears.supports or stated else U
                yield Condition("fact.unreasoned", level, unreasoned, about, against=True)
            yield Condition(f"{kind}.no_outside", P, self._rows(target), about)
        elif speaking < self.profile.voices:
            rows = tuple(item.evidence_id for item in bears.supports_outside)
            say = "one outside voice says" if speaking == 1 else f"{speaking} outside voices say"
            more = (("speaking", say), ("another", "a second" if speaking == 1 else "another"))
            yield Condition(f"{kind}.one_outside", S, rows or self._rows(target), (*about, *more))
        elif self.voices.count(bears.supports_outside, strict=True) + supposed < self.profile.voices:
            rows = tuple(item.evidence_id for item in bears.supports_outside)
            why = "they quote one informant, stand in texts much alike, or are told apart by their ids alone"
            more = (("sources", self._sources(bears.supports_outside)), ("why", why))
            yield Condition("fact.shared_origin", S, rows, (*about, *more))
        if self.profile.supported_low:
            yield from self._unweighed_voices(target, bears)

    def _told_on_a_step(self, change: str) -> tuple[str, ...]:
        """List what outside voices say of a step into a change, which often tells of the change too."""
        items = (
            item for step in self.model.steps_into(change) for item in self.bearings(step).supports_outside
        )
        return tuple(sorted({item.evidence_id for item in items}))

    def _unweighed_voices(self, target: str, bears: Bearings) -> Iterator[Condition]:
        """By a profile that asks for it, hold at plausible what outside voices say without being weighed."""
        unweighed = tuple(item.evidence_id for item in bears.supports_outside if not self._is_weighed(item))
        rivals = self.rivals_at(target)
        known = [self.posterior(target, row.rival_id) for row in rivals or self.weighed_against(target)]
        lows = [bounds.low if bounds else 0.0 for bounds in known]
        low = (min if rivals else max)(lows, default=0.0)
        if bears.supports_outside and (unweighed or low < self.profile.supported_low - _EVEN):
            more = (("profile", self.profile.name), ("low", f"{self.profile.supported_low:g}"))
            rows = unweighed or tuple(item.evidence_id for item in bears.supports_outside)
            yield Condition("weigh.profile", P, rows, (*self._about(target), *more))

    def weighed(self, target: str, *, strong: bool) -> Iterator[Condition]:
        """Grade the posteriors of a step or claim, each against one rival (section 5)."""
        profile, passed = self.profile, False
        for rival in self.weighed_against(target):
            if not self.is_weighed(target, rival.rival_id):
                continue
            weight, bounds = self.weight(target, rival.rival_id), self.posterior(target, rival.rival_id)
            rows = (rival.rival_id, *(each.item.evidence_id for each in weight.items))
            about = (*self._about(target), ("rival", rival.rival_id), *_range(bounds))
            if bounds is None:
                yield Condition("weigh.contradictory", P, rows, about, against=True)
            elif bounds.high <= profile.refuted_high:
                yield Condition("weigh.refuted", Level.REFUTED, rows, about, against=True)
            elif bounds.high < profile.even - _EVEN:
                yield Condition("weigh.less_likely", U, rows, about, against=True)
            elif bounds.low < profile.even - _EVEN:
                yield Condition("weigh.undecided", P, rows, about, against=True)
            elif min(bounds.low, self._by_evidence_alone(weight)) < profile.strong_low - _EVEN:
                yield Condition("weigh.not_strong", S, rows, about)
            heard = self.weight(target, rival.rival_id, "outside")
            passed |= heard.meets(profile.single_test, profile.together)
            if strong and weight.fails(profile.together):
                yield Condition("weigh.failed", S, rows, about, against=True)
        if strong and not passed:
            more = (("single", f"{profile.single_test:g}"), ("together", f"{profile.together:g}"))
            yield Condition("weigh.no_bar", S, self._rows(target), (*self._about(target), *more))

    # -- the premises

    @_remembered
    def change(self, change: str) -> Premise:
        """Grade that a change took place, by somebody outside the programme."""
        conditions = [*self.fact(change, "change", stated=False), *self.weighed_change(change)]
        who = self.model.actors(change, "changed")
        rows = tuple(row.row_id for row in self.model.tellings(change))
        if not who:
            conditions.append(Condition("change.nobody", P, rows, self._about(change)))
        elif all(self.voices.belongs(actor) for actor in who):
            conditions.append(Condition("change.own_people", P, (*rows, *sorted(who)), self._about(change)))
        return premise("change", change, conditions)

    def weighed_change(self, change: str) -> Iterator[Condition]:
        """Grade what was weighed on whether a change took place; strong support needs no test."""
        return (each for each in self.weighed(change, strong=False) if each.level < S)

    @_remembered
    def act(self, act: str) -> Premise:
        """Grade that an act took place and was the programme's: quoted words and a decided doer are enough."""
        row, conditions = self.book.row(act), []
        about, rows = self._about(act), (act,)
        if row.side == "other" or row.category == "context":
            conditions.append(Condition("act.not_programme", U, rows, about, against=True))
        if row.quote is None:
            conditions.append(Condition("act.no_words", U, rows, about))
        if not is_judged(row, self.profile) or row.side == "unknown" or not row.actor_ids:
            unreasoned = is_decided(row) and not is_judged(row, self.profile)
            conditions.append(Condition("fact.unreasoned" if unreasoned else "act.undecided", P, rows, about))
        against = (each for each in self.fact(act, "act", stated=True, lifting=False))
        return premise("act", act, (*conditions, *against))

    @_remembered
    def step(self, step: str) -> Premise:
        """Grade one step: that somebody states or shows it, its order in time, and what was weighed on it."""
        cause, effect = self.model.ends(step)
        near = bool(self.model.actors(cause, "reached") & self.model.actors(effect, "changed"))
        conditions = [
            *self.order_conditions(step, self.speaking(step)),
            *self.fact(step, "step", stated=self._is_stated(step)),
            *self.weighed(step, strong=True),
        ]
        if self.model.is_act(cause) and not near:
            rule = "step.black_box" if self.model.actors(cause, "reached") else "step.reach_unknown"
            conditions.append(Condition(rule, S, self._rows(step), self._about(step)))
        alone = [item for item in self.bearings(step).supports_outside if self._is_cited_alone(item, step)]
        if self.voices.count(alone) < self.profile.voices:
            rows = tuple(item.evidence_id for item in self.bearings(step).supports_outside)
            conditions.append(
                Condition("step.shared_sentence", S, rows or self._rows(step), self._about(step))
            )
        return premise("step", step, conditions)

    def _is_stated(self, step: str) -> bool:
        """Whether quoted words state a step; of those within direct reach, that it followed is enough."""
        bases = {"stated_cause"} | ({"stated_sequence"} if self._is_within_reach(step) else set())
        return any(link.basis in bases and link.quote is not None for link in self.links(step))

    def _is_within_reach(self, step: str) -> bool:
        """Whether those who changed are within an act's direct reach (Outcome Mapping).

        They are those whom the act is recorded to have reached; where nobody recorded that, those whom the
        registry knows as the programme's own people and beneficiaries.
        """
        cause, effect = self.model.ends(step)
        reached, changed = self.model.actors(cause, "reached"), self.model.actors(effect, "changed")
        if not self.model.is_act(cause) or reached or not changed:
            return bool(reached & changed)
        near = self.model.actors(cause, "did")
        return all(
            who in near or self.voices.belongs(who) or self.book.row(who).interest == "beneficiary"
            for who in changed
        )

    def links(self, step: str) -> tuple[Link, ...]:
        """Give the links that state a step: those persons decided where there are any, or else the drafts."""
        rows = [
            row
            for row in self.model.bears_on(step, "led to")
            if self.model.step(row.cause_id, row.effect_id) == step
        ]
        refused = self.model.bears_on(step, "refused")
        decided = [row for row in rows if not row.is_draft]
        return tuple(decided if decided or refused else rows)

    def _is_cited_alone(self, item: Evidence, step: str) -> bool:
        """Whether some sentence of an item is cited for no other step."""
        return any(
            {target for target, _ in self._filed(sentence) if ">" in target} <= {step}
            for sentence in self.voices.sentences(item)
        )

    @_remembered
    def onset(self, node: str) -> Interval:
        """Give the days within which an act or change began, by its dates and its confirmed signs."""
        return onset(self.model, self.profile, node)

    @_remembered
    def order(self, step: str) -> Order:
        """Compare the two ends of a step in time."""
        return order_of(self.model, self.profile, *self.model.ends(step))

    def order_conditions(self, step: str, speaking: int) -> Iterator[Condition]:
        """Grade the order in time of a step for which so many outside voices speak (section 6.2)."""
        order = self.order(step)
        about = (*self._about(step), ("start", when(order.start)), ("begun", when(order.begun)))
        if order.timing == "refuted":
            yield Condition("step.refuted_order", Level.REFUTED, order.rows, about, against=True)
        elif order.timing == "after":
            yield Condition("step.against_order", U, order.rows, about, against=True)
        elif order.timing == "uncertain":
            yield Condition("step.unsettled_order", S, order.rows, about)
        elif not order.quoted:
            yield Condition("step.unquoted_order", S, order.rows, about)
        if order.drafts:
            level = P if speaking else U
            dates = [self.book.row(row_id).date for row_id in order.drafts]
            sign = (("begun", when(min(dates, key=str))),)
            yield Condition("step.draft_trace", level, order.drafts, (*about[:-1], *sign), against=True)

    @_remembered
    def whole(self, whole: str, met: int) -> Premise:
        """Grade what bears on a claim as a whole whatever path it takes: what speaks against it, and time."""
        conditions = [
            *self.fact(whole, "step", stated=True, lifting=False, met=met),
            *(each for each in self.weighed(whole, strong=False) if each.level < S),
            *(
                each
                for each in self.order_conditions(whole, max(met, self.speaking(whole)))
                if each.level < P or each.rule == "step.draft_trace"
            ),
        ]
        cause, effect = self.model.ends(whole)
        who = self.model.actors(effect, "changed")
        if who and who <= self.model.actors(cause, "did"):
            rows = (cause, effect, *sorted(who))
            conditions.append(Condition("change.own_people", P, rows, self._about(whole)))
        return premise("whole", whole, conditions)

    # -- 6.3: rivals

    def rivals_at(self, target: str) -> tuple[Rival, ...]:
        """List the rivals to a step: its own and those to the whole of its effect; a co-contributor is none.

        Drafts of what a person already judged, or refused, are left out: a draft overrules no judgement.
        """
        cause, effect = self.model.ends(target)
        rows = {row.rival_id: row for node in (target, effect) for row in self.model.bears_on(node, "rivals")}
        found = [row for _, row in sorted(rows.items()) if row.kind == "rival" and row.event_id != cause]
        if all(map(is_decided, found)):
            return tuple(found)
        refused = (row for row in self.model.bears_on(effect, "refused") if isinstance(row, Rival))
        judged = {key for row in (*filter(is_decided, found), *refused) for key in _same_rival(row)}
        return tuple(row for row in found if not row.is_draft or not judged & _same_rival(row))

    def rivals(self, steps: Sequence[str], whole: str, sought: str) -> Premise:
        """Grade that nothing else accounts for the change instead.

        Parameters
        ----------
        steps
            The path.
        whole
            The claim as one step.
        sought
            Who looked for other explanations, where, and found none; blank if nobody wrote it.
        """
        targets = tuple(dict.fromkeys((*steps, whole)))
        rivals = {row.rival_id: row for target in targets for row in self.rivals_at(target)}
        causes = {self.model.ends(step)[0] for step in steps}
        rivals = {key: row for key, row in rivals.items() if row.event_id not in causes}
        conditions = [each for key in sorted(rivals) for each in self._rival(rivals[key], targets)]
        about = self._about(whole)
        if not rivals:
            beside = {
                row.rival_id for target in targets for node in (target, self.model.ends(target)[1])
                for row in self.model.bears_on(node, "rivals") if row.kind != "rival" and is_judged(row, self.profile)
            }  # fmt: skip
            if beside:
                conditions.append(Condition("rivals.co_contributors", S, tuple(sorted(beside)), about))
            elif has_reason(sought, self.profile.reason_words):
                conditions.append(Condition("rivals.none_found", S, self._rows(whole), about))
            else:
                conditions.append(Condition("rivals.none_named", P, self._rows(whole), about))
        if unruled := self._not_ruled_on(steps):
            conditions.append(Condition("rivals.not_ruled_on", S, unruled, about))
        return premise("rivals", whole, conditions)

    def _rival(self, rival: Rival, targets: Sequence[str]) -> Iterator[Condition]:
        own = (rival.rival_id,)
        about = (("rival", rival.rival_id),)
        if rival.standing == "stands":
            yield Condition("rivals.stands", P, own, about, against=True)
        elif rival.standing == "not_assessed" or not is_decided(rival):
            yield Condition("rivals.undecided", P, own, about)
        elif not is_judged(rival, self.profile):
            yield Condition("fact.unreasoned", P, own, about)
        if rival.search == "not_searched":
            yield Condition("rivals.not_searched", P, own, about)
        elif rival.search != "searched_equally":
            yield Condition("rivals.searched_less", S, own, about)
        acts_on = [target for target in targets if rival in self.rivals_at(target)]
        here = [target for target in acts_on if self.is_weighed(target, rival.rival_id)]
        lows = [
            bounds.low for target in here if (bounds := self.posterior(target, rival.rival_id)) is not None
        ]
        if not here:
            yield Condition("rivals.not_weighed", S, own, about)
        elif lows and min(lows) < self.profile.strong_low - _EVEN:
            more = (*about, ("low", f"{min(lows):.2f}"))
            if min(lows) < self.profile.even - _EVEN:
                yield Condition("rivals.even", P, own, more, against=True)
            else:
                yield Condition("rivals.weak", S, own, more)

    def _not_ruled_on(self, steps: Sequence[str]) -> tuple[str, ...]:
        """List acts of others and circumstances that the changes' records name and nobody ruled on."""
        effects = {self.model.ends(step)[1] for step in steps}
        records = {row.record_id for effect in effects for row in self.model.tellings(effect)} - {""}
        nodes = {node for step in steps for node in (step, *self.model.ends(step))}
        rows = (
            row for node in nodes for kind in ("rivals", "refused") for row in self.model.bears_on(node, kind)
        )
        ruled = {
            row.event_id
            for row in rows
            if isinstance(row, Rival)
            and not row.is_draft
            and has_reason(row.reason, self.profile.reason_words)
        }
        ruled |= {self.model.ends(step)[0] for step in steps}
        named = {event_id for record in records for event_id in self.model.others_in(record)}
        return tuple(sorted(named - ruled))

    # -- 6.4: needed, and judge

    def needed(self, act: str, change: str) -> Premise:
        """Grade that an act is a necessary part of a set of contributions that is claimed to suffice (INUS)."""
        rows: Sequence[Package] = self.model.bears_on(change, "suffices")
        packages = [
            row for row in rows if is_judged(row, self.profile)
        ] or rows  # a draft overrules no judgement
        if not packages or any(is_necessary(act, each, packages) for each in packages):
            return premise("needed", act)
        rule = "needed.redundant" if any(act in each.event_ids for each in packages) else "needed.in_none"
        about = (("cause", act), ("effect", change))
        held = tuple(each.package_id for each in packages)
        return premise("needed", act, (Condition(rule, P, held, about, against=True),))

    def judges(self, rows: Iterable[Any]) -> tuple[str, ...]:
        """Name who judged some rows, each once."""
        return tuple(sorted({row.decided_by for row in rows if is_decided(row)}))

    def judge(self, whole: str, judges: Sequence[str]) -> Premise:
        """Grade that somebody without a stake judged it; nobody yet is not self-assessment."""
        own = self.voices.own_names
        if judges and all(words_said(name) in own for name in judges):
            return premise(
                "judge",
                whole,
                (Condition("judge.self_assessed", P, self._rows(whole), (("judges", ", ".join(judges)),)),),
            )
        return premise("judge", whole)

    # -- words

    def _about(self, target: str) -> tuple[tuple[str, str], ...]:
        cause, effect = self.model.ends(target)
        return (("cause", cause), ("effect", effect))

    def _rows(self, target: str) -> tuple[str, ...]:
        """Name the rows a premise is about: of a step the links that state it, or else its ends."""
        cause, effect = self.model.ends(target)
        if cause == effect:
            return (target,)
        return tuple(row.link_id for row in self.links(target)) or (cause, effect)

    def _sources(self, items: Iterable[Evidence]) -> str:
        return "|".join(dict.fromkeys(item.source_id for item in items))


def is_necessary(event_id: str, package: Package, packages: Sequence[Package]) -> bool:
    """Whether a package no longer holds a set that is claimed to suffice once the act is taken out.

    Examples
    --------
    >>> both = Package(package_id="J-01", outcome_id="O-01", event_ids=("A-01", "A-02"))
    >>> other = Package(package_id="J-02", outcome_id="O-01", event_ids=("A-02",))
    >>> is_necessary("A-01", both, [both]), is_necessary("A-01", both, [both, other])
    (True, False)

    References
    ----------
    Mackie, J. L. (1965). Causes and conditions. American Philosophical Quarterly 2(4), 245-264.
    """
    rest = set(package.event_ids) - {event_id}
    return event_id in package.event_ids and not any(set(other.event_ids) <= rest for other in packages)


def _same_rival(row: Rival) -> set[tuple[str, str]]:
    """Give what a rival is known by: what it is, and the outcome it is a rival of."""
    keys = [("event", row.event_id), ("trace", row.trace_id), ("words", words_said(row.description))]
    if row.quote is not None:
        keys.append(("quote", f"{row.quote.passage_id}:{row.quote.start}-{row.quote.end}"))
    return {(f"{row.outcome_id} {kind}", value) for kind, value in keys if value}


def _range(bounds: Bounds | None) -> tuple[tuple[str, str], ...]:
    if bounds is None:
        return ()
    return (("range", f"{bounds.low:.2f} to {bounds.high:.2f}"), ("low", f"{bounds.low:.2f}"))


def _stem(word: str) -> str:
    return word.rstrip("s")
