"""Steps from an act of the programme to a change, and the claim each chain makes.

A change in an actor within the programme's direct reach is near; the change of anybody else is reached
through it (Earl, Carden & Smutylo 2001, Outcome Mapping). Words that say "after" or "because" are quoted on
the step they speak of; a step no sentence states is inferred and has no quote.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from sjc_analysis.drafting.acts import acts_of_ties
from sjc_analysis.drafting.clauses import Clause
from sjc_analysis.drafting.lexicon import ends_with, pattern, setting, stems
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcome_rows import DraftedOutcome
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.records import Claim, Event, Link, Quote
from sjc_analysis.vocabulary import LinkBasis

_FIELDS = ("outcome", "additional_information", "contribution_programme", "contribution_others")
_TIES = frozenset({"opener", "inline"})
_TELLS = frozenset({"opener", "inline", "means"})
_WITH = re.compile(r"with\b(?! (?:the )?(?:\w+ )?(?:support|help|assistance|backing|advice))", re.IGNORECASE)
_SAME_ACT = 2
"""How many words it counts for that a clause itself tells an act of the same doer and kind."""
_REASONS: dict[LinkBasis, str] = {
    "stated_cause": "a sentence states this step as cause",
    "stated_sequence": "a sentence states this order in time, and no more",
    "inferred": "no sentence states this step",
}


@dataclass(frozen=True)
class Chains:
    """A record's links and claims."""

    links: tuple[Link, ...]
    claims: tuple[Claim, ...]


def draft_chains(
    text: RecordText, ids: Numbering, events: Sequence[Event], outcomes: Sequence[DraftedOutcome]
) -> Chains:
    """Draft, for each outcome and each act of the programme that may reach it, the chain and its claim.

    Parameters
    ----------
    text
        The record.
    ids
        Gives the row ids.
    events, outcomes
        What was drafted from the record.
    """
    return _Chaining(text, ids, events, outcomes).run()


