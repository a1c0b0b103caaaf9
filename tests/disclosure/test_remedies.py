"""Every remedy that a message about a release names is carried out, after which the message is gone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from disclosure_book import passage

from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.disclosure import for_audience, put_in_place, release_findings, scan, withheld_terms
from sjc_analysis.disclosure.audience import View
from sjc_analysis.disclosure.place import MARK
from sjc_analysis.disclosure.singled import singled_out
from sjc_analysis.disclosure.unknown import unknown_names
from sjc_analysis.findings import FindingsError
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Actor, Mention, Setting, Source

YOUNG = Actor(actor_id="N-02", name="Sunday Young", role="victim")
KOSS = Actor(actor_id="N-01", name="Dervan Koss", role="alleged_perpetrator")


def told(text: str, *actors: Actor, **settings: str) -> Casebook:
    """Build a public casebook with one text beside an opening that names Koss and Young."""
    opening, said = passage("P-01", "S-01", "on a day", start=0), passage("P-02", "S-01", text, start=20)
    return Casebook(
        settings=tuple(Setting(key=key, value=value) for key, value in settings.items()),
        sources=(Source(source_id="S-01", file="note.txt", confidential=False),),
        passages=(opening, said),
        actors=(KOSS, YOUNG, *actors),
        mentions=(
            Mention(mention_id="M-01", actor_id="N-01", quote=quote_at(opening, 0, 2)),
            Mention(mention_id="M-02", actor_id="N-02", quote=quote_at(opening, 0, 2)),
            Mention(mention_id="M-03", actor_id="N-01", quote=quote_at(said, 20, 21)),
        ),
    )


def rules(book: Casebook) -> set[str]:
    return {finding.rule for finding in release_findings(for_audience(book, "donor"), book)}


def shown(book: Casebook) -> str:
    return for_audience(book, "donor").passages[1].text


def with_setting(key: str, value: str) -> Callable[[Casebook], Casebook]:
    return lambda book: book.with_rows(settings=[*book.settings, Setting(key=key, value=value)])


def with_actor(name: str, **values: Any) -> Callable[[Casebook], Casebook]:
    return lambda book: book.with_rows(actors=[*book.actors, Actor(actor_id="N-09", name=name, **values)])


def withheld(book: Casebook) -> Casebook:
    rows = [row.model_copy(update={"withheld": row.passage_id == "P-02"}) for row in book.passages]
    return book.with_rows(passages=rows)


PERSON = {"role": "witness"}


@pytest.mark.parametrize(
    ("text", "rule", "remedy", "reads"),
    [
        ("They met Tam there.", "D4", with_actor("Tam Reed", role="witness"), "They met [a witness] there."),
        ("They met Tam there.", "D4", with_actor("Tam", kind="media"), None),
        ("They met Tam there.", "D4", with_setting("public_words", "Tam"), "They met Tam there."),
        ("They met Tam there.", "D4", with_setting("private_words", "Tam"), "They met [a person] there."),
        ("They met Tam there.", "D4", withheld, None),
        ("So #JusticeNow it is.", "D4", with_setting("public_words", "#JusticeNow"), "So #JusticeNow it is."),
        ("So #freethezeb it is.", "D4", with_setting("public_words", "freethezeb"), "So #freethezeb it is."),
        ("So #freethezeb it is.", "D4", with_setting("private_words", "#freethezeb"), None),
        ("All of the Lanterns.", "D4", with_setting("public_words", "Lanterns"), "All of the Lanterns."),
        ("It came in KQ3 then.", "D4", with_setting("public_words", "KQ3"), "It came in KQ3 then."),
        ("The killer Koss came.", "D6", with_setting("public_accusations", "killer"), None),
        ("The killer Koss came.", "D6", withheld, None),
        ("ثم قالت", "D7", with_setting("public_scripts", "yes"), "ثم قالت"),
        ("ثم قالت", "D7", withheld, None),
        ("A boy of 14 came.", "D8", with_setting("public_details", "boy of 14"), "A boy of 14 came."),
        ("A boy of fourteen came.", "D8", with_setting("public_details", "A boy of fourteen came"), None),
        ("It is case 57 of 2016.", "D8", with_setting("public_details", "case 57 of 2016"), None),
        ("A boy of 14 came.", "D8", withheld, None),
        ("Young came.", "D9", with_setting("private_words", "Young"), "[a victim] came."),
        ("Young came.", "D9", with_setting("private_words", "Young came"), "[a victim] came."),
        ("Young people came.", "D9", with_setting("public_words", "Young people"), "Young people came."),
        ("Young", "D9", with_setting("public_words", "Young"), "Young"),
    ],
)  # fmt: skip
def test_after_the_remedy_the_message_is_gone(
    text: str, rule: str, remedy: Callable[[Casebook], Casebook], reads: str | None
) -> None:
    book = told(text)
    assert rules(book) == {rule}
    mended = remedy(book)
    assert rules(mended) == set()
    assert for_audience(mended, "donor").setting("private_words") == ""
    assert reads is None or shown(mended) == reads


def test_a_word_cleared_in_one_place_is_still_a_name_in_the_next() -> None:
    book = told("They met Young. Young people met on Sunday.", public_words="Young people | on Sunday")
    assert shown(book) == "They met [a victim]. Young people met on Sunday."
    assert rules(book) == set()
    more = told("They met Young. Young came.", public_words="Young people | Young")
    assert "They met [a victim]." in shown(more)
    assert rules(more) == {"D9"}


def test_a_quarter_and_a_plural_ask_nothing() -> None:
    assert rules(told("In Q3 all the Gatherings and Meetings were held.")) == set()


def test_a_surname_that_is_a_trade_keeps_its_small_letters_once_a_reviewer_says_so() -> None:
    text = "They asked a tarner, then Tarner."
    person = Actor(actor_id="N-09", name="Zeb Tarner", role="witness")
    assert shown(told(text, person)) == "They asked a [a witness], then [a witness]."
    assert shown(told(text, person, public_words="tarner")) == "They asked a tarner, then [a witness]."


def test_an_actor_that_nobody_refers_to_counts_at_once_and_is_not_in_the_view() -> None:
    book = with_actor("Tam Reed", **PERSON)(told("They met Reed there."))
    assert shown(book) == "They met [a witness] there."
    assert [actor.name for actor in for_audience(book, "donor").actors] == [
        "an officer whom participants alleged to have done harm", "a victim",
    ]  # fmt: skip


def test_a_surname_alone_is_known_where_its_bearer_may_be_named() -> None:
    agreed = KOSS.model_copy(
        update={"role": "witness", "consent": "donor report", "consent_period": Interval.year(2031)}
    )
    book = told("Then came Koss and D. Koss.", report_date="2031-05-01").with_rows(actors=[agreed, YOUNG])
    assert shown(book) == "Then came Koss and D. Koss."
    assert rules(book) == set()


def test_a_leak_is_gone_when_what_repeats_it_is_withheld_and_an_unreadable_file_when_it_is_left_out(
    tmp_path: Path,
) -> None:
    book = told("They met Koss there.")
    (tmp_path / "a.html").write_text("Koss", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF /Encrypt")
    terms = withheld_terms(book, for_audience(book, "donor"))
    assert {leak.finding().rule for leak in scan(tmp_path, terms)} == {"D1", "D2"}
    (tmp_path / "a.html").write_text("somebody", encoding="utf-8")
    (tmp_path / "b.pdf").unlink()
    assert scan(tmp_path, terms) == ()


def test_a_name_that_the_gate_found_is_masked_once_it_is_an_alias() -> None:
    book = told("They met the hammerhead there.")
    alias = KOSS.model_copy(update={"aliases": ("the hammerhead",)})
    assert shown(book.with_rows(actors=[alias, YOUNG])).startswith("They met [an officer")


def test_another_folder_is_written_where_the_first_was_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "index.html").write_bytes(MARK)
    with pytest.raises(FindingsError, match="Name another folder"):
        put_in_place(tmp_path / "new", tmp_path / "mine")
    put_in_place(tmp_path / "new", tmp_path / "other")
    assert (tmp_path / "other" / "index.html").exists()


HARMLESS = Path(__file__).with_name("harmless_pages.txt")
BODIES = (
    Actor(actor_id="N-08", name="Lowbridge District Council", kind="council"),
    Actor(actor_id="N-09", name="Harbour Star", kind="media"),
)


def test_of_harmless_pages_fewer_than_one_word_in_500_is_masked_or_asked_about() -> None:
    words, touched = 0, []
    pages = HARMLESS.read_text(encoding="utf-8").split("\n--\n")
    for page in pages:
        book = told(page, *BODIES)
        view = View(book)
        masked = view.masker.mask(page)
        touched += [page[start:end] for start, end, _ in masked.spans]
        touched += [page[start:end] for start, end in masked.asked]
        touched += [unknown.name for unknown in unknown_names(view.casebook)]
        touched += [each.meaning for each in singled_out(view.casebook)]
        words += len(page.split())
    assert len(pages) == 50
    assert words > 2_000
    assert len(touched) < words / 500, touched
