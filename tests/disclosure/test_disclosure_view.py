"""What a donor's casebook holds: nothing confidential, nothing that depends on it, quotes that verify."""

from typing import Any

import pytest
from disclosure_book import (
    canary_word,
    confidential_tables,
    passage,
    public_book,
    quote,
    text_columns,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.disclosure import for_audience, withheld_log
from sjc_analysis.findings import Finding
from sjc_analysis.quotes import says
from sjc_analysis.records import (
    Claim,
    Cluster,
    Commitment,
    Event,
    Evidence,
    HarvestRecord,
    Link,
    Mention,
    Outcome,
    Passage,
    Rating,
    Request,
    Rival,
    Row,
    Setting,
    Source,
)


def joined(*parts: dict[str, tuple[BaseModel, ...]]) -> Casebook:
    """Put tables together, the first part's rows before those of the next."""
    return Casebook(
        **{table: tuple(row for part in parts for row in part.get(table, ())) for table in TABLES}
    )


def tables_of(book: Casebook) -> dict[str, tuple[BaseModel, ...]]:
    return {table: getattr(book, table) for table in TABLES}


def donor(book: Casebook) -> Casebook:
    return for_audience(book, "donor")


def test_an_evaluator_sees_everything() -> None:
    book = public_book()
    assert for_audience(book, "evaluator") is book


def test_a_casebook_nobody_declared_public_leaves_nothing() -> None:
    book = Casebook(**confidential_tables("Zq"))
    assert donor(book) == Casebook()


def test_every_column_of_text_has_a_canary_and_none_reaches_a_donor() -> None:
    book = joined(confidential_tables("Zq"), tables_of(public_book()), confidential_tables("Zw", 9))
    whole, view = book.model_dump_json(), donor(book).model_dump_json()
    for table, column in text_columns():
        word = canary_word("Zq", table, column)
        assert word in whole, f"no canary in {table}.{column}"
        assert word not in view
    assert "Zq" not in view
    assert "Zw" not in view
    assert "1987" not in view


@pytest.mark.parametrize("table", [table for table, model in TABLES.items() if issubclass(model, Row)])
def test_a_withheld_row_leaves_with_everything_that_stands_on_it(table: str) -> None:
    book = public_book()
    for row in getattr(book, table):
        if row.row_id in {log.row_id for log in withheld_log(book)}:
            continue
        hidden = row.model_copy(update={"withheld": True})
        rows = [hidden if other is row else other for other in getattr(book, table)]
        view = donor(book.with_rows(**{table: rows}))
        shown, before = getattr(view, table), getattr(donor(book), table)
        assert len(shown) <= len(before)
        assert len(shown) < len(before) or row.row_id == "N-109"


def test_a_claim_whose_chain_uses_a_confidential_step_goes() -> None:
    book = public_book()
    secret = confidential_tables("Zq")
    claim = book.claims[0].model_copy(update={"claim_id": "C-105", "link_ids": ("L-104", "L-105")})
    links = (
        Link(link_id="L-104", cause_id="A-101", effect_id="O-01"),
        Link(link_id="L-105", cause_id="O-01", effect_id="O-101"),
    )
    both = joined(tables_of(book), secret, {"claims": (claim,), "links": links})
    assert [row.row_id for row in both.claims] == ["C-101", "C-01", "C-105"]
    assert donor(both) == donor(book)


def test_what_a_confidential_text_added_to_a_public_row_goes_and_the_row_stays() -> None:
    book = public_book()
    secret = confidential_tables("Zq")
    told = secret["passages"][0]
    assert isinstance(told, Passage)
    words = quote(told, told.text.split()[0])
    asked = book.requests[0].model_copy(update={"met_by_ids": ("N-101",), "met_quote": words})
    promised = book.commitments[0].model_copy(update={"standing": "kept", "later_quote": words})
    act = book.events[0].model_copy(update={"date_quote": words})
    both = joined(
        {**tables_of(book), "requests": (asked,), "commitments": (promised,), "events": (act,)}, secret
    )
    view = donor(both)
    assert (view.requests[0].met_by_ids, view.requests[0].met_quote) == ((), None)
    assert (view.commitments[0].standing, view.commitments[0].later_quote) == ("unknown", None)
    assert view.events[0].date == Interval()


def test_a_passage_that_repeats_confidential_words_goes() -> None:
    book = public_book()
    merged = passage("P-180", "S-104", "words of the other record", start=900)
    repeating = merged.model_copy(update={"repeats_ids": ("P-01",)})
    mention = Mention(mention_id="M-180", actor_id="N-101", quote=quote(merged, "record"))
    open_book = joined(tables_of(book), {"passages": (merged,), "mentions": (mention,)})
    secret_book = joined(
        tables_of(book), confidential_tables("Zq"), {"passages": (repeating,), "mentions": (mention,)}
    )
    assert "other record" in donor(open_book).model_dump_json()
    assert "other record" not in donor(secret_book).model_dump_json()


def test_a_link_cited_in_confidential_text_is_public_only_where_a_public_text_cites_it() -> None:
    secret = confidential_tables("Zq")
    told = secret["passages"][0]
    assert isinstance(told, Passage)
    book = public_book()
    cited_there = book.sources[2].model_copy(update={"cited_at": quote(told, told.text.split()[0])})
    assert donor(joined({**tables_of(book), "sources": (*book.sources[:2], cited_there)}, secret)) == donor(
        book
    )
    alone = joined({**tables_of(book), "sources": (*book.sources[:2], cited_there), "evidence": ()}, secret)
    assert len(donor(alone).sources) == 2


def test_the_judge_of_a_dependent_item_is_not_made_independent_by_withholding() -> None:
    book = public_book()
    cluster = Cluster(cluster_id="D-101", name="one hearing", withheld=True)
    item = book.evidence[0].model_copy(update={"cluster_id": "D-101"})
    assert donor(joined({**tables_of(book), "clusters": (cluster,), "evidence": (item,)})).evidence == ()


def test_ids_and_positions_are_counted_anew_and_labels_lines_and_digests_stay_at_home() -> None:
    view = donor(public_book())
    for table, model in TABLES.items():
        if issubclass(model, Row):
            ids = [row.row_id for row in getattr(view, table)]
            assert ids == [f"{model.prefix}-{number:02d}" for number in range(1, len(ids) + 1)]
    assert all(row.start == 0 and not row.place for row in view.passages)
    assert view.records[0].label == view.records[0].number == ""
    assert all(not row.file and not row.sha256 for row in view.sources)


def test_names_of_those_who_decided_their_reasons_findings_and_settings_stay_at_home() -> None:
    book = public_book().with_rows(findings=[Finding(finding_id="X-01", rule="F1", reason="Zq")])
    view = donor(book)
    text = view.model_dump_json()
    assert "Quill" not in text
    assert "read with the author" not in text
    assert view.findings == ()
    assert view.settings == (Setting(key="public_title", value="A harvest"),)
    assert view.outcomes[0].status == "confirmed"


def test_a_refused_row_is_not_shown_and_its_decided_rows_stand() -> None:
    book = public_book()
    refused = book.rivals[0].model_copy(
        update={"status": "refused", "decided_by": "Ada Quill", "reason": "not a rival"}
    )
    assert donor(book.with_rows(rivals=[refused])).rivals == ()


def test_actors_stay_only_where_a_public_row_names_them_and_aliases_only_where_a_text_does() -> None:
    view = donor(public_book())
    assert "Harbour Star" not in {actor.name for actor in view.actors}
    assert view.actors[0].aliases == ()
    assert view.actors[0].note == ""


def test_every_quote_of_the_view_says_what_its_passage_says() -> None:
    view = donor(public_book())
    quotes = [row.quote for row in view.mentions] + [row.quote for row in view.commitments]
    assert all(says(view.passage_of(each), each) for each in quotes)
    assert "[an officer of the Marenian Constabulary" in view.commitments[0].quote.text


def test_the_log_for_the_evaluator_names_rows_and_reasons() -> None:
    book = joined(tables_of(public_book()), confidential_tables("Zq"))
    reasons = {row.row_id: row.reason for row in withheld_log(book)}
    assert reasons["S-01"] == "its source is confidential"
    assert reasons["R-01"] == "its record is confidential"
    assert reasons["E-01"].startswith("it refers to ")
    assert "O-101" not in reasons


WORDS = st.sampled_from(
    ["gate", "Koss", "Ferry Road station", "register", "Zq", "Mother Ilsabet", "31 May 2027"]
)


@st.composite
def secrets(draw: st.DrawFn) -> tuple[dict[str, tuple[Any, ...]], dict[str, tuple[Any, ...]]]:
    """Draw confidential rows to stand before and after the public ones; some speak of public rows."""
    parts: list[dict[str, tuple[Any, ...]]] = []
    for number in (1, 200):
        made: dict[str, tuple[Any, ...]] = {}
        if draw(st.booleans()):
            made = {**confidential_tables(draw(st.sampled_from(["Zq", "Zw"])), number)}
            text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=5)))
            place = f"{number}9"
            told = passage(f"P-{place}", f"S-{number:02d}", text)
            words = quote(told, text)
            made["passages"] += (told,)
            if draw(st.booleans()):
                made["rivals"] += (
                    Rival(rival_id=f"V-{place}", outcome_id="O-101", description="Zq", quote=words),
                )
                made["mentions"] += (Mention(mention_id=f"M-{place}", actor_id="N-103", quote=words),)
                made["mentions"] += (Mention(mention_id=f"M-{place}1", actor_id="N-109", quote=words),)
                made["evidence"] += (
                    Evidence(evidence_id=f"E-{place}", outcome_id="O-101", source_id="S-105", quote=words),
                )
        parts.append(made)
    return parts[0], parts[1]


