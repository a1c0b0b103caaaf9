"""Long work in parts: the same result and order with one process and with several."""

import gc
from pathlib import Path

import pytest

from sjc_analysis import work
from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.intake import read_only
from sjc_analysis.records import Actor, Passage
from sjc_analysis.work import nothing_searched, processes, worked

HEADINGS = ("ID", "Country", "Year", "Outcome", "Significance", "Evidence", "Merged text", "Confidential")


def harvest(folder: Path) -> list[Path]:
    """Write a table and a text of records with something to say of nearly each."""
    rows = []
    for n in range(12):
        outcome = (
            f"Since May 203{n % 3} the station of Lowbridge shows list {n // 2} to every family that asks."
        )
        why = f"Until 2030 nobody could see it, and family {n} of the row of houses waited for a long time."
        link = f"https://news.example/2029/0{n % 9 + 1}/lists"
        rows.append((f"T-{n}", "Marenia", f"203{n % 4}", outcome, why, link, f"{outcome} {why}", "no"))
    table, text = folder / "table.csv", folder / "text.txt"
    table.write_text("sep=|\n" + "\n".join(map("|".join, [HEADINGS, *rows])) + "\n", encoding="utf-8")
    records = ("\n".join(f"**{h}**: {c}" for h, c in zip(HEADINGS, row, strict=True)) for row in rows)
    text.write_text("\n\n".join(records).replace("T-", "X-"), encoding="utf-8")
    return [table, text]


def test_one_process_and_two_give_the_identical_casebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = harvest(tmp_path)
    monkeypatch.setenv("SJC_PROCESSES", "1")
    alone = read_only(files)
    monkeypatch.setenv("SJC_PROCESSES", "2")
    monkeypatch.setattr(work, "ENOUGH", 5)
    monkeypatch.setattr(work, "PART", 5)
    together = read_only(files)
    assert together.model_dump_json() == alone.model_dump_json()
    assert len({each.rule for each in alone.findings}) > 8


def test_what_reading_makes_is_what_validation_would_make(tmp_path: Path) -> None:
    book = read_only(harvest(tmp_path))
    assert [Passage.model_validate(each.model_dump()) for each in book.passages] == list(book.passages)
    assert Casebook.model_validate(book.model_dump()) == book


def test_few_records_begin_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("joblib.Parallel", None)
    monkeypatch.setenv("SJC_PROCESSES", "8")
    assert list(worked(sorted, list(range(work.ENOUGH - 1)), "sorting")) == list(range(work.ENOUGH - 1))
    few = list(range(work.ENOUGH_HEAVY - 1))
    assert list(worked(sorted, few, "sorting", heavy=True)) == few


def test_the_number_of_processes_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SJC_PROCESSES", "3")
    assert processes() == 3
    for nonsense in ("0", "many", ""):
        monkeypatch.setenv("SJC_PROCESSES", nonsense)
        assert processes() >= 1


def test_drafting_in_two_processes_gives_the_identical_casebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_only(harvest(tmp_path))
    hub = Actor(actor_id="N-01", name="Lowbridge", kind="state_body")
    monkeypatch.setenv("SJC_PROCESSES", "1")
    alone = draft_casebook(read, (hub,))
    monkeypatch.setenv("SJC_PROCESSES", "2")
    monkeypatch.setattr(work, "ENOUGH_HEAVY", 5)
    monkeypatch.setattr(work, "PART", 7)  # the last part is smaller, and records of both files share one
    assert len(alone.outcomes) >= len(read.records)
    assert repr(draft_casebook(read, (hub,))) == repr(alone)


def test_a_drafted_casebook_is_what_its_rows_would_be_if_every_value_were_checked(tmp_path: Path) -> None:
    read = read_only(harvest(tmp_path))
    book = draft_casebook(read, (Actor(actor_id="N-01", name="Lowbridge", kind="state_body"),))
    again = Casebook.model_validate(book.model_dump())
    assert all((book.mentions, book.evidence, book.rivals or book.outcomes))
    assert repr(again) == repr(book)


def test_the_search_for_rings_goes_on_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), nothing_searched():
        1 / 0  # noqa: B018
    assert gc.isenabled()
