"""What the higher verdicts presuppose besides evidence and rivals, rules V19 to V24 (method, section 6).

A contribution claim says that an act of the programme helped to change somebody else. It is no surer than
that somebody else changed, that the act was the programme's, and that those without a stake say so.

References
----------
Wilson-Grau, R. (2018). Outcome Harvesting: Principles, Steps, and Evaluation Applications. Information Age
Publishing.
"""

from collections.abc import Sequence, Set

from sjc_analysis.reasoning.ladder import HEIGHT, Cap, Facts
from sjc_analysis.reasoning.words import listed
from sjc_analysis.vocabulary import Verdict


def nobody_else_changed(facts: Facts) -> Cap | None:
    """V19: an outcome is a change in a social actor other than the programme; this one names none."""
    casebook = facts.casebook
    changed = casebook.row(facts.claim.outcome_id).actor_ids
    doers = casebook.row(facts.claim.cause_id).actor_ids
    stakes = {casebook.row(each).interest for each in changed}
    did_it = {*changed} == {*doers} and stakes <= {"implementer", "unknown"}
    if changed and stakes != {"implementer"} and not did_it:
        return None

    def words() -> tuple[str, str]:
        if not changed:
            text = f"Nobody is named who changed: {facts.effect} cannot be told from what the programme did."
            return text, f"Name, in the sheet outcomes, who does something differently: {facts.effect}."
        text = f"Those who changed are the programme's own, or did the act themselves: {facts.effect}."
        text += " What a programme does is its output, and no change in anybody else."
        return text, "Say what somebody outside the programme does differently since, and claim that."

    return Cap("plausible", "V19", (facts.claim.outcome_id, *changed), words)


def not_its_act(facts: Facts) -> Cap | None:
    """V20: the cause is an act of somebody else, or a circumstance, or nobody has said whose act it was."""
    act = facts.casebook.row(facts.claim.cause_id)
    if act.side == "programme" and act.category == "act":
        return None
    foreign = act.side == "other" or act.category == "context"
    level: Verdict = "unsubstantiated" if foreign else "plausible"

    def words() -> tuple[str, str]:
        remedy = "Say, in the sheet events, whose act it was (side), with a reason."
        if not foreign:
            return f"Nobody has said whose act {facts.cause} was.", remedy
        what = "a circumstance" if act.category == "context" else "an act of somebody else"
        text = f"{facts.cause} is {what}: what it brought about is no contribution of the programme."
        return (
            text,
            "Claim an act of the programme as the cause; what others did is a rival or a co-contributor.",
        )

    return Cap(level, "V20", (act.event_id,), words)


def sentences_short(facts: Facts) -> Cap | None:
    """V21: there are fewer sentences than steps, or than two for each step; one counts for one step."""
    steps = len(facts.steps)
    if steps < 2 or not all(facts.clusters) or covers(facts.sentences, 2):
        return None
    level: Verdict = "supported" if covers(facts.sentences, 1) else "plausible"
    if level == "supported" and min(len(found) for found in facts.clusters) < 2:
        return None  # that there is no second voice says it already
    number = len(frozenset[str]().union(*facts.sentences))
    rows = tuple(item.evidence_id for item in facts.lifting if item.link_id)

    def words() -> tuple[str, str]:
        text = (
            f"Independent sources are quoted with {number} sentence{'s' if number > 1 else ''} for {steps} "
            f"steps. One sentence counts for one step; {'two for' if level == 'supported' else 'one for'} "
            "each are needed here."
        )
        return text, "Quote, for each step, sentences that tell of it and count for no other."

    return Cap(level, "V21", rows, words)


def decisive_only_by_a_stake(facts: Facts) -> Cap | None:
    """V22: a decisive test was passed on every step, but not everywhere by an independent source."""
    if facts.strength != "strong" or facts.independent_strength == "strong":
        return None
    passed = sorted(
        {
            item.evidence_id
            for items in facts.judged.values()
            for item in items
            if item.test is not None and item.test.passed and item.evidence_id not in facts.independent
        }
    )

    def words() -> tuple[str, str]:
        named = f": {listed(passed)}" if passed else ""
        text = f"A decisive test was passed only in the words of those with a stake in the result{named}."
        remedy = (
            "Ask somebody outside the programme for an observation that would be very improbable if another "
            "explanation held."
        )
        return text, remedy

    return Cap("supported", "V22", tuple(passed) or (facts.claim.claim_id,), words)


def change_not_shown(facts: Facts) -> Cap | None:
    """V23: no independent source shows that the change itself took place."""
    if HEIGHT[facts.happened] >= HEIGHT["supported"]:
        return None

    def words() -> tuple[str, str]:
        text = f"That {facts.effect} took place is itself {facts.happened}."
        return text, f"Ask somebody outside the programme, who would know, whether {facts.effect} took place."

    return Cap("supported", "V23", (facts.claim.outcome_id,), words)


def said_with_doubt(facts: Facts) -> Cap | None:
    """V24: on some step all independent words, or all but one voice's, leave open whether it is so."""
    if not all(facts.clusters) or min(len(found) for found in facts.certain) >= 2:
        return None
    level: Verdict = "supported" if all(facts.certain) else "plausible"
    if level == "supported" and min(len(found) for found in facts.clusters) < 2:
        return None  # that there is no second voice says it already
    rows = tuple(each for each in facts.hedged if each in facts.independent)

    def words() -> tuple[str, str]:
        text = f"The sentences quoted in {listed(rows)} leave open whether it is so (such as “may have”)."
        return text, "Ask these sources what they know for certain, and quote a sentence that says it."

    return Cap(level, "V24", rows, words)


def covers(sentences: Sequence[Set[str]], times: int) -> bool:
    """Whether each step can be given so many sentences of its own, none of them given to two.

    Parameters
    ----------
    sentences
        For each step, the sentences that speak of it.
    times
        How many each step needs.

    Examples
    --------
    >>> covers([{"a", "b"}, {"b"}], 1), covers([{"a"}, {"a"}], 1), covers([{"a", "b"}, {"b"}], 2)
    (True, False, False)
    """
    given: dict[str, int] = {}
    places = [step for step in range(len(sentences)) for _ in range(times)]

    def find(place: int, tried: set[str]) -> bool:
        """Give a place a sentence, moving others on where they can be moved (an augmenting path)."""
        for sentence in sorted(sentences[places[place]] - tried):
            tried.add(sentence)
            if sentence not in given or find(given[sentence], tried):
                given[sentence] = place
                return True
        return False

    return all(find(place, set()) for place in range(len(places)))
