"""What a donor gets in another tool's format depends on nothing that a donor may not know."""

from pathlib import Path

import pytest
from report.conftest import confidential, released

from sjc_analysis.casebook import Casebook
from sjc_analysis.exchange.convert import convert
from sjc_analysis.vocabulary import SpreadsheetForm
from sjc_analysis.workbook import save_casebook

WORDS = ("Zorvelk", "Quimbrastium")


def whole(word: str, *, first: bool) -> Casebook:
    """Put confidential rows before or after the released ones in every table."""
    public, secret = released(), confidential(word) if word else {}
    parts = (secret, public) if first else (public, secret)
    return Casebook(**{name: (*parts[0].get(name, ()), *parts[1].get(name, ())) for name in public | secret})


@pytest.mark.parametrize("file", ["map.xlsx", "map.graphml", "map.json"])
def test_confidential_rows_change_no_byte_of_a_converted_file(file: str, tmp_path: Path) -> None:
    form: SpreadsheetForm | None = "causal-map" if file.endswith(".xlsx") else None
    made = []
    for number, word in enumerate(("", *WORDS)):
        save_casebook(whole(word, first=number == 2), tmp_path / f"{number}.xlsx")
        folder = tmp_path / str(number)
        folder.mkdir()
        convert(tmp_path / f"{number}.xlsx", folder / file, audience="donor", spreadsheet=form)
        made.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert made[0] == made[1] == made[2]
    text = b"".join(made[0].values()).decode("latin-1")
    assert not any(word in text for word in WORDS)
