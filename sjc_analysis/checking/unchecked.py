"""What the checks did not look at, said as plainly as what they found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sjc_analysis.checking.said import say, say_of_all, say_of_source
from sjc_analysis.checking.views import Harvest, RecordView
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
    yield from _words(harvest)
    yield from _dates(harvest)
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


def _words(harvest: Harvest) -> Iterator[Finding]:
    unread = [view for view in harvest.records if view.prose and not view.english]
    why = "they are few, or too few of them are English"
    for views in _by_source(unread):
        if len(views) > 1:
            reason = f"the words of {len(views)} records of this document were not checked: {why}"
            yield say_of_source(views[0].source, "words not checked", reason)
        else:
            yield say(views[0], "words not checked", f"the record's words were not checked: {why}")


def _dates(harvest: Harvest) -> Iterator[Finding]:
    undated = [view for view in harvest.records if not view.change.known]
    for views in _by_source(undated):
        if len(views) > 1:
            reason = (
                f"the year of {len(views)} records of this document is not known, so dates were not compared"
            )
            yield say_of_source(views[0].source, "dates not compared", reason)
        else:
            year = next((each for each in views[0].passages if each.field == "year"), None)
            reason = "the record's year is not known, so its dates were not compared with each other"
            yield say(views[0], "dates not compared", reason, year)


def _by_source(views: Iterable[RecordView]) -> Iterator[list[RecordView]]:
    groups: dict[str, list[RecordView]] = defaultdict(list)
    for view in views:
        groups[view.source.source_id].append(view)
    yield from groups.values()
