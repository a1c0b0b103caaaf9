"""Wherever a writer is stopped, there is the old or the new, whole, and the next run clears the rest."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from stopped_writing import Killed, Stopper, stopped

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import put_in_place
from sjc_analysis.disclosure.place import MARK as PAGE
from sjc_analysis.exchange.place import put_files
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.placing import MARK, PREVIOUS, UNFINISHED, put_file, recover, staging
from sjc_analysis.records import Source
from sjc_analysis.scale_files import save_scale
from sjc_analysis.todo import save_todo
from sjc_analysis.workbook import load_casebook, save, save_casebook

OLD = Casebook(sources=(Source(source_id="S-01", title="old"),))
NEW = Casebook(
    sources=(Source(source_id="S-01", title="new"), Source(source_id="S-02", title="more")),
    findings=(Finding(finding_id="X-01", rule="X", severity="warning", reason="a word is missing"),),
)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def pages(folder: Path, words: str) -> None:
    target = folder / "donor"
    with staging(target, "D3") as work:
        made = work / "pages"
        (made / "pictures").mkdir(parents=True)
        (made / "index.html").write_bytes(PAGE + words.encode())
        (made / "pictures" / "a.svg").write_text(words, encoding="utf-8")
        put_in_place(made, target)


def pair(folder: Path, words: str) -> None:
    with put_files({folder / name: words.encode() for name in ("links.csv", "statements.csv")}):
        pass


class Writer(NamedTuple):
    """A writer of the package, and what it writes the second time."""

    write: Callable[[Path, bool], object]


WRITERS = {
    "spreadsheet": Writer(lambda at, new: save_casebook(NEW if new else OLD, at / "book.xlsx")),
    "folder": Writer(lambda at, new: save_casebook(NEW if new else OLD, at / "book")),
    "pages": Writer(lambda at, new: pages(at, "new" if new else "old")),
    "pair": Writer(lambda at, new: pair(at, "new" if new else "old")),
    "to-do list": Writer(lambda at, new: save_todo(NEW if new else OLD, at / "todo.xlsx")),
    "scale": Writer(
        lambda at, new: save_scale(
            "low-medium-high" if new else "nine-points", at / "scale.csv", replace=True
        )
    ),
    "file": Writer(lambda at, new: put_file(b"new" if new else b"old", at / "a.txt", "X")),
}


def made(name: str, folder: Path, *, twice: bool) -> dict[str, bytes]:
    folder.mkdir()
    WRITERS[name].write(folder, False)
    if twice:
        WRITERS[name].write(folder, True)
    return files(folder)


def whole(found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> str:
    left = {name: data for name, data in found.items() if not _is_left(name)}
    return "old" if left == old else "new" if left == new else "torn"


def _is_left(name: str) -> bool:
    return name.split("/")[0].endswith((UNFINISHED, PREVIOUS))


@pytest.mark.parametrize("kind", ["full", "killed"])
@pytest.mark.parametrize(
    ("name", "swap"), [*((name, True) for name in WRITERS), ("folder", False), ("pages", False)]
)
def test_a_writer_stopped_at_any_step_leaves_old_or_new_and_the_next_run_clears_the_rest(
    name: str, kind: str, swap: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # To make a spreadsheet of all sheets takes half a second, and what is in it is another test's matter.
    monkeypatch.setattr(save, "write_xlsx", lambda book, path: path.write_bytes(repr(book.sources).encode()))
    old, new = made(name, tmp_path / "old", twice=False), made(name, tmp_path / "new", twice=True)
    assert old != new
    counted = Stopper()
    shutil.copytree(tmp_path / "old", tmp_path / "count")
    with stopped(counted, swap=swap):
        WRITERS[name].write(tmp_path / "count", True)
    assert counted.steps > 4
    for at in range(1, counted.steps + 1):
        folder = tmp_path / f"{at}"
        shutil.copytree(tmp_path / "old", folder)
        try:
            with stopped(Stopper(at, kind), swap=swap):
                WRITERS[name].write(folder, True)
        except FindingsError as error:
            assert kind == "full"
            assert "the disk is full" in str(error)  # noqa: PT017 - a step may fail or not
            assert files(folder) == old, at
        except Killed:
            assert kind != "full"
            if name == "pair" or not swap:
                for path in [*folder.iterdir()]:  # what any command does first that opens the place
                    recover(path.with_name(path.name.removesuffix(UNFINISHED).removesuffix(PREVIOUS)))
            assert whole(files(folder), old, new) in {"old", "new"}, at
        else:
            assert whole(files(folder), old, new) == "new"
        WRITERS[name].write(folder, True)
        assert files(folder) == new, at


def test_a_folder_moved_aside_by_a_killed_run_is_found_when_it_is_opened(tmp_path: Path) -> None:
    save_casebook(OLD, tmp_path / "book")
    (tmp_path / "book").rename(tmp_path / f"book{PREVIOUS}")
    assert load_casebook(tmp_path / "book") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


def test_what_is_not_ours_is_not_cleared_and_two_writers_do_not_mix(tmp_path: Path) -> None:
    theirs = tmp_path / f"a.txt{UNFINISHED}"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FindingsError, match="is not its own"):
        put_file(b"new", tmp_path / "a.txt", "X")
    assert files(tmp_path) == {f"a.txt{UNFINISHED}/thesis.txt": b"mine"}
    (theirs / MARK).write_text("", encoding="utf-8")
    with (theirs / MARK).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(FindingsError, match="another run is writing there now"):
            put_file(b"new", tmp_path / "a.txt", "X")
    put_file(b"new", tmp_path / "a.txt", "X")
    assert files(tmp_path) == {"a.txt": b"new"}


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("nowhere/book.xlsx", "does not exist"),
        ("file.txt/book.xlsx", "is a file"),
        (f"{'n' * 300}.xlsx", "the name is too long"),
        ("/proc/book.xlsx", "cannot be written"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_with_its_cause(
    place: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "file.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FindingsError, match=says):
        save_casebook(NEW, tmp_path / place)
    assert files(tmp_path) == {"file.txt": b"mine"}
