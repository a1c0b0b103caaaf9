"""Exports of survey tools and workbooks as people edit them: every cell kept, the fields understood.

All of it is invented; the layouts are those of KoboToolbox, SurveyCTO, Google Forms,
LimeSurvey and SurveyMonkey.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from sjc_analysis.casebook import Casebook
from sjc_analysis.reading import read_files
from sjc_analysis.reading.two_rows import join_rows

Rows = Sequence[Sequence[str]]
GATE = "The Ferry Road station shows its list of arrests to families since June 2031."
WALL = "The council of Lowbridge publishes its minutes on the town wall since May 2031."

KOBO: Rows = (
    ("start", "end", "grp_a/Outcome ID", "grp_a/Outcome statement::English (en)",
     "grp_a/Outcome statement::Français (fr)", "grp_a/Type of change", "grp_a/Type of change/Policy",
     "grp_a/Type of change/Practice", "grp_b/Evidence 1", "grp_b/Evidence 2", "Confidential", "_uuid"),
    ("2031-07-01T09:00", "2031-07-01T09:20", "K-1", GATE, "Le poste montre sa liste.", "Practice", "0", "1",
     "https://news.example/1", "https://news.example/2", "no", "a1b2"),
    ("2031-07-02T09:00", "2031-07-02T09:20", "K-2", WALL, "", "Policy Practice", "1", "1",
     "", "", "yes", "c3d4"),
)  # fmt: skip
SURVEYCTO: Rows = (
    ("SubmissionDate", "outcome_id", "outcome_description", "country", "year_of_change", "social_actor",
     "contribution_of_the_programme",
     "is_confidential", "KEY"),
    ("Jul 1, 2031", "S-1", GATE, "Kenya", "2031", "Police", "The hub trained officers in March 2031.",
     "1", "uuid:1"),
    ("Jul 2, 2031", "S-2", WALL, "Kenya", "2031", "Council", "The hub wrote to the council.", "0", "uuid:2"),
)  # fmt: skip
GOOGLE: Rows = (
    ("Horodateur", "1. Identifiant", "2. Pays", "3. Année", "4. Description de l'effet",
     "5. Confidentiel (oui/non)", "6. Remarques"),
    ("01/07/2031 09:00:00", "G-1", "Kenya", "2031", "Le poste montre sa liste aux familles.", "oui", "Rien"),
    ("02/07/2031 09:00:00", "G-2", "Kenya", "2031", "Le conseil affiche ses comptes.", "non", ""),
)  # fmt: skip
LIMESURVEY: Rows = (
    ("Response ID", "ID", "Outcome statement", "Type of change [Policy]", "Type of change [Practice]",
     "Significance", "Confidential"),
    ("1", "L-1", GATE, "No", "Yes", "Families find their relatives within a day.", "No"),
    ("2", "L-2", WALL, "Yes", "No", "", "Yes"),
)  # fmt: skip
MONKEY: Rows = (
    ("Respondent ID", "ID", "Outcome statement", "Type of change", "", "", "Confidential"),
    ("", "", "Open-Ended Response", "Policy", "Practice", "Law", "Response"),
    ("901", "M-1", GATE, "", "Practice", "", "no"),
    ("902", "M-2", WALL, "Policy", "Practice", "", "yes"),
)  # fmt: skip
GROUPED: Rows = (
    ("", "", "Significance", "", "Contribution", ""),
    ("ID", "Outcome", "Description", "Rating", "Programme", "Rating"),
    ("H-1", GATE, "Families find their relatives.", "high", "The hub trained officers.", "medium"),
    ("H-2", WALL, "Everybody can read them.", "low", "The hub wrote letters.", "high"),
)  # fmt: skip
SPANISH: Rows = (
    ("Identificador", "País", "Año", "Descripción del alcance", "Confidencial"),
    ("E-1", "Kenia", "2031", "El puesto muestra su lista a las familias.", "no"),
)
ARABIC: Rows = (("المعرف", "البلد", "السنة"), ("A-1", "كينيا", "2031"))


def write(folder: Path, rows: Rows, form: str) -> Path:
    path = folder / f"export{form}"
    if form == ".csv":
        cells = ("|".join(row) for row in rows)
        path.write_text("\n".join(("sep=|", *cells)) + "\n", encoding="utf-8")
        return path
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])  # type: ignore[union-attr]
    book.save(path)
    return path


def kept(book: Casebook) -> Counter[str]:
    return Counter(each.text for each in book.passages if each.text)


def fields(book: Casebook) -> dict[str, str]:
    """Give heading -> field of the columns that were understood."""
    return {each.heading: each.field for each in book.passages if each.field}


@pytest.mark.parametrize("form", [".csv", ".xlsx"])
@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (KOBO, {"grp_a/Outcome ID": "fragment_id", "grp_a/Outcome statement::English (en)": "outcome",
                "grp_a/Type of change/Practice": "change_type", "grp_b/Evidence 2": "evidence"}),
        (SURVEYCTO, {"outcome_id": "fragment_id", "outcome_description": "outcome", "country": "country",
                     "contribution_of_the_programme": "contribution_programme",
                     "is_confidential": "confidential"}),
        (GOOGLE, {"1. Identifiant": "fragment_id", "2. Pays": "country", "3. Année": "year",
                  "5. Confidentiel (oui/non)": "confidential"}),
        (LIMESURVEY, {"ID": "fragment_id", "Type of change [Policy]": "change_type",
                      "Confidential": "confidential"}),
        (MONKEY, {"ID": "fragment_id", "Type of change / Practice": "change_type",
                  "Confidential": "confidential"}),
        (GROUPED, {"Significance / Description": "significance",
                   "Significance / Rating": "rating_significance",
                   "Contribution / Programme": "contribution_programme",
                   "Contribution / Rating": "rating_contribution"}),
        (SPANISH, {"Identificador": "fragment_id", "País": "country", "Año": "year"}),
        (ARABIC, {"المعرف": "fragment_id", "البلد": "country", "السنة": "year"}),
    ],
    ids=["kobo", "surveycto", "google", "limesurvey", "monkey", "grouped", "spanish", "arabic"],
)  # fmt: skip
def test_every_cell_of_an_export_is_kept_and_its_fields_understood(
    tmp_path: Path, rows: Rows, wanted: dict[str, str], form: str
) -> None:
    book = read_files([write(tmp_path, rows, form)])
    cells = Counter(cell for row in rows for cell in row if cell)
    assert kept(book) == cells
    assert {heading: fields(book).get(heading) for heading in wanted} == wanted
    assert len(book.records) == sum(any(cell[1:2] == "-" for cell in row) for row in rows)


def test_ticked_answers_below_a_question_in_two_rows_are_joined(tmp_path: Path) -> None:
    book = read_files([write(tmp_path, MONKEY, ".csv")])
    ticked = [each.understood for each in book.passages if each.field == "change_type"]
    assert ticked == ["Practice", "Policy | Practice", "Practice"]
    assert [each.rule for each in book.findings].count("headings in two rows") == 1


def test_a_field_of_sentences_below_another_is_asked_about_and_not_taken_for_an_answer(
    tmp_path: Path,
) -> None:
    rows = (
        ("ID", "Outcome", "Contribution", ""),
        ("", "", "Programme", "Neighbours and friends"),
        ("H-1", GATE, "The hub trained officers.", "The church lent its room."),
    )
    book = read_files([write(tmp_path, rows, ".csv")])
    assert fields(book)["Contribution / Programme"] == "contribution_programme"
    assert "Contribution / Neighbours and friends" not in fields(book)
    (asked,) = [each for each in book.findings if each.rule == "heading ambiguous"]
    assert asked.column == "Contribution / Neighbours and friends"


def test_a_first_record_is_not_taken_for_a_second_row_of_headings() -> None:
    row = ["ID", "Outcome", "Type of change", ""]
    assert not join_rows(None, row, ["H-1", GATE, "Policy", "see below"], {}).uses_below
    assert not join_rows(None, row, ["", "", "1", "0"], {}).uses_below


def hand_edited(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Harvest"
    for line in (
        ["Harvest of the Lowbridge hub, second round"],
        ["Please do not sort this sheet!"],
        [],
        ["ID", "Country", "Year", "Outcome", "Significance", "Confidential"],
        ["H-1", "Kenya", 2031, GATE, "Families find their relatives.", "no"],
        ["H-2", "Kenya", 2031, WALL, "Everybody can read them.", "yes"],
        [],
        ["Total", None, None, None, None, None],
        [None, "2 outcomes"],
    ):
        sheet.append(line)
    sheet.merge_cells("A1:F1")
    book.create_sheet("Notes").append(["Call the clerk again in August"])
    second = book.create_sheet("Round 1")
    second.append(["ID", "Country", "Outcome", "Confidential"])
    second.append(["R-1", "Kenya", "The mill lets inspectors in since 2030.", "no"])
    path = folder / "edited.xlsx"
    book.save(path)
    return path


def test_a_hand_edited_workbook_says_of_each_row_what_it_is(tmp_path: Path) -> None:
    book = read_files([hand_edited(tmp_path)])
    assert [each.label for each in book.records] == ["H-1", "H-2", "R-1"]
    told = {each.text for each in book.passages}
    assert {"Please do not sort this sheet!", "Total", "2 outcomes"} <= told
    outside = [each for each in book.findings if each.rule == "row outside records"]
    assert [each.row for each in outside] == [8, 9]
    assert [each.sheet for each in book.findings if each.rule == "sheet not read"] == ["Notes"]
