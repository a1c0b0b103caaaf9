"""Causal packages: the sets of contributions that together are claimed to suffice (method, section 6.4).

An act is necessary in a package if no other package claimed to suffice is left when the act is taken out of
it. Necessary in its own package, it was influential; in every package, it was critical: without it the
change would not have come about, as far as the packages tell.

References
----------
Mackie, J. L. (1965). Causes and conditions. American Philosophical Quarterly 2(4), 245-264.
Mayne, J. (2012). Contribution analysis: coming of age? Evaluation 18(3), 270-280.
"""

from collections.abc import Sequence

from sjc_analysis.argument.premises import is_necessary
from sjc_analysis.argument.results import PackageResult, Reason
from sjc_analysis.argument.words import listed, name_of
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Package

_TEXTS = {
    "no package given": "Nobody has said which contributions together would suffice for {effect}.",
    "in no package": "{cause} is in no set of contributions claimed to suffice for {effect}.",
    "redundant": "A set of contributions without {cause} is claimed to suffice for {effect} in each case.",
    "necessary in its own package": (
        "{cause} is a necessary part of {some}, but another set of contributions is claimed to suffice "
        "for {effect} without it: influential, not critical."
    ),
    "necessary in every package": (
        "{cause} is a necessary part of every set of contributions claimed to suffice for {effect}: "
        "critical, as far as these sets tell."
    ),
}


def package_result(model: Model, event_id: str, outcome_id: str) -> PackageResult:
    """Say whether an act is needed in the packages of an outcome.

    Parameters
    ----------
    model
        The casebook as a graph.
    event_id
        The act.
    outcome_id
        The outcome.

    Returns
    -------
    PackageResult
        Its standing, with the packages it is a necessary part of.
    """
    packages: tuple[Package, ...] = model.bears_on(model.node(outcome_id), "suffices")
    needed = [package for package in packages if is_necessary(event_id, package, packages)]
    standing = _standing(event_id, packages, needed)
    text = _TEXTS[standing].format(
        cause=name_of(model.book, event_id),
        effect=name_of(model.book, outcome_id),
        some=listed(package.package_id for package in needed),
    )
    rows = tuple(package.package_id for package in packages) or (outcome_id,)
    return PackageResult(
        outcome_id=outcome_id,
        event_id=event_id,
        standing=standing,
        packages=tuple(package.package_id for package in needed),
        reason=Reason(rule="J1", text=text[:1].upper() + text[1:], rows=rows),
        draft=any(package.is_draft for package in packages),
    )


def _standing(event_id: str, packages: Sequence[Package], needed: Sequence[Package]) -> str:
    if not packages:
        return "no package given"
    if not any(event_id in package.event_ids for package in packages):
        return "in no package"
    if not needed:
        return "redundant"
    return "necessary in every package" if len(needed) == len(packages) else "necessary in its own package"
