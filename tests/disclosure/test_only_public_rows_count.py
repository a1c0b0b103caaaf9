"""A donor's view is what the public rows alone give: no withheld row or cell decides anything in it."""

import itertools
import re
from typing import Any

import pytest
from disclosure_book import confidential_tables, passage, public_book, quote

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import field_type
from sjc_analysis.data_files import data_path
from sjc_analysis.dates import Interval
from sjc_analysis.disclosure import View, for_audience, release_findings
from sjc_analysis.records import (
    Actor,
    Decided,
    HarvestRecord,
    Mention,
    Passage,
    Quote,
    Row,
    Setting,
    Source,
)
from sjc_analysis.workbook import load_casebook


def donor(book: Casebook) -> Casebook:
    return for_audience(book, "donor")


def plus(book: Casebook, **tables: tuple[Any, ...]) -> Casebook:
    """Add rows at the end of tables."""
    return book.with_rows(**{name: (*getattr(book, name), *rows) for name, rows in tables.items()})


def public_part(full: Casebook) -> Casebook:
    """Take the withheld rows out of a casebook by hand, and what public rows say of them."""
    kept = View(full).kept

    def alone(row: Row) -> Row:
        changes: dict[str, Any] = {}
        for column in type(row).model_fields:
            value = getattr(row, column)
            if column.endswith("_ids"):
                changes[column] = tuple(each for each in value if each in kept)
            elif column.endswith("_id") and value not in kept:
                changes[column] = ""
            elif isinstance(value, Quote) and value.passage_id not in kept:
                changes[column] = None
        return row.model_copy(update=changes)

    tables = {name: tuple(r for r in getattr(full, name) if isinstance(r, Row)) for name in TABLES}
    rows = {name: tuple(alone(row) for row in rows if row.row_id in kept) for name, rows in tables.items()}
    book: Casebook = Casebook.model_validate({**rows, "settings": full.settings})
    return book


@pytest.fixture(scope="module")
def example() -> Casebook:
    return load_casebook(data_path("example/casebook.xlsx"))


def test_the_view_of_the_example_is_the_view_of_its_public_rows_alone(example: Casebook) -> None:
    alone = public_part(example)
    assert len(alone.passages) < len(example.passages)
    assert donor(alone) == donor(example)


SECRET_CELLS = {
    "Source": ("file", "sha256"), "HarvestRecord": ("label", "number"), "Passage": ("place",),
    "Actor": ("note",), "Cluster": ("name",),
}  # fmt: skip
GROUPS = ("sources records", "passages", "actors clusters", "claims rivals", "evidence outcomes", "ratings")


@pytest.mark.parametrize("words", ["Zorvelk, who told of it", "Ada Quill of 2031"])
@pytest.mark.parametrize("tables", GROUPS)
def test_what_the_evaluator_wrote_beside_a_public_row_changes_nothing(
    example: Casebook, words: str, tables: str
) -> None:
    """Files, labels, lines, notes, reasons and deciders: any words may stand there.

    Only the ids of public grounds that a rating's reason answers are read, and so kept here.
    """

    def rewritten(row: Row) -> Row:
        changes = dict.fromkeys(SECRET_CELLS.get(type(row).__name__, ()), words)
        if isinstance(row, Decided) and not row.is_draft:
            changes |= {
                "decided_by": words,
                "reason": " ".join([words, *re.findall(r"B-[0-9]+", row.reason)]),
            }
        return row.model_copy(update=changes)

    # A title is dropped where it repeats the file's name, so the titles are cleared in both.
    base = example.with_rows(sources=[row.model_copy(update={"title": ""}) for row in example.sources])
    changed = {name: [rewritten(row) for row in getattr(base, name)] for name in tables.split()}
    assert donor(base.with_rows(**changed)) == donor(base)


def test_every_cell_of_a_withheld_row_may_change(example: Casebook) -> None:
    """A rewriting of all that is withheld, for the texts, numbers, dates and flags of whole tables."""
    hidden = {row.row_id for name in TABLES for row in getattr(example, name) if isinstance(row, Row)}
    hidden -= View(example).kept
    for table in (
        "outcomes",
        "events",
        "rivals",
        "ratings",
        "evidence",
        "statements",
        "actors",
        "commitments",
    ):
        rows = getattr(example, table)
        assert any(row.row_id in hidden for row in rows), table
        changed = [_otherwise(row) if row.row_id in hidden else row for row in rows]
        assert donor(example.with_rows(**{table: changed})) == donor(example), table


