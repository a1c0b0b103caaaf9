"""Words that suggest a record should be confidential, though its flag says that it is not.

What a reader does with a public record cannot be undone, so this speaks of everything that identifies a
person or puts one at risk (disclosure, rules 5 and 7). A record that is confidential is not looked at.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sjc_analysis.checking.rules import lexicon
from sjc_analysis.checking.said import say, say_of_source
from sjc_analysis.checking.text import without_links
from sjc_analysis.checking.views import Harvest, Named
from sjc_analysis.findings import Finding
from sjc_analysis.records import Passage

_RULE = "public but sensitive"
_AT_RISK = {
    "victim": "a victim", "family": "a relative of a victim", "witness": "a witness", "minor": "a minor",
    "defender": "a defender", "volunteer": "a volunteer", "alleged_perpetrator": "a person accused of harm",
}  # fmt: skip


def sensitive_findings(harvest: Harvest) -> Iterator[Finding]:
    """Look through the records flagged as not confidential, and the notes declared public.

    Parameters
    ----------
    harvest
        The harvest.
    """
    for view in harvest.records:
        if not view.record.confidential:
            said = "the record's flag says that it is not confidential, and its words tell of"
            for meaning, passage in _signs(view.passages, harvest):
                yield say(view, _RULE, f"{said} {meaning}", passage)
    for source in harvest.casebook.sources:
        if source.kind == "meeting_note" and not source.confidential:
            said = "the document was declared public, and its words tell of"
            for meaning, passage in _signs(harvest.prose_of(source), harvest):
                yield say_of_source(source, _RULE, f"{said} {meaning}", passage, passage.heading.strip())


def _signs(passages: Sequence[Passage], harvest: Harvest) -> Iterator[tuple[str, Passage]]:
    """Give what the passages tell of, each once with the first passage that tells it."""
    seen: set[str] = set()
    for passage in passages:
        if passage.repeats_ids:
            continue
        for meaning in (*_of_words(passage.text), *_of_names(harvest.named.get(passage.passage_id, ()))):
            if meaning not in seen:
                seen.add(meaning)
                yield meaning, passage


def _of_words(text: str) -> Iterator[str]:
    plain = without_links(text)
    yield from (meaning for meaning, pattern in _patterns() if pattern.search(plain))


def _of_names(named: Sequence[Named]) -> Iterator[str]:
    roles = {each.actor.role for each in named}
    yield from (f"{words}, by name" for role, words in _AT_RISK.items() if role in roles)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["means"], re.compile(row["pattern"], re.NOFLAG if row["use"] == "secret_cased" else re.I))
        for row in lexicon("checks_patterns")
        if row["use"] in ("secret", "secret_cased")
    )
