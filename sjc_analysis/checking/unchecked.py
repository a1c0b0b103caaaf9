"""What the checks did not look at, said as plainly as what they found."""

from collections.abc import Iterator

from sjc_analysis.checking.said import say, say_of_all
from sjc_analysis.checking.views import Harvest
from sjc_analysis.findings import Finding


def not_checked(harvest: Harvest) -> Iterator[Finding]:
    """Say what was not looked at.

    Parameters
    ----------
    harvest
        The harvest; without records nothing is said, as nothing was checked.
    """
    if not harvest.records:
        return
    for view in harvest.records:
        if view.prose and not view.english:
            reason = "the record's words were not checked: too few of them are English"
            yield say(view, "words not checked", reason)
        if not view.change.known:
            reason = "the record's year is not known, so its dates were not compared with each other"
            yield say(view, "dates not compared", reason)
    if not harvest.casebook.actors:
        reason = "no list of actors was given, so who changed was judged by common words and capitals only"
        yield say_of_all("actors not known", reason)
    yield say_of_all(
        "persons not recognised",
        "persons were looked for by title, role and the list of actors only; other names were not recognised",
    )
    yield say_of_all("places not looked up", "places were not looked up on any map or list")
    yield say_of_all(
        "meaning not judged",
        "contradictions were looked for by listed words only; the meaning was not judged",
    )
