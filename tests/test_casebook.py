"""The whole: each rule of the casebook speaks where it should, and only there."""

from typing import Any

import pytest
from pydantic import BaseModel

from sjc_analysis.casebook import TABLES, Casebook, find_problems
from sjc_analysis.data_files import data_path
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.records import (
    Claim,
    Cluster,
    Event,
    Evidence,
    HarvestRecord,
    Likelihood,
    Link,
    Mention,
    Outcome,
    Passage,
    Quote,
    Rival,
    Setting,
    Source,
)
from sjc_analysis.workbook import load_casebook

TEXT = "The station keeps a register."
QUOTE = Quote(passage_id="P-01", start=4, end=11, text="station")
ODDS = {"p_claim_low": 0.5, "p_claim_high": 0.6, "p_rival_low": 0.1, "p_rival_high": 0.2}
SOUND: dict[str, tuple[Any, ...]] = {
    "settings": (Setting(key="reading_of_blank", value="confidential"),),
    "sources": (Source(source_id="S-01", file="record.txt"), Source(source_id="S-02", file="note.txt")),
    "records": (HarvestRecord(record_id="R-01", source_id="S-01", label_quote=QUOTE),),
    "passages": (
        Passage(
            passage_id="P-01", source_id="S-01", record_id="R-01", start=0, end=len(TEXT), text=TEXT
        ),
        Passage(passage_id="P-02", source_id="S-01", start=len(TEXT), end=len(TEXT) + 1, text="\n"),
        Passage(passage_id="P-03", source_id="S-02", start=0, end=len(TEXT), text=TEXT),
    ),
    "events": (
        Event(event_id="A-01", description="a training"),
        Event(event_id="A-02", description="a circular"),
    ),
    "outcomes": (
        Outcome(outcome_id="O-01", statement="a register is kept", quote=QUOTE),
        Outcome(outcome_id="O-02", statement="it is read"),
    ),
    "links": (
        Link(link_id="L-01", cause_id="A-01", effect_id="A-02"),
        Link(link_id="L-02", cause_id="A-02", effect_id="O-01"),
        Link(link_id="L-03", cause_id="O-01", effect_id="O-02"),
    ),
    "claims": (
        Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-01", link_ids=("L-01", "L-02")),
        Claim(claim_id="C-02", cause_id="A-01", outcome_id="O-02"),
    ),
    "rivals": (
        Rival(rival_id="V-01", outcome_id="O-01", description="a circular", claim_id="C-01", link_id="L-02"),
        Rival(rival_id="V-02", outcome_id="O-02", description="a visit"),
    ),
    "clusters": (Cluster(cluster_id="D-01", name="one hearing", treatment="given"),),
    "evidence": (
        Evidence(
            evidence_id="E-01", outcome_id="O-01", source_id="S-01", claim_id="C-01", part="contribution"
        ),
        Evidence(evidence_id="E-02", outcome_id="O-02", source_id="S-01"),
    ),
    "likelihoods": (
        Likelihood(likelihood_id="H-01", evidence_id="E-01", claim_id="C-01", rival_id="V-01", **ODDS),
    ),
}  # fmt: skip


def _changed(table: str, index: int, **values: Any) -> dict[str, tuple[Any, ...]]:
    rows = list(SOUND[table])
    rows[index] = type(rows[index])(**{**dict(rows[index]), **values})
    return {**SOUND, table: tuple(rows)}


def _added(table: str, row: BaseModel) -> dict[str, tuple[Any, ...]]:
    return {**SOUND, table: (*SOUND.get(table, ()), row)}


def test_the_sound_example_is_sound() -> None:
    assert list(find_problems(SOUND)) == []
    assert Casebook(**SOUND).row("O-02").statement == "it is read"


