"""What a reviewer decides before a view leaves; addresses, contacts and glued names that are masked."""

import pytest
from disclosure_book import passage, public_book, quote
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import accusations, for_audience, release_findings, unknown_names, withheld_terms
from sjc_analysis.disclosure.contacts import CONTACT_WITHHELD
from sjc_analysis.disclosure.folding import words_of
from sjc_analysis.disclosure.links import LINK_WITHHELD, LinkRule
from sjc_analysis.disclosure.masking import Masker
from sjc_analysis.quotes import quote_at, says
from sjc_analysis.records import Actor, Evidence, HarvestRecord, Mention, Passage, Setting, Source

WIDOW = "https://news.example/2031/widow-jo-tarn-testifies"


def told(text: str, *, settings: dict[str, str] | None = None, **about: str) -> Casebook:
    """Build a public casebook whose one passage speaks of a person accused and of a body."""
    words = passage("P-01", "S-01", text, start=0).model_copy(update=about)
    return Casebook(
        settings=tuple(Setting(key=key, value=value) for key, value in (settings or {}).items()),
        sources=(Source(source_id="S-01", file="note.txt", confidential=False),),
        records=(HarvestRecord(record_id="R-01", source_id="S-01", confidential=False),),
        passages=(words,),
        actors=(
            Actor(actor_id="N-01", name="Dervan Koss", aliases=("Koss",), role="alleged_perpetrator"),
            Actor(actor_id="N-02", name="Tide Daily", aliases=("tidedaily.example",), kind="media"),
        ),
        mentions=tuple(
            Mention(mention_id=f"M-0{number}", actor_id=f"N-0{number}", quote=quote_at(words, 0, 1))
            for number in (1, 2)
        ),
    )


def shown(text: str, **settings: str) -> str:
    return for_audience(told(text, settings=settings), "donor").passages[0].text


@pytest.mark.parametrize(
    ("url", "written"),
    [
        (WIDOW, "[a page of news.example, address withheld]"),
        ("www.tidedaily.example/widow-jo-tarn", "[a page of tidedaily.example, address withheld]"),
        ("tidedaily.example/widow-jo-tarn", "[a page of tidedaily.example, address withheld]"),
        ("https://news.example/kosss-murder-trial", "[a page of news.example, address withheld]"),
        ("https://news.example/2031/05/murder-trial", "https://news.example/2031/05/murder-trial"),
        ("https://tidedaily.example/2031/tide-daily-report", "https://tidedaily.example/2031/tide-daily-report"),
        ("https://jotarn.example/report", LINK_WITHHELD),
        ("https://jotarn.news.example/report", LINK_WITHHELD),
        ("https://jo@news.example/report", LINK_WITHHELD),
        ("https://koss.news.example/report", LINK_WITHHELD),
        ("https://xn--nws-1na.example/report", LINK_WITHHELD),
        ("https://news.example/report/0722123456", "[a page of news.example, address withheld]"),
        ("https://news.example/%6Ao-tarn", "[a page of news.example, address withheld]"),
        ("https://news.example/JoTarn", "[a page of news.example, address withheld]"),
        ("ftp://news.example/jo-tarn", "[a page of news.example, address withheld]"),
    ],
)  # fmt: skip
def test_of_an_address_a_donor_reads_only_what_can_name_nobody(url: str, written: str) -> None:
    assert shown(f"see ({url}).") == f"see ({written})."


def test_a_reviewer_releases_all_addresses_or_the_words_of_one_but_never_a_registered_name() -> None:
    assert shown(f"see {WIDOW}", public_links="yes") == f"see {WIDOW}"
    assert shown(f"see {WIDOW}", public_links="no") != f"see {WIDOW}"
    assert shown(f"see {WIDOW}", public_words="widow | jo tarn | testifies") == f"see {WIDOW}"
    for url in ("https://news.example/kosss-trial", "https://news.example/freekossnow"):
        assert "oss" not in shown(f"see {url}", public_links="yes", public_words="kosss, Koss")


def test_a_cited_page_keeps_its_site_and_its_quote_verifies() -> None:
    book = public_book()
    record = book.passages[0]
    trial = "https://courier.example/courts/koss-trial-opens"
    item = Evidence(evidence_id="E-102", outcome_id="O-101", source_id="S-106", quote=quote(record, trial))
    source = Source(source_id="S-106", kind="cited_link", url=trial, cited_at=quote(record, trial))
    courier = Setting(key="public_words", value="courier.example")
    view = for_audience(
        book.with_rows(sources=[*book.sources, source], evidence=[*book.evidence, item], settings=[courier]),
        "donor",
    )
    cited = next(each for each in view.sources if "courier" in each.title)
    assert (cited.url, cited.title) == ("", "a page of courier.example, address withheld")
    assert cited.cited_at is not None
    assert cited.cited_at.text == "[a page of courier.example, address withheld]"
    assert says(view.passage_of(cited.cited_at), cited.cited_at)


