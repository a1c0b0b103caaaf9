"""Where the documents and quotes of one casebook stand in another, made from the same or corrected documents.

A record is known by its words, and by its label only where its words do not tell: numbers are given anew more
often than texts are. A quote is looked for in the same record and field, or for a note in the same section.
Words of a passage that did not change stay where they are in it. Words of a passage that changed are looked
for in the passages that changed too, and at last in the whole record or note, where they must stand once.
Each place is taken once: of two places one of which was deleted, only one follows.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from sjc_analysis.casebook import Casebook
from sjc_analysis.decisions.following import find_words, follow, sentence_of, typed_plainly
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import HarvestRecord, Passage, Quote, Row, Source

TELLING_WORDS = 4
"""So many words do not stand in another place by chance: a shorter quote is not followed out of its field."""

Key = Callable[[Any], Hashable | None]
"""What a row is known by; ``None`` where it has no such thing."""


def match(old: Iterable[Row], new: Iterable[Row], pairs: dict[str, str], old_key: Key, new_key: Key) -> None:
    """Pair rows that have a key in common and no partner yet; rows of one key are paired in their order.

    Parameters
    ----------
    old, new
        Rows of one table in the two casebooks.
    pairs
        Old id -> new id; the pairs found are added.
    old_key, new_key
        What an old and a new row are known by.
    """
    taken = set(pairs.values())
    waiting: dict[Hashable, deque[str]] = defaultdict(deque)
    for row in new:
        key = None if row.row_id in taken else new_key(row)
        if key is not None:
            waiting[key].append(row.row_id)
    for row in old:
        key = None if row.row_id in pairs else old_key(row)
        if key is not None and waiting.get(key):
            pairs[row.row_id] = waiting[key].popleft()


def is_document(source: Source) -> bool:
    """Whether the source is a file that was read; its rows come from there and not from a person."""
    return bool(source.sha256)


def is_persons_source(source: Source) -> bool:
    """Whether a person added the source: it was neither read nor found cited."""
    return not is_document(source) and source.cited_at is None


def section(passage: Passage) -> tuple[str, str]:
    """Give the record or source a passage belongs to, and the field or section it stands in."""
    if passage.record_id:
        return passage.record_id, passage.field or passage.heading.strip().casefold()
    return passage.source_id, passage.field


class Places:
    """Which sources, records and passages of two casebooks are the same, and where each quote went.

    Parameters
    ----------
    old, new
        The casebook that quotes, and the one in which the words are looked for.

    Attributes
    ----------
    ids : dict of str to str
        Old id -> new id, for sources, records, and the passages whose words did not change.

    Examples
    --------
    >>> def note(text):
    ...     passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    ...     return Casebook(passages=(passage,),
    ...         sources=(Source(source_id="S-01", file="note.txt", sha256=str(hash(text))),))
    >>> places = Places(note("The gate is shut."), note("At noon the gate is shut."))
    >>> places.quote(Quote(passage_id="P-01", start=4, end=8, text="gate")).start
    12
    >>> places.quote(Quote(passage_id="P-01", start=0, end=3, text="The")) is None
    True
    """

    def __init__(self, old: Casebook, new: Casebook) -> None:
        self.old, self.new = old, new
        self.ids: dict[str, str] = {}
        self._moved: dict[tuple[str, str, str], dict[tuple[str, int], Quote]] = {}
        self._pair_documents()
        self._pair_records()
        self._pair_passages()
        self._pair_other_sources()

    def quote(self, quote: Quote) -> Quote | None:
        """Find where a quote of the old casebook stands in the new one; ``None`` if its words are gone."""
        passage = self.old.passage_of(quote)
        if passage.passage_id in self.ids:
            same = self.new.row(self.ids[passage.passage_id])
            shift = same.start - passage.start
            return quote_at(same, quote.start + shift, quote.end + shift)
        unit, field = section(passage)
        if unit not in self.ids:
            return None
        key = (unit, field, typed_plainly(quote.text))
        if key not in self._moved:
            self._moved[key] = follow(
                quote.text, self._changed_old[(unit, field)], self._changed_new[(self.ids[unit], field)]
            )
        return self._moved[key].get((quote.passage_id, quote.start)) or self._elsewhere(unit, quote)

    def _elsewhere(self, unit: str, quote: Quote) -> Quote | None:
        """Find a quote in the whole record or note, where its words stand once, then and now.

        A few words, such as a date, go with their sentence.
        """
        words = quote
        if len(quote.text.split()) < TELLING_WORDS:
            words = sentence_of(self.old.passage_of(quote), quote)
        if len(words.text.split()) < TELLING_WORDS:
            return None
        before = find_words(words.text, self._own_old[unit])
        after = find_words(words.text, self._own_new[self.ids[unit]])
        if len(before) != 1 or len(after) != 1:
            return None
        (there,) = after
        if words == quote:
            return there
        at = there.start + quote.start - words.start
        same = len(there.text) == len(words.text)
        return quote_at(self.new.row(there.passage_id), at, at + len(quote.text)) if same else None

    @cached_property
    def _changed_old(self) -> Mapping[tuple[str, str], list[Passage]]:
        return _by_section(passage for passage in self.old.passages if passage.passage_id not in self.ids)

    @cached_property
    def _changed_new(self) -> Mapping[tuple[str, str], list[Passage]]:
        same = set(self.ids.values())
        return _by_section(passage for passage in self.new.passages if passage.passage_id not in same)

    @cached_property
    def _own_old(self) -> Mapping[str, list[Passage]]:
        return _by_unit(passage for passage in self.old.passages if not passage.repeats_ids)

    @cached_property
    def _own_new(self) -> Mapping[str, list[Passage]]:
        return _by_unit(passage for passage in self.new.passages if not passage.repeats_ids)

    def _pair_documents(self) -> None:
        old = [source for source in self.old.sources if is_document(source)]
        new = [source for source in self.new.sources if is_document(source)]
        _match_by(old, new, self.ids, ("sha256", "file"), ("sha256",))
        _match_by_words(old, new, self.ids, _texts(self.old, "source_id"), _texts(self.new, "source_id"))
        _match_by(old, new, self.ids, ("file",))

    def _pair_records(self) -> None:
        def label(record: HarvestRecord) -> str | None:
            return record.label.strip().casefold() or None

        def label_there(record: HarvestRecord) -> Hashable | None:
            return (label(record), record.source_id) if label(record) else None

        def label_here(record: HarvestRecord) -> Hashable | None:
            return (label(record), self.ids.get(record.source_id, "")) if label(record) else None

        old, new = self.old.records, self.new.records
        _match_by_words(old, new, self.ids, _texts(self.old, "record_id"), _texts(self.new, "record_id"))
        match(old, new, self.ids, label_here, label_there)
        match(old, new, self.ids, label, label)

    def _pair_passages(self) -> None:
        old, new = _by_unit(self.old.passages), _by_unit(self.new.passages)
        for unit, passages in old.items():
            others = new.get(self.ids.get(unit, ""), [])
            self.ids.update(_unchanged(passages, others))

    def _pair_other_sources(self) -> None:
        """Pair cited pages by their address and where they are cited, and what persons added by its words."""

        def at(source: Source) -> Hashable | None:
            return (source.url, source.cited_at) if _is_cited(source) else None

        def moved(source: Source) -> Hashable | None:
            quote = self.quote(source.cited_at) if source.cited_at and _is_cited(source) else None
            return (source.url, quote) if quote else None

        def unit(source: Source) -> Hashable | None:
            return _citing(self.new, source)

        def moved_unit(source: Source) -> Hashable | None:
            citing = _citing(self.old, source)
            return (citing[0], self.ids.get(citing[1], "")) if citing else None

        match(self.old.sources, self.new.sources, self.ids, moved, at)
        match(self.old.sources, self.new.sources, self.ids, moved_unit, unit)
        old = [source for source in self.old.sources if is_persons_source(source)]
        new = [source for source in self.new.sources if is_persons_source(source)]
        _match_by(old, new, self.ids, ("kind", "title", "url", "file", "date"))
        self._pair_passages()


def _is_cited(source: Source) -> bool:
    return not is_document(source) and source.cited_at is not None


def _citing(book: Casebook, source: Source) -> tuple[str, str] | None:
    """Give a cited page's address, and the record or note that cites it."""
    if source.cited_at is None or not _is_cited(source):
        return None
    return source.url, section(book.passage_of(source.cited_at))[0]


