"""What if: judgements made otherwise, and how far a verdict hangs on each (method, section 6.5).

Every answer here is the same act: some rows read otherwise, and the argument is worked out anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from sjc_analysis.argument.argue import Argument, Verdict
from sjc_analysis.argument.levels import Level, Premise
from sjc_analysis.argument.odds import Bounds
from sjc_analysis.argument.results import Margin, Reason, TippingPoint
from sjc_analysis.argument.voices import is_decided
from sjc_analysis.argument.words import name_of
from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Claim, Event, Evidence, Likelihood, Link, Rival, Row, Trace
from sjc_analysis.vocabulary import Bearing

MOST_TRIED = 60
"""How many verdicts are worked out for one margin before the search says that it ended early."""

MOST_AT_ONCE = 3
"""Judgements that a margin changes at once at most; more is no longer a slip but another analysis."""

_SHOWN = 4
_BEARINGS: Mapping[Bearing, str] = {
    "does_not_bear": "were judged not to bear on it",
    "supports": "were judged to support it",
    "contradicts": "were judged to contradict it",
}


class Change(NamedTuple):
    """One judgement made otherwise: the row as it would read, the words for it, and which way it leans.

    ``leans`` is 1 where it speaks for the claim, -1 where it speaks against it.
    """

    row: Row
    words: str
    leans: int


def judged(row: Any, **values: Any) -> Any:
    """Give a row as somebody would have judged it.

    Examples
    --------
    >>> judged(Evidence(evidence_id="E-01", outcome_id="O-01", source_id="S-01"), bearing="supports").status
    'confirmed'
    """
    said: dict[str, Any] = (
        {} if is_decided(row) else {"decided_by": "somebody", "reason": "judged otherwise, as asked here"}
    )
    if len(row.reason.split()) < 3:
        said["reason"] = "judged otherwise, as asked here"
    return row.model_copy(update={"status": "confirmed", **said, **values})


def changes_of(argument: Argument, claim: Claim) -> tuple[Change, ...]:
    """List every single change of a judgement that a claim's verdict may depend on, the mildest first.

    A judgement is what evidence shows, whether a step is stated, what became of a rival, whether a trace is
    one, where a likelihood lies inside its interval, whose act it was. What nobody observed is not among them:
    it is something new.
    """
    changes = [
        change
        for row in argument.looks_at(claim)
        if argument.book.has(row.row_id)
        for change in _otherwise(argument.book, row)
    ]
    return tuple(sorted(changes, key=lambda change: "contradict" in change.words))


def _otherwise(book: Casebook, row: Any) -> Iterator[Change]:
    name = _named(book, row.row_id)
    if isinstance(row, Evidence) and row.observation != "not_sought":
        for bearing, words in _BEARINGS.items():
            if bearing != row.bearing or row.is_draft:
                yield Change(judged(row, bearing=bearing), f"{name} {words}", _leans(row, bearing))
    elif isinstance(row, Rival):
        yield from _rival(row, name)
    elif isinstance(row, Link):
        if row.quote is not None and row.basis != "stated_cause":
            yield Change(
                judged(row, basis="stated_cause"),
                f"the quote of {row.link_id} were read as stating a cause",
                1,
            )
        if row.quote is not None and row.basis != "inferred":
            yield Change(
                judged(row, basis="inferred"), f"the quote of {row.link_id} were read as stating no cause", -1
            )
    elif isinstance(row, Trace):
        yield Change(judged(row, status="refused"), f"{name} were no sign of it", 1)
        if row.is_draft:
            yield Change(judged(row), f"{name} were confirmed as a sign of it", -1)
    elif isinstance(row, Likelihood):
        yield from _corners(book, row)
    elif isinstance(row, Event) and row.is_draft:
        yield Change(judged(row), f"{name} were confirmed", 1)


def _rival(row: Rival, name: str) -> Iterator[Change]:
    if row.kind != "rival":
        yield Change(
            judged(row, kind="rival", standing="stands"),
            f"{name} were judged another explanation that stands",
            -1,
        )
        return
    if row.standing != "stands":
        yield Change(judged(row, standing="stands"), f"{name} were judged to stand", -1)
    if row.search != "not_searched":
        yield Change(judged(row, search="not_searched"), f"{name} had not been searched", -1)
    yield Change(judged(row, kind="co_contributor"), f"{name} were judged part of the same effort", 1)
    if row.search != "searched_equally" or row.standing != "excluded" or row.is_draft:
        settled = judged(row, search="searched_equally", standing="excluded")
        yield Change(settled, f"{name} were searched with equal effort and excluded", 1)


def _corners(book: Casebook, row: Likelihood) -> Iterator[Change]:
    """Move a likelihood to the two corners of its interval that matter: worst and best for the claim."""
    if (row.p_claim_low, row.p_rival_low) == (row.p_claim_high, row.p_rival_high):
        return
    found = book.row(row.evidence_id).observation == "found"
    least, most = (row.p_claim_low, row.p_rival_high), (row.p_claim_high, row.p_rival_low)
    for end, (claim, rival) in (("worst", least if found else most), ("best", most if found else least)):
        point = {"p_claim_low": claim, "p_claim_high": claim, "p_rival_low": rival, "p_rival_high": rival}
        words = f"{row.likelihood_id} lay at the end of its interval that is {end} for the claim"
        yield Change(judged(row, **point), words, 1 if end == "best" else -1)


def _leans(row: Evidence, bearing: Bearing) -> int:
    """Say whether a bearing speaks more for the claim than the one the row has."""
    order: tuple[Bearing, ...] = ("contradicts", "does_not_bear", "supports")
    now = order.index(row.bearing) if row.bearing in order and not row.is_draft else 1
    return 1 if order.index(bearing) > now else -1


def margin_of(argument: Argument, claim: Claim, verdict: Verdict) -> Margin:
    """Find the fewest judgements that, made otherwise, would change a verdict's wording.

    Parameters
    ----------
    argument
        The argument as it stands.
    claim
        The claim.
    verdict
        Its verdict.

    Returns
    -------
    Margin
        ``exact`` is no where the search ended before it was through.
    """
    level, changes = verdict.level, changes_of(argument, claim)
    of = len({change.row.row_id for change in changes})
    touching = [(change, _touched(argument, change.row, verdict.premises)) for change in changes]
    changes = tuple(change for change, touched in touching if _can_matter(touched, verdict))
    moves = {leans: _all_at_once(argument, claim, changes, leans) != {level} for leans in (1, -1)}
    changes = tuple(change for change in changes if moves[change.leans])
    tried = 0
    for size in range(1, min(MOST_AT_ONCE, len(changes)) + 1):
        found: list[tuple[tuple[Change, ...], Level]] = []
        for chosen in combinations(changes, size):
            rows = {change.row.row_id: change.row for change in chosen}
            if len(rows) < size:
                continue
            if tried == MOST_TRIED or len(found) > _SHOWN:
                break
            tried += 1
            after = argument.what_if(rows).claim(claim).level
            if after != level and all(set(rows) != {c.row.row_id for c in each} for each, _ in found):
                found.append((chosen, after))
        if found:
            return _margin(size, size, of, found, exact=True)
        if tried == MOST_TRIED:
            return _margin(None, size, of, (), exact=False)
    through = len({change.row.row_id for change in changes}) <= MOST_AT_ONCE
    return _margin(None, min(MOST_AT_ONCE, of) + 1, of, (), exact=through)


def _all_at_once(argument: Argument, claim: Claim, changes: Sequence[Change], leans: int) -> set[Level]:
    """Give the levels with every judgement made otherwise that leans one way, by the first and by the last way.

    Fewer of them move the verdict no further.
    """
    ways = [change for change in changes if change.leans == leans]
    levels = set()
    for ordered in (ways, ways[::-1]):
        rows = {change.row.row_id: change.row for change in ordered}
        levels.add(argument.what_if(rows).claim(claim).level)
    return levels


def _touched(argument: Argument, row: Row, premises: Sequence[Premise]) -> frozenset[str]:
    """Name the premises that a row can move: by what it bears on, directly or by a shared sentence."""
    model, names = argument.model, {type(row).__name__}
    row = argument.book.row(row.row_id)
    if isinstance(row, Likelihood):
        row, names = argument.book.row(row.evidence_id), {"Rival"}
    near = {
        model.node(row.row_id),
        *(edge.head for edge in model.filed(row)),
        *(edge.tail for edge in model.filed(row)),
    }
    near |= {other for target in list(near) for other in argument.premises.neighbours(target)}
    found = {
        premise.name
        for premise in premises
        if premise.about in near
        or near & {*model.ends(premise.about)}
        or ("Rival" in names and premise.name == "rivals")
    }
    return frozenset(found | ({"step", "whole"} if "Rival" in names else set()))


def _can_matter(touched: frozenset[str], verdict: Verdict) -> bool:
    """Whether premises of these names could raise the verdict, being lowest, or lower it.

    Rivals, need and judge hold nothing below plausible, so from there down they cannot lower it.
    """
    lowest_ones = {premise.name for premise in verdict.premises if premise.level == verdict.level}
    lowering = {"act", "change", "step", "whole"} if verdict.level > Level.REFUTED else set()
    if verdict.level > Level.PLAUSIBLE:
        lowering = lowering | {"rivals", "needed", "judge"}
    return bool(touched & (lowest_ones | lowering))


def _margin(
    fewest: int | None,
    at_least: int,
    of: int,
    found: Sequence[tuple[tuple[Change, ...], Level]],
    *,
    exact: bool,
) -> Margin:
    changes = tuple(_reasons(found[:_SHOWN]))
    judgements = "1 judgement" if of == 1 else f"{of} judgements"
    if fewest is not None:
        first = changes[0].text
        text = f"{fewest} of {judgements}: {first[:1].lower()}{first[1:]}"
    elif not of:
        text = "There is no judgement yet that could be made otherwise; only something new would change the verdict."
    elif exact:
        text = f"No change of {judgements} alters the verdict; only something new would. That is no proof of strength."
    else:
        text = f"At least {at_least} of {judgements}: fewer do not alter the verdict. That is no proof of strength."
    return Margin(
        fewest=fewest,
        at_least=at_least,
        of=of,
        changes=changes,
        more=len(found) > _SHOWN,
        exact=exact,
        text=text,
    )


def _reasons(found: Iterable[tuple[tuple[Change, ...], Level]]) -> Iterator[Reason]:
    for chosen, after in found:
        words = " and ".join(change.words for change in chosen)
        rows = tuple(dict.fromkeys(change.row.row_id for change in chosen))
        yield Reason(rule="M1", text=f"If {words}, the verdict would read {after.word}.", rows=rows)


def without_voice(argument: Argument, claim: Claim, source_id: str) -> Level:
    """Give a claim's level if nothing that one source says bore on it."""
    rows = {
        row.row_id: judged(row, bearing="does_not_bear")
        for row in argument.looks_at(claim)
        if isinstance(row, Evidence) and row.source_id == source_id
    }
    return argument.what_if(rows).claim(claim).level


