"""What people write in their records, by kind: each with what is right, and a twin that must not change."""

import sys
from pathlib import Path

import pytest
from drafting_documents import REGISTRY, make_record

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.drafting.lexicon import setting
from sjc_analysis.reading import read_files

GATE = "In May 2031 the ferry board opened its gate to traders."


def draft(**fields: str) -> Casebook:
    return draft_casebook(
        make_record({"outcome": GATE, "contribution_programme": "In 2030 OCP held a course.", **fields}),
        REGISTRY,
    )


def drafted(folder: Path, text: str, name: str = "harvest.csv") -> Casebook:
    (folder / name).write_text(text, encoding="utf-8")
    return draft_casebook(read_files([folder / name]), REGISTRY)


# Limits in ordinary words, in the additional information and in the significance.

LIMITS = [
    "None of the three towns has named its judge yet.",
    "Porters at the second gate say that their pay was late again in June 2031.",
    "The motion was voted down in committee.",
    "Two clerks say that the board would have opened the gate anyway.",
    "The mayor denies that the course played any part.",
    "The rule is not applied outside the port.",
    "However, attendance is low.",
    "Only two of the nine ferries show their fares.",
    "The register has since been closed.",
    "The police still have not received instructions.",
    "Half of the stalls are still without water.",
    "Guards ask for bribes as before.",
]


@pytest.mark.parametrize("field", ["additional_information", "significance"])
@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_in_ordinary_words_is_a_ground_against(limit: str, field: str) -> None:
    assert [each.direction for each in draft(**{field: limit}).grounds][:1] == ["against"]


@pytest.mark.parametrize(
    "words",
    ["Nobody is turned away any more.", "The traders had not asked for it.",
     "Not only traders but porters use it.",
     "All nine ferries show their fares.", "None of the traders was arrested since."],
)  # fmt: skip
def test_what_limits_nothing_is_no_ground_against(words: str) -> None:
    assert draft(additional_information=words).grounds == ()


# What is dropped is listed.


@pytest.mark.parametrize("field", ["contribution_others", "additional_information", "significance"])
def test_a_sentence_that_yields_nothing_is_listed_by_its_number(field: str) -> None:
    book = draft(
        **{field: "Blue is a colour. HWN petitioned the ferry board in 2030. It is only in one town."}
    )
    (found,) = [each for each in book.findings if each.rule == "nothing drafted"]
    yields = {
        "contribution_others": "1, 3 of 3",
        "additional_information": "1 of 3",
        "significance": "1 of 3",
    }
    assert f"sentence {yields[field]}" in found.reason
    assert "colour" not in found.message()


def test_where_every_sentence_yields_a_row_nothing_is_listed() -> None:
    book = draft(contribution_others="HWN petitioned the ferry board in 2030.")
    assert "nothing drafted" not in [each.rule for each in book.findings]


# What did not happen, and a state, is no outcome.


@pytest.mark.parametrize(
    "stated",
    ["The draft bill was not adopted in 2030.", "The board failed to publish its accounts.",
     "The permit is still pending.",
     "Trust between police and youth has improved.", "Awareness of the law increased in 2031.",
     "Relations between the clinics and the town are better.", "Coordination among ministries was "
                                                               "strengthened."],
)  # fmt: skip
def test_what_did_not_happen_or_nobody_did_is_no_outcome_and_is_said(stated: str) -> None:
    book = draft(outcome=stated)
    assert (book.outcomes, book.claims) == ((), ())
    assert {"no outcome", "nothing drafted"} <= {each.rule for each in book.findings}


@pytest.mark.parametrize(
    "stated",
    ["The constabulary no longer arrests porters.", "In 2031 the ferry board increased the wage of porters.",
     "The State Prosecution Office adopted a code.", "The police have not arrested a porter since May 2031."],
)  # fmt: skip
def test_what_somebody_does_otherwise_stays_an_outcome(stated: str) -> None:
    assert len(draft(outcome=stated).outcomes) == 1


# A partner's act in the programme's own field.


@pytest.mark.parametrize(
    "told",
    ["OCP held a course. Its partner, the Harbour Watch Network, trained porters in 2030.",
     "OCP held a course. HWN, a partner of OCP, trained porters in 2030.",
     "OCP held a course. The programme's local partner Harbour Watch Network trained porters."],
)  # fmt: skip
def test_a_partner_s_act_in_the_programme_s_field_is_a_claim(told: str) -> None:
    book = draft(contribution_programme=told)
    assert {each.side for each in book.events} == {"programme"}
    assert len(book.claims) == len(book.events) == 2


def test_anybody_else_s_act_in_the_programme_s_field_is_asked_about() -> None:
    book = draft(contribution_programme="OCP held a course. HWN trained porters in 2030.")
    assert [each.side for each in book.events] == ["programme", "other"]
    assert [each.rule for each in book.findings].count("whose act") == 1


# Cells that hold no answer.


@pytest.mark.parametrize("blank", ["n/a", "N/A", "-", "none", "Sans objet", "not applicable", "TBC"])
def test_a_cell_without_an_answer_is_read_as_blank(tmp_path: Path, blank: str) -> None:
    book = drafted(
        tmp_path,
        "ID,Outcome,Year,Contribution,Contribution of others,Evidence/report,Evidence/photo\n"
        f"O1,{GATE},{blank},OCP held a course.,{blank},1,{blank}\n",
    )
    assert book.rivals == ()
    assert [each.understood for each in book.passages if each.field in ("year", "evidence")] == ["", "report"]
    assert not any(each.rule == "nothing drafted" for each in book.findings)
    assert blank in {each.text for each in book.passages}, "it is kept as it stands"


