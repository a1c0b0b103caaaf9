"""One record as the rules read it: its fields, its sentences, and who is named in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from sjc_analysis.date_words import find_dates
from sjc_analysis.dates import Interval
from sjc_analysis.drafting.lexicon import ends_with, pattern, words
from sjc_analysis.drafting.mentions import Named, Names
from sjc_analysis.drafting.sentences import Span, sentences
from sjc_analysis.quotes import whole
from sjc_analysis.records import Actor, HarvestRecord, Passage, Quote, Source

PROGRAMME_KINDS = frozenset({"programme", "partner"})
"""Kinds of actors whose acts are the programme's."""

_NO_SHORT_FORM = frozenset({"person", "media"})
_LONGEST = 20
_DETERMINER = re.compile(r"\b(?:the|this|that|local)\s+$", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class RecordText:
    """A record with its passages and the registry.

    Parameters
    ----------
    source, record
        The record and the file it stands in.
    passages
        The record's passages, in order.
    actors
        The registry.
    names
        The same, ready to be looked for.
    """

    source: Source
    record: HarvestRecord
    passages: tuple[Passage, ...]
    actors: tuple[Actor, ...]
    names: Names

    def field(self, name: str) -> tuple[Passage, ...]:
        """Give the passages of a field that hold words and do not only repeat others."""
        return self._by_field.get(name, ())

    @cached_property
    def _by_field(self) -> dict[str, tuple[Passage, ...]]:
        found: dict[str, tuple[Passage, ...]] = {}
        for passage in self.passages:
            answered = passage.text.strip().casefold() not in {"", *words("blank_answers")}
            if passage.kind == "field" and not passage.repeats_ids and answered:
                found[passage.field] = (*found.get(passage.field, ()), passage)
        return found

    @cached_property
    def by_passage(self) -> dict[str, Passage]:
        """The passages by id."""
        return {passage.passage_id: passage for passage in self.passages}

    def sentences(self, name: str) -> tuple[Span, ...]:
        """Give the sentences of a field."""
        return tuple(span for passage in self.field(name) for span in self.sentences_of(passage.passage_id))

    def sentences_of(self, passage_id: str) -> tuple[Span, ...]:
        """Give the sentences of a passage; each passage is cut once."""
        if passage_id not in self._cut:
            self._cut[passage_id] = sentences(self.by_passage[passage_id])
        return self._cut[passage_id]

    def understood(self, name: str) -> str:
        """Give the understood value of a field, or blank."""
        return next((passage.understood for passage in self.field(name)), "")

    @cached_property
    def _cut(self) -> dict[str, tuple[Span, ...]]:
        return {}

    @property
    def by_id(self) -> Mapping[str, Actor]:
        """The registry by id."""
        return self.names.by_id

    @cached_property
    def year(self) -> tuple[Interval, Quote | None]:
        """The record's year with its quote, or the date within it that the field holds; else unknown."""
        for passage in self.field("year"):
            if re.fullmatch(r"(?:19|20)\d\d", passage.understood):
                told = find_dates(passage.text)
                return told[0].interval if len(told) == 1 else Interval.year(int(passage.understood)), whole(
                    passage
                )
        return Interval(), None

    @cached_property
    def _short_forms(self) -> tuple[tuple[str, re.Pattern[str], str], ...]:
        named = {found.actor_id for passage in self.passages for found in self.names.of(passage)}
        holders: dict[str, set[str]] = {}
        for actor_id in named:
            if self.by_id[actor_id].kind not in _NO_SHORT_FORM:
                for head in _heads(self.by_id[actor_id]):
                    holders.setdefault(head, set()).add(actor_id)
        return tuple(
            (head, _whole_word(head), next(iter(held)))
            for head, held in sorted(holders.items())
            if len(held) == 1
        )

    @cached_property
    def _found(self) -> dict[str, tuple[Named, ...]]:
        return {}

    def named(self, text: str) -> tuple[Named, ...]:
        """Find the actors a text names, short forms too, in order.

        A short form ("the hub", or the bare abbreviation at the end of an alias) counts only where one actor
        of the record can be meant.
        """
        if text not in self._found:
            self._found[text] = self._look_for(text)
        return self._found[text]

    def _look_for(self, text: str) -> tuple[Named, ...]:
        full = self.names.find(text)
        taken = [(found.start, found.end) for found in full]
        short = [
            Named(match.start(), match.end(), actor_id, short=True)
            for head, form, actor_id in self._short_forms
            if head in text
            for match in form.finditer(text)
            if match.group().isupper()
            or _DETERMINER.search(text[max(0, match.start() - _LONGEST) : match.start()])
            if not any(start < match.end() and match.start() < end for start, end in taken)
        ]
        return tuple(sorted([*full, *short], key=lambda found: found.start))

    def subjects(self, text: str, end: int) -> tuple[Named, ...]:
        """Find who is named before a verb and not governed by a preposition.

        Parameters
        ----------
        text
            A sentence or clause.
        end
            Where its verb begins.
        """
        joined = pattern("act_cues", "joined")
        found: list[Named] = []
        last, last_governed = 0, False
        for named in self.named(text[:end]):
            between = text[last : named.start]
            held = ends_with("governed", text[: named.start])
            if last and joined.search(between):
                held = last_governed
            if not held:
                found.append(named)
            last, last_governed = named.end, held
        return tuple(found)

    def is_programme(self, actor_ids: Iterable[str]) -> bool:
        """Whether any of the actors is the programme or acts for it."""
        actors = [self.by_id[actor_id] for actor_id in actor_ids]
        return any(actor.kind in PROGRAMME_KINDS or actor.interest == "implementer" for actor in actors)

    @cached_property
    def has_programme(self) -> bool:
        """Whether the record names the programme, as the list of actors knows it."""
        named = (found.actor_id for passage in self.passages for found in self.names.of(passage))
        return self.is_programme(named)

    def is_near(self, actor_ids: Iterable[str]) -> bool:
        """Whether any of the actors is within the programme's direct reach (Outcome Mapping)."""
        return any(self.by_id[actor_id].interest in ("implementer", "beneficiary") for actor_id in actor_ids)


def actor_ids_of(found: Sequence[Named]) -> tuple[str, ...]:
    """Give the actors' ids, each once, in order.

    Examples
    --------
    >>> actor_ids_of([Named(0, 2, "N-02"), Named(4, 6, "N-01"), Named(8, 9, "N-02")])
    ('N-02', 'N-01')
    """
    return tuple(dict.fromkeys(named.actor_id for named in found))


@cache
def _whole_word(head: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(head)}(?![^\W_])")


def _heads(actor: Actor) -> Iterable[str]:
    """Give the words by which the rest of a text may mean the actor: "hub", or "QJH" of "Quayside QJH"."""
    for name in (actor.name, *actor.aliases):
        parts = name.split(" in ")[0].split()
        head = parts[-1] if parts else ""
        if head.lower() in words("bodies"):
            yield head.lower()
        elif len(parts) > 1 and head.isupper() and head.isalpha():
            yield head
