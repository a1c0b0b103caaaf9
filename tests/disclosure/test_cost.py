"""What one text may cost: the time of a search grows with the text, not with its square."""

import time

import pytest
from test_ways_to_write import told

from sjc_analysis.disclosure import for_audience, release_findings, withheld_terms
from sjc_analysis.disclosure.masking import Masker
from sjc_analysis.disclosure.names import GluedNames, NameIndex
from sjc_analysis.disclosure.singled import singled_out
from sjc_analysis.records import Actor

LETTERS = 32_000
SECONDS = 4.0
"""Of processor time; it takes under half a second, and took minutes where it grew with the square."""

UNITS = (
    "%41", "a at ", "wk at mail dot ", "0722 123 ", "1 2 3 ", "1,2,", "1-1, ", "k o s s ", "ko-\n", "Koss ",
    "born on ", "14 years ", "boy of ", "http://a/-\n", "a.b/", "@", "(at)", "李", "12:", "#a", "twenty-",
    "case no ", "[a ", "Will ",
    "14 Quay ", "x", "a_", "a.", "((", "calle a a a a ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_text_of_one_thing_again_and_again_is_soon_done(unit: str) -> None:
    text = unit * (LETTERS // len(unit))
    masker = Masker(
        {"Dervan Koss": "an officer", "Koss": "an officer", "Will": "a victim", "李小明": "a victim"}
    )
    began = time.process_time()
    masker.mask(text)
    singled_out(told(text))
    assert time.process_time() - began < SECONDS


def test_the_time_of_a_text_does_not_grow_with_the_number_of_names() -> None:
    many = [(f"a{number}", f"b{number}") for number in range(50_000)]
    index, glued = NameIndex(many), GluedNames("".join(name) for name in many)
    text = "a7 b7 came, and xa9b9x. " * 200
    began = time.process_time()
    assert len(list(index.find(text))) == 200
    assert glued.inside("xa9b9x") == "a9b9"
    assert time.process_time() - began < SECONDS


def test_a_registry_of_thousands_is_released_in_seconds() -> None:
    book = told("They met Name77 Surname77x there.")
    more = [
        Actor(actor_id=f"N-{number:05d}", name=f"Name{number} Surname{number}x", role="victim")
        for number in range(100, 5_100)
    ]
    book = book.with_rows(actors=[*book.actors, *more])
    began = time.process_time()
    view = for_audience(book, "donor")
    assert release_findings(view, book)
    withheld_terms(book, view)
    assert time.process_time() - began < 5 * SECONDS