def test_a_no_is_still_a_no(tmp_path: Path) -> None:
    book = drafted(
        tmp_path, f"ID,Outcome,Confidential,Contribution of others\nO1,{GATE},no,Nobody else helped.\n"
    )
    assert not book.records[0].confidential


# Long exports.

LONG = {
    "comma": "Record ID,Partner,Field,Value\nc1,HWN,Outcome description,{gate}\nc1,HWN,Year,2031\nc2,"
             "HWN,Outcome description,{gate}\nc2,HWN,Year,2032\n",
    "question and answer": "response_id;question;answer\nc1;Outcome;{gate}\nc2;Outcome;{gate}\n"
                           "c1;Year;2031\nc2;Year;2032\n",
    "French": "Identifiant\tQuestion\tRéponse\nc1\tDescription de l'effet\t{gate}\nc1\tAnnée\t2031\n"
              "c2\tDescription de l'effet\t{gate}\nc2\tAnnée\t2032\n",
}  # fmt: skip


@pytest.mark.parametrize("case", LONG)
def test_a_long_export_is_put_together_into_records(tmp_path: Path, case: str) -> None:
    book = drafted(tmp_path, LONG[case].format(gate=GATE))
    assert [each.label for each in book.records] == ["c1", "c2"]
    assert [each.understood for each in book.passages if each.field == "year"] == ["2031", "2032"]
    assert len(book.outcomes) == 2


def test_a_table_with_a_field_column_of_one_s_own_is_not_long(tmp_path: Path) -> None:
    book = drafted(tmp_path, f"ID,Field,Outcome,Value\nO1,health,{GATE},high\nO2,law,{GATE},low\n")
    assert [each.label for each in book.records] == ["O1", "O2"]


# Reports and annexes.

REPORTS = {
    "numbered": "4 Findings\n\n4.1 Outcome 1\n\n4.1.1 Outcome description\n\n{gate}\n\n4.1.2 Causal "
                "stories\n\nHWN sent letters.\n",
    "titled": "Final evaluation report\n\nExecutive summary\n\n{gate}\n\nThe 12 porters were asked.\n",
    "many sections": "# Introduction\n\nWe asked.\n\n# Methodology\n\nBy letter.\n\n# Findings\n\n"
                     "{gate}\n\n# Conclusions\n\nGood.\n",
    "annex": "Annex 3: list of outcomes\n\n{gate}\n\nThe mill closed in 2031.\n",
    "French": "Rapport d'évaluation finale\n\nMéthodologie\n\nNous avons demandé.\n\nConstatations\n\n"
              "{gate}\n",
}  # fmt: skip


@pytest.mark.parametrize("case", REPORTS)
def test_a_report_is_called_one_and_nothing_is_drafted_from_it(tmp_path: Path, case: str) -> None:
    book = drafted(tmp_path, REPORTS[case].format(gate=GATE), "text.txt")
    assert book.sources[0].kind == "document"
    assert (book.outcomes, book.statements, book.commitments) == ((), (), ())
    rules = [each.rule for each in book.findings]
    assert rules.count("a report") == 1
    assert "note undated" not in rules


@pytest.mark.parametrize(
    "text",
    ["Report of a meeting, 3 May 2031\n\nDiscussion:\n- The gate\n\nRecommendations:\n- Open it\n",
     "Minutes, 3 May 2031\nPresent: QJH\n\n1. Introduction\nWe met.\n\n2. Methodology\nBy letter.\n\n3. "
     "Findings\nNone.\n"],
)  # fmt: skip
def test_the_report_of_a_meeting_is_its_note(tmp_path: Path, text: str) -> None:
    book = drafted(tmp_path, text, "text.txt")
    assert (book.sources[0].kind, str(book.sources[0].date)) == ("meeting_note", "2031-05-03")


# Time grows with the length of a text, and not with its square.

REPEATED = [
    "led to ",
    "1 1 1 ",
    "%41",
    "was trained by the programme ",
    "a, ",
    "and the council met ",
    "x:\n",
    "OCP ",
]


def calls(folder: Path, words: str, length: int) -> int:
    """Count the calls that reading and drafting a text of so many letters takes."""
    long = (words * (length // len(words) + 1))[:length]
    (folder / "r.txt").write_text(
        f"**ID**: XA-1\n**Outcome**: {GATE} {long}\n**Contribution**: OCP met. {long}\n**Additional "
        f"information**: {long}\n",
        encoding="utf-8",
    )
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        draft_casebook(read_files([folder / "r.txt"]), REGISTRY)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("words", REPEATED)
def test_a_text_twice_as_long_takes_about_twice_the_steps(tmp_path: Path, words: str) -> None:
    calls(tmp_path, words, 2_000)  # what is compiled and remembered once is out of the way
    assert calls(tmp_path, words, 8_000) < 2.6 * calls(tmp_path, words, 4_000)


def test_what_is_too_long_for_a_sentence_is_listed_and_what_is_not_is_read() -> None:
    longest = int(setting("longest_sentence"))
    read = "HWN petitioned the ferry board. "
    book = draft(contribution_others=read + "Then a" + ", a" * longest)
    assert [each.rule for each in book.findings].count("sentence too long") == 1
    assert len(book.rivals) == 1
    assert "sentence too long" not in [each.rule for each in draft(contribution_others=read * 80).findings]
