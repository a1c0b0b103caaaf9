"""Ways to write a person, place, number or file: each is masked, asked about, blocked, or a limit we name.

``ways_to_write.csv`` has a row a way. ``secret`` is what no reader of the view may see, in small
letters, with ``|`` between several. A limit is deliberate, never an ordinary way to write.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from disclosure_book import passage

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import for_audience, release_findings
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Actor, Mention, Source
from sjc_analysis.vocabulary import PersonRole

PERSONS: dict[str, PersonRole] = {
    "Dervan Koss": "alleged_perpetrator", "Orla Venn": "victim", "Sunday Young": "minor",
    "Justice Amadi": "witness", "Will Okoro": "victim", "Innocent Bure": "victim",
    "Lantern Oke": "defender", "Jo Tarn": "family",
    "محمد الأحمد": "witness", "Владимир Петров": "witness", "გიორგი ბერიძე": "victim",
    "José García": "witness", "Amina binti Saleh": "victim", "李小明": "victim",
}  # fmt: skip
QUESTIONS = {"D4": "asked", "D7": "asked", "D9": "asked", "D8": "blocked"}


class Way(dict[str, str]):
    """One row of the table, which a failing test names by what it says of itself."""

    def __repr__(self) -> str:
        """Show the text."""
        return self["text"]


def ways() -> list[Way]:
    with Path(__file__).with_name("ways_to_write.csv").open(encoding="utf-8", newline="") as file:
        return [Way(row) for row in csv.DictReader(file)]


def told(text: str) -> Casebook:
    """Build a public casebook that says one thing, and names every registered person elsewhere."""
    opening = passage("P-01", "S-01", "on a day", start=0)
    said = passage("P-02", "S-01", text, start=20)
    actors = tuple(
        Actor(actor_id=f"N-{number:02d}", name=name, role=role)
        for number, (name, role) in enumerate(PERSONS.items(), 1)
    )
    mentions = [
        Mention(mention_id=f"M-{number:02d}", actor_id=actor.actor_id, quote=quote_at(opening, 0, 2))
        for number, actor in enumerate(actors, 1)
    ]
    mentions.append(Mention(mention_id="M-99", actor_id="N-01", quote=quote_at(said, 20, 21)))
    return Casebook(
        sources=(Source(source_id="S-01", file="note.txt", confidential=False),),
        passages=(opening, said),
        actors=actors,
        mentions=tuple(mentions),
    )


@pytest.mark.parametrize("way", ways(), ids=lambda way: f"{way['language']}-{way['what']}-{way['result']}")
def test_each_way_is_dealt_with_as_the_table_says(way: Way) -> None:
    full = told(way["text"])
    view = for_audience(full, "donor")
    shown = view.passages[1].text
    found = {QUESTIONS[finding.rule] for finding in release_findings(view, full)}
    if way["result"] == "masked":
        assert shown != way["text"]
        assert not [
            secret for secret in way["secret"].split("|") if secret.replace("\\n", "\n") in shown.lower()
        ]
    elif way["result"] == "limit":
        assert found == set()
        assert shown == way["text"]
    else:
        assert way["result"] in found


def test_no_ordinary_way_gets_through_and_the_table_is_wide() -> None:
    rows = ways()
    assert not [row for row in rows if row["way"] == "ordinary" and row["result"] == "limit"]
    assert len({row["text"] for row in rows}) >= 150
    assert len({row["language"] for row in rows}) >= 5
    assert len({row["script"] for row in rows}) >= 3
    assert {row["what"] for row in rows} == {"person", "place", "number", "file"}
    assert Counter(row["way"] for row in rows)["deliberate"] >= 15
