"""What the form leaves out: the scale of a rating, who rated, who harvested."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sjc_analysis.checking.rules import pattern
from sjc_analysis.checking.said import say, say_of_source
from sjc_analysis.checking.views import Harvest, RecordView
from sjc_analysis.findings import Finding

_RATINGS = ("rating_significance", "rating_contribution")
_MISSING = {
    "rater": ("rater missing", "who gave the ratings"),
    "harvester": ("harvester missing", "who harvested or reported the outcome"),
}


def form_findings(harvest: Harvest) -> Iterator[Finding]:
    """Check what every record's form should have.

    Parameters
    ----------
    harvest
        The harvest. What several records of a document lack is said once of the document.
    """
    yield from _scaleless(harvest)
    by_source: dict[str, list[RecordView]] = defaultdict(list)
    for view in harvest.records:
        by_source[view.source.source_id].append(view)
    raters = {rating.record_id for rating in harvest.casebook.live("ratings") if rating.rater.strip()}
    for views in by_source.values():
        rated = [view for view in views if _is_rated(view) and view.record.record_id not in raters]
        yield from _missing(rated, "rater")
        yield from _missing(views, "harvester")


def _is_rated(view: RecordView) -> bool:
    return any(view.field(name) for name in _RATINGS)


def _missing(views: Sequence[RecordView], use: str) -> Iterator[Finding]:
    rule, who = _MISSING[use]
    blank = [view for view in views if not _names_somebody(view, use)]
    if blank and not any(_has_heading(view, use) for view in views):
        yield say_of_source(blank[0].source, rule, f"no record of this document has a field that says {who}")
    elif len(blank) > 1:
        reason = f"{len(blank)} of {len(views)} records of this document do not say {who}"
        yield say_of_source(blank[0].source, rule, reason)
    elif blank:
        yield say(blank[0], rule, f"the record does not say {who}")


def _has_heading(view: RecordView, use: str) -> bool:
    return any(_is_for(use, passage.heading) for passage in view.passages)


def _names_somebody(view: RecordView, use: str) -> bool:
    return any(_is_for(use, each.heading) and each.text.strip() for each in view.passages)


@lru_cache(maxsize=10_000)
def _is_for(use: str, heading: str) -> bool:
    """Whether a field's heading asks for who rated or harvested."""
    return pattern(use).search(heading) is not None


def _scaleless(harvest: Harvest) -> Iterator[Finding]:
    views = {view.record.record_id: view for view in harvest.records}
    reason = "the rating names no scale, so nobody can say what its level means"
    for rating in harvest.casebook.live("ratings"):
        view = views.get(rating.record_id)
        if view is not None and not rating.scale:
            held = {passage.passage_id: passage for passage in view.passages}
            yield say(
                view,
                "rating scale missing",
                reason,
                held.get(rating.quote.passage_id if rating.quote else ""),
            )
