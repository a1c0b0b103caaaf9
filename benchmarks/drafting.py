"""How many records a second the drafting rules read, how much memory they take, and how both grow.

Run ``python benchmarks/drafting.py`` (100 to 10,000 records) or name the numbers of records:
``python benchmarks/drafting.py 100 100000``. Each measurement runs in a process of its own, once with one
core and once with two: the seconds of the main process's core (cpu), and those on the clock. Reading is not
timed. The records are invented; each tells an outcome of one to three sentences, why it matters, what the
programme and others did, what else is known, and cites links.
"""

import math
import os
import random
import resource
import subprocess
import sys
import time

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.records import Actor, HarvestRecord, Passage, Source

PLACES = ("Torvel", "Ombra", "Pell Valley", "Millgate", "Sabrin", "Ondal", "Quayside", "Lakeside")
HELPED = ("Farmers' Union", "Women's Council", "Paralegal Network")
BODIES = (
    *HELPED, "District Council", "Police Station", "Land Office", "Health Clinic", "Labour Tribunal",
    "Community Radio", "Lawyers' Guild",
)  # fmt: skip
PROGRAMME = Actor(
    actor_id="N-01", name="Rights Bridge", aliases=("RB",), kind="programme", interest="implementer"
)
PERSONS = tuple(
    f"{first} {last}" for first in ("Dervan", "Selma", "Ivo") for last in ("Koss", "Orvik", "Tann")
)
SAID = {
    "outcome": (
        "In {year}, the {a} in ward {n} of {place} began to publish its list of arrests every week.",
        "After the training that RB held in May {year}, the {a} adopted by-law {n} on shelters and opened "
        "a complaints desk.",
        "The {a} withdrew order {n} that barred teachers from public meetings, and the {b} now sends an "
        "observer to hearings.",
        "Since June {year} the {a} has been hearing the {n} complaints against {p} within two weeks.",
        "Thanks to the maps made by villagers, the {a} recognised the title of {n} households. As a result, "
        "the {b} stopped the evictions.",
    ),
    "significance": (
        "For the first time the {n} families of {place} can see who is held. However, the list of the {a} is "
        "still incomplete and covers only two of nine stations.",
        "Before, {n} people had been beaten at roadblocks in {place}. The practice remains common in hills, "
        "and no budget has been set aside by the {a}.",
        "This matters because the {b} had asked for it for {n} days. The order of {year} may be reversed.",
        "Until {year} the {n} widows were driven from their plots. They can now go to the {a}, although few "
        "in {place} know of it.",
    ),
    "contribution_programme": (
        "RB trained {n} officers of the {a} in March {year} and gave them laptops. Lawyers advised the {b} "
        "on by-law {n}.",
        "In {year} the programme convened a round table of the {a} and the {b}. RB documented {n} cases and "
        "handed over the report.",
        "RB paid the rent of the {b}, accompanied {n} witnesses to court and wrote to the {a}.",
    ),
    "contribution_others": (
        "The {b} marched in front of the {a}, and a newspaper reported on it. There were polls in {place}.",
        "The ministry sent circular {n} to all stations in {year}. A foreign embassy funded the {b}.",
        "None known to the {a}.",
    ),
    "additional_information": (
        "The {a} was visited by the {b} with RB in April {year}. Since then it has answered {n} letters.",
        "Because of the drought, the market of {place} closed. With the files of the {b}, two lawyers filed "
        "{n} suits against a mine. The trial of {p} is ongoing.",
        "The hall of {place} was lent by a parish. The officers trained in {year} said that they go on.",
    ),
}  # fmt: skip


def registry() -> tuple[Actor, ...]:
    """Invent the list of actors: eighty bodies, nine persons and the programme."""
    bodies = [(place, body) for place in PLACES for body in BODIES]
    return (
        PROGRAMME,
        *(
            Actor(actor_id=f"N-{number}", name=name, kind="person", role="alleged_perpetrator")
            for number, name in enumerate(PERSONS, start=901)
        ),
        *(
            Actor(
                actor_id=f"N-{number:02d}",
                name=f"{place} {body}",
                interest="beneficiary" if body in HELPED else "unknown",
            )
            for number, (place, body) in enumerate(bodies, start=2)
        ),
    )


