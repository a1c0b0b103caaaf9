"""sjc convert as an evaluator meets it, on the invented example."""

from pathlib import Path

from typer.testing import CliRunner, Result

from sjc_analysis.cli import app
from sjc_analysis.data_files import data_path
from sjc_analysis.workbook import load_casebook

BOOK = str(data_path("example/casebook.xlsx"))


def convert(*words: str) -> Result:
    return CliRunner().invoke(app, ["convert", *words])


def test_convert_says_what_the_file_cannot_carry_and_whom_it_is_for(tmp_path: Path) -> None:
    done = convert(BOOK, str(tmp_path / "map.xlsx"))
    assert done.exit_code == 0
    likelihoods = len(load_casebook(Path(BOOK)).likelihoods)
    assert f'the table "likelihoods", {likelihoods} rows' in done.stdout
    assert "it is not for anybody else" in done.stdout


def test_convert_refuses_in_words_and_with_exit_code_1(tmp_path: Path) -> None:
    refused = convert(BOOK, str(tmp_path / "map.docx"))
    assert refused.exit_code == 1
    assert ".graphml" in refused.stderr
    assert list(tmp_path.iterdir()) == []
