"""Shapes that people send, by kind: each with the value that is right, and a twin that must stay as it is.

All of it is invented; the shapes are those of published harvests and of survey tools' own exports.
"""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sjc_analysis.casebook import Casebook
from sjc_analysis.cli import app
from sjc_analysis.date_words import find_dates, impossible_dates
from sjc_analysis.findings import FindingsError
from sjc_analysis.reading import headings, read_files
from sjc_analysis.reading.headings import understand_heading
from sjc_analysis.reading.lexicons import KnownHeading

GATE = "In May 2031 the ferry board opened its gate to traders."


def read(folder: Path, text: str, name: str = "harvest.csv", mapping: str = "") -> Casebook:
    (folder / name).write_text(text, encoding="utf-8")
    if mapping:
        (folder / "map.csv").write_text(f"heading,field\n{mapping}", encoding="utf-8")
    return read_files([folder / name], mapping=folder / "map.csv" if mapping else None)


def told(book: Casebook) -> dict[str, tuple[str, str]]:
    """Give heading -> the field it was understood as, and its words, of the first record."""
    return {
        each.heading: (each.field, each.text)
        for each in reversed(book.passages)
        if each.kind == "field" and each.record_id == "R-01"
    }


def rules(book: Casebook) -> list[str]:
    return [each.rule for each in book.findings]


# A label that is not listed, in a record without stars.

STARLESS = {
    "below the id": ("ID: XA-1\nStory so far: They met.\nOutcome: {gate}\nYear: 2031\n", "Story so far"),
    "below a field": ("ID: XA-1\nOutcome: {gate}\nYear: 2031\nMoney spent: 400 crowns\n", "Money spent"),
    "bulleted": ("- ID: XA-1\n- Outcome: {gate}\n- Interviewer: Ms Reed\n- Year: 2031\n", "Interviewer"),
    "numbered": ("1. ID: XA-1\n2. Outcome: {gate}\n3. Risk rating: low\n4. Year: 2031\n", "Risk rating"),
}


@pytest.mark.parametrize("case", STARLESS)
def test_a_label_that_is_not_listed_is_kept_apart_and_asked_about(tmp_path: Path, case: str) -> None:
    form, label = STARLESS[case]
    book = read(tmp_path, form.format(gate=GATE), "record.txt")
    fields = told(book)
    assert book.records[0].label == "XA-1"
    assert ("outcome", GATE) in fields.values()
    assert fields[label][0] == ""
    assert [each.column for each in book.findings if each.rule == "heading unknown"] == [label]


@pytest.mark.parametrize(
    "line",
    ["One thing more: it is public.", "He said: Come in.", "- Rice: 4 sacks", "https://news.example: a page",
     "The board, and with it the town: all agreed."],
)  # fmt: skip
def test_running_words_before_a_colon_go_on_with_their_field(tmp_path: Path, line: str) -> None:
    book = read(tmp_path, f"ID: XA-1\nOutcome: {GATE}\n{line}\nYear: 2031\n", "record.txt")
    assert ("outcome", f"{GATE}\n{line}") in told(book).values()


def test_lines_below_a_label_that_opens_a_list_stay_with_it(tmp_path: Path) -> None:
    text = f"ID: XA-1\nOutcome: {GATE}\nContribution:\nTraining: 20 clerks\nYear: 2031\n"
    assert ("contribution_programme", "Training: 20 clerks") in told(
        read(tmp_path, text, "record.txt")
    ).values()


def test_short_labels_name_fields_in_a_record_of_an_outcome_only(tmp_path: Path) -> None:
    text = (
        f"ID: XA-1\nChange: {GATE}\nWho: Ferry board\nPlace: Quayside\nDate: May 2031\n"
        "Contribution: A course.\n"
    )
    fields = {field for field, _ in told(read(tmp_path, text, "record.txt")).values()}
    assert fields == {"fragment_id", "outcome", "social_actor", "place", "year", "contribution_programme"}
    till = read(tmp_path, "ID,Year,Change\nXA-1,2031,4 coins\n", "till.csv")
    assert told(till)["Change"][0] == ""


# Columns that survey tools add, and headings that are questions.

