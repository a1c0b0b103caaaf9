"""Names however they are spelt: other scripts, no capitals, no accents, broken lines, initials, files."""

import pytest
from disclosure_book import passage
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import for_audience, release_findings
from sjc_analysis.disclosure.folding import fold, fold_with_places, words_of
from sjc_analysis.disclosure.masking import Masker
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Actor, Mention, Setting, Source

NAMES = ("Orla Venn", "jo tarn", "محمد الأحمد", "Łukasz Øyvind", "李小明", "Владимир Петров", "José García")


def told(text: str, *, names: tuple[str, ...] = NAMES, **settings: str) -> Casebook:
    """Build a public casebook with one text, and witnesses who are not to be named."""
    words = passage("P-01", "S-01", f"on {text}", start=0)
    actors = tuple(
        Actor(actor_id=f"N-0{number}", name=name, role="witness") for number, name in enumerate(names, 1)
    )
    return Casebook(
        settings=tuple(Setting(key=key, value=value) for key, value in settings.items()),
        sources=(Source(source_id="S-01", file="note.txt", confidential=False),),
        passages=(words,),
        actors=actors,
        mentions=tuple(
            Mention(mention_id=f"M-0{number}", actor_id=actor.actor_id, quote=quote_at(words, 0, 2))
            for number, actor in enumerate(actors, 1)
        ),
    )


def shown(text: str) -> str:
    return for_audience(told(text), "donor").passages[0].text.removeprefix("on ")


def blocked(text: str, **settings: str) -> list[str]:
    book = told(text, names=NAMES, **settings)
    return [finding.rule for finding in release_findings(for_audience(book, "donor"), book)]


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("the tarn boy", "the [a witness] boy"),
        ("قال الأحمد", "قال [a witness]"),
        ("قال والأَحْمَد", "قال [a witness]"),
        ("محـمد الأحـمد", "[a witness]"),
        ("lukasz oyvind", "[a witness]"),
        ("然后李小明说", "[a witness]"),
        ("петров", "[a witness]"),
        ("jose garcia", "[a witness]"),
        ("the O. Venn case", "the [a witness] case"),
        ("Venn, O. came", "[a witness]. came"),
        ("Ven-\nn came", "[a witness] came"),
        ("the orla-\nvenn", "the [a witness]"),
        ("orla_venn_2031.pdf", "[file name withheld]"),
        ("widow-zeb.jpg here", "[file name withheld] here"),
        ("report_2031.pdf here", "report_2031.pdf here"),
        ("zeb(at)mail.example", "[contact withheld]"),
        ("at -1.29211, 36.82197", "at [contact withheld]"),
        ("at 1°17'S, 36°49'E", "at [contact withheld], [contact withheld]"),
        ("version 1.2 and 3.45 at 38 °C", "version 1.2 and 3.45 at 38 °C"),
    ],
)
def test_a_name_or_place_is_masked_however_it_is_written(written: str, reads: str) -> None:
    assert shown(written) == reads


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("#justiceforzeb", ["D4"]),
        ("هناك جاءت فاطمة", ["D7"]),
        ("a boy aged 14 was held", ["D8"]),
        ("she was born on 3 May 1987", ["D8"]),
        ("in house 14 by the quay", ["D8"]),
        ("a register of 14 years", []),
    ],
)
def test_what_may_name_or_single_out_somebody_blocks_the_release(text: str, rules: list[str]) -> None:
    assert blocked(text) == rules
    book = told(text)
    said = [finding.message() for finding in release_findings(for_audience(book, "donor"), book)]
    assert not set(words_of(" ".join(said))) & {"justiceforzeb", "14", "1987", "فاطمة"}


def test_a_reviewer_signs_details_and_texts_in_other_scripts() -> None:
    assert blocked("a boy aged 14 was held", public_details="aged 14 | house 3") == []
    assert blocked("a boy aged 15 was held", public_details="aged 14") == ["D8"]
    view = for_audience(told("a boy aged 14 was held", public_details="aged 14 | house 3"), "donor")
    assert view.setting("public_details") == "aged 14"
    assert blocked("هناك جاءت", public_scripts="yes") == []


def test_words_in_small_letters_of_a_body_nobody_placed_are_no_names() -> None:
    book = told("the mothers met in the quarter of boats")
    nobody = Actor(actor_id="N-01", name="the mothers of the quarter")
    view = for_audience(book.with_rows(actors=[nobody, *book.actors[1:]]), "donor")
    assert view.passages[0].text == "on the mothers met in the quarter of boats"


ANY = st.text(alphabet=st.sampled_from("koßłé\u0301\u200bʼØمُـ李ΣςЁİﬁ "), max_size=12)


@given(ANY)
def test_folding_letter_by_letter_is_folding_the_whole_and_folding_twice_is_folding_once(text: str) -> None:
    letters, places = fold_with_places(text)
    assert len(places) == len(letters) + 1
    assert fold(fold(text)) == fold(text)
    assert sorted(letters) == sorted(fold(text))


DRAWN = ("\u0640", "\u200b", "\u00ad", "\u0301", "\u064f", "\u2060")


@given(st.sampled_from(["koss", "محمد", "петров"]), st.lists(st.sampled_from(DRAWN), max_size=8), st.data())
def test_marks_that_are_not_spoken_hide_no_name(name: str, marks: list[str], data: st.DataObject) -> None:
    letters = list(name)
    for mark in marks:
        letters.insert(data.draw(st.integers(1, len(letters))), mark)
    masked = Masker({name: "a witness"}).mask(f"so {''.join(letters)} said")
    assert masked.text.startswith("so [a witness]")
    assert fold(name) not in fold(masked.text)
