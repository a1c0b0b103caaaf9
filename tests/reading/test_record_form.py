"""A record's headings and flags are understood, and where they might mean the opposite they are not."""

from pathlib import Path

import pytest

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import FindingsError
from sjc_analysis.reading import read_files


def record(folder: Path, *lines: str) -> Casebook:
    path = folder / "record.txt"
    path.write_bytes("\n".join(["**Record ID**: X-1", *lines]).encode())
    return read_files([path])


def rules(read: Casebook) -> list[str]:
    return [finding.rule for finding in read.findings]


@pytest.mark.parametrize(
    "line",
    ["**Outcome is not confidential**: no", "**Outcome is (not) confidential**: no", "**Confidental**: no",
     "**Is this secret**: no", "**Confidential** : not", "**Confidential (if not, why)**: no"],
)  # fmt: skip
def test_a_flag_whose_heading_may_mean_the_opposite_makes_the_record_confidential(
    tmp_path: Path, line: str
) -> None:
    read = record(tmp_path, "**Country**: Marenia", line)
    assert read.records[0].confidential
    assert {"flag unclear", "flag missing"} & set(rules(read))


def test_one_flag_of_two_is_enough_to_be_confidential(tmp_path: Path) -> None:
    read = record(tmp_path, "**Confidential**: no", "**Outcome is confidential**: yes")
    assert read.records[0].confidential
    assert "field twice" in rules(read)


def test_intended_is_not_read_as_unintended(tmp_path: Path) -> None:
    read = record(tmp_path, "**Country**: Marenia", "**The change was intended**: yes")
    passage = next(p for p in read.passages if p.heading == "The change was intended")
    assert passage.understood == ""
    assert "flag unclear" in rules(read)


@pytest.mark.parametrize(
    ("country", "year", "objective", "said"),
    [
        ("Marenia", "2031", "ACC: Answers", set()),
        ("Andorra", "2031", "ACC: Answers", {"id country"}),
        ("Marenia", "2030", "ACC: Answers", {"id year"}),
        ("Marenia", "2031", "CIV: Space", {"id objective"}),
    ],
)
def test_an_id_that_disagrees_with_its_record_is_reported(
    tmp_path: Path, country: str, year: str, objective: str, said: set[str]
) -> None:
    path = tmp_path / "record.txt"
    path.write_text(
        f"**FragmentID**: CVP-XMA3109/ACC002\n**Country**: {country}\n**Year**: {year}\n"
        f"**Specific objective**: {objective}\n"
    )
    assert {rule for rule in rules(read_files([path])) if rule.startswith("id ")} == said


FIRST = "the council opened its register to all families"
SECOND = "a clinic wrote the model of the register first"


def test_a_repetition_is_known_under_any_heading(tmp_path: Path) -> None:
    read = record(
        tmp_path, f"**Outcome**: {FIRST}", f"**Our contribution**: {SECOND}",
        f"**Whole story**: {FIRST.capitalize()}.   Contribution: {SECOND}",
    )  # fmt: skip
    (merged,) = [passage for passage in read.passages if passage.repeats_ids]
    assert (merged.field, merged.heading) == ("merged", "Whole story")
    assert [read.row(passage_id).text for passage_id in merged.repeats_ids] == [FIRST, SECOND]
    assert "repetition differs" not in rules(read)


def test_a_merged_field_with_words_of_its_own_is_reported(tmp_path: Path) -> None:
    own = "and nobody else was there that day"
    read = record(
        tmp_path, f"**Outcome**: {FIRST}", f"**Our contribution**: {SECOND}",
        f"**Story fragment merged**: {FIRST} {SECOND} {own}",
    )  # fmt: skip
    assert "repetition differs" in rules(read)


def test_a_field_that_shares_one_other_field_keeps_its_own_meaning(tmp_path: Path) -> None:
    read = record(tmp_path, f"**Outcome**: {FIRST}", f"**Additional information**: {FIRST} and then rested")
    assert not any(passage.repeats_ids for passage in read.passages)


def test_a_value_goes_on_to_the_next_heading_and_a_blank_one_is_still_a_field(tmp_path: Path) -> None:
    read = record(tmp_path, "**Outcome**: one", "", "  two", "**Scale**:", "**Country**: Marenia")
    texts = {passage.field: passage.text for passage in read.passages if passage.kind == "field"}
    assert texts == {"fragment_id": "X-1", "outcome": "one\n\n  two", "scale": "", "country": "Marenia"}


def test_a_record_whose_id_was_lost_does_not_melt_into_the_one_above(tmp_path: Path) -> None:
    fields = ["**Country**: Marenia", "**Year**: 2031", "**Outcome**: a gate", "**Scale**: Local"]
    with pytest.raises(FindingsError) as raised:
        record(tmp_path, *fields, "", *fields)
    assert [(finding.rule, finding.line) for finding in raised.value.findings] == [("id missing", 9)]


def test_two_files_of_one_name_are_refused_because_public_goes_by_name(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "record.txt" for folder in ("a", "b")]
    for number, path in enumerate(paths):
        path.parent.mkdir()
        path.write_text(f"**Record ID**: X-{number}\n**Country**: Marenia\n")
    with pytest.raises(FindingsError, match="file name twice"):
        read_files(paths, public=frozenset({"record.txt"}))


@pytest.mark.parametrize("second", ["X-1", " x-1 ", "X-1 "])
def test_ids_that_differ_in_case_or_space_are_the_same(tmp_path: Path, second: str) -> None:
    with pytest.raises(FindingsError, match=r"id twice"):
        record(tmp_path, "**Country**: Marenia", f"**Record ID**: {second}", "**Country**: Marenia")


@pytest.mark.parametrize(
    ("value", "understood"),
    [
        ("https://a.example/1, https://b.example/2.", "https://a.example/1 | https://b.example/2"),
        ("https://a.example/1;https://b.example/2", "https://a.example/1 | https://b.example/2"),
        ("(https://a.example/x_(y))", "https://a.example/x_(y)"),
        ("https://a.example/1https://b.example/2", "https://a.example/1 | https://b.example/2"),
        ("https://old.example/web/https://b.example", "https://old.example/web/https://b.example"),
        ("https://a.example/?u=https://b.example", "https://a.example/?u=https://b.example"),
        ("https://a.example/1 https://a.example/1", "https://a.example/1"),
        ("a letter in the clinic's files", ""),
    ],
)
def test_links_in_a_cell_are_separated(tmp_path: Path, value: str, understood: str) -> None:
    read = record(tmp_path, f"**Evidence**: {value}")
    assert [p.understood for p in read.passages if p.field == "evidence"] == [understood]


@pytest.mark.parametrize(
    ("value", "broken"),
    [
        ("https://a.example/news/\nlocal/2031/gate", True),
        ("https://a.example/news-\n  of-the-gate", True),
        ("https://a.example/news/\nThe gate is open.", False),
        ("https://a.example/news/\nhttps://b.example/a-b-c", False),
        ("https://a.example/news\nlocal/2031/gate", False),
    ],
)
def test_a_link_that_goes_on_in_the_next_line_is_said(tmp_path: Path, value: str, broken: bool) -> None:
    read = record(tmp_path, f"**Evidence**: {value}")
    assert ("link broken" in rules(read)) == broken
