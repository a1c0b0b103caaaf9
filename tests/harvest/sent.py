"""Lay the invented records out as the spreadsheet that partners sent, with its spellings and its mess."""

import datetime as dt
import io
import tomllib
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.workbook.sheet_parts import without_clock

HERE = Path(__file__).parent
HEADINGS = (
    "Outcome ID", "Outcome status", "Harvesting period", "Counrty", "Year of outcome", "Outcome description",
    "Significance of the outcome", "Additional information (use if needed) ", "Rating significance",
    "Social actor", "Scale", "Contribution of the programme", "Contribution of other actors and factors",
    "Rating contribution", "Change was unintended", "Evidence supporting the outcome",
    "Outcome is CONFIDENTIAL", "Link to Results Framework ", "Specific objective", "Story_Merged",
    "Outcome is negative", "Type of change", "Cluster of change",
)  # fmt: skip
NO = ("0", "No", "NO", "n", "false", "0.0", "no")
"""The ways in which the authors wrote no, in turn."""
_TIDY = dt.datetime(2000, 1, 1)


def records() -> list[dict[str, Any]]:
    """Give the records as their authors wrote them."""
    loaded: dict[str, list[dict[str, Any]]] = tomllib.loads((HERE / "records.toml").read_text("utf-8"))
    return loaded["record"]


def lay_out() -> bytes:
    """Give the bytes of the spreadsheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "OH 2029-2031"
    sheet.append(["Civic Voices Programme, outcomes harvested in three rounds (for the evaluation)"])
    sheet.append([])
    sheet.append(HEADINGS)
    for number, record in enumerate(records()):
        sheet.append(_row(number, record))
    sheet.append([])
    sheet.append(["", "end of list"])
    book.properties.creator = "sjc_analysis"
    book.properties.created = _TIDY
    buffer = io.BytesIO()
    book.save(buffer)
    return without_clock(buffer)


def _row(number: int, record: dict[str, Any]) -> list[str | None]:
    significance, actor, scale, contribution, framework, objective, kind, cluster = record["codes"]
    no = NO[number % len(NO)]
    cells = [
        record["id"], record.get("status", "Outcome"), record["period"], record["country"], record["year"],
        record["outcome"], record["why"], record["more"], significance, actor, scale, record["did"],
        record["others"], contribution, record.get("unintended", no), record["links"],
        record.get("confidential", no), framework, objective, _merged(record, number),
        record.get("negative", no), kind, cluster,
    ]  # fmt: skip
    return [cell or None for cell in cells]


def _merged(record: dict[str, Any], number: int) -> str:
    """Repeat the text fields in one, as the form does; every seventh author left it blank."""
    if number % 7 == 3:
        return ""
    parts = [record["outcome"], f"Significance: {record['why']}", f"Contribution: {record['did']}"]
    parts += [f"More: {record['more']}"] if record["more"] else []
    parts += [f"Others: {record['others']}"] if record["others"] else []
    return "  ".join(parts)
