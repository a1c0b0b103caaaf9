"""What holds of all checks together: independence, order, silence about values, and the rules' data."""

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from checked_harvest import SOUND, harvest, said
from hypothesis import given
from hypothesis import strategies as st

import sjc_analysis
from sjc_analysis.casebook import Casebook
from sjc_analysis.checking import check_harvest, check_of, checks
from sjc_analysis.checking.rules import lexicon
from sjc_analysis.data_files import data_path
from sjc_analysis.dates import Interval
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.findings import Finding
from sjc_analysis.quotes import whole
from sjc_analysis.reading import read_files, read_registry
from sjc_analysis.records import Outcome, Rating

ACROSS = {"near-duplicate records", "passage repeated", "link in many records"}
"""Rules that compare records; adding one may change what they say of another."""

OF_A_DOCUMENT = {
    "rater missing", "harvester missing", "abbreviation undefined", "words not checked", "dates not compared",
}  # fmt: skip
"""Rules that speak once a document."""

TEXTS = {
    "outcome": [
        SOUND["outcome"], "There is more trust.",
        "The programme trained 40 officers of Lowbridge in June 2031.",
        "The council of Lowbridge banned the hub in June 2029.",
        "After the course of May 2031, the Lowbridge council met the hub nationwide.",
    ],
    "significance": [
        SOUND["significance"], "Until 2030 nobody knew.",
        "The murder trial of Corporal Tarn is now under way.",
        "It was unexpected and matters now.",
    ],
    "year": ["2031", "2030", ""],
    "evidence": [
        SOUND["evidence"], "https://star.example/2029/04/price-of-salt-doubles-overnight",
        "https://star.example/2032/04/ferry-road-station",
    ],
    "confidential": ["no", "yes"],
    "contribution_programme": [
        SOUND["contribution_programme"], "DR trained officers.", "DR came in May 2033.",
    ],
}  # fmt: skip

RECORDS = st.fixed_dictionaries({field: st.sampled_from(texts) for field, texts in TEXTS.items()})


def plain(findings: Sequence[Finding], row: int) -> set[tuple[str, str, str]]:
    """Give what is said of one row, without ids, and without what compares records."""
    skip = ACROSS | OF_A_DOCUMENT
    return {(f.rule, f.column, f.reason) for f in findings if f.row == row and f.rule not in skip}


@given(st.lists(RECORDS, min_size=1, max_size=4), RECORDS)
def test_an_unrelated_record_changes_nothing_that_is_said_of_another(
    records: list[dict[str, str]], more: dict[str, str]
) -> None:
    before, after = check_harvest(harvest(*records)), check_harvest(harvest(*records, more))
    for row in range(2, len(records) + 2):
        assert plain(before, row) == plain(after, row)