class _Chaining:
    def __init__(
        self, text: RecordText, ids: Numbering, events: Sequence[Event], outcomes: Sequence[DraftedOutcome]
    ) -> None:
        self.text, self.ids, self.outcomes = text, ids, outcomes
        self.events = [event for event in events if event.rule != "payer of an act"]
        self.acts = [event for event in events if event.side == "programme" and event.category == "act"]
        self.links: dict[tuple[str, str], Link] = {}
        self.by_id = {outcome.row.outcome_id: outcome for outcome in outcomes}

    def run(self) -> Chains:
        claims = [self._claim(act, outcome) for outcome in self.outcomes for act in self._acts_for(outcome)]
        for event in self.events:
            if event not in self.acts:
                self._steps_of_others(event)
        for outcome in self.outcomes:
            if outcome.earlier_id:
                earlier = self.by_id[outcome.earlier_id]
                self._step(outcome.earlier_id, outcome, _consequence(earlier, outcome))
        return Chains(tuple(self.links.values()), tuple(claims))

    def _steps_of_others(self, event: Event) -> None:
        """Draft the steps a sentence states from what others did, or what befell; they make no claim."""
        for outcome in self.outcomes:
            stated = self._told(event, outcome) or self._caused(event, outcome)
            stated = stated or self._next_sentence(event, outcome)
            for clause in outcome.clauses:
                tied = clause.role in _TIES and not _denied(outcome.sentence.text, clause)
                if tied and self._means_alone(clause, event, outcome):
                    stated = clause.basis, _sentence_of(outcome)
            if stated:
                self._step(event.event_id, outcome, stated)

    def _acts_for(self, outcome: DraftedOutcome) -> list[Event]:
        """Choose the acts done to who changed; where none was, those whose recipients nobody states."""
        changed = set(outcome.row.actor_ids)
        reached = [act for act in self.acts if changed & set(act.recipient_ids)]
        return reached or [act for act in self.acts if not act.recipient_ids] or self.acts

    def _claim(self, act: Event, outcome: DraftedOutcome) -> Claim:
        stated = self._stated(act, outcome)
        # What a sentence states as cause needs no way round; mere order does, beyond direct reach.
        straight = stated is not None and stated[0] == "stated_cause"
        path = [outcome] if straight else self._path(act, outcome)
        links = [self._step(act.event_id, path[0], self._stated(act, path[0]))]
        for cause, effect in pairwise(path):
            links.append(self._step(cause.row.outcome_id, effect, _consequence(cause, effect)))
        if stated and len(path) > 1:
            self._step(act.event_id, outcome, stated)
        return Claim(
            claim_id=self.ids.next("C"), cause_id=act.event_id, outcome_id=outcome.row.outcome_id,
            link_ids=tuple(link.link_id for link in links), rule="act of the programme and outcome",
            question=f"Did “{act.description}” help bring it about that “{outcome.row.statement}”?",
            reason="the record names the act as the programme's contribution to its change",
        )  # fmt: skip

    def _path(self, act: Event, outcome: DraftedOutcome) -> list[DraftedOutcome]:
        """Lead from the act to the outcome: straight to a near change, else through what it grew from."""
        if outcome.earlier_id and (outcome.in_statement or not self._is_near(act, outcome)):
            return [*self._path(act, self.by_id[outcome.earlier_id]), outcome]
        if self._is_near(act, outcome):
            return [outcome]
        near = [other for other in self.outcomes if self._is_near(act, other)]
        at = self.outcomes.index(outcome)
        earlier = [other for other in near if self.outcomes.index(other) < at]
        return [*(earlier[-1:] or near[:1]), outcome]

    def _is_near(self, act: Event, outcome: DraftedOutcome) -> bool:
        changed = outcome.row.actor_ids
        return self.text.is_near(changed) or bool(set(changed) & set(act.recipient_ids))

    def _step(self, cause_id: str, effect: DraftedOutcome, stated: tuple[LinkBasis, Quote] | None) -> Link:
        key = (cause_id, effect.row.outcome_id)
        if key not in self.links:
            basis, quote = stated or ("inferred", None)
            self.links[key] = Link(
                link_id=self.ids.next("L"), cause_id=cause_id, effect_id=effect.row.outcome_id, basis=basis,
                quote=quote, rule=f"step {basis.replace('_', ' ')}", reason=_REASONS[basis],
            )  # fmt: skip
        return self.links[key]

    def _stated(self, act: Event, outcome: DraftedOutcome) -> tuple[LinkBasis, Quote] | None:
        told = self._told(act, outcome)
        if told:
            return told
        for clause in outcome.clauses:
            tied = clause.role in _TIES and not _denied(outcome.sentence.text, clause)
            if tied and self._means(clause, act, outcome):
                return clause.basis, _sentence_of(outcome)
        return self._caused(act, outcome) or self._next_sentence(act, outcome)

    def _told(self, act: Event, outcome: DraftedOutcome) -> tuple[LinkBasis, Quote] | None:
        """Find the clause of the change's own sentence that tells the act ("After our course, ...")."""
        quote, sentence = act.quote, outcome.sentence
        if quote is None or quote.passage_id != sentence.passage.passage_id:
            return None
        for clause in outcome.clauses:
            if clause.role == "chain" and quote.end <= sentence.start + clause.start:
                return clause.basis, sentence.quote
            within = sentence.start + clause.start <= quote.start and quote.end <= sentence.start + max(
                clause.end, clause.start + 1
            )
            tells = clause.role in _TELLS and not _WITH.match(sentence.text, clause.start)
            if within and tells and not _denied(sentence.text, clause):
                return clause.basis, _sentence_of(outcome)
        return None

    def _next_sentence(self, act: Event, outcome: DraftedOutcome) -> tuple[LinkBasis, Quote] | None:
        """Find the step told in two sentences: the act, and right behind it "As a result, ..."."""
        ties = [clause for clause in outcome.clauses if clause.role == "consequence" and clause.start == 0]
        passage = outcome.sentence.passage
        if not ties or act.quote is None or act.quote.passage_id != passage.passage_id:
            return None
        spans = self.text.sentences_of(passage.passage_id)
        before = [span for span in spans if span.end <= outcome.sentence.start]
        if not before or not before[-1].start <= act.quote.start < before[-1].end:
            return None
        return ties[0].basis, Span(passage, before[-1].start, outcome.sentence.end).without_stop().quote

    def _means(self, clause: Clause, act: Event, outcome: DraftedOutcome) -> bool:
        """Whether a clause speaks of this act, and of no other act or circumstance more."""
        shared = self._shared(clause, outcome)
        return shared[act.event_id] > 0 and shared[act.event_id] == max(shared.values())

    def _means_alone(self, clause: Clause, event: Event, outcome: DraftedOutcome) -> bool:
        """Whether a clause speaks of what somebody else did, and of nothing else as much."""
        shared = self._shared(clause, outcome)
        own = shared[event.event_id]
        theirs = [shared[each.event_id] for each in self.events if each.actor_ids != event.actor_ids]
        return own > max(theirs, default=0) and own == max(shared.values())

    def _shared(self, clause: Clause, outcome: DraftedOutcome) -> dict[str, int]:
        """Count the telling words that a clause has in common with each act, names of its doers left out.

        A clause that itself tells an act of the same doer and kind says more than any word.
        """
        said = outcome.sentence.text[clause.start : clause.end]
        words, tied = stems(said), self._tied(clause, outcome)
        shared = {}
        for event in self.events:
            told = stems(event.quote.text if event.quote else event.description) - self._names(event)
            same = any((each, event.kind) in tied for each in event.actor_ids)
            shared[event.event_id] = len(words & told) + _SAME_ACT * same
        return shared

    def _tied(self, clause: Clause, outcome: DraftedOutcome) -> set[tuple[str, str]]:
        """Give who did what kind of act by the clause itself."""
        sentence = outcome.sentence
        return {
            (named.actor_id, act.verb.kind)
            for act in acts_of_ties(self.text, sentence)
            if act.verb.known
            and sentence.start + clause.start <= act.clause.start < sentence.start + clause.end
            for named in self.text.named(act.clause.text)
        }

    def _names(self, event: Event) -> frozenset[str]:
        actors = [self.text.by_id[each] for each in event.actor_ids]
        return stems(" ".join(name for actor in actors for name in (actor.name, *actor.aliases)))

    def _caused(self, act: Event, outcome: DraftedOutcome) -> tuple[LinkBasis, Quote] | None:
        """Find a sentence with a causal verb between words of the act and words of the outcome."""
        for sentence, before, after in self._causal:
            cause = (stems(before) & stems(act.description)) - self._names(act)
            effect = stems(after) & stems(outcome.row.statement)
            if cause and len(effect) >= setting("cause_words"):
                return "stated_cause", sentence.quote
        return None

    @cached_property
    def _causal(self) -> tuple[tuple[Span, str, str], ...]:
        """Give the sentences with a causal verb, each with the words of the cause and of the effect."""
        return tuple(
            (sentence, *sides)
            for field in _FIELDS
            for sentence in self.text.sentences(field)
            for sides in _sides(sentence.text)
        )


