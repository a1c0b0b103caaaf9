"""A casebook argued in parts reads as it does whole."""

import pytest
from argued_books import Book, books
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis import assessment as room
from sjc_analysis.argument.argue import Argument
from sjc_analysis.argument.parts import parts_of
from sjc_analysis.argument.profile import load_profile
from sjc_analysis.argument.voices import Voices
from sjc_analysis.assessment import assess
from sjc_analysis.data_files import data_path
from sjc_analysis.graph.model import Model
from sjc_analysis.workbook import load_casebook


@pytest.mark.parametrize("name", ["example", "harvest"])
def test_in_parts_every_result_is_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    book = load_casebook(data_path(f"{name}/casebook.xlsx"))
    whole, shared = assess(book), assess(book)
    monkeypatch.setattr(room, "_PART", 1)
    shared.share(workers=1)
    model = Model(book)
    assert len(list(parts_of(model, Voices(model, load_profile()), 1))) > 1
    assert [each.model_dump() for each in shared.claims] == [each.model_dump() for each in whole.claims]
    assert shared.outcomes == whole.outcomes
    assert shared.queue == whole.queue


@settings(max_examples=40)
@given(books(), st.integers(1, 3))
def test_what_is_about_one_claim_stays_together(book: Book, size: int) -> None:
    whole = book.casebook
    model = Model(whole)
    parts = list(parts_of(model, Voices(model, load_profile()), size))
    assert sum("C-01" in ids for _, ids in parts) == 1
    part = next(part for part, ids in parts if "C-01" in ids)
    argued = (Argument(Model(each), load_profile()).claim(whole.claims[0]) for each in (whole, part))
    assert len(set(argued)) == 1
