"""Quotes: what is cut out is said there, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.quotes import locate, quote_at, says, whole
from sjc_analysis.records import Passage

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def _passage(text: str, start: int) -> Passage:
    return Passage(passage_id="P-01", source_id="S-01", start=start, end=start + len(text), text=text)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[Passage, int, int]:
    text, offset = draw(texts), draw(st.integers(0, 50))
    start = draw(st.integers(0, len(text) - 1))
    return _passage(text, offset), offset + start, offset + draw(st.integers(start + 1, len(text)))


@given(stretches())
def test_what_is_cut_out_is_said_there(stretch: tuple[Passage, int, int]) -> None:
    assert says(stretch[0], quote_at(*stretch))


@given(stretches(), texts)
def test_other_words_are_never_said_there(stretch: tuple[Passage, int, int], other: str) -> None:
    quote = quote_at(*stretch)
    changed = quote.model_copy(update={"text": other})
    assert says(stretch[0], changed) == (other == quote.text)


@given(stretches(), st.integers(-3, 3))
def test_a_moved_quote_is_said_only_where_the_same_words_stand(
    stretch: tuple[Passage, int, int], by: int
) -> None:
    passage, start, end = stretch
    moved = quote_at(*stretch).model_copy(update={"start": start + by, "end": end + by})
    inside = passage.start <= start + by and end + by <= passage.end
    there = [passage.text[i - passage.start] for i in range(start + by, end + by)] if inside else None
    assert says(passage, moved) == (there == list(moved.text))


@given(stretches())
def test_located_words_stand_once_and_there(stretch: tuple[Passage, int, int]) -> None:
    passage, *_ = stretch
    words = quote_at(*stretch).text
    found = locate(passage, words)
    places = [i for i in range(len(passage.text)) if passage.text.startswith(words, i)]
    assert (found is None) == (len(places) > 1)
    assert found is None or found.start - passage.start == places[0]


def test_overlapping_places_are_two() -> None:
    assert locate(_passage("aXaXa", 0), "aXa") is None


def test_positions_count_code_points_not_bytes() -> None:
    passage = _passage("👮🏾 the gate", 5)
    found = locate(passage, "gate")
    assert found is not None
    assert found.start == 5 + 7  # two code points of one picture, a space, "the", a space


@given(texts)
def test_a_whole_quote_has_all_the_words(text: str) -> None:
    passage = _passage(text, 3)
    assert says(passage, whole(passage))
    assert whole(passage).text.split() == text.split()


@pytest.mark.parametrize(("start", "end"), [(3, 3), (2, 4), (4, 9), (5, 4)])
def test_a_stretch_that_is_empty_or_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="stretch"):
        quote_at(_passage("gate!", 3), start, end)
