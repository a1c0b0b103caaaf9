"""Each rule speaks where it should, and is silent where the words only look alike."""

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from checked_harvest import harvest, harvest_of, said

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking import check_harvest

with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = tuple(csv.DictReader(line for line in file if not line.startswith("#")))


def harvest_with(case: Mapping[str, str]) -> Casebook:
    confidential = "no" if case["rule"] == "public but sensitive" else "yes"
    return harvest({case["field"]: case["text"], "confidential": confidential})


def named(case: Mapping[str, str]) -> str:
    return f"{case['rule']}: {case['text'][:40]}"


@pytest.mark.parametrize("case", [each for each in CASES if each["speaks"] == "yes"], ids=named)
def test_speaks(case: Mapping[str, str]) -> None:
    (found,) = said(harvest_with(case), case["rule"])
    assert (found.file, found.sheet, found.row) == ("harvest.xlsx", "OH", 2)
    assert found.record_id == "R-01"
    assert found.passage_id


@pytest.mark.parametrize("case", [each for each in CASES if each["speaks"] == "no"], ids=named)
def test_is_silent(case: Mapping[str, str]) -> None:
    assert said(harvest_with(case), case["rule"]) == []


def test_every_rule_is_tried_on_at_least_three_texts_each_way() -> None:
    tried = Counter((each["rule"], each["speaks"]) for each in CASES)
    assert len(tried) == 2 * len({rule for rule, _ in tried})
    assert min(tried.values()) >= 3


def test_nothing_is_said_of_a_sound_record() -> None:
    assert said(harvest({})) == []


@pytest.mark.parametrize(
    ("outcome", "year", "missing"),
    [
        ("There is more trust and better access to what is needed.", "", "who changed, when and where"),
        ("Better relations with the police of Lowbridge in June 2031.", "2031", "what changed"),
        ("The police stopped the raids on traders.", "", "when and where"),
        ("In June 2031 a bylaw on access to files was adopted in Lowbridge.", "2031", "who changed"),
        ("The council of Lowbridge opened its files to the hub.", "", "when"),
    ],
)
def test_what_a_statement_lacks_is_named(outcome: str, year: str, missing: str) -> None:
    (found,) = said(harvest({"outcome": outcome, "year": year}), "statement incomplete")
    assert found.reason == f"the outcome statement does not say {missing}"


def test_a_national_change_needs_no_place() -> None:
    statement = {"outcome": "The police stopped the raids on street traders.", "scale": "National"}
    assert said(harvest(statement), "statement incomplete") == []


def test_the_other_sides_of_the_flags() -> None:
    planned = {"unintended": "yes", "significance": "The register now works as planned by the hub."}
    assert len(said(harvest(planned), "unintended contradicted")) == 1
    assert (
        said(
            harvest({"negative": "yes", "outcome": "The Lowbridge council banned the hub in 2031."}),
            "negative contradicted",
        )
        == []
    )
    national = {"scale": "national", "outcome": "Since June 2031 in one village the police let families in."}
    assert len(said(harvest(national), "scale contradicted")) == 1
    assert (
        said(
            harvest({"scale": "Local and national", "outcome": "The police publish registers nationwide."}),
            "scale contradicted",
        )
        == []
    )


def test_a_record_flagged_confidential_is_not_searched_for_reasons_to_be_so() -> None:
    assert said(harvest({"significance": "The murder trial of Corporal Tarn is now under way."})) == []


def test_each_kind_of_sensitive_word_is_told_apart_and_none_is_quoted() -> None:
    text = (
        "A survivor and Corporal Tarn now wait: the murder trial is under way and the survivor is in hiding."
    )
    found = said(harvest({"confidential": "no", "significance": text}), "public but sensitive")
    kinds = {each.reason.rpartition("tell of ")[2] for each in found}
    assert kinds == {
        "a person named with a title or a role", "a case that is still before a court",
        "a person who was harmed", "somebody in danger",
    }  # fmt: skip
    assert not any("Tarn" in each.message() for each in found)


def test_a_rating_needs_its_rater_and_a_record_its_harvester() -> None:
    bare = {"reported by": "", "rated by": "", "rating_significance": "high"}
    missing = ["harvester missing", "rater missing"]
    found = said(harvest(bare, bare))
    assert [each.rule for each in found if each.rule in missing] == missing
    assert all(each.record_id == "" for each in found if each.rule in missing), "the form lacks it: said once"
    blank = harvest({}, {"reported by": " "})
    assert [each.record_id for each in said(blank, "harvester missing")] == ["R-02"]
    (several,) = said(harvest({}, {"reported by": ""}, {"reported by": " "}), "harvester missing")
    assert (several.record_id, several.reason[:16]) == ("", "2 of 3 records o")
    assert said(harvest({"rated by": ""}), "rater missing") == [], "nothing was rated"


@pytest.mark.parametrize(
    "outcome",
    [
        "Depuis juin 2029 le conseil municipal publie ses comptes et on a ouvert les dossiers.",
        "Desde junio de 2029 el ayuntamiento publica sus cuentas y ha abierto los archivos a las familias.",
        "Desde junho de 2029 as autoridades publicam as contas e as famílias as podem ler na sede.",
        "Sinds juni 2029 is het register van de politie open en was het bestuur van de stad erbij.",
        "منذ حزيران 2029 تنشر البلدية حساباتها كل أسبوع وقد فتحت الملفات أمام الأهالي",
    ],
)
def test_another_language_is_said_to_be_unchecked_and_not_judged(outcome: str) -> None:
    changes = {"outcome": outcome, "significance": "", "contribution_programme": "", "evidence": ""}
    book = harvest(changes)
    assert said(book) == []
    (found,) = said(book, "words not checked")
    assert found.severity == "not_checked"


def test_what_was_not_checked_is_said_once_a_harvest() -> None:
    book = harvest(
        {}, {"year": "", "outcome": "The Ferry Road station in Lowbridge publishes its register."}, actors=()
    )
    rules = [each.rule for each in check_harvest(book)]
    assert rules.count("actors not known") == 1
    assert rules.count("dates not compared") == 1
    assert rules.count("persons not recognised") == 1
    assert said(harvest_of(), "persons not recognised") == [], "nothing was checked where no record is"
