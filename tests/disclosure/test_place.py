"""Putting a folder in place: the old or the new, whole, and nothing that is not ours."""

from pathlib import Path

import pytest

from sjc_analysis.disclosure import put_in_place
from sjc_analysis.disclosure.place import MARK
from sjc_analysis.findings import FindingsError
from sjc_analysis.placing import PREVIOUS


def pages(folder: Path, words: str) -> Path:
    (folder / "pictures").mkdir(parents=True)
    (folder / "index.html").write_bytes(MARK + words.encode())
    (folder / "pictures" / "a.png").write_text(words, encoding="utf-8")
    return folder


def words_of(folder: Path) -> set[str]:
    return {path.read_bytes().removeprefix(MARK).decode() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_an_empty_one_and_an_earlier_report_are_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "donor"
    put_in_place(pages(tmp_path / "one", "first"), target)
    assert words_of(target) == {"first"}
    put_in_place(pages(tmp_path / "two", "second"), target)
    assert words_of(target) == {"second"}
    (tmp_path / "empty").mkdir()
    put_in_place(pages(tmp_path / "three", "third"), tmp_path / "empty")
    assert words_of(tmp_path / "empty") == {"third"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["donor", "empty"]


@pytest.mark.parametrize("what", ["folder", "other index", "file", "link"])
def test_what_is_not_ours_is_refused_and_left_alone(tmp_path: Path, what: str) -> None:
    target, staging = tmp_path / "home", pages(tmp_path / "new", "new")
    if what == "file":
        target.write_text("mine", encoding="utf-8")
    elif what == "link":
        target.symlink_to(pages(tmp_path / "elsewhere", "old"))
    else:
        target.mkdir()
        name = "index.html" if what == "other index" else "thesis.txt"
        (target / name).write_text("mine", encoding="utf-8")
    with pytest.raises(FindingsError, match="not a folder of pages"):
        put_in_place(staging, target)
    assert words_of(staging) == {"new"}
    assert target.is_symlink() or "mine" in {target.read_text() if what == "file" else "", *words_of(target)}


@pytest.mark.parametrize("where", ["between the renames", "before the old one was removed"])
def test_the_next_run_mends_what_a_killed_one_left(tmp_path: Path, where: str) -> None:
    target = tmp_path / "donor"
    pages(tmp_path / f"donor{PREVIOUS}", "old")
    if where != "between the renames":
        pages(target, "new")
    put_in_place(pages(tmp_path / "newest", "newest"), target)
    assert words_of(target) == {"newest"}
    assert [path.name for path in tmp_path.iterdir()] == ["donor"]