SURVEYS = {
    "Kobo": ("start,end,Outcome ID,What changed? Tell it in a sentence,Date of change,_id,_uuid,_status,"
             "_notes,_index", "K-1"),
    "Kobo, no id": ("start,end,What changed? Tell it in a sentence,Date of change,_id,_uuid,_status,"
                    "_notes,_index,today", "7"),
    "ODK, with groups": (
        "SubmissionDate,about-record_id,about-outcome_statement,about-date_of_change,meta-instanceID,KEY,"
        "SubmitterID,DeviceID,Edits,FormVersion",
        "K-1",
    ),
    "Microsoft, with hints": (
        "ID,Start time,Completion time,Email,Name,Describe the outcome in two or three sentences,"
        "Date of change,Language,Last modified time,Total points",
        "7",
    ),
    "ODK": ("SubmissionDate,record_id,outcome,date_of_change,deviceid,KEY,SubmitterName,Status,"
            "ReviewState,Edits", "K-1"),
    "Microsoft": ("ID,Start time,Completion time,Email,Name,Outcome ID,Outcome,Date of change,Language,"
                  "Last modified time", "K-1"),
    "Google": ("Timestamp,Email Address,1. Outcome ID,2. Outcome statement,3. Date of change,4. Score,a,"
               "b,c,d", "K-1"),
    "SurveyMonkey": ("Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,Outcome,"
                     "Date of change,x,y", "7"),
}  # fmt: skip


@pytest.mark.parametrize("tool", SURVEYS)
def test_a_survey_tool_s_own_columns_are_kept_and_are_no_fields(tmp_path: Path, tool: str) -> None:
    heads, label = SURVEYS[tool]
    headings = heads.split(",")
    values = {"outcome": GATE, "date": "2031-05-02", "outcome id": "K-1", "record": "K-1"}
    row = []
    for number, heading in enumerate(headings):
        low = heading.lower()
        keys = [key for key in ("outcome id", "record", "date of change", "date_of_change") if key in low]
        key = {"date of change": "date", "date_of_change": "date"}.get(keys[0], keys[0]) if keys else ""
        is_told = low.endswith(("outcome", "outcome statement")) or low.startswith(
            ("what changed", "describe the outcome")
        )
        row.append(
            values[key] if key else f'"{GATE}"' if is_told else "7" if low.endswith("id") else f"v{number}"
        )
    book = read(tmp_path, f"{heads}\n{','.join(row)}\n")
    found = told(book)
    assert book.records[0].label == label
    assert {field for field, _ in found.values()} - {""} == {"fragment_id", "outcome", "year"}
    assert rules(book).count("survey tool's columns") == 1
    assert {"heading unknown", "outcome_status"}.isdisjoint(rules(book)) or tool in ("Google", "SurveyMonkey")


def test_the_same_words_in_a_table_of_one_s_own_are_no_tool_s(tmp_path: Path) -> None:
    book = read(tmp_path, f"ID,Status,Name,Outcome,Year\nXA-1,final,Reed,{GATE},2031\n")
    assert told(book)["Status"][0] == "outcome_status"
    assert "survey tool's columns" not in rules(book)


@pytest.mark.parametrize(
    ("heading", "nearest"),
    [("outcome_desc", "outcome description"), ("contrib_prog", "contribution of the programme"),
     ("signif_descr", "significance description"), ("Yaer", "year"),
     ("deviceid", ""), ("starttime", ""), ("instanceID", ""), ("weather", "")],
)  # fmt: skip
def test_a_nearest_heading_shares_words_and_not_letters(heading: str, nearest: str) -> None:
    assert understand_heading(heading).nearest == nearest


# Whether a record may be shown.

ASKED = [
    "May we publish this?",
    "Consent to share",
    "Sensitive",
    "Peut-on publier ?",
    "¿Se puede compartir?",
    "Public?",
]


@pytest.mark.parametrize("heading", ASKED)
@pytest.mark.parametrize("answer", ["Y", "N"])
def test_a_question_whether_a_record_may_be_shown_decides_nothing(
    tmp_path: Path, heading: str, answer: str
) -> None:
    book = read(tmp_path, f"ID,Outcome,Year,{heading}\nXA-1,{GATE},2031,{answer}\n")
    assert told(book)[heading] == ("", answer)
    assert book.records[0].confidential
    assert [each.column for each in book.findings if each.rule == "consent unclear"] == [heading]


@pytest.mark.parametrize(("answer", "hidden"), [("yes", False), ("no", True), ("", True), ("perhaps", True)])
def test_the_evaluator_says_that_yes_lets_a_record_out(tmp_path: Path, answer: str, hidden: bool) -> None:
    book = read(
        tmp_path,
        f"ID,Outcome,Year,May we publish?\nXA-1,{GATE},2031,{answer}\n",
        mapping="May we publish?,may_publish\n",
    )
    assert book.records[0].confidential == hidden
    both = read(
        tmp_path,
        f"ID,Outcome,Confidential,May we publish?\nXA-1,{GATE},yes,yes\n",
        mapping="May we publish?,may_publish\n",
    )
    assert both.records[0].confidential