@pytest.mark.parametrize(
    ("tables", "rule", "sheet", "row", "column"),
    [
        (_added("events", SOUND["events"][0]), "B1", "events", 4, "event_id"),
        (_changed("links", 2, cause_id="O-07"), "B2", "links", 4, "cause_id"),
        (_changed("outcomes", 0, same_as_id="A-01"), "B2", "outcomes", 2, "same_as_id"),
        (_changed("claims", 1, cause_id="O-01"), "B2", "claims", 3, "cause_id"),
        (_changed("evidence", 1, source_id=""), "B2", "evidence", 3, "source_id"),
        (
            _changed("outcomes", 0, quote=QUOTE.model_copy(update={"start": 5, "end": 12})),
            "B3",
            "outcomes",
            2,
            "quote",
        ),
        (
            _changed("outcomes", 0, quote=Quote(passage_id="P-09", start=0, end=1, text="a")),
            "B2",
            "outcomes",
            2,
            "quote_at",
        ),
        (_changed("claims", 0, link_ids=("L-02", "L-01")), "B4", "claims", 2, "link_ids"),
        (_changed("claims", 0, link_ids=("L-02",)), "B4", "claims", 2, "link_ids"),
        (_changed("claims", 1, link_ids=("L-01", "L-02")), "B4", "claims", 3, "link_ids"),
        (_changed("claims", 0, link_ids=("L-01", "L-02", "L-03")), "B4", "claims", 2, "link_ids"),
        (_changed("rivals", 1, claim_id="C-01"), "B5", "rivals", 3, "claim_id"),
        (_changed("likelihoods", 0, rival_id="V-02"), "B5", "likelihoods", 2, "claim_id"),
        (_changed("likelihoods", 0, evidence_id="E-02"), "B5", "likelihoods", 2, "claim_id"),
        (_added("settings", SOUND["settings"][0]), "B6", "settings", 3, "key"),
        (_changed("passages", 1, start=len(TEXT) - 1, end=len(TEXT)), "B7", "passages", 3, "start"),
        (_changed("evidence", 0, claim_id=""), "B8", "evidence", 2, "claim_id"),
        (_changed("rivals", 0, link_id="L-03"), "B10", "rivals", 2, "link_id"),
        (_changed("passages", 2, record_id="R-01"), "B11", "passages", 4, "record_id"),
        (
            _changed("records", 0, label_quote=QUOTE.model_copy(update={"passage_id": "P-03"})),
            "B11",
            "records",
            2,
            "label_quote_at",
        ),
        (_changed("outcomes", 1, same_as_id="O-02"), "B12", "outcomes", 3, "same_as_id"),
        (_changed("likelihoods", 0, given_id="E-01"), "B12", "likelihoods", 2, "given_id"),
        (
            _added("links", Link(link_id="L-09", cause_id="A-01", effect_id="A-01")),
            "B12",
            "links",
            5,
            "effect_id",
        ),
    ],
)
def test_one_broken_row_is_one_finding(
    tables: dict[str, tuple[Any, ...]], rule: str, sheet: str, row: int, column: str
) -> None:
    (found,) = find_problems(tables)
    assert (found.rule, found.sheet, found.row, found.column) == (rule, sheet, row, column)
    assert found.remedy


def test_a_likelihood_is_not_joined_from_two_claims() -> None:
    claim = Claim(claim_id="C-03", cause_id="A-02", outcome_id="O-01")
    odds = Likelihood(likelihood_id="H-01", evidence_id="E-01", claim_id="C-03", rival_id="V-01", **ODDS)
    tables = {**_added("claims", claim), "likelihoods": (odds,)}
    assert [(found.rule, found.column) for found in find_problems(tables)] == [("B5", "evidence_id")]


def test_a_gap_between_passages_is_no_problem() -> None:
    """A reader who may not know a passage gets a casebook without it."""
    rows = SOUND["passages"]
    assert list(find_problems({**SOUND, "passages": (rows[0], rows[2])})) == []