@settings(max_examples=40)
@given(secrets())
def test_the_view_is_the_same_with_any_confidential_rows_or_none(
    drawn: tuple[dict[str, tuple[Any, ...]], dict[str, tuple[Any, ...]]],
) -> None:
    before, after = drawn
    book = public_book()
    alone, both = donor(book), donor(joined(before, tables_of(book), after))
    assert both == alone
    assert both.model_dump_json() == alone.model_dump_json()


def test_cited_links_met_first_in_a_confidential_record_keep_the_public_order() -> None:
    told = passage("P-150", "S-101", "see https://media.example/trial and https://a.example/report", "R-101")
    secret = passage("P-149", "S-100", "see https://a.example/report")
    links = ["https://media.example/trial", "https://a.example/report"]
    sources = tuple(
        Source(source_id=f"S-12{place}", kind="cited_link", url=url, cited_at=quote(told, url))
        for place, url in enumerate(links)
    )
    base: dict[str, tuple[BaseModel, ...]] = {
        "records": (HarvestRecord(record_id="R-101", source_id="S-101", confidential=False),),
        "outcomes": (Outcome(outcome_id="O-101", record_id="R-101", statement="a change"),),
        "evidence": tuple(
            Evidence(evidence_id=f"E-12{place}", outcome_id="O-101", source_id=f"S-12{place}",
                     quote=quote(told, url))
            for place, url in enumerate(links)
        ),
    }  # fmt: skip
    paper = Source(source_id="S-101", kind="outcome_record", confidential=False)
    alone = joined({**base, "sources": (paper, *sources), "passages": (told,)})
    met_first = sources[1].model_copy(update={"cited_at": quote(secret, links[1])})
    both = joined(
        {
            **base,
            "sources": (Source(source_id="S-100"), met_first, paper, sources[0]),
            "passages": (secret, told),
        }
    )
    assert donor(both) == donor(alone)
    assert [source.url for source in donor(alone).sources[1:]] == links


def test_actors_stand_in_the_order_in_which_public_texts_name_them() -> None:
    book = public_book()
    assert donor(book.with_rows(actors=reversed(book.actors))) == donor(book)


def test_rater_names_become_numbers_and_stay_apart() -> None:
    book = public_book()
    ratings = [
        Rating(rating_id=f"G-{number}", outcome_id="O-101", criterion="reach", level="high", rater=rater)
        for number, rater in ((111, "Ada Quill"), (112, "Bo Fenn"), (113, "Ada Quill"))
    ]
    shown = donor(book.with_rows(ratings=ratings)).ratings
    assert [row.rater for row in shown] == ["rater 1", "rater 2", "rater 1"]


def test_an_act_that_no_public_text_shows_is_not_shown() -> None:
    book = Casebook(events=(Event(event_id="A-01", description="a course somebody remembers"),))
    assert donor(book).events == ()


def test_chains_requests_and_promises_of_the_public_part_survive_whole() -> None:
    view = donor(public_book())
    assert view.claims == (Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-01", link_ids=("L-01",)),)
    assert view.commitments[0].answers_ids == ("Q-01",)
    assert isinstance(view.commitments[0], Commitment)
    assert isinstance(view.requests[0], Request)