def _otherwise(row: Row) -> Row:
    changes: dict[str, Any] = {}
    for column in type(row).model_fields:
        kind = field_type(type(row), column)
        if column.endswith(("_id", "_ids")) or column in {"status", "withheld", "decided_by", "reason"}:
            continue
        if kind is str:
            changes[column] = "Zorvelk Ferry Road station"
        elif kind is Interval:
            changes[column] = Interval.day(1987, 3, 3)
        elif column == "aliases":
            changes[column] = ("register", "training", "the")
    return row.model_copy(update=changes)


def test_an_actor_known_only_from_confidential_words_of_a_public_row_is_not_there() -> None:
    book = public_book()
    secret = confidential_tables("Zq")
    told = secret["passages"][0]
    assert isinstance(told, Passage)
    words = quote(told, told.text.split()[0])
    met = book.requests[0].model_copy(update={"met_by_ids": ("N-150", "N-101"), "met_quote": words})
    body = Actor(actor_id="N-150", name="Harbour Body", kind="media")
    whole = plus(book, **{**secret, "actors": (*secret["actors"], body)})
    whole = whole.with_rows(requests=(met, *whole.requests[1:]))
    assert donor(whole) == donor(book)


def test_a_mention_in_confidential_words_of_a_public_source_is_no_second_source() -> None:
    """An accused person is named on two independent public sources; a confidential record is not one."""
    signed = {"named_in_public": True, "status": "confirmed", "decided_by": "R. Ames", "reason": "read"}
    texts = ("then Corporal Koss came", "and Corporal Koss again")
    told = [passage(f"P-1{n}", f"S-1{n}", text, start=0) for n, text in enumerate(texts)]
    book = Casebook(
        sources=tuple(
            Source(source_id=each.source_id, confidential=False, interest="independent") for each in told
        ),
        records=(HarvestRecord(record_id="R-11", source_id="S-11", confidential=False),),
        passages=(told[0], told[1].model_copy(update={"record_id": "R-11"})),
        actors=(
            Actor(actor_id="N-01", name="Dervan Koss", role="alleged_perpetrator", **signed),
        ),
        mentions=tuple(
            Mention(mention_id=f"M-1{n}", actor_id="N-01", quote=quote(each, "Corporal Koss"))
            for n, each in enumerate(told)
        ),
    )  # fmt: skip
    assert "Koss" in donor(book).passages[0].text
    secret = book.with_rows(records=[book.records[0].model_copy(update={"confidential": True})])
    assert "Koss" not in donor(secret).model_dump_json()


def test_words_in_the_column_of_rules_are_masked_and_searched() -> None:
    book = public_book()
    rival = book.rivals[0].model_copy(update={"rule": "told by Dervan Koss and Zeb"})
    whole = book.with_rows(rivals=[rival])
    view = donor(whole)
    assert "Koss" not in view.rivals[0].rule
    assert any('V-101 (sheet "rivals", row 2)' in each.reason for each in release_findings(view, whole))


def test_a_person_who_agreed_is_named_in_the_view_of_the_view_too() -> None:
    """The notebooks make a view of the view; of the consent it holds the scope and the day, no more."""
    consent = {"consent": " Donor report ", "consent_period": Interval.year(2031)}
    actors = [
        row.model_copy(update=consent) if row.actor_id == "N-102" else row for row in public_book().actors
    ]
    day = Setting(key="report_date", value="2031-06-30")
    view = donor(plus(public_book().with_rows(actors=actors), settings=(day,)))
    assert "Mother Ilsabet" in [actor.name for actor in view.actors]
    assert donor(view) == view
    assert {actor.consent_period for actor in view.actors} == {Interval(), Interval.day(2031, 6, 30)}
    nobody = donor(plus(public_book(), settings=(day,)))
    assert nobody.setting("report_date") == ""


def test_rows_before_and_after_change_no_order() -> None:
    """Every table with its confidential rows first, last, or on both sides."""
    book = public_book()
    one, two = confidential_tables("Zq"), confidential_tables("Zw", 200)
    for before, after in itertools.product(({}, one), ({}, two)):
        rows = {name: (*before.get(name, ()), *getattr(book, name), *after.get(name, ())) for name in TABLES}
        assert donor(Casebook(**rows)) == donor(book)
