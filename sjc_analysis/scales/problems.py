"""Everything that is wrong with a scale, said at once, with its place and its remedy."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from rapidfuzz import process

from sjc_analysis.data_files import data_path
from sjc_analysis.findings import Finding
from sjc_analysis.scales.draft import FACTS, MAY_SAY, Draft, Said
from sjc_analysis.scales.rules import FORM, parse_rule
from sjc_analysis.vocabulary import Severity

_ASSERTED = "until then a rating on it is reported as “asserted: scale undefined”"


def check_draft(draft: Draft) -> tuple[Finding, ...]:
    """Say everything that is wrong with a scale.

    Parameters
    ----------
    draft
        The scale as it was written.

    Returns
    -------
    tuple of Finding
        ``error``: it cannot be used; ``warning``: it can, and ratings on it are only asserted, or a rule is
        missing or can never hold.
    """
    return (*_facts(draft), *_levels(draft), *_criteria(draft), *_rules(draft), *_unknown(draft))


def _facts(draft: Draft) -> Iterator[Finding]:
    remedies = {
        "owner": "Say whose scale it is: who decided what its levels mean.",
        "source": "Say where it comes from: a publication, or who agreed on it and when.",
        "version": "Give it a number, and raise it with every change.",
    }
    for fact in MAY_SAY:
        said = draft.facts.get(fact, [])
        if fact in FACTS and not draft.fact(fact):
            place = said[0] if said else Said("", fact)
            remedy = remedies.get(fact, f"Give it a {fact} of its own.")
            yield _finding(draft, "SC1", place, f"the scale has no {fact}", remedy)
        for again in said[1:]:
            yield _finding(draft, "SC1", again, f"the {fact} stands twice", "Keep one of the two.")


def _levels(draft: Draft) -> Iterator[Finding]:
    names = [level.text.strip().casefold() for level in draft.levels]
    if len(names) < 2:
        place = draft.levels[0] if draft.levels else Said("", "levels")
        reason = "the scale has fewer than two levels"
        remedy = (
            "Write the levels in order, the lowest first: in a sheet as headings to the right of “question”."
        )
        yield _finding(draft, "SC2", place, reason, remedy)
    for at, (name, level) in enumerate(zip(names, draft.levels, strict=True)):
        if not name:
            yield _finding(draft, "SC2", level, "a level has no name", "Name it, or take it away.")
        elif name in names[:at]:
            yield _finding(draft, "SC2", level, "a level stands twice", "Give one of them a name of its own.")
    yield from _order(draft, names)
    blank = [level for at, level in enumerate(draft.levels) if not draft.meaning(at)]
    if draft.criteria and len(blank) == len(draft.levels):
        return  # its criteria say what the levels mean; each is looked at below
    for level in blank:
        remedy = "Write what it takes to reach it, so that two people would mean the same."
        yield _finding(draft, "SC3", level, f"a level has no descriptor; {_ASSERTED}", remedy, "warning")


def _order(draft: Draft, names: Sequence[str]) -> Iterator[Finding]:
    """Notice levels whose order is known, by number or by word, and stands otherwise."""
    remedy = "Put the lowest level first."
    numbers = [_number(name) for name in names]
    found = [number for number in numbers if number is not None]
    if len(found) == len(names) and any(one > two for one, two in pairwise(found)):
        yield _finding(draft, "SC4", draft.levels[0], "the levels are numbers and are not in order", remedy)
    for line in _known_orders():
        places = [line.index(name) for name in names if name in line]
        if any(one > two for one, two in pairwise(places)):
            reason = "the levels are words whose order is known, and they stand otherwise"
            yield _finding(draft, "SC4", draft.levels[0], reason, remedy, allowed=", ".join(line))
            return


def _number(name: str) -> float | None:
    try:
        return float(name)
    except ValueError:
        return None


@cache
def _known_orders() -> tuple[tuple[str, ...], ...]:
    with data_path("rubrics/level_orders.toml").open("rb") as file:
        return tuple(tuple(line) for line in tomllib.load(file)["orders"])


def _criteria(draft: Draft) -> Iterator[Finding]:
    general = bool(draft.levels) and all(draft.meaning(at) for at in range(len(draft.levels)))
    seen: set[str] = set()
    for each in draft.criteria:
        name = each.name.text.strip().casefold()
        if not name:
            yield _finding(draft, "SC5", each.name, "a criterion has no name", "Name it, or clear its row.")
        elif name in seen:
            remedy = "Give one of them a name of its own."
            yield _finding(draft, "SC5", each.name, "a criterion stands twice", remedy)
        seen.add(name)
        blank = [said for said in each.descriptors if not said.text.strip()]
        if general and len(blank) == len(each.descriptors):
            continue  # the levels themselves say what they mean
        for said in blank:
            reason = f"a level has no descriptor for this criterion; {_ASSERTED}"
            remedy = "Write what it takes to reach the level on this criterion."
            yield _finding(draft, "SC3", said, reason, remedy, "warning")


def _rules(draft: Draft) -> Iterator[Finding]:
    levels = [level.text.strip() for level in draft.levels]
    criteria = [each.name.text.strip() for each in draft.criteria]
    folded = [level.casefold() for level in levels]
    given: set[str] = set()
    for level, when in draft.overall:
        name = level.text.strip().casefold()
        if name not in folded:
            reason = "the rule gives a level that the scale does not have"
            yield _finding(
                draft, "SC6", level, reason, "Write a level of the scale.", allowed=", ".join(levels),
                nearest=_nearest(level.text, levels),
            )  # fmt: skip
        elif name in given:
            yield _finding(draft, "SC6", level, "two rules give this level", "Join them, or keep one.")
        given.add(name)
        if not when.text.strip():
            yield _finding(draft, "SC6", when, "the rule has no condition", "Write one.", allowed=FORM)
            continue
        for problem in parse_rule(when.text, levels, criteria)[1]:
            yield _finding(draft, "SC6", when, problem.reason, "Correct the rule.", allowed=problem.allowed)
    if criteria and not draft.overall:
        place = Said("", "overall")
        reason = "no rule says how the criteria make a whole, so no overall level will be given"
        remedy = "Leave it so, or write a rule for each level that the whole may have."
        yield _finding(draft, "SC7", place, reason, remedy, "note")


def _unknown(draft: Draft) -> Iterator[Finding]:
    allowed = ", ".join((*MAY_SAY, "levels", "criteria", "overall"))
    for said in draft.unknown:
        reason = "nobody knows what stands here"
        yield _finding(draft, "SC8", said, reason, "Take it away, or name it rightly.", allowed=allowed)


def _nearest(text: str, names: Sequence[str]) -> str:
    found = process.extractOne(text.casefold(), [name.casefold() for name in names], score_cutoff=70)
    return names[found[2]] if found else ""


def _finding(
    draft: Draft,
    rule: str,
    place: Said,
    reason: str,
    remedy: str,
    severity: Severity = "error",
    *,
    allowed: str = "",
    nearest: str = "",
) -> Finding:
    return Finding(
        rule=rule, severity=severity, file=draft.file, sheet=draft.sheet, row=place.row, column=place.column,
        reason=reason, remedy=remedy, allowed=allowed, nearest=nearest,
    )  # fmt: skip