def _match_by(
    old: Iterable[Row], new: Iterable[Row], pairs: dict[str, str], *columns: tuple[str, ...]
) -> None:
    for names in columns:

        def key(row: Row, names: tuple[str, ...] = names) -> Hashable | None:
            values = tuple(getattr(row, name) for name in names)
            return values if any(values) else None

        match(tuple(old), tuple(new), pairs, key, key)


def _texts(book: Casebook, column: str) -> dict[str, set[str]]:
    """Give each unit the texts that stand in no other unit of its casebook."""
    holders: dict[str, set[str]] = defaultdict(set)
    for passage in book.passages:
        if getattr(passage, column) and passage.text.strip():
            holders[passage.text.strip()].add(getattr(passage, column))
    own: dict[str, set[str]] = defaultdict(set)
    for text, units in holders.items():
        if len(units) == 1:
            own[next(iter(units))].add(text)
    return own


def _match_by_words(
    old: Iterable[Row],
    new: Iterable[Row],
    pairs: dict[str, str],
    old_texts: Mapping[str, set[str]],
    new_texts: Mapping[str, set[str]],
) -> None:
    """Pair what was renamed: most of its own texts must stand in the other."""
    taken = set(pairs.values())
    holder = {
        text: row.row_id for row in new if row.row_id not in taken for text in new_texts.get(row.row_id, ())
    }
    found = []
    for order, row in enumerate(row for row in old if row.row_id not in pairs):
        texts = old_texts.get(row.row_id, set())
        votes = Counter(holder[text] for text in texts if text in holder)
        found += [
            (-count, order, other, row.row_id) for other, count in votes.items() if 2 * count > len(texts)
        ]
    for _, _, other, row_id in sorted(found):
        if row_id not in pairs and other not in taken:
            pairs[row_id] = other
            taken.add(other)


def _by_section(passages: Iterable[Passage]) -> Mapping[tuple[str, str], list[Passage]]:
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        found[section(passage)].append(passage)
    return found


def _by_unit(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        found[section(passage)[0]].append(passage)
    return found


def _unchanged(old: list[Passage], new: list[Passage]) -> dict[str, str]:
    """Pair passages of the same words in the same section: first in their order, then wherever they went."""

    def key(passage: Passage) -> tuple[str, str]:
        return section(passage)[1], passage.text

    pairs: dict[str, str] = {}
    blocks = SequenceMatcher(None, [*map(key, old)], [*map(key, new)], autojunk=False).get_matching_blocks()
    for block in blocks:
        for step in range(block.size):
            pairs[old[block.a + step].passage_id] = new[block.b + step].passage_id
    match(old, new, pairs, key, key)
    return pairs
