"""The invented example, read and drafted: what a careful evaluator would expect to find proposed."""

from functools import cache
from pathlib import Path

from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.reading import read_files, read_registry
from sjc_analysis.records import Quote

FILES = ("record_confidential.txt", "record_public.txt", "note.txt")


@cache
def _book(names: tuple[str, ...] = FILES) -> Casebook:
    folder = data_path("example")
    registry = read_registry(Path(folder / "actors.csv"))
    return draft_casebook(read_files([folder / name for name in names]), registry)


def _outcome(words: str) -> str:
    found = [each.outcome_id for each in _book().outcomes if words in each.statement]
    assert len(found) == 1
    return str(found[0])


def _names(ids: tuple[str, ...]) -> list[str]:
    return [str(_book().row(each).name) for each in ids]


def test_the_bundled_changes_stand_apart() -> None:
    _outcome("constabulary is working with")
    _outcome("began to raise cases")
    _outcome("have been building cases")
    _outcome("trial of the corporal")
    _outcome("publishes its arrest register")
    _outcome("adopted a bylaw")
    assert len(_book().outcomes) == 6


def test_credit_in_the_additional_information_is_among_the_co_contributors() -> None:
    hub = _outcome("began to raise cases")
    helpers = [each for each in _book().rivals if each.outcome_id == hub and each.kind == "co_contributor"]
    assert [_book().row(each.event_id).kind for each in helpers] == ["hosted", "funded", "equipped"]


def test_the_other_course_is_a_rival_with_its_payer() -> None:
    police = _outcome("constabulary is working with")
    (rival,) = [each for each in _book().rivals if each.outcome_id == police]
    assert _names(rival.actor_ids) == ["Harbour Defenders Network", "OpenGround"]


def test_the_trial_carries_the_trace_in_the_note() -> None:
    trial = _outcome("trial of the corporal")
    (trace,) = _book().traces
    assert trace.outcome_id == trial
    assert str(trace.date) == "2027-05-06"
    standing = [each.trace_id for each in _book().rivals if each.standing == "stands"]
    assert standing == [trace.trace_id]


def test_the_step_to_the_police_is_stated_by_no_sentence() -> None:
    police = _outcome("constabulary is working with")
    (claim,) = [each for each in _book().claims if each.outcome_id == police]
    bases = [_book().row(each).basis for each in claim.link_ids]
    assert bases == ["stated_sequence", "inferred"]


def test_three_distinct_links_of_which_two_tell_one_story() -> None:
    record = _book().records[0]
    cited = [
        each
        for each in _book().sources
        if each.cited_at and _book().passage_of(each.cited_at).record_id == record.record_id
    ]
    assert len(cited) == 3
    assert sorted(each.cluster_id for each in cited) == ["", "D-01", "D-01"]


def test_the_line_on_continuing_threats_is_a_ground_against() -> None:
    police = _outcome("constabulary is working with")
    against = [each.quote.text for each in _book().grounds if each.direction == "against"]
    assert sum("remain common" in text for text in against) == 1
    assert {each.outcome_id for each in _book().grounds if "remain common" in each.quote.text} == {police}


def test_the_note_s_requests_promises_and_counts() -> None:
    book = _book()
    assert len(book.requests) == 5
    assert [len(each.answers_ids) for each in book.commitments] == [0, 1, 0]
    counts = [(each.number_low, each.unit) for each in book.statements if each.kind == "quantity"]
    assert counts == [(2.0, "constables"), (7.0, "people"), (28.0, "deaths"), (2_000_000.0, "people")]
    assert sum(each.kind == "question" for each in book.statements) == 9


def test_the_confidential_record_changes_nothing_of_the_public_documents_rows() -> None:
    with_it, without = _book(), _book(FILES[1:])
    for table in ("statements", "requests", "commitments"):
        assert _texts(with_it, table) == _texts(without, table)
    for table in ("events", "outcomes", "links", "rivals", "evidence", "grounds", "ratings"):
        own = set(_texts(with_it, table, public=True))
        assert own == set(_texts(without, table))


def _texts(book: Casebook, table: str, *, public: bool = False) -> list[tuple[str, ...]]:
    """Give a table's rules and quotes; with ``public`` only those of the public documents."""
    hidden = {each.source_id for each in book.sources if each.file == FILES[0]}
    quotes: list[tuple[str, Quote | None]] = [(each.rule, each.quote) for each in getattr(book, table)]
    return [
        (rule, quote.text)
        for rule, quote in quotes
        if quote is not None and not (public and book.source_of(quote).source_id in hidden)
        if rule != "earlier trace"
    ]
