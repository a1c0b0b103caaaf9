"""A meeting note as the rules read it: its sections, who hosts, and who is named in a heading."""

from dataclasses import dataclass
from functools import cached_property

from sjc_analysis.drafting.mentions import Names
from sjc_analysis.drafting.record_text import PROGRAMME_KINDS, actor_ids_of
from sjc_analysis.records import Actor, Passage, Source

_HOSTS = frozenset({"beneficiary", "implementer"})


@dataclass(frozen=True)
class NoteText:
    """A note with its passages and the registry.

    Parameters
    ----------
    source
        The note.
    passages
        Its passages, in order.
    actors, names
        The registry, and the same ready to be looked for.
    """

    source: Source
    passages: tuple[Passage, ...]
    actors: tuple[Actor, ...]
    names: Names

    def section(self, field: str, *kinds: str) -> tuple[Passage, ...]:
        """Give the passages of a kind in the sections understood as ``field``."""
        return tuple(
            passage
            for passage in self.passages
            if passage.field == field and passage.kind in kinds and passage.text.strip()
        )

    def named(self, text: str) -> tuple[str, ...]:
        """Give the ids of the actors a text names, each once."""
        return actor_ids_of(self.names.find(text))

    @cached_property
    def hosts(self) -> tuple[str, ...]:
        """The bodies of the programme's side that the title names: those who met the visitor."""
        by_id = {actor.actor_id: actor for actor in self.actors}
        titles = [passage.text for passage in self.passages if passage.kind == "title"]
        named = self.named(titles[0] if titles else self.source.title)
        return tuple(
            each
            for each in named
            if not by_id[each].is_person
            if by_id[each].interest in _HOSTS or by_id[each].kind in PROGRAMME_KINDS
        )

    def speakers(self, passage: Passage) -> tuple[str, ...]:
        """Give the persons a section's heading names, or where it names none its bodies."""
        by_id = {actor.actor_id: actor for actor in self.actors}
        named = self.named(passage.heading)
        return tuple(each for each in named if by_id[each].is_person) or named
