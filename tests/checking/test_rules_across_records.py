"""Rules that compare records with each other: near-duplicates, repeated words, shared links."""

from types import SimpleNamespace

import pytest
from checked_harvest import harvest, said
from rapidfuzz import fuzz

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking import check_harvest, repeats

NEAR = "near-duplicate records"
REGISTER = "Since June 2031 the Ferry Road station in Lowbridge publishes its arrest register every week."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REGISTER, REGISTER),
        (
            REGISTER,
            "The Ferry Road station in Lowbridge publishes its register of arrests weekly since June 2031.",
        ),
        (REGISTER, REGISTER.replace("register", "regsiter").replace("the Ferry", "Ferry")),
        (
            "Defend Rights and the Lowbridge council agreed a bylaw on detention records, 11 May 2031.",
            "DR and the Lowbridge council agreed on a bylaw on detention records on 11 May 2031.",
        ),
        ("Traders no longer pay bribes at the gate.", "Traders no longer pay bribes at the gate"),
    ],
)  # fmt: skip
def test_the_same_actor_act_and_time_in_like_words(one: str, other: str) -> None:
    found = said(harvest({"outcome": one}, {"outcome": other}), NEAR)
    assert [each.row for each in found] == [2, 3]
    assert "row 3" in found[0].reason
    assert "row 2" in found[1].reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REGISTER, REGISTER.replace("Ferry Road", "Mill Lane")),  # another actor
        (REGISTER, REGISTER.replace("June", "August")),  # another time
        (REGISTER, REGISTER.replace("publishes", "burns")),  # another act
        (
            "In 2031 the Lowbridge council adopted a bylaw on access to detention records.",
            "In 2031 the Lowbridge council repealed a bylaw on access to detention records.",
        ),
        ("In 2031 the Lowbridge court freed 12 people.", "In 2031 the Lowbridge court freed 40 people."),
        (REGISTER, "In June 2031 the Ferry Road station in Lowbridge opened a room for lawyers."),
    ],
)  # fmt: skip
def test_records_that_only_follow_one_pattern_are_no_duplicates(one: str, other: str) -> None:
    assert said(harvest({"outcome": one}, {"outcome": other}), NEAR) == []


def test_the_year_field_sets_two_equal_statements_apart_but_the_words_are_still_repeated() -> None:
    same = "The Lowbridge council talks with the hub about its budget before it is passed each year."
    book = harvest({"outcome": same, "year": "2030"}, {"outcome": same, "year": "2031"})
    assert said(book, NEAR) == []
    assert [each.row for each in said(book, "passage repeated")] == [2, 3]


def test_equal_statements_are_said_once_each_and_not_again_as_repeated_words() -> None:
    book = harvest({}, {}, {})
    found = said(book)
    assert [each.row for each in found if each.rule == NEAR] == [2, 3, 4]
    assert all("2 other records (the first: " in each.reason for each in found if each.rule == NEAR)
    assert [each for each in found if each.rule == "passage repeated"] == []


WHY = (
    "It matters as families now learn within a day where a relative is held and can bring food and a lawyer."
)


def test_words_repeated_from_record_to_record() -> None:
    other = {"outcome": REGISTER.replace("Ferry Road", "Mill Lane"), "significance": WHY.upper()}
    book = harvest({"significance": WHY}, other)
    found = said(book, "passage repeated")
    assert [(each.row, each.column) for each in found] == [(2, "significance"), (3, "significance")]


def test_words_repeated_within_a_record() -> None:
    found = said(harvest({"significance": WHY, "additional_information": WHY}), "passage repeated")
    assert [each.column for each in found] == ["additional information", "significance"]


def test_short_words_and_the_programmes_own_act_may_stand_again() -> None:
    act = "Defend Rights trained the officers of four stations in public records and the law in March 2031."
    one = {"contribution_programme": act, "contribution_others": "None that we know of."}
    other = {**one, "outcome": REGISTER.replace("Ferry Road", "Mill Lane")}
    assert said(harvest(one, other), "passage repeated") == []


def test_a_link_that_serves_many_records() -> None:
    ways = (
        "https://www.star.example/ferry-road-registers/", "http://star.example/ferry-road-registers",
        "(https://STAR.example/ferry-road-registers?utm_source=mail#top).",
    )  # fmt: skip
    found = said(harvest(*({"evidence": each} for each in ways)), "link in many records")
    assert [each.row for each in found] == [2, 3, 4]
    assert all("3 records" in each.reason for each in found)
    assert "star" not in found[0].message()


def test_a_link_of_two_records_a_bare_site_and_two_pages_of_one_query_are_no_shared_link() -> None:
    assert said(harvest({}, {}), "link in many records") == []
    assert (
        said(harvest(*({"evidence": "https://star.example/"} for _ in range(4))), "link in many records")
        == []
    )
    pages = ({"evidence": f"https://star.example/read?id={number}"} for number in range(4))
    assert said(harvest(*pages), "link in many records") == []


def many(count: int) -> Casebook:
    """Make a harvest of statements that share names, a month and many words, and tell different changes."""
    places = ("Ferry Road", "Mill Lane", "Eastpier", "Millgate", "Saltmarsh Row")
    verbs = ("publishes", "opened", "changed", "burnt", "gave up", "began to keep", "lost", "printed")
    things = ("register", "gate", "files", "cells", "rules", "fees", "roster", "notice board")
    return harvest(
        *(
            {
                "outcome": f"Since June 2031 the {places[n % 5]} station {verbs[n // 5 % 8]} its "
                f"{things[n // 40 % 8]} every {('day', 'week', 'month')[n // 320 % 3]} in room {n // 960}.",
                "significance": f"Families now find relative number {n} within a day.",
            }
            for n in range(count)
        )
    )


def test_in_a_large_harvest_most_pairs_are_never_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []

    def counted(one: str, other: str, score_cutoff: float) -> float:
        compared.append((one, other))
        return fuzz.token_sort_ratio(one, other, score_cutoff=score_cutoff)

    monkeypatch.setattr(repeats, "fuzz", SimpleNamespace(token_sort_ratio=counted, ratio=fuzz.ratio))
    assert check_harvest(many(400))
    assert 0 < len(compared) < 400 * 399 // 2 // 4
