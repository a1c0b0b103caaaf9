"""Names by role: what stands for each, what unlocks a name, and quotes that still verify."""

from typing import Any

import pytest
from disclosure_book import passage, quote
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.disclosure import for_audience, unknown_names
from sjc_analysis.disclosure.masking import Masker
from sjc_analysis.quotes import quote_at, says
from sjc_analysis.records import Actor, Cluster, Event, Mention, Setting, Source
from sjc_analysis.vocabulary import PersonRole

TEXT = "In May the gate was opened by Orla Venn at noon."
YEAR = Interval.year(2031)


def book(report_date: str = "2031-06-01", sources: int = 1, act: bool = False, **person: Any) -> Casebook:
    """Build a public casebook in which one person is named, once in each source."""
    values: dict[str, Any] = {"name": "Orla Venn", "kind": "person", **person}
    told = [passage(f"P-{number}1", f"S-{number}1", TEXT) for number in range(1, sources + 1)]
    words = quote(told[0], "opened by Orla")
    events = (Event(event_id="A-01", description="opened", actor_ids=("N-01",), quote=words),) if act else ()
    return Casebook(
        settings=(Setting(key="report_date", value=report_date),) if report_date else (),
        sources=tuple(
            Source(source_id=each.source_id, confidential=False, interest="independent") for each in told
        ),
        passages=tuple(told),
        actors=(Actor(actor_id="N-01", **values),),
        mentions=tuple(
            Mention(mention_id=f"M-{number}1", actor_id="N-01", quote=quote(each, "Orla Venn"))
            for number, each in enumerate(told, start=1)
        ),
        events=events,
    )


def shown(view: Casebook) -> str:
    return view.passages[0].text.removeprefix("In May the gate was opened by ").removesuffix(" at noon.")


def signed(**values: Any) -> dict[str, Any]:
    return {
        **values, "named_in_public": True, "status": "confirmed", "decided_by": "Ada Quill", "reason": "seen",
    }  # fmt: skip


CONSENT: dict[str, Any] = {"consent": "donor report", "consent_period": YEAR}


@pytest.mark.parametrize(
    ("role", "phrase"),
    [
        ("", "[a person in Lowbridge]"),
        ("victim", "[a victim in Lowbridge]"),
        ("family", "[a family member of a victim in Lowbridge]"),
        ("witness", "[a witness in Lowbridge]"),
        ("minor", "[a minor in Lowbridge]"),
        ("defender", "[a defender]"),
        ("volunteer", "[a defender]"),
        ("alleged_perpetrator", "[an officer of the Guard whom participants alleged to have done harm]"),
        ("official", "[an official (the Guard)]"),
    ],
)
def test_each_role_has_its_phrase(role: PersonRole, phrase: str) -> None:
    view = for_audience(book(role=role, place="Lowbridge", office="the Guard"), "donor")
    assert shown(view) == phrase
    assert view.actors[0].name == phrase.strip("[]")
    assert "Orla" not in view.model_dump_json()
    assert "Venn" not in view.model_dump_json()


def test_a_person_whose_kind_nobody_gave_is_treated_as_a_victim() -> None:
    assert shown(for_audience(book(kind=""), "donor")) == "[a person]"


@pytest.mark.parametrize("role", ["", "victim", "family", "witness", "defender", "volunteer"])
def test_consent_to_be_named_is_honoured_within_its_scope_and_period(role: PersonRole) -> None:
    assert shown(for_audience(book(role=role, **CONSENT), "donor")) == "Orla Venn"
    for refusal in (
        book(role=role, consent="our own files", consent_period=YEAR),
        book(role=role, consent="donor report"),
        book(role=role, report_date="2032-01-01", **CONSENT),
        book(role=role, report_date="", **CONSENT),
        book(role=role, report_date="next year", **CONSENT),
    ):
        assert "Orla" not in shown(for_audience(refusal, "donor"))


def test_nothing_unlocks_the_name_of_a_minor() -> None:
    view = for_audience(book(role="minor", sources=3, act=True, **signed(**CONSENT)), "donor")
    assert shown(view) == "[a minor]"


def test_an_official_is_named_only_with_a_signature_and_in_a_formal_act() -> None:
    named = book(role="official", act=True, **signed())
    assert shown(for_audience(named, "donor")) == "Orla Venn"
    for person in (
        book(role="official", act=True),
        book(role="official", act=False, **signed()),
        book(role="official", act=True, named_in_public=True),
        book(role="official", act=True, **CONSENT),
    ):
        assert shown(for_audience(person, "donor")) == "[an official]"


def test_an_accused_is_named_only_with_a_signature_and_two_independent_sources_and_stays_alleged() -> None:
    named = for_audience(book(role="alleged_perpetrator", sources=2, **signed()), "donor")
    assert shown(named) == "[Orla Venn (alleged)]"
    assert named.actors[0].name == "Orla Venn (alleged)"
    for person in (
        book(role="alleged_perpetrator", sources=2),
        book(role="alleged_perpetrator", sources=1, **signed()),
        book(role="alleged_perpetrator", sources=1, **CONSENT),
    ):
        assert "Orla" not in shown(for_audience(person, "donor"))


@pytest.mark.parametrize("change", [{"interest": "funder"}, {"cluster_id": "D-01"}])
def test_interested_sources_and_sources_of_one_cluster_are_not_two(change: dict[str, str]) -> None:
    whole = book(role="alleged_perpetrator", sources=2, **signed())
    sources = [source.model_copy(update=change) for source in whole.sources]
    whole = whole.with_rows(sources=sources, clusters=[Cluster(cluster_id="D-01", name="one hearing")])
    assert "Orla" not in shown(for_audience(whole, "donor"))