def _sentence_of(outcome: DraftedOutcome) -> Quote:
    """Quote the sentence of a change, up to what it is said to have led to next."""
    sentence, quote = outcome.sentence, outcome.row.quote
    end = quote.end - sentence.start if quote else 0
    chained = end and pattern("links", "chain", "role").match(sentence.text, end)
    return sentence.part(0, end).quote if chained else sentence.quote


@lru_cache(maxsize=256)
def _sides(said: str) -> tuple[tuple[str, str], ...]:
    """Give the words of the cause and of the effect round each causal verb of a sentence."""
    turned = pattern("links", "caused_by", "role").search(said)
    if turned:
        found = [(turned, said[turned.end() :], said[: turned.start()])]
    else:
        found = [
            (verb, said[: verb.start()], said[verb.end() :])
            for verb in pattern("links", "verb", "role").finditer(said)
        ]
    return tuple(
        (cause, effect)
        for verb, cause, effect in found
        if not ends_with("not_done", said[: verb.start()])
        and not pattern("act_cues", "unsure").search(said[: verb.start()])
    )


def _denied(text: str, clause: Clause) -> bool:
    """Whether the words before a clause deny it: "but not as a result of the training"."""
    return ends_with("not_done", text[: clause.start])


def _consequence(cause: DraftedOutcome, effect: DraftedOutcome) -> tuple[LinkBasis, Quote] | None:
    if cause.row.outcome_id == effect.earlier_id:
        clause = next(clause for clause in effect.clauses if clause.role == "consequence")
        return clause.basis, effect.sentence.quote
    return None