@pytest.mark.parametrize(
    "written",
    ["kosss car", "#justiceforKOSS", "KossMustGo", "exkoss", "derVankoss", "@koss_free", "Dervan Kosss"]
)  # fmt: skip
def test_a_name_glued_into_a_word_or_in_the_possessive_is_masked_and_the_gate_knows_it(written: str) -> None:
    text = f"They saw {written} there."
    assert "oss" not in shown(text).casefold()
    full = told(text)
    terms = withheld_terms(full, for_audience(full, "donor")).words
    glued = written.casefold().strip("#@").split()[0].split("_")[0]
    assert (glued,) in terms


def test_short_and_common_names_are_found_in_addresses_and_in_the_possessive() -> None:
    masker = Masker({"Oke": "a witness", "Will": "a victim"}, links=LinkRule(opened=True))
    assert (
        masker.mask("Okes car, OKE, the okapi; we will").text
        == "[a witness] car, [a witness], the okapi; we will"
    )
    for url in (
        "https://news.example/oke-trial",
        "https://news.example/okes-trial",
        "https://news.example/will-trial",
    ):
        assert masker.address(url) == "[a page of news.example, address withheld]"


def test_a_word_that_holds_a_name_by_chance_is_released_by_a_reviewer() -> None:
    assert shown("They embossed it.") == "They embossed it."
    book = told("They mentioned inkosse.", settings={"public_words": "inkosse"})
    view = for_audience(book, "donor")
    assert view.passages[0].text == "They mentioned inkosse."
    assert ("inkosse",) not in withheld_terms(book, view).words


@pytest.mark.parametrize(
    "contact",
    [
        "jo.tarn@mail.example", "Koss@mail.example", "@jotarn", "0722123456", "+44 20 7946 0018",
        "(0722) 123-456", "07.22.12.34.56", "722 123 456", "5551234",
    ],
)  # fmt: skip
def test_ways_to_reach_a_person_are_masked_and_the_gate_knows_them(contact: str) -> None:
    book = told(f"Write to {contact} now.")
    view = for_audience(book, "donor")
    assert view.passages[0].text == f"Write to {CONTACT_WITHHELD} now."
    assert tuple(words_of(contact)) in withheld_terms(book, view).words


@pytest.mark.parametrize(
    "number",
    [
        "on 12-14 March 2031", "2031-09-11", "11.09.2031 10.30-12.00", "2028-2031", "2028 2029 2030",
        "1,000,000", "20 000 000", "outcome 1.3 output 1.3.2", "28 deaths", "010/2031",
    ],
)  # fmt: skip
def test_dates_amounts_and_codes_are_no_telephone_numbers(number: str) -> None:
    assert shown(f"It was {number} there.") == f"It was {number} there."


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("The killer Koss was seen.", True),
        ("Koss, who murdered two boys, was seen.", True),
        ("He asked about the infamous “killer officer” Koss.", True),
        ("The trial of Koss for murder opened. Somebody was killed in May.", False),
        ("Koss is accused of having killed two boys.", False),
        ("Koss allegedly shot a boy.", False),
        ("Koss walked in. The murderer of the boys is not known.", False),
        ("The murderer of the boys is not known.", False),
    ],
)
def test_a_person_accused_is_not_called_guilty_beside_the_mask(text: str, *, blocks: bool) -> None:
    found = accusations(for_audience(told(text), "donor"))
    assert [each.row_id for each in found] == (["P-01"] if blocks else [])


def test_an_accusation_blocks_until_the_row_is_withheld_or_the_word_is_signed() -> None:
    book = told("The killer Koss was seen.", place="line 7")
    (finding,) = release_findings(for_audience(book, "donor"), book)
    assert finding.rule == "D6"
    assert finding.message().startswith("note.txt, line 7: a sentence speaks of a person who is accused")
    assert 'P-01 (sheet "passages", row 2)' in finding.message()
    assert "killer" not in finding.message()
    hidden = book.with_rows(passages=[book.passages[0].model_copy(update={"withheld": True})])
    signed = book.with_rows(settings=[Setting(key="public_accusations", value="Killer, murderer")])
    for released in (hidden, signed):
        assert release_findings(for_audience(released, "donor"), released) == ()
    other = book.with_rows(settings=[Setting(key="public_accusations", value="murderer")])
    assert len(release_findings(for_audience(other, "donor"), other)) == 1
    assert for_audience(other, "donor").setting("public_accusations") == ""


