"""Text that contradicts what a flag or the scale field says of it."""

import re
from collections.abc import Iterator
from functools import cache

from sjc_analysis.checking.rules import lexicon, may_fit, pattern
from sjc_analysis.checking.said import say
from sjc_analysis.checking.text import sentences_in
from sjc_analysis.checking.views import RecordView, dates_in
from sjc_analysis.findings import Finding
from sjc_analysis.records import Passage


def flag_findings(view: RecordView) -> Iterator[Finding]:
    """Compare the flags of a record, and its scale, with its sentences.

    Parameters
    ----------
    view
        The record.
    """
    if not view.english:
        return
    yield from _unintended(view)
    if _flag(view, "negative") == "no":
        for passage in view.field("outcome"):
            if any(_tells_harm(sentence) for sentence in sentences_in(passage.text)):
                reason = (
                    "the record's flag says that the change is not negative, and the statement tells harm"
                )
                yield say(view, "negative contradicted", reason, passage)
                break
    yield from _scale(view)


def _flag(view: RecordView, name: str) -> str:
    said = {passage.understood for passage in view.field(name)}
    return said.pop() if len(said) == 1 else ""


def _unintended(view: RecordView) -> Iterator[Finding]:
    flag = _flag(view, "unintended")
    uses = {"no": ("unplanned", "nobody had planned it"), "yes": ("planned", "it was planned")}
    if flag not in uses:
        return
    use, told = uses[flag]
    passage = _first_with(view, use)
    if passage is not None:
        meant = "unintended" if flag == "yes" else "intended"
        reason = f"the record's flag says that the change was {meant}, and the text says that {told}"
        yield say(view, "unintended contradicted", reason, passage)


def _first_with(view: RecordView, use: str) -> Passage | None:
    """Find a sentence that fits, and does not tell of something before the change."""
    for passage in view.prose:
        for sentence in sentences_in(passage.text) if may_fit(use, passage.text) else ():
            found = pattern(use).search(sentence)
            if not found or pattern("not_so").search(sentence[: found.start()]):
                continue
            if not any(date.interval.is_before(view.change) for date in dates_in(sentence)):
                return passage
    return None


def _tells_harm(sentence: str) -> bool:
    return any(
        not pattern("not_harm_before").search(sentence[: found.start()])
        and not pattern("not_harm_after").match(sentence, found.end())
        for found in pattern("harm").finditer(sentence)
    )


def _scale(view: RecordView) -> Iterator[Finding]:
    given = {level for passage in view.field("scale") for level in _levels_of(passage.text)}
    if len(given) != 1:
        return
    for passage in view.field("outcome"):
        told = {level for level, _, phrase in _levels() if phrase.search(passage.text)}
        if told and not told & given:
            reason = "the scale field gives one level of change, and the statement tells of another"
            yield say(view, "scale contradicted", reason, passage)
            return


def _levels_of(value: str) -> list[str]:
    word = " ".join(value.split())
    return [level for level, values, _ in _levels() if values.fullmatch(word)]


@cache
def _levels() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    rows = lexicon("checks_levels")
    names = dict.fromkeys(row["level"] for row in rows)

    def joined(level: str, use: str) -> re.Pattern[str]:
        chosen = [row["pattern"] for row in rows if row["level"] == level and row["use"] == use]
        return re.compile("|".join(f"(?:{each})" for each in chosen), re.I)

    return tuple((level, joined(level, "value"), joined(level, "phrase")) for level in names)
