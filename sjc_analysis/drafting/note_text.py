"""A meeting note as the rules read it: its sections, who hosts, and who is named in a heading."""

import re
from dataclasses import dataclass
from functools import cached_property

from sjc_analysis.drafting.mentions import Names
from sjc_analysis.drafting.record_text import PROGRAMME_KINDS, actor_ids_of
from sjc_analysis.records import Actor, Passage, Source

_ENTRY = re.compile(r"(?P<name>[^\s,;()\n][^,;()\n]*?)\s*(?:\((?P<body>[^()]*)\)|(?=[,;\n]|$))")
"""A name of a list of participants, with the body it stands for in brackets."""

_ALL = re.compile(
    r"\b(?:all (?:members|participants|partners|organi[sz]ations|agencies|present)|everyone|everybody|"
    r"tous les (?:membres|participants)"
    r"|todos los (?:miembros|participantes)|todas las organizaciones)\b|^\W*(?:all|tous|todos)\W*$",
    re.IGNORECASE,
)
_OFFICES = {
    "chair": ("chair", "chairperson", "facilitator"),
    "secretary": ("secretary", "rapporteur", "secretariat"),
}

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

    @cached_property
    def present(self) -> tuple[str, ...]:
        """The bodies and persons that the list of participants names, those excused left out."""
        return tuple(
            dict.fromkeys(
                each for passage in self._listed("participants") for each in self.named(passage.text)
            )
        )

    @cached_property
    def _known_as(self) -> dict[str, tuple[str, ...]]:
        """Whom a surname or an office of the note stands for: an actor of the list, or their body."""
        found: dict[str, tuple[str, ...]] = {}
        twice: set[str] = set()
        for field in ("participants", "excused"):
            for passage in self._listed(field):
                for entry in _ENTRY.finditer(passage.text):
                    bodies = self.named(entry["body"] or "") or self.named(entry["name"])
                    # "Ms Reef (Lantern Fund)", or "Lantern Fund (Ms Reef)"
                    person = entry["body"] if entry["body"] and self.named(entry["name"]) else entry["name"]
                    for one in re.split(r"\s+(?:and|et|y|e)\s+|,", person):
                        surname = next(iter(reversed(one.split())), "").strip(".").casefold()
                        if surname in found and found[surname] != bodies:
                            twice.add(surname)
                        if bodies and (len(one.split()) > 1 or person == entry["body"]):
                            found[surname] = bodies
        for surname in twice:  # two people share it, and which is meant is not guessed
            found.pop(surname, None)
        for passage in (*self._listed("chair"), *self._listed("secretary")):
            surname = next(iter(reversed(passage.text.split("(")[0].split())), "").strip(".,").casefold()
            whom = self.named(passage.text) or found.get(surname, ())
            if whom:
                found.update(dict.fromkeys(_OFFICES[passage.field], whom))
        return found

    def _listed(self, field: str) -> list[Passage]:
        return [passage for passage in self.passages if passage.field == field and passage.kind != "heading"]

    def people(self, words: str) -> tuple[str, ...]:
        """Give whom words name: actors of the list, surnames and offices of the note, or all present."""
        if _ALL.search(words):
            return self.present
        by_word = [self._known_as.get(word.casefold().strip(".,;:"), ()) for word in words.split()]
        return tuple(dict.fromkeys([*self.named(words), *(each for own in by_word for each in own)]))

    def speakers(self, passage: Passage) -> tuple[str, ...]:
        """Give the persons a section's heading names, or where it names none its bodies."""
        by_id = {actor.actor_id: actor for actor in self.actors}
        named = self.named(passage.heading)
        return tuple(each for each in named if by_id[each].is_person) or named