@given(st.lists(RECORDS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(records: list[dict[str, str]], random: object) -> None:
    book = harvest(*records)
    turned = book.with_rows(records=reversed(book.records), passages=reversed(book.passages))
    assert check_harvest(turned) == check_harvest(book)


@given(st.lists(RECORDS, min_size=1, max_size=3))
def test_what_has_been_said_is_not_said_again(records: list[dict[str, str]]) -> None:
    book = harvest(*records)
    said_once = check_harvest(book)
    assert check_harvest(book.with_rows(findings=said_once)) == ()
    assert len({finding.finding_id for finding in said_once}) == len(said_once)


@given(RECORDS)
def test_no_finding_holds_a_value(record: dict[str, str]) -> None:
    for finding in check_harvest(harvest(record)):
        words = finding.message()
        assert not any(text and len(text) > 4 and text in words for text in record.values())
        assert "Tarn" not in words
        assert "example" not in words


def example(*, draft: bool) -> Casebook:
    folder = data_path("example")
    names = ("record_confidential.txt", "record_public.txt", "note.txt")
    read = read_files([folder / name for name in names], public=frozenset({"record_public.txt"}))
    return draft_casebook(read, read_registry(folder / "actors.csv")) if draft else read


def test_the_examples_draft_is_checked_without_saying_again_what_drafting_said() -> None:
    book = example(draft=True)
    rules = [finding.rule for finding in check_harvest(book) if finding.severity in ("error", "warning")]
    assert rules == []
    notes = {(finding.rule, finding.record_id) for finding in said(book) if finding.record_id}
    assert notes == {("only the act dated", "R-01"), ("evidence after change", "R-01")}


def test_the_examples_reading_is_checked_where_nobody_drafted() -> None:
    rules = {finding.rule for finding in said(example(draft=False))}
    assert {"link about else", "abbreviation undefined"} <= rules


def test_what_reading_said_once_of_a_column_is_not_said_again_of_each_record() -> None:
    read = harvest({"rating_significance": "high"}, {"rating_significance": "low"})
    given = [passage for passage in read.passages if passage.field == "rating_significance"]
    ratings = [
        Rating(
            rating_id=f"G-0{number}", record_id=passage.record_id, criterion="significance",
            level=passage.text, quote=whole(passage),
        )
        for number, passage in enumerate(given, start=1)
    ]  # fmt: skip
    book = read.with_rows(ratings=ratings)
    assert [each.row for each in said(book, "rating scale missing")] == [2, 3]
    once = Finding(
        rule="rating without scale", severity="note", file="harvest.xlsx", source_id="S-01",
        column="rating significance", reason="no scale (here, and likewise in 1 more row of the file)",
    )  # fmt: skip
    assert said(book.with_rows(findings=[once]), "rating scale missing") == []


def test_records_that_could_not_be_checked_are_counted_once_a_document() -> None:
    strange = {"outcome": "Le conseil publie ses comptes et on a ouvert les dossiers.", "significance": ""}
    strange |= {"contribution_programme": "", "year": ""}
    found = check_harvest(harvest(strange, strange, {}))
    assert [(each.record_id, each.reason[:24]) for each in found if each.rule == "words not checked"] == [
        ("", "the words of 2 records o")
    ]
    assert [each.record_id for each in found if each.rule == "dates not compared"] == [""]


def test_an_undated_act_of_a_draft_is_said_where_drafting_did_not() -> None:
    book = example(draft=True)
    unsaid = book.with_rows(findings=[each for each in book.findings if each.rule != "act undated"])
    assert [each.record_id for each in said(unsaid, "act undated")] == ["R-02"]
    assert said(book, "act undated") == []


def test_a_refused_outcome_no_longer_dates_the_change() -> None:
    book = harvest({"evidence": "https://star.example/2030/08/ferry-road-station"})
    dated = Outcome(
        outcome_id="O-01", record_id="R-01", statement="the station publishes", date=Interval.month(2030, 6)
    )
    refused = dated.model_copy(update={"status": "refused", "decided_by": "R. Ames", "reason": "no change"})
    assert said(book.with_rows(outcomes=[dated]), "evidence before change") == []
    assert len(said(book.with_rows(outcomes=[refused]), "evidence before change")) == 1


def finding_rules() -> Iterator[str]:
    """Give every rule that a finding of reading, drafting or checking can carry, as it stands in the code."""
    package = Path(sjc_analysis.__file__).parent
    for path in sorted(
        each for room in ("reading", "drafting", "checking") for each in (package / room).rglob("*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _rules_of(node)
            elif isinstance(node, ast.Dict):
                yield from _rules_in(node)


_SAYING = {
    "say": 1, "say_of_source": 1, "say_of_all": 0, "_remark": 2, "_at": 2, "_about": 2, "_problem": 0,
}  # fmt: skip
"""Functions that make a finding, and where among their arguments the rule stands."""

_SEVERITIES = ("error", "warning", "note", "not_checked")


def _rules_of(call: ast.Call) -> Iterator[str]:
    """Find the rule in a call: by keyword, by position, or as the text before a severity."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    texts = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
    given = [
        each.value.value
        for each in call.keywords
        if each.arg == "rule" and name in ("Finding", "Note") and isinstance(each.value, ast.Constant)
    ]
    if name != "_disagreement":  # which puts "id" before the word
        given += [text for text, after in pairwise(texts) if after in _SEVERITIES]
    if name in _SAYING:
        given += texts[_SAYING[name] : _SAYING[name] + 1]
    yield from (text for text in given if isinstance(text, str) and text not in _SEVERITIES)


def _rules_in(said: ast.Dict) -> Iterator[str]:
    """Find the rule in a finding's words written as a dictionary."""
    for key, value in zip(said.keys, said.values, strict=True):
        if isinstance(key, ast.Constant) and key.value == "rule" and isinstance(value, ast.Constant):
            yield str(value.value)


def test_every_rule_is_explained_in_the_data() -> None:
    spoken = set(finding_rules())
    assert len(spoken) > 60, "the code was looked through"
    missing = sorted(spoken - set(checks()))
    assert missing == [], "add a line to data/checks.csv for each of these rules"


def test_every_rule_of_the_data_speaks_somewhere() -> None:
    own = {check.rule for check in checks().values() if check.room == "checking"}
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(sjc_analysis.__file__).parent / "checking").glob("*.py")
    )
    assert [rule for rule in sorted(own) if f'"{rule}"' not in text] == []


@pytest.mark.parametrize("check", checks().values(), ids=lambda check: check.rule)
def test_each_rule_has_words_for_the_person_who_mends_it(check: object) -> None:
    rule = getattr(check, "rule", "")
    known = check_of(rule)
    assert known.title
    assert known.title[0].isupper()
    assert known.remedy.endswith(".")
    assert all(same in checks() for same in known.same_as)


def test_the_data_says_whose_it_is() -> None:
    names = (
        "checks.csv",
        *(f"lexicon/checks_{each}.csv" for each in ("words", "patterns", "levels", "settings")),
    )
    for name in names:
        head = data_path(name).read_text(encoding="utf-8")
        assert "# owner: " in head
        assert "# source: " in head
    assert all(row["reason"] for row in lexicon("checks_settings"))
