"""Who speaks: which observations share an origin, and how their source stands to what they tell (section 4)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache, wraps
from itertools import pairwise
from typing import Any, Literal, TypeVar

from sjc_analysis.argument.profile import Profile
from sjc_analysis.graph.model import Model
from sjc_analysis.quotes import words_said
from sjc_analysis.records import Actor, Decided, Evidence, Outcome, Passage, Quote, Source

Standing = Literal["own", "party", "outside"]
"""How a source stands to a premise; only ``outside`` counts as independent, and unknown is a party."""

OWN_REVIEWER = "a reviewer of the programme"
"""What a donor reads instead of the name of somebody of the programme who decided a row."""

OWN = frozenset({"implementer", "funder", "harvester"})
_NOT_ITS_WORDS = frozenset({"question", "furniture", "layout"})
_FEWEST_LETTERS = 12
"""Letters that say something where words are written without spaces between them."""

_SHINGLE = 4
_NOBODY = frozenset(
    {"he", "she", "they", "we", "i", "it", "who", "and", "which", "that", "also", "as", "had", "has"}
)
_END = re.compile(r"[.!?;]+[\"'”’)\]]*\s+(?![a-z])|\n+")
"""Where a sentence ends: a stop before a small letter ends none, as in "est. in"."""


@lru_cache(maxsize=65_536)
def _said(text: str) -> str:
    return words_said(text)


def is_decided(row: Decided) -> bool:
    """Whether a named person confirmed or corrected the row."""
    return row.status in ("confirmed", "corrected")


@lru_cache(maxsize=65_536)
def has_reason(reason: str, fewest: int) -> bool:
    """Whether a reason has words enough to say something.

    Examples
    --------
    >>> has_reason("she was there", 3), has_reason("ok", 3)
    (True, False)
    """
    said = _said(reason)
    return len(said.split()) >= fewest or len(said.replace(" ", "")) >= 4 * fewest + 4


def is_judged(row: Decided, profile: Profile) -> bool:
    """Whether the row is a judgement: a named person decided it, with a reason (method, section 2)."""
    return is_decided(row) and has_reason(row.reason, profile.reason_words)


@lru_cache(maxsize=65_536)
def says_something(text: str, fewest: int = 3) -> bool:
    """Whether quoted words can say anything: a letter or two words of a sentence cannot.

    Examples
    --------
    >>> says_something("The training was why"), says_something("from the"), says_something("T")
    (True, False, False)
    """
    said = _said(text)
    return said.count(" ") + 1 >= fewest or len(said.replace(" ", "")) >= _FEWEST_LETTERS


@lru_cache(maxsize=65_536)
def _sentences(text: str, start: int, end: int) -> tuple[tuple[str, str], ...]:
    edges = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    parts = []
    for first, last in pairwise(edges):
        taken = text[max(first, start) : min(last, end)] if first < end and start < last else ""
        if _said(taken):
            parts.append((_said(text[first:last]), taken))
    return tuple(parts)


def sentences_of(passage: Passage, quote: Quote) -> frozenset[str]:
    """Give the sentences a quote takes words from, in small letters, so that a copy is the same sentence.

    A sentence of which the quote has only a word or two is not among them, unless there is no other.

    Examples
    --------
    >>> from sjc_analysis.quotes import locate
    >>> text = "The gate opened at six. The wardens wrote it down. Nobody asked."
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> sorted(sentences_of(passage, locate(passage, "opened at six. The wardens")))
    ['the gate opened at six']
    """
    at = quote.start - passage.start
    parts = _sentences(passage.text, at, at + len(quote.text))
    telling = [whole for whole, taken in parts if says_something(taken) or _said(taken) == whole]
    return frozenset(telling or [whole for whole, _ in parts[:1]])


@lru_cache(maxsize=65_536)
def is_hedged(sentence: str, hedges: tuple[str, ...]) -> bool:
    """Whether a sentence, in small letters, leaves open whether it is so."""
    return any(f" {_said(hedge)} " in f" {sentence} " for hedge in hedges)


@cache
def _informant_pattern(verbs: tuple[str, ...]) -> re.Pattern[str]:
    after = "|".join(re.escape(verb) for verb in verbs if " " not in verb)
    return re.compile(rf"((?:[\w-]+ ){{0,3}}[\w-]+) (?:{after})\b|\baccording to ((?:[\w-]+ ){{0,3}}[\w-]+)")


@lru_cache(maxsize=65_536)
def informants_in(sentence: str, verbs: tuple[str, ...]) -> frozenset[str]:
    """Find whom a sentence, in small letters, quotes; a pronoun is nobody.

    Examples
    --------
    >>> sorted(informants_in("the registrar told us that it had changed", ("told",)))
    ['registrar']
    """
    found = set()
    for before, after in _informant_pattern(verbs).findall(sentence):
        words = re.split(r"\b(?:the|an?|her|his|their|our|my|and|that|but|as)\b", before or after)
        who = (words[-1] if before else next((part for part in words if part.strip()), "")).split()
        if who and who[-1] not in _NOBODY:
            found.add(" ".join(who[-3:]))
    return frozenset(found)


@lru_cache(maxsize=65_536)
def _shingles(text: str, fewest: int) -> frozenset[tuple[str, ...]]:
    words = _said(text).split()
    if len(words) < fewest:
        return frozenset()
    return frozenset(tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))


def shared_words(one: str, other: str, fewest: int) -> float:
    """Give the share of running words two texts have in common, of the shorter; 0 for a few words on a form."""
    first, second = _shingles(one, fewest), _shingles(other, fewest)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


_Given = TypeVar("_Given")


def _kept(of: Callable[..., _Given]) -> Callable[..., _Given]:
    """Work out once what is asked of an item: where it stands and who says it no judgement alters."""

    @wraps(of)
    def ask(self: "Voices", item: Evidence, *more: Any) -> _Given:
        key = (of.__name__, item.evidence_id, *more)
        if key not in self.kept:
            self.kept[key] = of(self, item, *more)
        found: _Given = self.kept[key]
        return found

    return ask


class Voices:
    """Which observations of a model are one voice, and how each source stands to a premise."""

    def __init__(self, model: Model, profile: Profile) -> None:
        self.model, self.book, self.profile = model, model.book, profile
        self.kept: dict[tuple[Any, ...], Any] = {}

    # -- origins

    def share(self, one: Evidence, other: Evidence) -> bool:
        """Whether two observations share an origin that somebody named, a publisher or a text."""
        return self._shares(one, other) == "shared"

    def may_share(self, one: Evidence, other: Evidence) -> bool:
        """Whether two observations share an origin, or may as far as a rule can tell."""
        return self._shares(one, other) != ""

    def _shares(self, one: Evidence, other: Evidence) -> str:
        key = ("shares", *sorted((one.evidence_id, other.evidence_id)))
        if key not in self.kept:
            self.kept[key] = self._share_of(one, other)
        found: str = self.kept[key]
        return found

    def _share_of(self, one: Evidence, other: Evidence) -> str:
        if one.evidence_id == other.evidence_id:
            return "shared"
        if self._keys(one) & self._keys(other):
            return "shared"
        named = self._cluster(one), self._cluster(other)
        if all(named):
            return ""  # a person put them in two clusters: they are apart
        alike = self._alike(one, other)
        if alike >= self.profile.same_text:
            return "shared"
        near = alike >= self.profile.near_text or self.informants(one) & self.informants(other)
        return "asked" if near or self._is_one_document(one, other) else ""

    def _is_one_document(self, one: Evidence, other: Evidence) -> bool:
        """Whether nothing but their ids tells the documents of two observations apart."""
        sources: list[Source] = [self.book.row(item.source_id) for item in (one, other)]
        if any(source.kind != "document" for source in sources):
            return False
        known = {
            (_said(source.title), source.publisher_id, source.url, source.file, source.sha256, source.date)
            for source in sources
        }  # fmt: skip
        return len(known) == 1

    @_kept
    def _cluster(self, item: Evidence) -> str:
        source: Source = self.book.row(item.source_id)
        cluster = item.cluster_id or source.cluster_id
        return cluster if cluster and self.book.row(cluster).status != "refused" else ""

    @_kept
    def _keys(self, item: Evidence) -> frozenset[str]:
        source: Source = self.book.row(item.source_id)
        keys = {f"source {source.source_id}", self._cluster(item)}
        keys |= {f"{name} {value}" for name, value in (
            ("by", source.publisher_id), ("file", source.sha256), ("url", _address(source.url))) if value}  # fmt: skip
        return frozenset(keys - {""})

    @_kept
    def informants(self, item: Evidence) -> frozenset[str]:
        """Give whom an item's words quote, as far as a rule can tell."""
        if item.quote is None:
            return frozenset()
        found = (informants_in(said, self.profile.informs) for said in self.sentences(item))
        return frozenset().union(*found)

    def _alike(self, one: Evidence, other: Evidence) -> float:
        if one.quote is None or other.quote is None:
            return 0.0
        first, second = (self.book.passage_of(quote).text for quote in (one.quote, other.quote))
        return shared_words(first, second, self.profile.same_text_words)

    @_kept
    def sentences(self, item: Evidence) -> frozenset[str]:
        """Give the sentences an item is quoted with."""
        return sentences_of(self.book.passage_of(item.quote), item.quote) if item.quote else frozenset()

    def count(self, items: Sequence[Evidence], *, strict: bool = False) -> int:
        """Count voices: the largest number of items no two of which share an origin.

        Parameters
        ----------
        items
            Observations; one more never makes the count smaller.
        strict
            Whether those that only may share an origin count as one.
        """
        if len(items) < 2:
            return len(items)
        apart = self.may_share if strict else self.share
        return _largest_apart(sorted(items, key=lambda item: item.evidence_id), apart)

    # -- standing

    def belongs(self, actor_id: str) -> bool:
        """Whether an actor is of the programme, its partners or funders: by interest, or by its kind."""
        actor: Actor = self.book.row(actor_id)
        kind = {*_said(actor.kind.replace("_", " ")).split()}
        return actor.interest in OWN or bool(kind & self.profile.own_kinds)

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The names, in small letters, of everybody who belongs to the programme, its partners or funders."""
        own = self.names(row.actor_id for row in self.book.actors if self.belongs(row.actor_id))
        return own | {words_said(OWN_REVIEWER)}

    def names(self, actor_ids: Iterable[str]) -> frozenset[str]:
        """Give the names and other names of actors, in small letters."""
        actors: list[Actor] = [self.book.row(actor_id) for actor_id in actor_ids]
        return frozenset(words_said(name) for row in actors for name in (row.name, *row.aliases))

    @_kept
    def standing(self, item: Evidence, target: str) -> Standing:
        """Say how the source of an item stands to a change or step.

        Parameters
        ----------
        item
            The observation.
        target
            The name of the change or step.
        """
        model, source = self.model, self.book.row(item.source_id)
        publisher: Actor | None = self.book.row(source.publisher_id) if source.publisher_id else None
        who = {source.publisher_id} - {""}
        stakes = {source.interest} | ({publisher.interest} if publisher else set())
        cause, effect = model.ends(target)
        is_step = cause != effect
        acts = [cause] if model.is_act(cause) else model.acts_behind(cause)
        did = {actor for act in acts for actor in model.actors(act, "did")}
        reached = {act: model.actors(act, "reached") for act in acts}
        kinds = {act: self.book.row(act).kind for act in acts}
        dealt_with = {who for act in acts for who in reached[act] if kinds[act] not in self.profile.addressed}
        gained = {who for act in acts for who in reached[act] if kinds[act] in self.profile.gives}
        changed = model.actors(effect, "changed")
        own_word = source.kind == "outcome_record" or self.is_own_word(item)
        if own_word or stakes & OWN or who & did or any(map(self.belongs, who)):
            return "own"
        benefits = "beneficiary" in stakes
        if who & changed and not benefits:
            testifies = source.interest == "independent" and not who & gained
            if not is_step and (source.kind == "document" or testifies):
                return "outside"
            if is_step and not who & dealt_with and self._gives_reasons(source, effect):
                return "outside"
        if benefits or who & (changed | dealt_with):
            return "party"
        return "outside" if "independent" in stakes else "party"

    def _gives_reasons(self, source: Source, effect: str) -> bool:
        """Whether a source is a record made at the time that gives reasons: an order, a ruling, minutes."""
        title = f" {_said(source.title.replace('_', ' '))} "
        if source.kind != "document" or any(
            f" {_said(phrase)} " in title for phrase in self.profile.no_reasons
        ):
            return False
        changed = [row.date.latest for row in self.model.tellings(effect) if row.date.latest]
        written = source.date.earliest
        if written is None or not changed:
            return True
        return (written - max(changed)).days <= self.profile.own_record_days

    # -- what an item's words are worth

    @_kept
    def in_own_words(self, item: Evidence) -> bool:
        """Whether the item quotes its own source, and enough of it to say something.

        A quote of where that source is cited shows nothing, nor do the words of whoever asked.
        """
        if item.quote is None or not says_something(item.quote.text, self.profile.quote_words):
            return False
        passage = self.book.passage_of(item.quote)
        return passage.source_id == item.source_id and passage.kind not in _NOT_ITS_WORDS

    def _own_sources(self, item: Evidence) -> list[Source]:
        """List the sources whose claim the item's change is: its records', or those of its quotes."""
        change = self.model.node(item.outcome_id)
        found = {}
        for outcome in (self.book.row(item.outcome_id), *self.model.tellings(change)):
            own = self._own_source(outcome)
            if own is not None:
                found[own.source_id] = own
        return list(found.values())

    def _own_source(self, outcome: Outcome) -> Source | None:
        if outcome.record_id:
            source: Source = self.book.row(self.book.row(outcome.record_id).source_id)
            return source
        return self.book.source_of(outcome.quote) if outcome.quote is not None else None

    @_kept
    def is_own_word(self, item: Evidence) -> bool:
        """Whether an item is the word of its change's own record, or another word of the same publisher."""
        source: Source = self.book.row(item.source_id)
        return any(
            own.source_id == source.source_id
            or (bool(own.publisher_id) and own.publisher_id == source.publisher_id)
            for own in self._own_sources(item)
        )

    @_kept
    def repeats_the_record(self, item: Evidence) -> bool:
        """Whether an item's words stand in what the change's own record tells of the act and the change."""
        if item.quote is None:
            return False
        own = {source.source_id for source in self._own_sources(item)} - {item.source_id}
        words = f" {_said(item.quote.text)} "
        passages = (self.book.passage_of(quote) for quote in self._told(item))
        return any(each.source_id in own and words in f" {_said(each.text)} " for each in passages)

    def _told(self, item: Evidence) -> list[Quote]:
        """List the quotes of the change that an item is about, and of its claim's act and steps."""
        rows: list[object] = [
            self.book.row(item.outcome_id),
            *self.model.tellings(self.model.node(item.outcome_id)),
        ]
        if item.part != "happened":
            claim = self.book.row(item.claim_id) if item.claim_id else None
            if claim is not None:
                rows += [self.book.row(row_id) for row_id in (claim.cause_id, *claim.link_ids)]
            if item.link_id:
                rows.append(self.book.row(item.link_id))
        return [quote for row in rows if (quote := getattr(row, "quote", None)) is not None]

    @_kept
    def is_hedged(self, item: Evidence) -> bool:
        """Whether each sentence an item is quoted with leaves open whether it is so ("may have")."""
        said = self.sentences(item)
        return bool(said) and all(is_hedged(sentence, self.profile.hedges) for sentence in said)


def _address(url: str) -> str:
    """Give a web address without what changes and leads to the same page."""
    page = re.sub(r"^(https?://)?(www\.)?", "", url.strip().casefold())
    return page.partition("#")[0].rstrip("/")


def _largest_apart(items: Sequence[Evidence], together: Callable[[Evidence, Evidence], bool]) -> int:
    """Give the size of the largest set of items no two of which are together."""
    near = [
        sum(1 << other for other in range(len(items)) if other != one and together(items[one], items[other]))
        for one in range(len(items))
    ]
    best: dict[int, int] = {0: 0}

    def largest(open_: int) -> int:
        if open_ not in best:
            one = (open_ & -open_).bit_length() - 1
            rest = open_ & ~(1 << one)
            beside = near[one] & rest
            taken = 1 + largest(rest & ~beside)
            free = all((near[other] | 1 << other) & beside == beside for other in _bits(beside))
            best[open_] = taken if free else max(taken, largest(rest))  # of a clique any one will do
        return best[open_]

    return largest((1 << len(items)) - 1)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1