_STEPS = 100
"""Likelihoods are tried to a hundredth: nobody judges them more finely."""


def tipping_points(argument: Argument, claim: Claim, level: Level) -> tuple[TippingPoint, ...]:
    """Find, for each judged likelihood, the nearest value at which the verdict would flip.

    Parameters
    ----------
    argument
        The argument as it stands.
    claim
        The claim.
    level
        Its level.

    Returns
    -------
    tuple of TippingPoint
        At most one below and one above each likelihood; none where no value flips the verdict.
    """
    points: list[TippingPoint] = []
    for row in argument.looks_at(claim):
        if isinstance(row, Likelihood) and is_decided(row):
            for which in ("p_claim", "p_rival"):
                points += _tips(argument, claim, level, row, which)
    return tuple(points)


def _tips(
    argument: Argument, claim: Claim, level: Level, row: Likelihood, which: str
) -> Iterator[TippingPoint]:
    bounds = Bounds(getattr(row, f"{which}_low"), getattr(row, f"{which}_high"))

    def at(step: int) -> Level:
        value = step / _STEPS
        changed = judged(row, **{f"{which}_low": value, f"{which}_high": value})
        return argument.what_if({row.row_id: changed}).claim(claim).level

    first, last = round(bounds.low * _STEPS), round(bounds.high * _STEPS)
    for start, end in ((first, 0), (last, _STEPS)):
        near, far = start, end
        if start == end or at(end) == level:
            continue
        while abs(far - near) > 1:
            middle = (near + far) // 2
            near, far = (near, middle) if at(middle) != level else (middle, far)
        yield TippingPoint(
            evidence_id=row.evidence_id,
            rival_id=row.rival_id,
            likelihood=which,
            low=bounds.low,
            high=bounds.high,
            at=far / _STEPS,
            before=level.word,
            after=at(far).word,
        )


def _named(book: Casebook, row_id: str) -> str:
    name = name_of(book, row_id)
    return f"{row_id} ({name})" if name != row_id else row_id
