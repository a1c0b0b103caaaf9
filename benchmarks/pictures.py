"""How long it takes to draw a whole harvest, one dossier's pictures, and the interactive graph.

Run ``python benchmarks/pictures.py`` (200 and 2,000 outcomes) or name the numbers of outcomes. The harvest is
invented; assessing it is timed apart from drawing.
"""

import random
import sys
import time
from collections.abc import Callable
from functools import partial

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.figures import draw_graph, draw_harvest, draw_timeline, explore_graph
from sjc_analysis.quotes import whole
from sjc_analysis.records import Actor, Claim, Event, Link, Outcome, Passage, Rival, Source

KINDS = ("trained", "funded", "convened", "advised", "documented", "equipped", "advocated", "brokered")
ACTORS = ("police", "ministry", "local_government", "media", "justice_hub", "prosecution", "oversight_body")


WORDS = "Because of the programme's act the body publishes its register every week."
PASSAGE = Passage(passage_id="P-1", source_id="S-1", start=0, end=len(WORDS), text=WORDS)


def harvest(size: int) -> Casebook:
    """Invent a harvest of so many outcomes, nine in ten of them claimed by an act of the programme.

    A third of the steps is stated with a quote, and one act in seven came after its outcome.
    """
    chance = random.Random(size)  # noqa: S311 - an invented harvest, the same every time
    numbers = range(1, size + 1)
    claimed = [number for number in numbers if number % 10]
    return Casebook(
        sources=(Source(source_id="S-1"),),
        passages=(PASSAGE,),
        actors=tuple(
            Actor(actor_id=f"N-{number}", name=f"body {number}", kind=kind)
            for number, kind in enumerate(ACTORS, start=1)
        ),
        events=tuple(
            Event(
                event_id=f"A-{number}", side="programme", kind=chance.choice(KINDS),
                description=f"the programme's act number {number}",
                date=Interval.month(2033 if number % 7 == 0 else 2031, 3),
            )
            for number in numbers
        ),
        outcomes=tuple(
            Outcome(
                outcome_id=f"O-{number}", actor_ids=(f"N-{chance.randint(1, len(ACTORS))}",),
                statement=f"body number {number} publishes its register every week", date=Interval.year(2032),
            )
            for number in numbers
        ),
        links=tuple(
            Link(
                link_id=f"L-{n}", cause_id=f"A-{n}", effect_id=f"O-{n}", basis="stated_cause",
                quote=None if n % 3 else whole(PASSAGE),
            )
            for n in claimed
        ),
        claims=tuple(
            Claim(claim_id=f"C-{n}", cause_id=f"A-{n}", outcome_id=f"O-{n}", link_ids=(f"L-{n}",))
            for n in claimed
        ),
        rivals=tuple(
            Rival(rival_id=f"V-{n}", outcome_id=f"O-{n}", description=f"circular {n}") for n in claimed
        ),
    )  # fmt: skip


def timed(what: str, work: Callable[[], object]) -> None:
    """Print how long a piece of work takes, in seconds of processor time."""
    begin = time.process_time()
    work()
    print(f"  {what}: {time.process_time() - begin:.2f} s")


def main(sizes: list[int]) -> None:
    """Measure each size."""
    for size in sizes:
        book = harvest(size)
        print(f"{size} outcomes")
        begin = time.process_time()
        assessment = assess(book)
        print(f"  assessed: {time.process_time() - begin:.2f} s")
        timed("whole harvest, drawn and written", partial(_harvest, assessment))
        timed("graph of one outcome", partial(_graph, book, assessment))
        timed("timeline of one outcome", partial(_timeline, book))
        timed("graph of one outcome, to explore", partial(_explored, book, assessment))


def _harvest(assessment: Assessment) -> bytes:
    return draw_harvest(assessment).png


def _graph(book: Casebook, assessment: Assessment) -> bytes:
    return draw_graph(book, assessment, "O-1").png


def _timeline(book: Casebook) -> bytes:
    return draw_timeline(book, "O-1").png


def _explored(book: Casebook, assessment: Assessment) -> str:
    return explore_graph(book, assessment, "O-1")._repr_html_()


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [200, 2_000])
