"""One record as the rules read it: its fields, its sentences, and who is named in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sjc_analysis.dates import Interval
from sjc_analysis.drafting.lexicon import pattern, words
from sjc_analysis.drafting.mentions import Named, Names
from sjc_analysis.drafting.sentences import Span, sentences
from sjc_analysis.quotes import whole
from sjc_analysis.records import Actor, HarvestRecord, Passage, Quote, Source

PROGRAMME_KINDS = frozenset({"programme", "partner"})
"""Kinds of actors whose acts are the programme's."""

_NO_SHORT_FORM = frozenset({"person", "media"})
_DETERMINER = re.compile(r"\b(?:the|this|that|local)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
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
        return tuple(
            passage
            for passage in self.passages
            if passage.field == name and passage.kind == "field" and passage.text.strip()
            if not passage.repeats_ids
        )

    def sentences(self, name: str) -> tuple[Span, ...]:
        """Give the sentences of a field."""
        return tuple(span for passage in self.field(name) for span in sentences(passage))

    def understood(self, name: str) -> str:
        """Give the understood value of a field, or blank."""
        return next((passage.understood for passage in self.field(name)), "")

    @cached_property
    def by_id(self) -> dict[str, Actor]:
        """The registry by id."""
        return {actor.actor_id: actor for actor in self.actors}

    @cached_property
    def year(self) -> tuple[Interval, Quote | None]:
        """The record's year with its quote; unknown where none is understood."""
        for passage in self.field("year"):
            if re.fullmatch(r"(?:19|20)\d\d", passage.understood):
                return Interval.year(int(passage.understood)), whole(passage)
        return Interval(), None

    @cached_property
    def _short_forms(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        named = {found.actor_id for passage in self.passages for found in self.names.find(passage.text)}
        holders: dict[str, set[str]] = {}
        for actor in self.actors:
            if actor.actor_id in named and actor.kind not in _NO_SHORT_FORM:
                for head in _heads(actor):
                    holders.setdefault(head, set()).add(actor.actor_id)
        return tuple(
            (re.compile(rf"(?<![^\W_]){re.escape(head)}(?![^\W_])"), next(iter(held)))
            for head, held in sorted(holders.items())
            if len(held) == 1
        )

    def named(self, text: str) -> tuple[Named, ...]:
        """Find the actors a text names, short forms too, in order.

        A short form ("the hub", or the bare abbreviation at the end of an alias) counts only where one actor
        of the record can be meant.
        """
        full = self.names.find(text)
        taken = [(found.start, found.end) for found in full]
        short = [
            Named(match.start(), match.end(), actor_id, short=True)
            for form, actor_id in self._short_forms
            for match in form.finditer(text)
            if match.group().isupper() or _DETERMINER.search(text[: match.start()])
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
        governed, joined = pattern("act_cues", "governed"), pattern("act_cues", "joined")
        found: list[Named] = []
        last, last_governed = 0, False
        for named in self.named(text[:end]):
            between = text[last : named.start]
            held = bool(governed.search(text[: named.start]))
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


def _heads(actor: Actor) -> Iterable[str]:
    """Give the words by which the rest of a text may mean the actor: "hub", or "QJH" of "Quayside QJH"."""
    for name in (actor.name, *actor.aliases):
        parts = name.split(" in ")[0].split()
        head = parts[-1] if parts else ""
        if head.lower() in words("bodies"):
            yield head.lower()
        elif len(parts) > 1 and head.isupper() and head.isalpha():
            yield head
