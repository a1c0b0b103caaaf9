"""Make the finished casebook of the invented harvest, as an evaluator would have made it.

The records are laid out as a spreadsheet, drafted by the tool, and decided upon: what a person wants is
confirmed or corrected, what a rule proposed besides is refused, and three records are left as drafts. Run
``python tests/harvest/build.py`` after a change of the drafting, and read the difference.
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from harvest.decided import Decisions  # noqa: E402
from harvest.sent import lay_out  # noqa: E402

from sjc_analysis import Casebook, draft_files, save  # noqa: E402
from sjc_analysis.records import Setting  # noqa: E402

DATA = HERE.parents[1] / "data" / "harvest"
SHEET, REGISTRY, FINISHED = DATA / "harvest.xlsx", DATA / "actors.csv", DATA / "casebook.xlsx"

PUBLIC_WORDS = (
    "Marenian", "Karandian", "Tolvanan", "Belmorian", "Lowbridge", "Tidewater", "Quayside", "Port Sable",
    "Brackwater", "Millgate", "Saltmarsh Row", "Eastpier", "Stonemouth", "Upper Vale", "Vale", "Grey Tarn",
    "League", "Forum", "Circle", "Councillor", "Gazette", "Annex", "Devices", "Ninth", "Passers", "Guessed",
    "Civic Voices Programme",
)  # fmt: skip
"""Places and short names that the evaluator released for a donor's pages."""

SETTINGS = {
    "public_title": "Civic Voices Programme, outcomes 2029 to 2031",
    "public_words": " | ".join(PUBLIC_WORDS),
    "report_date": "2031-12-01",
}


def load(name: str) -> dict[str, Any]:
    """Read one of the files of decisions."""
    return tomllib.loads((HERE / name).read_text("utf-8"))


def build(sheet: Path = SHEET) -> Casebook:
    """Draft the spreadsheet and decide on the draft."""
    draft = draft_files([sheet], REGISTRY, frozenset({sheet.name}))
    draft = draft.with_rows(settings=[Setting(key=key, value=value) for key, value in SETTINGS.items()])
    return Decisions(draft, load("decisions.toml"), load("documents.toml")).casebook()


if __name__ == "__main__":
    SHEET.write_bytes(lay_out())
    save(build(), FINISHED)