def test_a_withheld_person_is_never_named_and_their_row_is_gone() -> None:
    view = for_audience(book(withheld=True, role="defender", act=True, **CONSENT), "donor")
    assert shown(view) == "[a defender]"
    assert view.actors == ()
    assert view.mentions == ()


def test_a_quote_that_cuts_a_name_reaches_over_the_whole_phrase() -> None:
    view = for_audience(book(role="official", act=True), "donor")
    cut = view.events[0].quote
    assert cut is not None
    assert cut.text == "opened by [an official]"
    assert says(view.passages[0], cut)


def test_an_address_whose_words_hold_a_name_is_withheld_in_text_and_source() -> None:
    whole = book(role="victim")
    text = "Orla Venn: https://a.example/2031/v%65nn-heard?x=1 https://a.example/register"
    told = passage("P-90", "S-90", text)
    url = "https://a.example/2031/venn-heard"
    view = for_audience(
        whole.with_rows(
            sources=[*whole.sources, Source(source_id="S-90", url=url, confidential=False)],
            passages=[*whole.passages, told],
            mentions=[
                *whole.mentions,
                Mention(mention_id="M-90", actor_id="N-01", quote=quote_at(told, 300, 309)),
            ],
        ),
        "donor",
    )
    assert view.passages[1].text == (
        "[a victim]: [a page of a.example, address withheld] https://a.example/register"
    )
    assert (view.sources[1].url, view.sources[1].title) == ("", "a page of a.example, address withheld")


@pytest.mark.parametrize(
    "written",
    [
        "ORLA VENN", "Orla\u200b Venn", "Or\u00adla Venn", "Orla\u00a0Venn", "Ｏｒｌａ Venn", "Orlá Venn",
        "Orla\nVenn",        "Venn", "orla-venn", "Orla_Venn", "\u202eOrla\u202c Venn",
    ],
)  # fmt: skip
def test_no_spelling_hides_a_name(written: str) -> None:
    masked = Masker({"Orla Venn": "a victim", "Venn": "a victim"}).mask(f"so {written} said")
    assert "[a victim]" in masked.text
    assert "enn" not in masked.text.casefold()


def test_words_that_only_hold_or_resemble_a_name_are_left_alone() -> None:
    names = {"Hope Row": "a witness", "Hope": "a witness", "Will": "a witness"}
    masker = Masker(names, ["Hope House"], allowed=["hopeful"])
    text = "Hope House will see Hopeful people. we will"
    assert masker.mask(text).text == text
    assert masker.mask("there Will went").text == "there [a witness] went"
    assert masker.mask("Will went").asked == ((0, 4),)


LETTERS = st.text(alphabet=st.sampled_from("ab KosVen.\u00e9\u200b\n-"), max_size=40)


@given(st.lists(st.one_of(LETTERS, st.sampled_from(["Koss", "Orla Venn"])), max_size=8), st.data())
def test_masking_keeps_every_quote_verifying(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(["a", *pieces])
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    masked = Masker({"Koss": "an officer", "Orla Venn": "an official"}).mask(text)
    now = masked.moved(start, end)
    told = passage("P-01", "S-01", masked.text, start=0)
    assert says(told, quote_at(told, *now))
    assert masked.text[slice(*now)].count("[") == masked.text[slice(*now)].count("]")
    untouched = all(to <= start or at >= end for at, to, _ in masked.spans)
    assert not untouched or masked.text[now[0] : now[1]] == text[start:end]
    assert "Koss" not in masked.text.split()
    assert masked == Masker({"Koss": "an officer", "Orla Venn": "an official"}).mask(text)


def test_a_name_nobody_placed_blocks_the_release_until_a_reviewer_signs_it() -> None:
    whole = book(role="victim")
    told = passage("P-91", "S-11", "It was said by Tam Reed in Eastpier. Lanternbearers came.")
    whole = whole.with_rows(
        passages=[*whole.passages, told],
        events=[Event(event_id="A-09", description="said", quote=quote_at(told, 300, 306))],
    )
    names = [unknown.name for unknown in unknown_names(for_audience(whole, "donor"))]
    assert names == ["Eastpier", "Lanternbearers", "Reed", "Tam"]
    signed_off = whole.with_rows(
        settings=[Setting(key="public_words", value="Tam Reed, Eastpier | Lanternbearers | Ilsabet")]
    )
    view = for_audience(signed_off, "donor")
    assert unknown_names(view) == ()
    assert "Ilsabet" not in view.model_dump_json()


def test_the_message_about_an_unknown_name_does_not_say_it() -> None:
    whole = Casebook(sources=(Source(source_id="S-01", title="Visit of Tam Reed", confidential=False),))
    unknown = unknown_names(for_audience(whole, "donor"))
    assert all(each.name not in each.finding().message() for each in unknown)
    assert len(unknown) == 2


def test_an_evaluator_is_told_the_file_and_line_of_an_unknown_name() -> None:
    whole = book(role="victim", act=True)
    told = [each.model_copy(update={"place": "line 14"}) for each in whole.passages]
    sources = [each.model_copy(update={"file": "note.txt"}) for each in whole.sources]
    whole = whole.with_rows(
        passages=told, sources=sources, actors=[Actor(actor_id="N-01", name="A", kind="x")]
    )
    unknown = unknown_names(for_audience(whole, "donor"), full=whole)
    assert [each.name for each in unknown] == ["Orla", "Venn"]
    assert unknown[0].finding().message().startswith("note.txt, line 14: a name that the registry")
    assert "P-11" in unknown[0].finding().message()