def test_cells_of_a_spreadsheet_do_not_overlap() -> None:
    cells = tuple(
        Passage(passage_id=f"P-0{number}", source_id="S-01", start=0, end=4, text="gate") for number in (1, 2)
    )
    Casebook(sources=(Source(source_id="S-01", file="harvest.xlsx"),), passages=cells)


def test_a_finding_with_the_name_of_a_row_is_not_the_row() -> None:
    problems = find_problems(
        {
            "findings": (Finding(finding_id="P-01", rule="F1", reason="a"),),
            "mentions": (Mention(mention_id="M-01", actor_id="N-01", quote=QUOTE),),
        }
    )
    assert [(found.rule, found.column) for found in problems] == [("B2", "actor_id"), ("B2", "quote_at")]


def test_all_problems_are_raised_together_and_say_no_text() -> None:
    wrong = Quote(passage_id="P-01", start=0, end=6, text="hidden")
    outcomes = _changed("outcomes", 0, quote=wrong)["outcomes"]
    tables = {**_changed("links", 2, cause_id="O-07"), "outcomes": outcomes}
    with pytest.raises(FindingsError) as caught:
        Casebook(**tables)
    assert {found.rule for found in caught.value.findings} == {"B2", "B3"}
    assert "hidden" not in str(caught.value)


def test_a_row_that_could_not_be_read_is_not_reported_as_missing() -> None:
    without = {**SOUND, "events": SOUND["events"][:1]}
    assert {found.rule for found in find_problems(without)} == {"B2"}
    assert list(find_problems(without, unread_ids=frozenset({"A-02"}))) == []


def test_row_numbers_are_those_of_the_spreadsheet() -> None:
    tables = _changed("links", 2, effect_id="O-09")
    (found,) = find_problems(tables, file="book.xlsx", row_numbers={"links": (4, 9, 12)})
    assert found.place() == 'book.xlsx, sheet "links", row 12, "effect_id"'


def test_what_a_person_refused_is_not_live() -> None:
    refused = {"status": "refused", "decided_by": "A. Reader", "reason": "said twice"}
    book = Casebook(**_changed("rivals", 1, **refused))
    assert [rival.rival_id for rival in book.live("rivals")] == ["V-01"]
    assert len(book.rivals) == 2


def test_a_changed_casebook_is_checked_anew() -> None:
    with pytest.raises(FindingsError, match="no row has this id"):
        Casebook(**SOUND).with_rows(outcomes=())


def test_look_ups_lead_from_a_quote_to_its_source() -> None:
    book = Casebook(**SOUND)
    assert book.passage_of(QUOTE).text == TEXT
    assert book.source_of(QUOTE).source_id == "S-01"
    assert (book.setting("reading_of_blank"), book.setting("absent")) == ("confidential", "")
    assert book.has("O-01")
    assert not book.has("O-09")


def test_tables_are_frames_of_text() -> None:
    frames = Casebook(**SOUND).frames()
    assert list(frames) == list(TABLES)
    assert frames["claims"]["link_ids"].tolist() == ["L-01 | L-02", ""]
    assert not any(frame.isna().any().any() for frame in frames.values())


def test_a_row_is_found_in_its_own_table_only() -> None:
    book = Casebook(**SOUND)
    assert book.row_of(Passage, "P-03") is book.passages[2]
    for model, row_id in ((Source, "P-03"), (Passage, "P-99")):
        with pytest.raises(KeyError):
            book.row_of(model, row_id)


def test_frames_bring_a_casebook_back_and_a_wrong_column_is_named() -> None:
    book = load_casebook(data_path("example/casebook.xlsx"))
    frames = book.frames()
    assert Casebook.from_frames(frames) == book
    frames["events"] = frames["events"].rename(columns={"description": "descripton"})
    with pytest.raises(FindingsError) as caught:
        Casebook.from_frames({**frames, "ghosts": frames["events"]})
    said = {(finding.sheet, finding.column, finding.nearest) for finding in caught.value.findings}
    assert ("events", "descripton", "description") in said
    assert any(sheet == "ghosts" for sheet, _, _ in said)
