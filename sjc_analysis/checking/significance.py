"""Significance that says only how things were before: baseline, not a ground (method, section 7)."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from sjc_analysis.checking.rules import pattern, words
from sjc_analysis.checking.said import say
from sjc_analysis.checking.text import has_base_form, sentences_in, small_words_in
from sjc_analysis.checking.views import RecordView, dates_in
from sjc_analysis.findings import Finding


def significance_findings(view: RecordView) -> Iterator[Finding]:
    """Check whether the significance field says anything of the time after the change.

    It speaks only where every sentence is in the past, and at least one says outright that it is about the
    time before: a date earlier than the change, or words such as "until".

    Parameters
    ----------
    view
        The record.
    """
    passages = view.field("significance")
    sentences = [sentence for passage in passages for sentence in sentences_in(passage.text)]
    if not sentences or not view.english or any(_tells_after(view, each) for each in sentences):
        return
    if any(_tells_before(view, each) for each in sentences):
        reason = "the significance only describes the situation before the change"
        yield say(view, "significance before only", reason, passages[0])


def _tells_before(view: RecordView, sentence: str) -> bool:
    if pattern("before_change").search(sentence):
        return True
    return any(date.interval.is_before(view.change) for date in dates_in(sentence))


def _tells_after(view: RecordView, sentence: str) -> bool:
    if _tells_of_now(sentence):
        return True
    dates = dates_in(sentence)
    return view.change.known and any(not date.interval.is_before(view.change) for date in dates)


@lru_cache(maxsize=1024)
def _tells_of_now(sentence: str) -> bool:
    plain = pattern("since_phrase").sub(" ", sentence)
    return pattern("after_change").search(plain) is not None or _is_in_the_present(plain)


def _is_in_the_present(sentence: str) -> bool:
    """Whether a word may be a verb in the present: "find", "opens", and not after "the", "to" or "of"."""
    found = small_words_in(sentence)
    return any(
        has_base_form(word, words("verb")) and before not in words("no_verb_after")
        for before, word in pairwise(found)
    )
