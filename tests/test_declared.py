"""Every reference is declared once, on its field; what nobody declared is refused, or withheld."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

import pytest

from sjc_analysis.casebook import TABLE_OF_PREFIX, TABLES, Casebook
from sjc_analysis.cells import field_type
from sjc_analysis.disclosure.columns import goes_with
from sjc_analysis.disclosure.selection import select
from sjc_analysis.records import Actor, Passage, Quote, Row, Source, Statement
from sjc_analysis.schema import Ref, WordsFor, marked


@pytest.mark.parametrize("table", TABLES)
def test_every_reference_of_a_table_is_declared_and_leads_to_tables(table: str) -> None:
    model = TABLES[table]
    own = getattr(model, "id_field", "finding_id")
    named = {field for field in model.model_fields if field.endswith(("_id", "_ids")) and field != own}
    declared = marked(model, Ref)
    assert named == declared.keys()
    for ref in declared.values():
        assert ref.target
        assert set(ref.target) <= TABLE_OF_PREFIX.keys()


@pytest.mark.parametrize("table", TABLES)
def test_what_may_be_blanked_can_be_blank(table: str) -> None:
    """A row that lives without a reference, or without the words for a field, is a row without them too."""
    model = TABLES[table]
    for field, ref in marked(model, Ref).items():
        assert not ((ref.soft or ref.blank_if_refused) and model.model_fields[field].is_required()), field
    for quote, mark in marked(model, WordsFor).items():
        assert field_type(model, quote) is Quote
        assert not model.model_fields[mark.field].is_required()


def test_to_withhold_an_actor_takes_nothing_along_but_its_mentions() -> None:
    """Who is named may be a secret; that somebody did, changed or promised something need not be."""
    gone = {
        table
        for table, model in TABLES.items()
        for ref in marked(model, Ref).values()
        if "N" in ref.target and not ref.soft
    }
    assert gone == {"mentions"}


def test_a_table_with_a_reference_that_nobody_declared_cannot_be_made() -> None:
    with pytest.raises(TypeError, match=r"Visit.actor_ids refers to rows: declare it with Ref"):

        class Visit(Row):
            prefix: ClassVar[str] = "Y"
            id_field: ClassVar[str] = "visit_id"

            visit_id: str
            actor_ids: tuple[str, ...] = ()


class Told(Row):
    """A row with a reference and a quote of which nothing is said but where they lead."""

    prefix: ClassVar[str] = "Y"
    id_field: ClassVar[str] = "told_id"

    told_id: str
    source_ids: Annotated[tuple[str, ...], Ref("S")] = ()
    said: Quote | None = None


def test_a_row_goes_with_what_it_names_unless_it_is_declared_otherwise() -> None:
    assert goes_with(Told, "source_ids")
    assert goes_with(Told, "said_at")


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let a test declare a field otherwise, for as long as it runs."""
    yield monkeypatch
    monkeypatch.undo()
    marked.cache_clear()


@pytest.mark.parametrize("soft", [True, False])
def test_whether_a_row_goes_with_a_withheld_one_is_decided_by_its_declaration(
    declare: pytest.MonkeyPatch, *, soft: bool
) -> None:
    book = Casebook(
        sources=(Source(source_id="S-01", confidential=False),),
        passages=(Passage(passage_id="P-01", source_id="S-01", start=0, end=4, text="gate"),),
        actors=(Actor(actor_id="N-01", name="the keeper", withheld=True),),
        statements=(
            Statement(
                statement_id="T-01", kind="comment", said_by_ids=("N-01",), text="a gate",
                quote=Quote(passage_id="P-01", start=0, end=4, text="gate"),
            ),
        ),
    )  # fmt: skip
    declare.setattr(Statement.model_fields["said_by_ids"], "metadata", [Ref("N", soft=soft)])
    marked.cache_clear()
    assert ("T-01" in select(book).kept) is soft
