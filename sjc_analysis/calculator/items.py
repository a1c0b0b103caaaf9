"""One item as an evaluator types it: ``NAME:P_CLAIM:P_RIVAL[:absent][:CLUSTER][:given=NAME]``."""

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sjc_analysis.argument.odds import Bounds
from sjc_analysis.findings import Finding, FindingsError

FORM = (
    "NAME:P_CLAIM:P_RIVAL, with / between the P_RIVAL of several rivals, then :absent if it was sought in "
    "vain, then :CLUSTER if it shares its origin, then :given=NAME if it was judged given another item"
)
ABSENT, GIVEN = "absent", "given="

_PROBABILITY = "a number from 0 to 1, such as 0.7, or an interval, such as 0.6-0.8"
_NUMBER = r"(?:\d+\.?\d*|\.\d+)(?:[eE]-?\d+)?"
_INTERVAL = re.compile(rf"\s*({_NUMBER})\s*(?:[-–]\s*({_NUMBER})\s*)?", re.ASCII)
_OBSERVATIONS = {"found", "not found", "missing", "sought_absent"}
"""What reads like an observation and must not be taken for the name of a cluster."""


class WeighItem(NamedTuple):
    """One observation that was sought, with its likelihoods.

    Parameters
    ----------
    name
        What the evaluator calls it.
    p_claim
        Sensitivity, P(E | claim), low and high end.
    p_rivals
        Type I error, P(E | rival), low and high end, for each rival.
    found
        Whether it was found, or sought and absent.
    cluster
        What it shares with other items: the event, hearing, author or informant; blank if nothing.
    given
        Name of the item that its likelihoods are conditional on; blank if none.
    """

    name: str
    p_claim: Bounds
    p_rivals: tuple[Bounds, ...]
    found: bool = True
    cluster: str = ""
    given: str = ""


def parse_probability(text: str, place: str = "--prior") -> Bounds:
    """Read a probability or an interval of one, such as ``0.7`` or ``0.6-0.8``, typed at a place.

    Raises
    ------
    FindingsError
        If it is neither.

    Examples
    --------
    >>> parse_probability("0.6-0.8")
    Bounds(low=0.6, high=0.8)
    >>> parse_probability("60%")
    Traceback (most recent call last):
        ...
    sjc_analysis.findings.FindingsError: 1 problem:
    - "--prior": this is not a probability. Allowed: a number from 0 to 1, such as 0.7, or an interval, ...
    """
    bounds, findings = _probability(text, place)
    if findings:
        raise FindingsError.of(findings)
    return bounds


def parse_item(text: str, place: str = "--item") -> WeighItem:
    """Read one item, typed at a place; its name may hold spaces and colons.

    Raises
    ------
    FindingsError
        With everything that is wrong with it at once.

    Examples
    --------
    >>> parse_item("signed minutes:0.4:0.05").p_rivals
    (Bounds(low=0.05, high=0.05),)
    >>> parse_item("a log:0.9-0.95:0.6/0.2:absent:the station").found
    False
    >>> parse_item("minutes: item 3:0.4:0.05:given=a log")[::5]
    ('minutes: item 3', 'a log')
    """
    name, *parts = _parts(text)
    given = ""
    if parts and parts[-1].casefold().startswith(GIVEN):
        given = parts.pop()[len(GIVEN) :].strip()
    if not 2 <= len(parts) <= 4:
        reason = "an item has a name, its probabilities and at most three parts more, with : between them"
        remedy = "Leave : out of the cluster." if len(parts) > 4 else "Add what is missing."
        raise FindingsError.of([_finding("CA1", place, reason, allowed=FORM, remedy=remedy)])
    findings = [] if name else [_finding("CA1", place, "the item has no name", allowed=FORM)]
    p_claim, wrong = _probability(parts[0], f"{place}, P_CLAIM")
    findings += wrong
    p_rivals = []
    for each in parts[1].split("/"):
        bounds, wrong = _probability(each, f"{place}, P_RIVAL")
        p_rivals.append(bounds)
        findings += wrong
    findings += _tail_findings(parts[2:], place)
    if findings:
        raise FindingsError.of(findings)
    absent = parts[2:3] != [] and parts[2].casefold() == ABSENT
    cluster = parts[-1] if len(parts) > 2 + absent else ""
    return WeighItem(name, p_claim, tuple(p_rivals), not absent, cluster, given)


def _parts(text: str) -> list[str]:
    """Split an item; a name may hold colons, because the first two probabilities side by side end it."""
    whole = text.split(":")
    parts = [part.strip() for part in whole]
    for at in range(1, len(parts) - 1):
        numbers = (parts[at], *parts[at + 1].split("/"))
        if not any(_probability(number, "")[1] for number in numbers):
            return [":".join(whole[:at]).strip(), *parts[at:]]
    return parts


def _tail_findings(tail: Sequence[str], place: str) -> Iterator[Finding]:
    """Check what follows the probabilities; a mistyped "absent" must not pass for a cluster."""
    if not tail:
        return
    first = tail[0].casefold()
    remedy = 'Write "absent" if it was sought in vain; leave the part out if it was found.'
    if len(tail) == 2 and first != ABSENT:
        yield _finding("CA3", place, 'of five parts the fourth is "absent"', allowed=FORM, remedy=remedy)
    elif first != ABSENT and (
        first in _OBSERVATIONS or difflib.get_close_matches(first, [ABSENT], cutoff=0.75)
    ):
        reason = "the fourth part reads like an observation and not like a cluster"
        yield _finding("CA3", place, reason, allowed=FORM, nearest=ABSENT, remedy=remedy)
    if re.fullmatch(r"[\d.,]*[.,]\d+", tail[-1]):
        reason = "the last part reads like a probability and not like a cluster"
        remedy = "If the name ends in a number, put a word after it, so that the probabilities are plain."
        yield _finding("CA3", place, reason, allowed=FORM, remedy=remedy)
    if not tail[-1]:
        yield _finding("CA3", place, "the last part is blank", allowed=FORM, remedy="Take the last : away.")


def _probability(text: str, place: str) -> tuple[Bounds, list[Finding]]:
    match = _INTERVAL.fullmatch(text)
    ends = [float(end) for end in match.groups() if end] if match else []
    reason = nearest = remedy = ""
    if not match:
        reason, nearest = "this is not a probability", _nearest(text)
    elif max(ends) > 1:
        reason, remedy = "a probability is not above 1", "Write 70 per cent as 0.7."
    elif ends[0] > ends[-1]:
        reason, remedy = "the low end of an interval comes first", "Swap the two."
    if reason:
        finding = _finding("CA2", place, reason, allowed=_PROBABILITY, nearest=nearest, remedy=remedy)
        return Bounds(0, 1), [finding]
    return Bounds(ends[0], ends[-1]), []


def _nearest(text: str) -> str:
    """Give what was probably meant by a decimal comma or a percentage, if that is a probability."""
    comma = text.strip().replace(",", ".")
    if _INTERVAL.fullmatch(comma):
        return comma
    per_cent = re.fullmatch(r"(\d{1,3})\s*%", comma, re.ASCII)
    return f"{int(per_cent[1]) / 100:g}" if per_cent and int(per_cent[1]) <= 100 else ""


def _finding(
    rule: str, place: str, reason: str, *, allowed: str = "", nearest: str = "", remedy: str = ""
) -> Finding:
    return Finding(rule=rule, column=place, reason=reason, allowed=allowed, nearest=nearest, remedy=remedy)
