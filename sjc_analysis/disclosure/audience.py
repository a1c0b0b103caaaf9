"""The casebook as an audience may know it: built only from rows that audience may know.

Nothing later has to hide anything, because what is withheld is not there: not in a total, an id, a position
or an order (docs/disclosure.md, rules 1 to 5).
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from sjc_analysis.argument.profile import load_profile
from sjc_analysis.argument.ratings import answered, has_a_stake
from sjc_analysis.argument.voices import Voices
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.disclosure.columns import (
    REASON_KEPT,
    blank,
    decided_in_public,
    is_reference,
    never_leaving,
    secondary_quotes,
    text_columns,
)
from sjc_analysis.disclosure.folding import words_of
from sjc_analysis.disclosure.lexicon import role_rules
from sjc_analysis.disclosure.masking import Masked, Masker
from sjc_analysis.disclosure.order import view_order
from sjc_analysis.disclosure.registry import is_unlocked, make_masker, may_be_person, public_name
from sjc_analysis.disclosure.searched import PUBLIC_WORDS, WORD_LISTS, listed, searched_texts
from sjc_analysis.disclosure.selection import (
    Selection,
    public_citations,
    rows_of,
    select,
    shown_references,
)
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Actor, Mention, Passage, Quote, Rating, Row, Setting, Source
from sjc_analysis.vocabulary import Audience

PUBLIC_LINKS = "public_links"
"""Setting: ``yes`` if a reviewer read the web addresses and released those that hold no registered name."""

REPORT_DATE = "report_date"
"""Setting: the day the report is made, against which consent is checked."""


def for_audience(casebook: Casebook, audience: Audience) -> Casebook:
    """Give the casebook that an audience may know.

    Parameters
    ----------
    casebook
        The whole casebook.
    audience
        ``evaluator`` knows everything; anybody else knows only what is public.

    Returns
    -------
    Casebook
        For an evaluator the casebook itself; for a donor a new one of public rows, with names by role, ids
        and positions counted anew, and no findings.

    Examples
    --------
    >>> book = Casebook(sources=(Source(source_id="S-07", title="A note", confidential=False),))
    >>> for_audience(book, "donor").sources[0].source_id
    'S-01'
    >>> for_audience(book.with_rows(sources=[Source(source_id="S-07", title="A note")]), "donor").sources
    ()
    """
    if audience == "evaluator":
        return casebook
    return View(casebook).casebook


class View:
    """A donor's casebook, with the way back to the whole one.

    Parameters
    ----------
    full
        The whole casebook.
    """

    def __init__(self, full: Casebook) -> None:
        self.full = full
        self.selection: Selection = select(full)
        self.kept = self.selection.kept
        self._hidden = frozenset(row.row_id for row in rows_of(full)) - self.kept
        self._raters: dict[str, str] = {}

    @cached_property
    def unlocked(self) -> frozenset[str]:
        """Ids of the persons who may be named."""
        day = self.full.setting(REPORT_DATE)
        return frozenset(
            actor.actor_id
            for actor in self.full.actors
            if actor.actor_id in self.kept
            and may_be_person(actor)
            and is_unlocked(actor, self.full, self.kept, day)
        )

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """Id in the whole casebook -> id in the view, counted anew so that no gap shows."""
        return {
            row.row_id: f"{row.prefix}-{number:02d}"
            for table in self._rows.values()
            for number, row in enumerate(table, start=1)
        }

    @cached_property
    def casebook(self) -> Casebook:
        """The donor's casebook, checked as any other."""
        tables: dict[str, tuple[Any, ...]] = {
            table: tuple(self._shown(row) for row in rows) for table, rows in self._rows.items()
        }
        tables["settings"] = tuple(self._settings(tables))
        return Casebook(**tables)

    @cached_property
    def _rows(self) -> Mapping[str, tuple[Row, ...]]:
        return view_order(self.full, self.kept)

    @cached_property
    def _masker(self) -> Masker:
        """Names are taken from actors that public rows refer to, never from a confidential row."""
        named = {
            row_id
            for row in rows_of(self.full)
            for _, prefixes, row_id in shown_references(row, self.kept)
            if prefixes == "N" and (row.row_id in self.kept or self._names_in_public(row))
        }
        actors = [actor for actor in self.full.actors if actor.actor_id in named]
        labels = [record.label for record in self.full.records if record.record_id in self.kept]
        released = listed(self.full.setting(PUBLIC_WORDS))
        open_links = self.full.setting(PUBLIC_LINKS).strip().casefold() == "yes"
        return make_masker(actors, self.unlocked, labels, released, open_links=open_links)

    def _names_in_public(self, row: Row) -> bool:
        """Whether a mention of a withheld actor stands in a passage that is shown."""
        return isinstance(row, Mention) and row.quote.passage_id in self.kept

    @cached_property
    def _passages(self) -> Mapping[str, Masked]:
        kept = (passage for passage in self.full.passages if passage.passage_id in self.kept)
        return {passage.passage_id: self._masker.mask(passage.text) for passage in kept}

    @cached_property
    def _public_words(self) -> str:
        """All public texts as one run of folded words, to see which aliases the public knows."""
        kept = [row for row in rows_of(self.full) if row.row_id in self.kept and not isinstance(row, Actor)]
        texts = [getattr(row, column) for row in kept for column in text_columns(type(row))]
        return f" {' '.join(words_of(chr(10).join(texts)))} "

    def _occurs(self, name: str) -> bool:
        return f" {' '.join(words_of(name))} " in self._public_words

    def _shown(self, row: Row) -> Row:
        """Write one row as the donor reads it."""
        values = {column: self._value(row, column) for column in type(row).model_fields}
        for quote, field in secondary_quotes(type(row)).items():
            if getattr(row, quote) is not None and values[quote] is None:
                values[field] = blank(type(row), field)
        values.update(never_leaving(type(row)))
        values.update(decided_in_public(row))
        values.update(self._special(row))
        return type(row)(**values)

    def _value(self, row: Row, column: str) -> Any:
        value = getattr(row, column)
        if is_reference(column):
            if isinstance(value, tuple):
                return tuple(self.ids[row_id] for row_id in value if row_id in self.kept)
            return self.ids.get(value, "")
        if isinstance(value, Quote):
            return self._quote(value)
        if column in set(text_columns(type(row))):
            return self._masker.mask(value).text
        return value

    def _quote(self, quote: Quote) -> Quote | None:
        if quote.passage_id not in self.kept:
            return None
        passage = self.full.passage_of(quote)
        masked = self._passages[quote.passage_id]
        start, end = masked.moved(quote.start - passage.start, quote.end - passage.start)
        words = masked.text[start:end]
        return Quote(passage_id=self.ids[quote.passage_id], start=start, end=end, text=words)

    def _special(self, row: Row) -> dict[str, Any]:
        match row:
            case Passage():
                text = self._passages[row.passage_id].text
                return {"text": text, "start": 0, "end": len(text)}
            case Source():
                return self._source(row)
            case Actor():
                return self._actor(row)
            case Rating():
                return {"rater": self._rater(row), **self._reason(row)}
            case _:
                return {}

    def _source(self, source: Source) -> dict[str, Any]:
        """Cite a link at its first public place, and drop a title or address that would tell too much."""
        values: dict[str, Any] = {}
        stem = source.file.rpartition(".")[0] or source.file
        if stem and stem.casefold() in source.title.casefold():
            values["title"] = ""
        if source.url and (shown := self._masker.address(source.url)) != source.url:
            values["url"] = ""
            if not values.get("title", source.title):
                values["title"] = shown.strip("[]")
        citations = public_citations(self.full, source, self._hidden)
        if citations:
            order = {passage.passage_id: place for place, passage in enumerate(self.full.passages)}
            quotes = [item.quote for item in citations if item.quote is not None]
            first = min(quotes, key=lambda quote: (order[quote.passage_id], quote.start, quote.end))
            values["cited_at"] = self._quote(first)
        return values

    def _actor(self, actor: Actor) -> dict[str, Any]:
        if may_be_person(actor) and actor.actor_id not in self.unlocked:
            hidden = {"aliases": (), "place": "", "office": "", "named_in_public": False}
            return {"name": public_name(actor), **hidden}
        aliases = tuple(alias for alias in actor.aliases if self._occurs(alias))
        if not may_be_person(actor):
            return {"aliases": aliases}
        name, *others = (self._masker.mask(each).text.strip("[]") for each in (actor.name, *aliases))
        agreed = self._agreed(actor) if self._named_by_consent(actor) else {}
        return {"name": name, "aliases": tuple(others), **agreed}

    def _named_by_consent(self, actor: Actor) -> bool:
        return actor.actor_id in self.unlocked and role_rules()[actor.role].unlocked_by == "consent"

    def _agreed(self, actor: Actor) -> dict[str, Any]:
        """Give of a consent only what the name tells: that it holds for this report, on its day."""
        day = dt.date.fromisoformat(self.full.setting(REPORT_DATE).strip())
        period = Interval(earliest=day, latest=day)
        return {"consent": actor.consent.strip().casefold(), "consent_period": period}

    def _rater(self, rating: Rating) -> str:
        """Tell raters apart without naming them, because agreement needs to know who is who.

        One with a stake stays nameless, so that the rating counts for no more than in the whole casebook.
        """
        if rating.by_author:
            return "the author"
        if not rating.rater.strip() or any(
            has_a_stake(rating.rater, self._voices, change) for change in self._rated_by(rating)
        ):
            return ""
        return self._raters.setdefault(rating.rater, f"rater {len(self._raters) + 1}")

    def _reason(self, rating: Rating) -> dict[str, str]:
        """Say which public grounds against it a rating's reason answers, so that none reads as unanswered."""
        if rating.is_draft:
            return {}
        bearing = (self._voices.model.bears_on(change, "grounds") for change in self._rated_by(rating))
        grounds = [ground for rows in bearing for ground in rows]
        ids = [
            self.ids[ground.ground_id]
            for ground in answered(rating.reason, grounds)
            if ground.direction == "against" and ground.ground_id in self.kept
        ]
        if not ids:
            return {}
        return {"reason": f"{REASON_KEPT[:-1]}; it answers {', '.join(sorted(ids))}."}

    @cached_property
    def _voices(self) -> Voices:
        return Voices(Model(self.full), load_profile())

    def _rated_by(self, rating: Rating) -> set[str]:
        """Give the changes that a rating is about: its outcome's, or those of its record."""
        if rating.outcome_id:
            return {self._voices.model.node(rating.outcome_id)}
        return self._changes_of_record.get(rating.record_id, set())

    @cached_property
    def _changes_of_record(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in self.full.live("outcomes"):
            if row.record_id:
                found.setdefault(row.record_id, set()).add(self._voices.model.node(row.outcome_id))
        return found

    def _settings(self, tables: Mapping[str, tuple[Any, ...]]) -> Iterator[Setting]:
        """Keep what a reviewer said of the public part: released words only where the view has them."""
        texts = {
            key: self._masker.mask(self.full.setting(key)).text
            for key in (setting.key for setting in self.full.settings)
            if key.startswith("public_") and key not in WORD_LISTS
        }
        public = tuple(Setting(key=key, value=value) for key, value in texts.items())
        searched = searched_texts({**tables, "settings": public})
        shown = f" {' '.join(words_of(chr(10).join(each.text for each in searched)))} "
        consented = any(self._named_by_consent(actor) for actor in self.full.actors)
        for setting in self.full.settings:
            if setting.key == REPORT_DATE and consented:
                yield Setting(key=setting.key, value=setting.value.strip())
            elif setting.key in WORD_LISTS:
                words = (word for word in listed(setting.value) if f" {' '.join(words_of(word))} " in shown)
                yield Setting(key=setting.key, value=" | ".join(words))
            elif setting.key in texts:
                yield Setting(key=setting.key, value=texts[setting.key])
