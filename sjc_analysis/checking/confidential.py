"""Words that suggest a record should be confidential, though its flag says that it is not.

What a reader does with a public record cannot be undone, so this speaks of everything that identifies a
person or puts one at risk (disclosure, rules 5 and 7). A record that is confidential is not looked at.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sjc_analysis.checking.rules import lexicon, small_letters
from sjc_analysis.checking.said import say, say_of_source
from sjc_analysis.checking.views import Harvest, Named, RecordView
from sjc_analysis.findings import Finding
from sjc_analysis.records import Passage
from sjc_analysis.web_addresses import without_addresses

_RULE = "public but sensitive"
_AT_RISK = {
    "victim": "a victim", "family": "a relative of a victim", "witness": "a witness", "minor": "a minor",
    "defender": "a defender", "volunteer": "a volunteer", "alleged_perpetrator": "a person accused of harm",
}  # fmt: skip


def sensitive_findings(view: RecordView) -> Iterator[Finding]:
    """Look through a record that is flagged as not confidential.

    Parameters
    ----------
    view
        The record.
    """
    if not view.record.confidential:
        said = "the record's flag says that it is not confidential, and its words tell of"
        for meaning, passage in _signs(view.passages, view.named):
            yield say(view, _RULE, f"{said} {meaning}", passage)


def sensitive_note_findings(harvest: Harvest) -> Iterator[Finding]:
    """Look through the notes declared public.

    Parameters
    ----------
    harvest
        The harvest.
    """
    for source in harvest.casebook.sources:
        if source.kind == "meeting_note" and not source.confidential:
            said = "the document was declared public, and its words tell of"
            for meaning, passage in _signs(harvest.prose_of(source), harvest.named):
                yield say_of_source(source, _RULE, f"{said} {meaning}", passage, passage.heading.strip())


def _signs(
    passages: Sequence[Passage], named: Mapping[str, Sequence[Named]]
) -> Iterator[tuple[str, Passage]]:
    """Give what the passages tell of, each once with the first passage that tells it."""
    own = [passage for passage in passages if not passage.repeats_ids]
    possible = _possible("\n".join(passage.text for passage in own))
    if not possible and not named:
        return
    seen: set[str] = set()
    for passage in own:
        for meaning in (*_of_words(passage.text, possible), *_of_names(named.get(passage.passage_id, ()))):
            if meaning not in seen:
                seen.add(meaning)
                yield meaning, passage


def _of_words(text: str, possible: Sequence["_Sign"]) -> Iterator[str]:
    if possible:
        plain = without_addresses(text)
        yield from (sign.meaning for sign in possible if sign.pattern.search(plain))


def _of_names(named: Sequence[Named]) -> Iterator[str]:
    if not named:
        return
    roles = {each.actor.role for each in named}
    yield from (f"{words}, by name" for role, words in _AT_RISK.items() if role in roles)


class _Sign(NamedTuple):
    """A pattern, what it tells of, and the words of which one must stand in a text that it fits."""

    meaning: str
    pattern: re.Pattern[str]
    is_cased: bool
    needs: tuple[str, ...]


def _possible(text: str) -> list[_Sign]:
    """Give the patterns that may fit a text, by the words each of them needs; most texts have none."""
    small = small_letters(text)
    return [
        sign
        for sign in _signs_listed()
        if not sign.needs or any(word in (text if sign.is_cased else small) for word in sign.needs)
    ]


@cache
def _signs_listed() -> tuple[_Sign, ...]:
    return tuple(
        _Sign(
            row["means"], re.compile(row["pattern"], re.NOFLAG if row["use"] == "secret_cased" else re.I),
            row["use"] == "secret_cased", tuple(word for word in row["needs"].split("|") if word),
        )
        for row in lexicon("checks_patterns")
        if row["use"] in ("secret", "secret_cased")
    )  # fmt: skip
