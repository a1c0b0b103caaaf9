"""The activity the results belong to: what the standard asks of it and a casebook does not hold."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sjc_analysis.findings import Finding
from sjc_analysis.iati.rules import fits, form

_IDENTIFIER = re.compile(r"(?:(?![/&|?])[!-~])+")


class Activity(NamedTuple):
    """An activity as its publisher has it.

    Parameters
    ----------
    identifier
        ``iati-identifier``: begins with the reporting organisation's identifier and a hyphen.
    title, description
        What the activity is called and is about.
    organisation
        Identifier of the reporting organisation.
    organisation_name
        Its name.
    organisation_type
        Code of the list OrganisationType.
    role
        Its part in the activity: code of the list OrganisationRole.
    status
        Code of the list ActivityStatus.
    start
        Day on which the activity actually began.
    """

    identifier: str
    title: str
    description: str
    organisation: str
    organisation_name: str
    organisation_type: str
    status: str
    start: str
    role: str = "4"


_OPTIONS = {
    "identifier": "--activity-id",
    "title": "--title",
    "description": "--description",
    "organisation": "--reporting-org",
    "organisation_name": "--reporting-org-name",
    "organisation_type": "--reporting-org-type",
    "status": "--status",
    "start": "--start",
    "role": "--role",
}
_KINDS = {
    "organisation_type": "OrganisationType",
    "status": "ActivityStatus",
    "start": "date",
    "role": "OrganisationRole",
}


def activity_problems(activity: Activity) -> tuple[Finding, ...]:
    """List what is wrong with the identifiers and codes of an activity.

    Examples
    --------
    >>> activity = Activity("XM-1", "T", "D", "XM-OR-7", "The hub", "22", "2", "2031-01-31")
    >>> [problem.column for problem in activity_problems(activity)]
    ['--activity-id']
    """
    return tuple(_problems(activity))


def _problems(activity: Activity) -> Iterator[Finding]:
    for field, value in activity._asdict().items():
        kind = _KINDS.get(field, "text")
        if not fits(value, kind):
            yield Finding(
                rule="IA7", column=_OPTIONS[field], reason="the standard does not allow this value",
                allowed=form(kind),
            )  # fmt: skip
    for field in ("identifier", "organisation"):
        if not _IDENTIFIER.fullmatch(getattr(activity, field)):
            yield Finding(
                rule="IA7",
                column=_OPTIONS[field],
                reason="an identifier holds plain letters and signs, no space and none of / & | ?",
            )
    if not activity.identifier.startswith(f"{activity.organisation}-"):
        yield Finding(
            rule="IA7", column=_OPTIONS["identifier"],
            reason="an activity's identifier begins with that of the reporting organisation and a hyphen",
        )  # fmt: skip
