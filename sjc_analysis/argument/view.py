"""One view of a claim: all that card, dossier, table and screen show of it, in words made from rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sjc_analysis.argument.argue import Argument, Verdict
from sjc_analysis.argument.levels import Condition, Level, Premise
from sjc_analysis.argument.odds import Bounds, break_even_prior, decibels
from sjc_analysis.argument.process_tracing import kind_of_test
from sjc_analysis.argument.results import (
    ClaimResult,
    ConditionResult,
    JointPosterior,
    OutcomeResult,
    Posterior,
    PremiseResult,
    Reason,
    RivalResult,
    StepResult,
    VoiceResult,
    WeighedItem,
)
from sjc_analysis.argument.weight import Weighed
from sjc_analysis.argument.whatif import margin_of, without_voice
from sjc_analysis.argument.words import name_of, remedy_of, sentence_of, source_name
from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Claim, Evidence, Outcome
from sjc_analysis.rubrics import PosteriorRubric, Rubrics
from sjc_analysis.vocabulary import Timing

_ORDER: tuple[Timing, ...] = ("before", "uncertain", "after", "refuted")
_STANDING = {"own": "the programme's own word", "party": "an interested party", "outside": "an outside voice"}
_HOLDS = "Nothing holds it down."


def view_claim(argument: Argument, claim: Claim, rubrics: Rubrics) -> ClaimResult:
    """Put one claim's argument into words.

    Parameters
    ----------
    argument
        The argument.
    claim
        The claim, also one that nobody wrote down.
    rubrics
        Words for posteriors and the cut-offs of the tests.
    """
    book, verdict = argument.book, argument.claim(claim)
    cause, effect = book.row(claim.cause_id), book.row(claim.outcome_id)
    rows = argument.looks_at(claim)
    premises = tuple(premise_result(book, premise) for premise in verdict.premises)
    decides = verdict.deciding
    deciding = condition_result(book, decides[1]) if decides else None
    targets = tuple(dict.fromkeys((verdict.whole, *verdict.path)))
    posteriors = tuple(each for target in targets for each in _posteriors(argument, target, rubrics))
    steps = tuple(_step(argument, premise) for premise in verdict.premises if premise.name == "step")
    return ClaimResult(
        claim_id=claim.claim_id,
        question=claim.question or _question(book, claim),
        cause_id=claim.cause_id,
        cause=getattr(cause, "description", "") or cause.statement,
        effect_id=claim.outcome_id,
        effect=effect.statement,
        outcome_id=claim.outcome_id,
        negative=effect.negative,
        verdict=verdict.level.word,
        if_happened=verdict.granted.word if verdict.granted > verdict.level else "",
        deciding=deciding,
        premises=premises,
        next=_next(book, decides[0], *(each for each in verdict.premises if each.level == verdict.level))
        if decides
        else (),
        path=verdict.path,
        why=tuple(_why(argument, verdict, rows)),
        timing=max(
            (argument.premises.order(step).timing for step in (verdict.whole, *verdict.path)),
            key=_ORDER.index,
        ),
        steps=steps,
        rivals=tuple(_rivals(argument, verdict)),
        posteriors=posteriors,
        joint=tuple(_joint(argument, targets, rubrics.posterior)),
        voices=tuple(_voices(argument, claim, verdict)),
        margin=margin_of(argument, claim, verdict),
        judges=verdict.judges,
        judgements=len(rows),
        drafts=sum(row.is_draft for row in rows),
    )


def view_outcome(argument: Argument, outcome: Outcome) -> OutcomeResult:
    """Put into words whether a change happened."""
    book, premise = argument.book, argument.happened(outcome.outcome_id)
    decides = premise.deciding[0] if premise.conditions else None
    items = argument.premises.bearings(premise.about).items
    rows = (*argument.model.tellings(premise.about), *argument.model.bears_on(premise.about, "shows"))
    return OutcomeResult(
        outcome_id=outcome.outcome_id,
        statement=outcome.statement,
        verdict=premise.level.word,
        deciding=condition_result(book, decides) if decides else None,
        premise=premise_result(book, premise),
        next=_next(book, premise),
        why=tuple(_evidence(argument, premise.about, items)),
        negative=outcome.negative,
        draft=any(row.is_draft for row in rows),
    )


def condition_result(book: Casebook, condition: Condition) -> ConditionResult:
    """Put a condition into words."""
    return ConditionResult(
        rule=condition.rule,
        level=condition.level.word,
        text=sentence_of(book, condition),
        remedy=remedy_of(book, condition),
        rows=condition.rows,
        against=condition.against,
    )


def premise_result(book: Casebook, premise: Premise) -> PremiseResult:
    """Put a premise into words: the condition that decides it, and all the others."""
    conditions = sorted(premise.conditions, key=lambda each: (each.level, not each.against))
    worded = tuple(condition_result(book, each) for each in conditions)
    return PremiseResult(
        name=premise.name,
        about=premise.about,
        level=premise.level.word,
        text=worded[0].text if worded else _HOLDS,
        rows=worded[0].rows if worded else (),
        conditions=worded,
    )


def _question(book: Casebook, claim: Claim) -> str:
    verb = "provoke it" if book.row(claim.outcome_id).negative else "help bring it about"
    return f"Did {name_of(book, claim.cause_id)} {verb} that {name_of(book, claim.outcome_id)}?"


def _next(book: Casebook, *premises: Premise) -> tuple[str, ...]:
    """Say what would raise premises one level: what each of them lacks of the next one, each remedy once."""
    held = (condition for premise in premises for condition in premise.deciding)
    return tuple(dict.fromkeys(remedy_of(book, condition) for condition in held))


def _why(argument: Argument, verdict: Verdict, rows: Sequence[Any]) -> Iterator[Reason]:
    """Say what speaks against the claim, who states its steps, and what persons judged to support it."""
    premises = argument.premises
    targets = dict.fromkeys(
        (verdict.whole, *verdict.path, *(argument.model.ends(step)[1] for step in verdict.path))
    )
    items = [(target, item) for target in targets for item in premises.bearings(target).items]
    for against in (True, False):
        if not against:
            yield from _stated(argument, verdict.path)
        chosen = ((target, item) for target, item in items if (item.bearing == "contradicts") == against)
        for target, item in chosen:
            yield from _evidence(argument, target, [item])
    drafts = [
        row for row in rows if isinstance(row, Evidence) and row.is_draft and row.bearing != "not_assessed"
    ]
    if drafts:
        names = ", ".join(row.evidence_id for row in drafts)
        yield Reason(
            rule="E1",
            text=f"Drafts that nobody confirmed count for nothing: {names}.",
            rows=tuple(row.evidence_id for row in drafts),
        )


def _stated(argument: Argument, path: Iterable[str]) -> Iterator[Reason]:
    for step in path:
        for link in argument.premises.links(step):
            if link.quote is not None and link.basis != "inferred":
                source = source_name(argument.book, argument.book.source_of(link.quote).source_id)
                verb = "led to" if link.basis == "stated_cause" else "was followed by"
                ends = (name_of(argument.book, end) for end in (link.cause_id, link.effect_id))
                text = f"{source} says that {f' {verb} '.join(ends)}: “{link.quote.text}”."
                yield Reason(rule="L1", text=text[:1].upper() + text[1:], rows=(link.link_id,))


def _evidence(argument: Argument, target: str, items: Iterable[Evidence]) -> Iterator[Reason]:
    for item in items:
        source = source_name(argument.book, item.source_id)
        standing = _STANDING[argument.premises.voices.standing(item, target)]
        does = "contradicts" if item.bearing == "contradicts" else "supports"
        found = "" if item.observation == "found" else ", looked for and not found,"
        quote = f" “{item.quote.text}”" if item.quote else ""
        what = "the change" if ">" not in target else "the step"
        silent = _silent(argument, target, item)
        text = f"{item.evidence_id}{found} {does} {what}, from {source}, {standing}{silent}.{quote}"
        yield Reason(rule="E1", text=text, rows=(item.evidence_id, item.source_id))


def _silent(argument: Argument, target: str, item: Evidence) -> str:
    """Say of what was judged to support a change or step that it does not speak for it, where it does not, and why."""
    premises, model = argument.premises, argument.model
    bears = premises.bearings(target)
    if item.bearing != "supports" or item.observation != "found" or item in bears.supports:
        return ""
    date = argument.book.row(item.source_id).date
    if any(date.is_before(premises.onset(node)) for node in dict.fromkeys(model.ends(target))):
        return "; it is older than what it would show and so does not speak for it"
    return "; it does not speak for it (method, section 4)"


def _step(argument: Argument, premise: Premise) -> StepResult:
    cause, effect = argument.model.ends(premise.about)
    result = premise_result(argument.book, premise)
    return StepResult(
        step=premise.about,
        cause_id=cause,
        effect_id=effect,
        link_ids=tuple(link.link_id for link in argument.premises.links(premise.about)),
        stated=all(each.rule != "step.not_stated" for each in premise.conditions),
        timing=argument.premises.order(premise.about).timing,
        verdict=premise.level.word,
        text=result.text,
    )


def _rivals(argument: Argument, verdict: Verdict) -> Iterator[RivalResult]:
    caps = {
        row
        for premise in verdict.premises
        if premise.name == "rivals"
        for each in premise.conditions
        if each.level <= Level.PLAUSIBLE
        for row in each.rows
    }
    targets = (verdict.whole, *verdict.path)
    nodes = dict.fromkeys((*targets, *(argument.model.ends(target)[1] for target in targets)))
    rows = {row.rival_id: row for node in nodes for row in argument.model.bears_on(node, "rivals")}
    for rival_id, row in sorted(rows.items()):
        yield RivalResult(
            rival_id=rival_id,
            description=row.description,
            kind=row.kind,
            search=row.search,
            standing=row.standing,
            draft=row.is_draft,
            caps=rival_id in caps,
        )


def _posteriors(argument: Argument, target: str, rubrics: Rubrics) -> Iterator[Posterior]:
    premises, rubric = argument.premises, rubrics.posterior
    for rival in premises.weighed_against(target):
        weight = premises.weight(target, rival.rival_id)
        if not weight.items:
            continue
        prior, bounds = premises.prior(target), premises.posterior(target, rival.rival_id)
        lows = [ratio.low for ratio in weight.ratios]
        yield Posterior(
            step=target,
            rival_id=rival.rival_id,
            prior_low=prior.low,
            prior_high=prior.high,
            low=bounds.low if bounds else 0.0,
            high=bounds.high if bounds else 1.0,
            words=moved_words(prior, bounds, rubric) if bounds else rubric.contradictory,
            break_even_prior=break_even_prior(lows, rubric.threshold) if bounds else None,
            threshold=rubric.threshold,
            items=tuple(
                _weighed(
                    argument, each, rival.rival_id, rubrics, counted=each.item.evidence_id in weight.counted
                )
                for each in weight.items
            ),
        )


def _weighed(
    argument: Argument, each: Weighed, rival_id: str, rubrics: Rubrics, *, counted: bool
) -> WeighedItem:
    ratio = each.ratio or Bounds(0.0, float("inf"))
    return WeighedItem(
        evidence_id=each.item.evidence_id,
        rival_id=rival_id,
        test=kind_of_test(each.claim, each.rival, rubrics.cutoffs),
        passed=ratio.low > 1,
        ratio_low=ratio.low,
        ratio_high=ratio.high,
        weight_low_db=decibels(ratio.low),
        weight_high_db=decibels(ratio.high),
        counted=counted,
        cluster=each.item.cluster_id
        or argument.book.row(each.item.source_id).cluster_id
        or each.item.source_id,
    )


def _joint(argument: Argument, targets: Sequence[str], rubric: PosteriorRubric) -> Iterator[JointPosterior]:
    for target in targets:
        bounds = argument.premises.joint(target)
        rivals = tuple(row.rival_id for row in argument.premises.rivals_at(target))
        if bounds is not None and len(rivals) > 1:
            yield JointPosterior(
                step=target,
                rival_ids=rivals,
                low=bounds.low,
                high=bounds.high,
                words=words_for(bounds, rubric),
            )


def _voices(argument: Argument, claim: Claim, verdict: Verdict) -> Iterator[VoiceResult]:
    """Give every source that speaks on a claim, with the verdict if it said nothing."""
    targets = dict.fromkeys(
        (*verdict.path, verdict.whole, *(end for step in verdict.path for end in argument.model.ends(step)))
    )
    standing: dict[str, Any] = {}
    sides: dict[str, dict[str, list[str]]] = {}
    for target in targets:
        for item in argument.premises.bearings(target).items:
            said = sides.setdefault(item.source_id, {"supports": [], "contradicts": []})
            said[item.bearing].append(item.evidence_id)
            now = argument.premises.voices.standing(item, target)
            standing[item.source_id] = min(
                standing.get(item.source_id, now), now, key=("outside", "party", "own").index
            )
    for source_id in sorted(sides):
        yield VoiceResult(
            source_id=source_id,
            standing=standing[source_id],
            supports=tuple(sides[source_id]["supports"]),
            contradicts=tuple(sides[source_id]["contradicts"]),
            without=without_voice(argument, claim, source_id).word,
        )


def words_for(bounds: Bounds, rubric: PosteriorRubric) -> str:
    """Say a posterior in words, from the end of its interval nearest to 0.5.

    Examples
    --------
    >>> from sjc_analysis.rubrics import load_rubrics
    >>> rubric = load_rubrics().posterior
    >>> words_for(Bounds(0.75, 0.97), rubric)
    'cautiously confident'
    >>> words_for(Bounds(0.02, 0.25), rubric)
    'cautiously confident that the claim is untrue'
    >>> words_for(Bounds(0.4, 0.99), rubric)
    'not decided either way'
    """
    low, high = (round(end, 9) for end in bounds)  # a boundary reached but for rounding is the boundary
    if low <= 0.5 <= high:
        return rubric.undecided
    nearest = low if low > 0.5 else round(1 - high, 9)
    words = next(band.words for band in rubric.bands if nearest <= band.up_to)
    return words if low > 0.5 else f"{words} {rubric.mirror}"


def moved_words(prior: Bounds, bounds: Bounds, rubric: PosteriorRubric) -> str:
    """Say a posterior in words, and that its prior read the same where the evidence did not change them.

    Evidence moves no reader who begins certain: a prior of 0 or 1 is not said in words of confidence.

    Examples
    --------
    >>> from sjc_analysis.rubrics import load_rubrics
    >>> rubric = load_rubrics().posterior
    >>> moved_words(Bounds(0.999, 0.999), Bounds(0.9991, 0.9991), rubric)
    'practical certainty, as the prior alone had it'
    >>> moved_words(Bounds(0.5, 0.5), Bounds(0.9991, 0.9991), rubric)
    'practical certainty'
    >>> moved_words(Bounds(0.94, 0.94), Bounds(0.9991, 0.9991), rubric)
    'practical certainty (the prior alone read: highly confident)'
    >>> moved_words(Bounds(1, 1), Bounds(1, 1), rubric)
    'the prior alone, which nothing could change'
    """
    if prior.high == 0 or prior.low == 1:
        return rubric.certain_prior
    words = words_for(bounds, rubric)
    before = words_for(prior, rubric)
    if words == before != rubric.undecided:
        return f"{words}, {rubric.from_prior}"
    one_side = prior.low > 0.5 < bounds.low or prior.high < 0.5 > bounds.high
    return f"{words} ({rubric.prior_read} {before})" if one_side else words
