"""A file of ratings compared at the command line: what it says, and what it refuses."""

import json
from pathlib import Path

import pytest
from builders import DECIDED, RECORD_PASSAGE, added, strong_book, words
from typer.testing import CliRunner, Result

from sjc_analysis.assessment import assess
from sjc_analysis.cli import app
from sjc_analysis.disclosure import for_audience
from sjc_analysis.findings import FindingsError
from sjc_analysis.records import Ground, Rating, Setting
from sjc_analysis.workbook import load_casebook, save_casebook

HEAD = "subject,rater,level,reason,period\n"
TOLD = HEAD + (
    "O-01,Ada,like to see,a routine,2031\n"
    "O-01,Ben,love to see,it is the rule now,2031\n"
    "O-02,Ada,expect to see,,2031\n"
    "O-02,Ben,Expect to see,,2031\n"
    "O-03,Ada,like to see,,2032\n"
    "O-03,Ben,,,2032\n"
    "O-04,Ada,love to see,a law,2032\n"
    "O-04,Cleo,expect to see,not applied,2032\n"
)
# Krippendorff (2011), section C, as a file; the blank cells are the ratings nobody gave.
PUBLISHED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def sjc(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def file_of(folder: Path, text: str) -> str:
    path = folder / "ratings.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def published(folder: Path) -> str:
    rows = [
        f"{unit},{rater},{value.strip('.')}"
        for rater, values in PUBLISHED.items()
        for unit, value in enumerate(values.split(), start=1)
    ]
    return file_of(folder, "subject,rater,level\n" + "\n".join(rows) + "\n")


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_the_published_table_comes_out_of_a_file(tmp_path: Path, level: str, alpha: float) -> None:
    told = json.loads(sjc("agreement", published(tmp_path), "--level", level, "--json").stdout)
    assert told["alpha"] == pytest.approx(alpha, abs=0.0006)
    assert told["low"] < told["alpha"] < told["high"]
    assert (told["subjects"], told["ratings"], told["rated_once"]) == (11, 40, 1)
    assert told["notes"] == ["7 of 48 rows hold no level: missing, and no agreement"]


def test_words_need_an_order_and_the_remedy_is_said(tmp_path: Path) -> None:
    answer = sjc("agreement", file_of(tmp_path, TOLD))
    assert answer.exit_code == 1
    assert "--scale expect-like-love" in answer.stderr
    assert "--level nominal" in answer.stderr
    assert sjc("agreement", file_of(tmp_path, TOLD), "--level", "nominal").exit_code == 0


def test_disagreements_come_with_both_reasons_the_widest_first(tmp_path: Path) -> None:
    told = json.loads(
        sjc("agreement", file_of(tmp_path, TOLD), "--scale", "expect-like-love", "--json").stdout
    )
    first, second = told["disagreements"]
    assert (first["subject"], second["subject"]) == ("O-04", "O-01")
    assert [each["reason"] for each in first["given"]] == ["a law", "not applied"]
    assert told["rated_once"] == 1  # Ben's blank cell on O-03 is no agreement with Ada


def test_shares_of_few_are_counts_and_periods_are_shown(tmp_path: Path) -> None:
    lines = sjc("agreement", file_of(tmp_path, TOLD), "--scale", "expect-like-love").stdout
    assert "2032, Ada: like to see 1 of 2, love to see 1 of 2" in lines
    assert "the same level on 1 of 2 subjects that both rated" in lines
    assert "%)" not in lines
    many = HEAD + "".join(f"O-{n:02d},{who},{1 + n % 2},,2031\n" for n in range(6) for who in ("A", "B"))
    assert "1 3 of 6 (50%)" in sjc("agreement", file_of(tmp_path, many)).stdout


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("O-01,Ada,3,,\nO-02,Ada,2,,\n", "No subject was rated by two people"),
        ("O-01,Ada,3,,\nO-02,Ben,2,,\n", "No subject was rated by two people"),
        ("O-01,Ada,3,,\nO-01,Ben,3,,\n", "Every rating is the same level"),
        ("O-01,Ada,3,,\nO-01,Ben,,,\n", "No subject was rated by two people"),
    ],
)
def test_an_undefined_alpha_is_said_and_is_no_number(tmp_path: Path, rows: str, why: str) -> None:
    path = file_of(tmp_path, HEAD + rows)
    answer = sjc("agreement", path)
    assert answer.exit_code == 0
    assert f"undefined. {why}" in answer.stdout
    assert json.loads(sjc("agreement", path, "--json").stdout)["alpha"] is None


