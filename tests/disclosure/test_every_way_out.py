"""Every file a donor gets has the same bytes, whatever confidential rows stand in the casebook and where."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import DECIDED, passage, strong_book, words
from disclosure_book import confidential_tables
from typer.testing import CliRunner

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cli import app
from sjc_analysis.dates import Interval
from sjc_analysis.records import (
    Actor,
    Cluster,
    Commitment,
    Evidence,
    Likelihood,
    Mention,
    Outcome,
    Package,
    Rating,
    Request,
    Setting,
    Source,
    Statement,
    Substantiation,
    Trace,
)
from sjc_analysis.workbook import save_casebook

Rows = dict[str, tuple[Any, ...]]


def public() -> Rows:
    """Make a casebook with a claim that may be reported, every row of which may leave."""
    book = strong_book(2)
    rows: Rows = {name: tuple(getattr(book, name)) for name in TABLES}
    rows["sources"] = tuple(row.model_copy(update={"confidential": False}) for row in book.sources)
    rows["records"] = tuple(row.model_copy(update={"confidential": False}) for row in book.records)
    rows["actors"] = tuple(row.model_copy(update={"kind": "police"}) for row in book.actors)
    rows["settings"] = (Setting(key="public_title", value="the registers"),)
    return rows


def about_public_rows(word: str) -> Rows:
    """Confidential rows that speak of the public outcome, claim and actors, in every table that can."""
    text = f"{word} told of the wardens and the council, and {word} was born in {word}."
    told = passage(8, text)
    quote = words(told, f"{word} told")
    more: dict[str, Any] = {"quote": quote, **DECIDED}
    same = {"date": Interval.day(2033, 1, 5), "date_quote": words(told, "born")}
    return {
        "settings": (Setting(key="report_date", value="2031-09-01"),),
        "sources": (Source(source_id="S-08", title=f"{word} speaks", interest="independent"),),
        "passages": (told,),
        "actors": (
            Actor(actor_id="N-08", name=f"Wardens {word}", aliases=("the wardens", "gate"), kind="police"),
            Actor(actor_id="N-18", name=f"Mara {word}", role="minor", place=word),
        ),
        "mentions": (Mention(mention_id="M-08", actor_id="N-02", quote=quote),
                     Mention(mention_id="M-18", actor_id="N-18", quote=quote)),
        "outcomes": (
            Outcome(outcome_id="O-08", statement=word, same_as_id="O-01", **more),
            Outcome(outcome_id="O-18", statement=f"the wardens {word}", **more),
        ),
        "traces": (Trace(trace_id="Z-08", outcome_id="O-02", actor_ids=("N-03",), **same, quote=quote),),
        "clusters": (Cluster(cluster_id="D-08", name=word),),
        "evidence": (
            Evidence(evidence_id="E-08", outcome_id="O-02", claim_id="C-01", part="contribution",
                     source_id="S-08", bearing="supports", cluster_id="D-08", **more),
        ),
        "likelihoods": (
            Likelihood(likelihood_id="H-08", evidence_id="E-08", claim_id="C-01", rival_id="V-01",
                       p_claim_low=0.99, p_claim_high=1.0, p_rival_low=0.001, p_rival_high=0.001, **DECIDED),
        ),
        "packages": (Package(package_id="J-08", outcome_id="O-18", event_ids=("A-01",), **DECIDED),),
        "ratings": (
            Rating(rating_id="G-08", outcome_id="O-01", criterion="significance", scale="expect-like-love",
                   level="love to see", rater=word, **more),
        ),
        "substantiations": (
            Substantiation(substantiation_id="U-08", outcome_id="O-08", informant=word, response="confirmed"),
        ),
        "requests": (Request(request_id="Q-08", text=word, asked_of_ids=("N-03",), quote=quote),),
        "commitments": (
            Commitment(commitment_id="K-08", text=word, made_by_ids=("N-03",), answers_ids=("Q-08",),
                       quote=quote),
        ),
        "statements": (
            Statement(statement_id="T-08", kind="quantity", text=word, number_low=7, quote=quote),
        ),
    }  # fmt: skip


def together(*parts: Rows) -> Casebook:
    return Casebook(**{name: tuple(row for part in parts for row in part.get(name, ())) for name in TABLES})


def casebooks() -> tuple[Casebook, ...]:
    """Make the public rows alone; confidential rows after them; others before and after."""
    everything = confidential_tables("Zorvelk", 77), confidential_tables("Quimbrast", 88)
    return (
        together(public()),
        together(public(), about_public_rows("Zorvelk"), everything[0]),
        together(everything[1], about_public_rows("Quimbrastium"), public(), everything[0]),
    )


WAYS: dict[str, Callable[[Path, Path], list[str]]] = {
    **{
        name: lambda book, out: ["convert", str(book), str(out), "--audience", "donor"]
        for name in ("map.xlsx", "map.graphml", "map.json")
    },
    "harvest": lambda book, out: ["harvest", str(book), "-o", str(out), "--audience", "donor"],
}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("books")
    paths = [folder / str(number) / "casebook.xlsx" for number in range(3)]
    for path, book in zip(paths, casebooks(), strict=True):
        path.parent.mkdir()
        save_casebook(book, path)
    return paths


@pytest.mark.parametrize("name", WAYS)
def test_confidential_rows_change_no_byte_and_no_word_on_the_screen(
    name: str, saved: list[Path], tmp_path: Path
) -> None:
    made, said = [], []
    for number, book in enumerate(saved):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = CliRunner().invoke(app, WAYS[name](book, folder / name))
        assert done.exit_code == 0, done.output
        made.append(contents(folder))
        said.append(done.output.replace(str(folder), ""))
    assert made[0]
    assert made[0] == made[1] == made[2]
    assert said[0] == said[1] == said[2]


def test_what_is_compared_holds_the_rows_it_should(saved: list[Path], tmp_path: Path) -> None:
    """The public outcome is really written, and the confidential rows are really there."""
    assert CliRunner().invoke(app, WAYS["map.json"](saved[2], tmp_path / "map.json")).exit_code == 0
    assert "town council opens its files" in (tmp_path / "map.json").read_text(encoding="utf-8")
    counts = [sum(len(getattr(book, name)) for name in TABLES) for book in casebooks()]
    assert counts[0] + 30 < counts[1] < counts[2]
