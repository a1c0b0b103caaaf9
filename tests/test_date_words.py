"""Dates are found where they are stated, and nowhere else."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.date_words import find_dates


def intervals(text: str) -> list[str]:
    return [str(found.interval) for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("On 13 May 2019 we met", ["2019-05-13"]),
        ("On May 13 2019 we met", ["2019-05-13"]),
        ("the 13th of May, 2019", ["2019-05-13"]),
        ("May 13th, 2019.", ["2019-05-13"]),
        ("in July 2031,", ["2031-07-01 to 2031-07-31"]),
        ("in 2031 and later", ["2031-01-01 to 2031-12-31"]),
        ("2031-07-14", ["2031-07-14"]),
        ("on 12-14 March 2031", ["2031-03-12 to 2031-03-14"]),
        ("from March to May 2031", ["2031-03-01 to 2031-05-31"]),
        ("between 2029 and 2031", ["2029-01-01 to 2031-12-31"]),
        ("13/04/2031", ["2031-04-13"]),
        ("04/13/2031", ["2031-04-13"]),
        ("12 March to 3 April 2031", ["2031-03-12 to 2031-04-03"]),
        ("March 12-14, 2031", ["2031-03-12 to 2031-03-14"]),
        ("July 2023–March 2024", ["2023-07-01 to 2024-03-31"]),
        ("2019-2021", ["2019-01-01 to 2021-12-31"]),
        ("in 2019 and 2021", ["2019-01-01 to 2019-12-31", "2021-01-01 to 2021-12-31"]),
        ("late 2031", ["2031-07-01 to 2031-12-31"]),
        ("early 2031", ["2031-01-01 to 2031-06-30"]),
        ("mid-2031", ["2031-04-01 to 2031-09-30"]),
        ("by late 2031", ["2031-01-01 to 2031-12-31"]),
        ("before the end of 2031", ["2031-01-01 to 2031-12-31"]),
        ("at the end of 2031", ["2031-07-01 to 2031-12-31"]),
        ("from late 2030 to early 2031", ["2030-07-01 to 2031-06-30"]),
        ("Q2 2031", ["2031-04-01 to 2031-06-30"]),
        ("2031 Q4", ["2031-10-01 to 2031-12-31"]),
        ("2031 Q2-Q3", ["2031-01-01 to 2031-12-31"]),
        ("Q2–Q3 2031", ["2031-01-01 to 2031-12-31"]),
        ("the third quarter of 2031", ["2031-07-01 to 2031-09-30"]),
        ("the first or second quarter of 2031", ["2031-01-01 to 2031-12-31"]),
        ("the last quarter of 2031", ["2031-10-01 to 2031-12-31"]),
        ("H1 2031", ["2031-01-01 to 2031-06-30"]),
        ("the second half of 2031", ["2031-07-01 to 2031-12-31"]),
        ("the third half of 2031", ["2031-01-01 to 2031-12-31"]),
        ("mid-March 2031", ["2031-03-01 to 2031-03-31"]),
        ("2031-07", ["2031-07-01 to 2031-07-31"]),
        ("In 2031 people came", ["2031-01-01 to 2031-12-31"]),
        # the name of a march is no month, but its year is a year
        ("the Lantern March 2031", ["2031-01-01 to 2031-12-31"]),
        ("Since March 2031", ["2031-03-01 to 2031-03-31"]),
        ("Feb. 2028 and 29 February 2028", ["2028-02-01 to 2028-02-29", "2028-02-29"]),
    ],
)
def test_a_stated_date_is_its_days(text: str, meant: list[str]) -> None:
    assert intervals(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Le 13 mai 2031 nous avons", ["2031-05-13"]),
        ("le 1er août 2031", ["2031-08-01"]),
        ("du 12 au 14 mars 2031", ["2031-03-12 to 2031-03-14"]),
        ("du 28 mars au 3 avril 2031", ["2031-03-28 to 2031-04-03"]),
        ("de mars à mai 2031", ["2031-03-01 to 2031-05-31"]),
        ("du 12 mars 2030 au 3 avril 2031", ["2030-03-12 to 2031-04-03"]),
        ("entre 2029 et 2031", ["2029-01-01 to 2031-12-31"]),
        ("En 2031 les autorités", ["2031-01-01 to 2031-12-31"]),
        ("fin 2031", ["2031-07-01 to 2031-12-31"]),
        ("au deuxième trimestre de 2031", ["2031-04-01 to 2031-06-30"]),
        ("au premier semestre 2031", ["2031-01-01 to 2031-06-30"]),
        ("d’ici la fin de 2031", ["2031-01-01 to 2031-12-31"]),
        ("El 13 de mayo de 2031", ["2031-05-13"]),
        ("del 12 al 14 de marzo de 2031", ["2031-03-12 to 2031-03-14"]),
        ("entre enero de 2030 y marzo de 2031", ["2030-01-01 to 2031-03-31"]),
        ("a finales de 2031", ["2031-07-01 to 2031-12-31"]),
        ("en el primer trimestre de 2031", ["2031-01-01 to 2031-03-31"]),
        ("13 de março de 2031", ["2031-03-13"]),
        ("em meados de 2031", ["2031-04-01 to 2031-09-30"]),
        ("no segundo semestre de 2031", ["2031-07-01 to 2031-12-31"]),
        ("في 13 مايو 2031", ["2031-05-13"]),
        ("١٣ أيار/مايو ٢٠٣١", ["2031-05-13"]),
        ("في تشرين الثاني 2031", ["2031-11-01 to 2031-11-30"]),
        ("الربع الثاني من عام 2031", ["2031-04-01 to 2031-06-30"]),
        ("في أواخر عام 2031", ["2031-07-01 to 2031-12-31"]),
        ("County Mayo 2031", ["2031-01-01 to 2031-12-31"]),
    ],
)
def test_dates_in_other_languages_are_their_days(text: str, meant: list[str]) -> None:
    assert intervals(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "last year", "two months later", "we may march on", "over 20,000 people", "3019 people",
        "03/04/2031", "2010-12", "2031-2029", "2031/32", "of 2031 officers", "Resolution No. 2031",
        "CVP-XMA2031/ACC002", "12-2031-4", "2,031 people", "$2031", "2031%", "0.2031", "y2031",
        "call 0712031999",
        "https://news.example/article/2001447156/a-story", "the 2031st",
        "#2031", "room 20311", "about 2031 households", "May I ask?",
        "", "31 February", "31 février 2031", "plus de 2031 foyers", "más de 2031 personas", "2031-Q3",
        "the financial year 2031", "Q2 of FY 2031", "l’exercice 2031", "el año fiscal 2031",
    ],
)  # fmt: skip
def test_what_is_not_stated_is_not_guessed(text: str) -> None:
    assert intervals(text) == []


def test_a_day_that_does_not_exist_is_no_day() -> None:
    assert "2031-02-31" not in "".join(intervals("31 February 2031"))
    assert "2031-03" not in "".join(intervals("31 February 2031"))


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%B %d %Y", "%Y-%m-%d", "%d %b %Y"]))
def test_any_day_written_out_is_found_as_itself(day: dt.date, form: str) -> None:
    written = day.strftime(form)
    (found,) = find_dates(f"We met on {written} in the hall.")
    assert (found.interval.earliest, found.interval.latest) == (day, day)
    assert found.text == written


MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
WRITTEN = {"fr": "le {} {} {}", "es": "el {} de {} de {}", "pt": "em {} de {} de {}", "ar": "في {} {} {}"}


@given(DAYS, st.sampled_from(sorted(MONTHS)))
def test_any_day_written_out_in_another_language_is_found_as_itself(day: dt.date, language: str) -> None:
    month = MONTHS[language].split()[day.month - 1]
    text = WRITTEN[language].format(day.day, month, day.year)
    (found,) = find_dates(f"({text})")
    assert (found.interval.earliest, found.interval.latest) == (day, day)
    assert found.text == text.partition(" ")[2]


@given(st.text(max_size=80))
def test_places_are_right_and_do_not_overlap_whatever_the_text(text: str) -> None:
    at = 0
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= at
        at = found.end
