"""A small invented harvest for the checks: a record to which no rule objects, and ways to change it."""

from collections.abc import Mapping, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking import check_harvest
from sjc_analysis.drafting import find_mentions
from sjc_analysis.findings import Finding
from sjc_analysis.records import Actor, HarvestRecord, Passage, Source

SOUND = {
    "fragment_id": "CVP-XMA3109/ACC002",
    "year": "2031",
    "outcome": "Since June 2031 the Ferry Road station in Lowbridge publishes its arrest register weekly.",
    "significance": "Families now find a detained relative within a day.",
    "contribution_programme": "Defend Rights trained officers of the station in March 2031.",
    "unintended": "no",
    "negative": "no",
    "scale": "Local",
    "evidence": "https://lowbridge.example/2031/07/ferry-road-station-register",
    "confidential": "yes",
    "reported by": "the harvest officer",
    "rated by": "the monitoring officer",
}
"""Field -> text of a record to which no rule objects; the last two stand under headings no field has."""

ACTORS = tuple(
    Actor(
        actor_id=f"N-{number:02d}", name=name, kind=kind, interest=interest, role=role,
        aliases=aliases, rule="registry",
    )
    for number, (name, kind, interest, role, aliases) in enumerate(
        (
            ("Defend Rights", "partner", "implementer", "", ("DR",)),
            ("Ferry Road station", "police", "unknown", "", ()),
            ("Mother Ilsabet", "person", "beneficiary", "family", ("Ilsabet",)),
            ("Tomasin Hale", "person", "independent", "official", ()),
        ),
        start=1,
    )
)  # fmt: skip
"""Four invented actors: a partner, a station, a victim's mother and an official."""

_KNOWN = frozenset(SOUND) - {"reported by", "rated by"} | {
    "additional_information", "contribution_others", "rating_significance", "rating_contribution",
}  # fmt: skip
_UNDERSTOOD = frozenset({"year", "unintended", "negative", "confidential"})


def harvest(*records: Mapping[str, str], actors: Sequence[Actor] = ACTORS) -> Casebook:
    """Make a read spreadsheet of records, each the sound one with some fields changed or left out (blank)."""
    whole = [{field: text for field, text in {**SOUND, **changes}.items() if text} for changes in records]
    return harvest_of(*whole, actors=actors)


def harvest_of(*records: Mapping[str, str], actors: Sequence[Actor] = ACTORS) -> Casebook:
    """Make a read spreadsheet of records that have just these fields."""
    passages: list[Passage] = []
    for row, fields in enumerate(records, start=2):
        for field, text in fields.items():
            passages.append(
                Passage(
                    passage_id=f"P-{len(passages) + 1:02d}", source_id="S-01", record_id=f"R-{row - 1:02d}",
                    field=field if field in _KNOWN else "", heading=field.replace("_", " "),
                    place=f'sheet "OH", row {row}', start=0, end=len(text), text=text,
                    understood=text if field in _UNDERSTOOD else "",
                )
            )  # fmt: skip
    return Casebook(
        sources=(Source(source_id="S-01", kind="outcome_record", file="harvest.xlsx"),),
        records=tuple(
            HarvestRecord(
                record_id=f"R-{number:02d}", source_id="S-01", confidential=fields.get("confidential") != "no"
            )
            for number, fields in enumerate(records, start=1)
        ),
        passages=tuple(passages),
        actors=tuple(actors),
        mentions=find_mentions(passages, actors),
    )


def said(book: Casebook, rule: str = "") -> list[Finding]:
    """Check a harvest, and give what one rule said, or everything but what was not checked."""
    found = check_harvest(book)
    return [each for each in found if (each.rule == rule if rule else each.severity != "not_checked")]
