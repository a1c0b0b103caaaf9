"""Abbreviations that nobody says the meaning of, in documents that were read and not drafted."""

import re
from collections.abc import Iterator

from sjc_analysis.checking.rules import lexicon, words
from sjc_analysis.checking.said import say_of_source
from sjc_analysis.checking.views import Harvest
from sjc_analysis.findings import Finding
from sjc_analysis.records import Passage
from sjc_analysis.web_addresses import without_addresses

_CAPITALS = re.compile(r"(?<![\w#@/-])([A-Z]{2,6})s?(?![\w/-])")
_TWO_CAPITALS = re.compile(r"[A-Z][A-Z]")
_DEFINED = re.compile(r"\w\s+\(([A-Z]{2,6})s?\)|(?<!\w)([A-Z]{2,6})s?\s+\((?=\w+\s+\w)")
_CODED = frozenset(
    {
        "fragment_id",
        "unintended",
        "negative",
        "confidential",
        "may_publish",
        "objective",
        "framework",
        "harvest_period",
    }
)


def abbreviation_findings(harvest: Harvest) -> Iterator[Finding]:
    """Find capitals that neither the document nor the list of actors explains, each once a document.

    A draft has looked for them with the list of actors, and is not asked again.

    Parameters
    ----------
    harvest
        The harvest.
    """
    book = harvest.casebook
    if book.outcomes or book.events or book.statements:
        return
    names = " ".join(name for actor in book.actors for name in (actor.name, *actor.aliases))
    listed = {match[1] for match in _CAPITALS.finditer(names)}
    listed |= {row["word"] for row in lexicon("abbreviations") if row["use"] == "known"}
    listed |= words("known_abbreviation")
    for source in book.sources:
        prose = [each for each in harvest.prose_of(source) if each.field not in _CODED]
        unknown: dict[str, Passage] = {}
        for passage in prose:
            for word in _abbreviations(passage.text):
                if word not in listed:
                    unknown.setdefault(word, passage)
        defined = {
            word
            for each in (prose if unknown else ())
            for found in _DEFINED.findall(each.text)
            for word in found
        }
        for word, passage in unknown.items():
            if word not in defined:
                reason = "neither the text nor the list of actors says what this abbreviation stands for"
                yield say_of_source(source, "abbreviation undefined", reason, passage, f"abbreviation {word}")


def _abbreviations(text: str) -> list[str]:
    if not _TWO_CAPITALS.search(text):
        return []
    return [match[1] for match in _CAPITALS.finditer(_mixed_case(without_addresses(text)))]


def _mixed_case(text: str) -> str:
    """Blank what is written in capitals throughout: a shouted sentence is no row of abbreviations."""
    return "\n".join(
        line if re.search(r"[a-z]", line) or len(line.split()) < 3 else "" for line in text.split("\n")
    )