def test_a_question_whether_to_publish_cannot_be_mapped_to_its_contrary(tmp_path: Path) -> None:
    with pytest.raises(FindingsError, match="contrary of confidential"):
        read(
            tmp_path,
            f"ID,Outcome,May we publish?\nXA-1,{GATE},yes\n",
            mapping="May we publish?,confidential\n",
        )


def test_no_list_of_headings_can_make_a_question_of_consent_a_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = {"may we publish": KnownHeading("may we publish", "confidential")}
    monkeypatch.setattr(headings, "_by_words", lambda: listed)
    headings._by_alias_or_likeness.cache_clear()
    assert understand_heading("May we publish?").field == ""
    headings._by_alias_or_likeness.cache_clear()
    monkeypatch.undo()
    beside = understand_heading("Confidential (may we publish?)")
    assert (beside.field, beside.exact) == ("confidential", False), "a flag that nothing releases"


# A refused file still gets its mapping sheet.

REFUSED = {
    "no known heading": "No;Who?;What?;Where?\n1;Ferry board;opened its gate;Quayside\n",
    "in another language": "Nummer,Wer,Was,Wo\n1,Rat,oeffnete,Hafen\n",
    "two ids": f"ID,Outcome ID,Outcome\n1,XA-1,{GATE}\n",
    "below a title": "Our harvest\n\nNr,Wer,Was\n1,Rat,oeffnete\n",
}


@pytest.mark.parametrize("command", ["read", "draft"])
@pytest.mark.parametrize("case", REFUSED)
def test_a_refused_table_gets_its_mapping_sheet(tmp_path: Path, case: str, command: str) -> None:
    (tmp_path / "h.csv").write_text(REFUSED[case], encoding="utf-8")
    sheet, out = tmp_path / "new.csv", tmp_path / "o.xlsx"
    more = ["-o", str(out)] if command == "draft" else []
    answer = CliRunner().invoke(app, [command, str(tmp_path / "h.csv"), "--mapping", str(sheet), *more])
    assert answer.exit_code == 1
    assert "mapping written" in answer.stderr
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        headings = [row["heading"] for row in csv.DictReader(file)]
    lines = [line for line in REFUSED[case].splitlines() if ";" in line or "," in line]
    assert headings == lines[0].replace(";", ",").split(",")
    assert not out.exists()


def test_a_mapping_sheet_that_does_not_exist_and_is_not_needed_is_a_slip(tmp_path: Path) -> None:
    (tmp_path / "h.csv").write_text(f"ID,Outcome,Year\nXA-1,{GATE},2031\n", encoding="utf-8")
    sheet, out = tmp_path / "slip.csv", tmp_path / "o.xlsx"
    answer = CliRunner().invoke(
        app, ["draft", str(tmp_path / "h.csv"), "--mapping", str(sheet), "-o", str(out)]
    )
    assert (answer.exit_code, sheet.exists(), out.exists()) == (1, False, False)


# Days that do not exist.

NO_DAYS = {
    "2031-02-31": "31 February does not exist", "31/11/2032": "31 November does not exist",
    "2033-13-01": "there is no month 13", "0000-00-00": "a date of noughts is no date",
    "29 February 2031": "29 February 2031 does not exist", "June 31, 2031": "31 June does not exist",
    "31 avril 2031": "31 April does not exist", "2031-13": "there is no month 13",
    "33 May 2031": "no month has so many days",
}  # fmt: skip


@pytest.mark.parametrize("words", NO_DAYS)
def test_a_day_that_does_not_exist_dates_nothing_and_is_said(tmp_path: Path, words: str) -> None:
    assert [each.reason for each in impossible_dates(words)] == [NO_DAYS[words]]
    assert find_dates(words) == ()
    book = read(tmp_path, f'ID,Outcome,Date of change\nXA-1,The board opened a gate.,"{words}"\n')
    assert [each.understood for each in book.passages if each.field == "year"] == [""]
    assert [each.reason.split(",")[0] for each in book.findings if each.rule == "no such date"] == [
        NO_DAYS[words]
    ]


@pytest.mark.parametrize(
    "words", ["29 February 2032", "30/11/2032", "2031-12-31", "31 mai 2031", "in 2031", "room 2031-13-B"]
)
def test_a_day_that_exists_is_left_alone(words: str) -> None:
    assert impossible_dates(words) == ()