def test_brackets_that_stood_about_a_name_are_not_doubled() -> None:
    masker = Masker({"Koss": "an officer"})
    assert masker.mask("saw [Koss] and Koss").text == "saw [an officer] and [an officer]"


def test_the_view_of_a_view_is_the_view() -> None:
    """The notebooks take the view of the casebook they are given, which is a view already."""
    accused = (
        public_book()
        .actors[2]
        .model_copy(
            update={
                "named_in_public": True,
                "status": "confirmed",
                "decided_by": "Ada Quill",
                "reason": "seen",
            }
        )
    )
    named = [accused if actor.actor_id == accused.actor_id else actor for actor in public_book().actors]
    witnesses = [each.model_copy(update={"interest": "independent"}) for each in public_book().sources]
    words = [Setting(key="public_words", value="Quayside | lowbridge.example")]
    for book in (
        public_book(),
        public_book().with_rows(settings=words),
        public_book().with_rows(actors=named, sources=witnesses),
    ):
        view = for_audience(book, "donor")
        assert for_audience(view, "donor") == view
        assert "[[" not in view.model_dump_json()
    assert "Dervan Koss (alleged)" in view.model_dump_json()


def test_released_words_count_in_headings_and_titles_and_a_forms_own_headings_are_not_searched() -> None:
    form = told("yes", heading="TypeOfChange Zeb", field="year", record_id="R-01")
    assert unknown_names(for_audience(form, "donor")) == ()
    note = told("yes", heading="Words of Zeb Tarn")
    assert [each.name for each in unknown_names(for_audience(note, "donor"))] == ["Tarn", "Zeb"]
    strange = told("yes", heading="Words of Zeb", record_id="R-01")
    assert [each.name for each in unknown_names(for_audience(strange, "donor"))] == ["Zeb"]
    signed = note.with_rows(settings=[Setting(key="public_words", value="Zeb Tarn | Orrin")])
    view = for_audience(signed, "donor")
    assert unknown_names(view) == ()
    assert view.setting("public_words") == "Zeb Tarn"


def test_a_title_the_evaluator_gave_the_report_is_searched_too() -> None:
    book = told("yes", settings={"public_title": "The story of Zeb and Koss"})
    view = for_audience(book, "donor")
    assert "Koss" not in view.setting("public_title")
    (unknown,) = unknown_names(view, full=book)
    assert 'public_title (sheet "settings", row 2)' in unknown.finding().message()


def test_every_row_of_an_unknown_name_is_listed() -> None:
    book = told("Then came Zeb.")
    more = Passage(
        passage_id="P-02", source_id="S-01", start=50, end=64, text="Then came Zeb.", place="line 9"
    )
    mention = Mention(mention_id="M-03", actor_id="N-02", quote=quote_at(more, 50, 51))
    book = book.with_rows(passages=[*book.passages, more], mentions=[*book.mentions, mention])
    (unknown,) = unknown_names(for_audience(book, "donor"), full=book)
    message = unknown.finding().message()
    assert 'P-01 (sheet "passages", row 2), and in P-02 (sheet "passages", row 3)' in message
    assert "Zeb" not in message


PIECES = st.sampled_from(
    [
        "Koss", "kosss", "#KossMustGo", WIDOW, "@jotarn", "0722123456", "[Koss]", "gate", "a@b.example", "(",
        "é\u200b",
    ]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=6), st.data())
def test_masking_links_contacts_and_glued_names_keeps_quotes_verifying_and_is_done_once(
    pieces: list[str], data: st.DataObject
) -> None:
    text = " ".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    masker = Masker({"Koss": "an officer"}, links=LinkRule(["news.example"]))
    masked = masker.mask(text)
    now = masked.moved(start, end)
    assert now[0] < now[1]
    shown_to_donor = passage("P-01", "S-01", masked.text, start=0)
    assert says(shown_to_donor, quote_at(shown_to_donor, *now))
    assert masker.mask(masked.text).text == masked.text
    for secret in ("koss", "tarn", "0722"):
        assert secret not in masked.text.casefold()
    assert "[[" not in masked.text