def test_full_agreement_has_no_interval(tmp_path: Path) -> None:
    rows = "".join(f"O-0{n},{who},{n},,\n" for n in range(1, 4) for who in ("Ada", "Ben"))
    told = json.loads(sjc("agreement", file_of(tmp_path, HEAD + rows), "--json").stdout)
    assert (told["alpha"], told["low"], told["words"]) == (1.0, None, "")
    assert "no two ratings of one subject differ" in told["no_interval"]


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("", (), ["empty"]),
        ("subject,who,level\nO-01,Ada,1\n", (), ['"rater"']),
        ("subject,rater,level,Level\nO-01,Ada,1,2\n", (), ["stands twice"]),
        (HEAD + ",Ada,1,,\nO-01,,2,,\n", (), ["row 2", "row 3"]),
        (HEAD + "O-01,Ada,1,,\nO-01,ada,2,,\n", (), ["row 3", "row 2 already"]),
        (HEAD + "O-01,Ada,1,,\nO-01,Ben,high,,\n", (), ["row 3", "not a number"]),
        (HEAD + "O-01,Ada,1,,\nO-01,Ben,-1,,\n", ("--level", "ratio"), ["row 3", "nothing below"]),
        (HEAD + "O-01,Ada,nan,,\nO-01,Ben,1,,\n", ("--level", "interval"), ["row 2", "not a number"]),
        (
            HEAD + "O-01,Ada,like,,\nO-01,Ben,lov to see,,\n",
            ("--scale", "expect-like-love"),
            ["row 2", "row 3", 'Did you mean "love to see"'],
        ),
        (HEAD + "O-01,Ada,1\n", (), ["row 2", "as many cells"]),
        (HEAD + "O-01,Ada,1,,\n", ("--scale", "nobody's"), ["no scale has this name", "nine-points"]),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    tmp_path: Path, text: str, options: tuple[str, ...], said: list[str]
) -> None:
    answer = sjc("agreement", file_of(tmp_path, text), *options)
    assert answer.exit_code == 1
    assert all(words in answer.stderr for words in said), answer.stderr


def test_no_value_is_echoed_in_a_finding(tmp_path: Path) -> None:
    answer = sjc("agreement", file_of(tmp_path, HEAD + "O-01,Ada,1,,\nO-01,Ben,Velmira was beaten,,\n"))
    assert "Velmira" not in answer.stderr


def test_the_order_of_the_rows_does_not_matter(tmp_path: Path) -> None:
    path = published(tmp_path)
    one = sjc("agreement", path, "--json").stdout
    head, *rows = Path(path).read_text().splitlines()
    two = json.loads(sjc("agreement", file_of(tmp_path, "\n".join([head, *reversed(rows)])), "--json").stdout)
    same = json.loads(one)
    assert two["alpha"] == pytest.approx(same["alpha"])
    assert two["low"] == pytest.approx(same["low"])
    assert [each["subject"] for each in two["disagreements"]] == [
        each["subject"] for each in same["disagreements"]
    ]


def test_a_scale_of_ones_own_goes_with_the_casebook_to_every_reader(tmp_path: Path) -> None:
    sheet, book = tmp_path / "mine.csv", tmp_path / "book.xlsx"
    text = "name,mine\ntitle,Mine\nowner,us\nsource,ours\nversion,1\ncriterion,question,low,high\n"
    sheet.write_text(f"{text}what each level means,,a start,the rule\n", encoding="utf-8")
    rated = Rating(
        rating_id="G-01", outcome_id="O-01", criterion="significance", scale="mine", level="high",
        rater="P. Osei", **DECIDED,
    )  # fmt: skip
    ground = Ground(
        ground_id="B-01", outcome_id="O-01", direction="for", **DECIDED,
        quote=words(RECORD_PASSAGE, "the wardens keep a register"),
    )  # fmt: skip
    save_casebook(added(strong_book(), ratings=(rated,), grounds=(ground,)), book)
    (before,) = assess(load_casebook(book)).significance
    answer = sjc("rubric", "use", str(sheet), str(book), "-o", str(book), "--replace")
    assert answer.exit_code == 0, answer.stderr
    (after,) = assess(load_casebook(book)).significance
    assert (before.verdict, after.verdict) == ("asserted: scale undefined", "rated: high (Mine)")
    assert {each.key for each in for_audience(load_casebook(book), "donor").settings} == {"public_scale_mine"}
    assert sjc("rubric", "use", str(sheet), str(book), "-o", str(book)).exit_code == 1


def test_a_spoilt_scale_in_the_settings_is_said(tmp_path: Path) -> None:
    book = strong_book().with_rows(settings=(Setting(key="public_scale_mine", value="name = "),))
    with pytest.raises(FindingsError, match="public_scale_mine"):
        assess(book)


def test_a_rubric_is_checked_and_turned_into_a_sheet(tmp_path: Path) -> None:
    sheet = tmp_path / "mine.xlsx"
    assert sjc("rubric", "convert", "expect-like-love", "-o", str(sheet)).exit_code == 0
    answer = sjc("rubric", "check", str(sheet))
    assert answer.exit_code == 0, answer.stdout
    assert "by rule “love to see” if depth at love to see" in answer.stdout
    bare = sjc("rubric", "check", "low-medium-high")
    assert bare.exit_code == 1
    assert "3 problems" in bare.stdout
    assert "asserted: scale undefined" in bare.stdout