def harvest(count: int) -> Casebook:
    """Invent a harvest of so many records, as it stands after reading."""
    chance = random.Random(7)  # noqa: S311 - invented text, the same each time
    passages: list[Passage] = []
    records: list[HarvestRecord] = []
    for number in range(1, count + 1):
        record_id = f"R-{number:02d}"
        place, other = chance.sample(PLACES, 2)
        year = chance.randint(2026, 2033)
        said = {"a": f"{place} {chance.choice(BODIES)}", "b": f"{other} {chance.choice(BODIES)}"}
        cells = {"fragment_id": f"OCI-KES3306/{number:05d}", "year": str(year), "title": ""}
        cells.update(
            (
                field,
                chance.choice(texts).format(place=place, year=year, n=number, p=PERSONS[number % 9], **said),
            )
            for field, texts in SAID.items()
        )
        cells["evidence"] = (
            f"https://courier.example/{place.lower()}-{number}-opens https://post.example/{number}"
        )
        cells["rating_significance"], cells["rating_contribution"] = "high", "moderate"
        at = 0
        for field, text in cells.items():
            if text:
                passages.append(
                    Passage(
                        passage_id=f"P-{len(passages) + 1:02d}", source_id="S-01", record_id=record_id,
                        field=field, kind="field", heading=field, start=at, end=at + len(text), text=text,
                        understood=text if field == "year" else "",
                        place=f"row {number + 1}, column {field}",
                    )
                )  # fmt: skip
            at += len(text) + 1
        records.append(HarvestRecord(record_id=record_id, source_id="S-01"))
    source = Source(source_id="S-01", kind="outcome_record", file="harvest.csv", title="Harvest")
    return Casebook(sources=(source,), records=tuple(records), passages=tuple(passages))


def measured(count: int, processes: int) -> tuple[float, float, float, int]:
    """Give seconds of the core and on the clock, peak megabytes and drafted rows of a run of its own."""
    answer = subprocess.run(  # noqa: S603 - this file, called with its own arguments
        [sys.executable, __file__, "--one", str(count)],
        check=True, capture_output=True, text=True, env={**os.environ, "SJC_PROCESSES": str(processes)},
    )  # fmt: skip
    cpu, clock, megabytes, drafted = answer.stdout.split()
    return float(cpu), float(clock), float(megabytes), int(drafted)


def one(count: int) -> None:
    """Run one measurement and print it; memory is that of the main process."""
    read, actors = harvest(count), registry()
    draft_casebook(harvest(20), actors)
    began, ticks = time.perf_counter(), time.process_time()
    draft = draft_casebook(read, actors)
    clock, cpu = time.perf_counter() - began, time.process_time() - ticks
    drafted = sum(len(getattr(draft, table)) - len(getattr(read, table)) for table in TABLES)
    print(cpu, clock, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, drafted)


def main(counts: list[int]) -> None:
    """Print the table."""
    print("records  cores    cpu s  clock s  records/s       MB  rows drafted  growth")
    before: dict[int, tuple[int, float]] = {}
    for count in counts:
        for processes in (1, 2):
            cpu, clock, megabytes, rows = measured(count, processes)
            was = before.get(processes)
            growth = f"{math.log(clock / was[1]) / math.log(count / was[0]):.2f}" if was else ""
            before[processes] = (count, clock)
            print(
                f"{count:7,} {processes:6} {cpu:8.2f} {clock:8.2f} {count / clock:10,.0f} {megabytes:8.0f} "
                f"{rows:13,} {growth:>7}",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
    else:
        main([int(word) for word in sys.argv[1:]] or [100, 1_000, 10_000])
