"""Names by role: who may be named to a donor, and what stands for everybody else.

``docs/disclosure.md``, rule 5, says why.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure.folding import has_case, words_of
from sjc_analysis.disclosure.lexicon import (
    consent_scopes,
    country_names,
    is_common,
    is_role_phrase,
    name_particles,
    role_rules,
)
from sjc_analysis.disclosure.links import LinkRule
from sjc_analysis.disclosure.masking import Masker
from sjc_analysis.records import Actor

WITHHELD_BODY = "a body that is not named"
WITHHELD_LABEL = "a record of the harvest"

_PIECE = re.compile(r"[^\s\-–—'’‘.,;:_()\"/|]+")
"""A word of a name with its accents, which may be characters of their own."""


def may_be_person(actor: Actor) -> bool:
    """Whether an actor is a person, or might be one because nobody said what it is.

    Examples
    --------
    >>> may_be_person(Actor(actor_id="N-01", name="Ferry Road station", kind="police"))
    False
    >>> may_be_person(Actor(actor_id="N-02", name="Hale"))
    True
    """
    return actor.is_person or not actor.kind.strip()


def public_name(actor: Actor) -> str:
    """Write what stands for an actor whose name is withheld.

    Examples
    --------
    >>> public_name(Actor(actor_id="N-01", name="Koss", role="alleged_perpetrator", office="the Guard"))
    'an officer of the Guard whom participants alleged to have done harm'
    >>> public_name(Actor(actor_id="N-02", name="Orla Venn", role="official"))
    'an official'
    """
    if not may_be_person(actor):
        return WITHHELD_BODY
    if is_role_phrase(actor.name):
        return actor.name
    return role_rules()[actor.role].words(actor.place.strip(), actor.office.strip())


def is_unlocked(actor: Actor, book: Casebook, kept: frozenset[str], report_date: str) -> bool:
    """Whether a person's name may stand in a donor's view.

    Parameters
    ----------
    actor
        The person, as the registry has them.
    book
        The whole casebook; only its rows in ``kept`` are looked at.
    kept
        Ids of the rows the donor may know.
    report_date
        The day the report is made, ISO, as the evaluator set it; blank: consent cannot be checked, so it
        does not count.
    """
    if actor.withheld:
        return False
    match role_rules()[actor.role].unlocked_by:
        case "consent":
            return _has_consent(actor, report_date)
        case "sign_off":
            return _is_signed(actor) and _acts_formally(actor, book, kept)
        case "sources":
            return _is_signed(actor) and _independent_sources(actor, book, kept) >= 2
        case _:
            return False


def _is_signed(actor: Actor) -> bool:
    return actor.named_in_public and not actor.is_draft


def _has_consent(actor: Actor, report_date: str) -> bool:
    if actor.consent.strip().casefold() not in consent_scopes():
        return False
    try:
        day = dt.date.fromisoformat(report_date.strip())
    except ValueError:
        return False
    begins, ends = actor.consent_period.earliest, actor.consent_period.latest
    return begins is not None and begins <= day and (ends is None or day <= ends)


def _acts_formally(actor: Actor, book: Casebook, kept: frozenset[str]) -> bool:
    acted = [*((row.row_id, row.actor_ids) for row in book.events if row.category == "act")]
    acted += [(row.row_id, row.made_by_ids) for row in book.commitments]
    acted += [(row.row_id, row.asked_of_ids) for row in book.requests]
    return any(row_id in kept and actor.actor_id in ids for row_id, ids in acted)


def _independent_sources(actor: Actor, book: Casebook, kept: frozenset[str]) -> int:
    """Count independent sources that name the person; those of one provenance cluster count once."""
    shown = [row for row in book.mentions if row.actor_id == actor.actor_id and row.mention_id in kept]
    sources = [book.source_of(row.quote) for row in shown]
    return len(
        {source.cluster_id or source.source_id for source in sources if source.interest == "independent"}
    )


def names_of(actor: Actor) -> tuple[str, ...]:
    """List an actor's name and aliases.

    Examples
    --------
    >>> names_of(Actor(actor_id="N-01", name="Orla Venn", aliases=("Orla",)))
    ('Orla Venn', 'Orla')
    """
    return (actor.name, *actor.aliases)


def name_parts(actor: Actor) -> tuple[str, ...]:
    """List the single words of a person's names that name somebody by themselves, whatever words they are.

    Examples
    --------
    >>> name_parts(Actor(actor_id="N-01", name="Mother Ilsabet of Quay"))
    ('Ilsabet', 'Quay')
    >>> name_parts(Actor(actor_id="N-02", name="Sunday Young", role="victim"))
    ('Sunday', 'Young')
    """
    words = [word for name in names_of(actor) for word in _telling(actor, _PIECE.findall(name))]
    return tuple(dict.fromkeys(word for word in words if len(word) > 1))


def _telling(actor: Actor, words: Sequence[str]) -> Sequence[str]:
    """Leave out particles, titles and small words; a name without any capital is telling in every word."""
    inside, before = name_particles()
    words = [
        word
        for at, word in enumerate(words)
        if word.casefold() not in inside and not (at + 1 < len(words) and word.casefold() in before)
    ]
    if any(word[0].isupper() for word in words):
        return [word for word in words if word[0].isupper()]
    return [word for word in words if not is_common(word.casefold())] if actor.is_person else []


def initialled(actor: Actor) -> tuple[str, ...]:
    """List a person's full names with some names as initials, in both orders, and all of them.

    Examples
    --------
    >>> initialled(Actor(actor_id="N-01", name="Orla Venn"))
    ('O. Venn', 'Venn O', 'Orla V', 'O. V', 'Venn Orla')
    """
    found: list[str] = []
    for name in names_of(actor):
        pieces = [word for word in _PIECE.findall(name) if word.casefold() not in name_particles()[1]]
        if len(pieces) < 2 or not all(word[0].isupper() or len(word) > 1 for word in pieces):
            continue
        *first, last = pieces
        initials = [word[0] for word in first if has_case(word)]
        if initials and len(last) > 1:
            for some in dict.fromkeys((". ".join(initials[:1]), ". ".join(initials))):
                found += [f"{some}. {last}", f"{last} {some}"]
            found += [f"{first[0]} {last[0]}", ". ".join([*initials, last[0]]), " ".join([last, *first])]
    return tuple(dict.fromkeys(found))


def make_masker(
    actors: Iterable[Actor],
    unlocked: frozenset[str],
    labels: Iterable[str],
    released: Iterable[str] = (),
    *,
    told: Iterable[str] = (),
    open_links: bool = False,
) -> Masker:
    """Build the masker for the actors a donor's view refers to.

    Parameters
    ----------
    actors
        The actors that public rows name, those withheld among them.
    unlocked
        Ids of the persons who may be named.
    labels
        Labels of the view's records, which have gaps in numbering and so never leave.
    released
        Words that a reviewer released.
    told
        Words, or several in a row, of which a reviewer said that they name a person.
    open_links
        Whether a reviewer released all web addresses that hold no registered name.
    """
    released = tuple(released)
    phrases: dict[str, str] = {}
    kept: list[str] = []
    for actor in actors:
        if may_be_person(actor) or actor.withheld:
            for name, phrase in _phrases(actor, actor.actor_id in unlocked).items():
                phrases.setdefault(name, phrase)
        else:
            kept += [*names_of(actor), actor.office]
    for label in labels:
        phrases.setdefault(label, WITHHELD_LABEL)
    parts = {word for name in phrases for word in words_of(name)}
    told = tuple(told)
    for words in told:
        if not parts.intersection(words_of(words)):
            phrases[words] = role_rules()[""].phrase
    links = LinkRule([*kept, *released, *sorted(country_names())], opened=open_links)
    return Masker(phrases, kept, links, released, told)


def _phrases(actor: Actor, unlocked: bool) -> Mapping[str, str]:
    """Say what stands for each name; a view made for a donor has its phrases already."""
    said = role_rules()[actor.role].always_with_name
    names = [name for name in names_of(actor) if not is_role_phrase(name)]
    if unlocked:
        marked = (name for name in names if said and not name.endswith(f"({said})"))
        return {name: f"{name} ({said})" for name in marked}
    if may_be_person(actor) and names:
        names += [*name_parts(actor), *initialled(actor)]
    return dict.fromkeys(names, public_name(actor))
