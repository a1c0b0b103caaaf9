"""Cited links: one source each, cited for something, and nothing said of what they show."""

from drafting_documents import REGISTRY, make_record

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook

TRIAL = "https://harbourstar.example/courts/first-witness-heard-as-corporal-koss-trial-opens-771"
SAME = "https://other.example/2032-02-09-corporal-koss-trial-opens-first-witness-heard"
REGISTER = "https://town.example/police/constabulary-arrest-register"


def _draft(**fields: str) -> Casebook:
    return draft_casebook(make_record({"year": "2031", **fields}), REGISTRY)


def test_the_same_link_in_two_fields_is_one_source() -> None:
    book = _draft(outcome="The constabulary publishes its arrest register",
        additional_information=f"SPO has been building cases. {TRIAL}", evidence=f"{REGISTER}  {TRIAL}",
    )  # fmt: skip
    cited = [each for each in book.sources if each.kind == "cited_link"]
    assert [each.url for each in cited] == [REGISTER, TRIAL]
    uses = [(each.source_id, each.outcome_id) for each in book.evidence]
    assert uses == [("S-02", "O-01"), ("S-03", "O-01"), ("S-03", "O-02")]


def test_nobody_has_said_what_a_link_shows() -> None:
    book = _draft(outcome="The constabulary publishes a register", evidence=REGISTER)
    (item,) = book.evidence
    assert (item.observation, item.bearing, item.part) == ("not_sought", "not_assessed", "happened")


def test_the_publisher_comes_from_the_host_and_the_date_from_the_address() -> None:
    book = _draft(outcome="QJH met", evidence=f"{TRIAL} {SAME}")
    first, second = book.sources[1:]
    assert (first.publisher_id, first.interest) == ("N-07", "independent")
    assert (second.publisher_id, second.interest) == ("", "unknown")
    assert not first.date.known
    assert str(second.date) == "2032-02-09"
    assert second.date_quote is not None


def test_links_of_one_story_form_a_cluster() -> None:
    book = _draft(outcome="QJH met", evidence=f"{TRIAL} {REGISTER} {SAME}")
    assert [each.cluster_id for each in book.sources[1:]] == ["D-01", "", "D-01"]
    assert len(book.clusters) == 1


def test_a_link_about_something_else_gets_a_hint() -> None:
    book = _draft(outcome="The constabulary publishes its arrest register",
        evidence=f"{TRIAL} {REGISTER}",
    )  # fmt: skip
    trial, register = book.evidence
    assert "no telling word" in trial.hint
    assert "names who changed" in register.hint
    assert [each.rule for each in book.findings].count("link about else") == 2


def test_each_link_goes_to_the_change_it_speaks_of() -> None:
    book = _draft(evidence=f"{REGISTER} https://town.example/code-of-the-prosecution-adopted",
        outcome="The constabulary publishes its arrest register, "
        "and the State Prosecution Office adopted a code",
    )  # fmt: skip
    assert [each.outcome_id for each in book.evidence] == ["O-01", "O-02"]


def test_links_with_a_few_words_in_common_are_not_one_story() -> None:
    other = "https://other.example/corporal-koss-trial-delayed-again-while-dock-workers-strike-over-wages"
    book = _draft(outcome="QJH met", evidence=f"{TRIAL} {other}")
    assert book.clusters == ()
