"""The evaluator's registry: read whole, or refused with every problem named."""

from pathlib import Path

import pytest

from sjc_analysis.data_files import data_path
from sjc_analysis.findings import FindingsError
from sjc_analysis.reading import read_registry


def registry(folder: Path, text: str) -> Path:
    path = folder / "actors.csv"
    path.write_bytes(text.encode())
    return path


def test_the_example_is_read_in_its_order() -> None:
    actors = read_registry(data_path("example/actors.csv"))
    assert len(actors) == 25
    assert [actor.actor_id for actor in actors[:2]] == ["N-01", "N-02"]
    koss = next(actor for actor in actors if actor.role == "alleged_perpetrator")
    assert koss.aliases == ("Koss", "corporal Koss")
    assert koss.is_person


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_headings_own_and_a_byte_order_mark_is_no_name(
    tmp_path: Path, delimiter: str
) -> None:
    text = "\ufeff" + delimiter.join(["Name", "aliases", "interest"]) + "\r\n"
    text += delimiter.join(["Tide Hub", "TH|the hub", "Beneficiary"]) + "\r\n"
    (actor,) = read_registry(registry(tmp_path, text))
    assert (actor.name, actor.aliases, actor.interest) == ("Tide Hub", ("TH", "the hub"), "beneficiary")


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("title,aliases\nA,B\n", "registry column", 1, ""),
        ("name,alias\nA,B\n", "registry column", 1, "alias"),
        ("name,name\nA,B\n", "registry column", 1, "name"),
        ("name,interest\nA,benefactor\n", "registry code", 2, "interest"),
        ("name,role\nA,\nB,wittness\n", "registry code", 3, "role"),
        ("name,aliases\n,B\n", "registry name", 2, "name"),
        ("name,aliases\nA,X\nB,x\n", "registry twice", 3, "aliases"),
        ("name,aliases\nA,\nA,\n", "registry twice", 3, "name"),
        ("name,aliases\nA,B,C\n", "registry row", 2, ""),
        ("name,aliases,role\nA,B\n", "registry row", 2, ""),
        ("name,aliases\nA,Ma\u200bra\n", "unseen letter", 2, ""),
        ('name,aliases\n"A,B\n', "registry quotes", 2, ""),
        ("name,aliases\n", "registry empty", None, ""),
    ],
)
def test_a_broken_registry_is_refused_with_the_place(
    tmp_path: Path, text: str, rule: str, line: int | None, column: str
) -> None:
    with pytest.raises(FindingsError) as raised:
        read_registry(registry(tmp_path, text))
    assert (rule, line, column) in [
        (finding.rule, finding.line, finding.column) for finding in raised.value.findings
    ]
    assert all(finding.remedy for finding in raised.value.findings)


def test_a_misspelt_code_is_told_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(FindingsError, match='Did you mean "witness"'):
        read_registry(registry(tmp_path, "name,role\nA,wittness\n"))


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as raised:
        read_registry(registry(tmp_path, "name,role,interest\nA,x,\n,,\nB,,y\nC,,\n"))
    assert [finding.line for finding in raised.value.findings] == [2, 4]
