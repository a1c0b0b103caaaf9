"""What a donor gets depends on nothing that a donor may not know: the whole pipeline, byte for byte."""

import base64
import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import notebooks_path
from sjc_analysis.findings import FindingsError
from sjc_analysis.report import make_report

Build = Callable[[str], Casebook]
CANARIES = ("Zorvelk", "Quimbrast")
FIXED = "Some outcomes may be withheld for safety."


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))}


def undone(data: bytes) -> str:
    """Undo the encodings a page uses, so that a word cannot hide in one."""
    text = data.decode("utf-8")
    hidden = [base64.b64decode(code) for code in re.findall(r"base64,([A-Za-z0-9+/=]+)", text)]
    return " ".join(
        [text, html.unescape(text), unquote(text), *(each.decode("latin-1") for each in hidden)]
    ).lower()


@pytest.fixture
def some_notebooks(tmp_path: Path) -> Path:
    """Copy the donor's notebooks: the first page, and every dossier."""
    folder = tmp_path / "books"
    folder.mkdir()
    for name in ("07_donor_report", "09_dossiers"):
        shutil.copy(notebooks_path() / f"{name}.ipynb", folder)
    return folder


def test_confidential_rows_change_no_byte_of_the_donors_folder(
    book: Build, some_notebooks: Path, tmp_path: Path
) -> None:
    folders = []
    for number, word in enumerate(("", *CANARIES)):
        target = tmp_path / f"donor{number}"
        index = make_report(book(word), "donor", target, notebooks=some_notebooks)
        assert index == target / "index.html"
        folders.append(contents(target))
    assert folders[0] == folders[1] == folders[2]
    assert list(folders[0]) == [
        "09_dossiers.html", "index.html", "method.html",
    ]  # fmt: skip
    for name, data in folders[1].items():
        for canary in (*CANARIES, "Velmira", "Ostrane"):
            assert canary.lower() not in undone(data), name
        assert FIXED in data.decode("utf-8")
    assert not list(tmp_path.glob(".sjc-*"))


def test_an_evaluator_sees_what_a_donor_does_not(book: Build, some_notebooks: Path, tmp_path: Path) -> None:
    make_report(book("Zorvelk"), "evaluator", tmp_path / "out", notebooks=some_notebooks)
    pages = contents(tmp_path / "out")
    assert "zorvelk" in undone(pages["09_dossiers.html"])
    assert "zorvelk" not in undone(pages["07_donor_report.html"])
    assert b"It is not for passing on" in pages["index.html"]


def test_a_page_that_tells_too_much_is_not_put_in_place(book: Build, tmp_path: Path) -> None:
    """A notebook that fetches the word from elsewhere is stopped by the gate, and the old pages stay."""
    folder = tmp_path / "books"
    folder.mkdir()
    text = (notebooks_path() / "07_donor_report.ipynb").read_text(encoding="utf-8")
    assert "sjc.report.donor_page(a)" in text
    leaking = text.replace("sjc.report.donor_page(a)", "'Zorvelk Velmira Zorvelk Ostrane'")
    (folder / "07_donor_report.ipynb").write_text(leaking, encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        make_report(book("Zorvelk"), "donor", tmp_path / "out", notebooks=folder)
    assert {finding.rule for finding in caught.value.findings} == {"D1"}
    assert "Zorvelk" not in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_casebook_of_confidential_rows_only_gives_an_honest_page(
    book: Build, some_notebooks: Path, tmp_path: Path
) -> None:
    whole = book("Zorvelk")
    hidden = whole.with_rows(sources=[row.model_copy(update={"confidential": True}) for row in whole.sources])
    make_report(hidden, "donor", tmp_path / "out", notebooks=some_notebooks)
    text = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "Nothing in this casebook has been released." in text
    assert FIXED in text
