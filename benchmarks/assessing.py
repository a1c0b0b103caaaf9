"""How long assessing takes, with all robustness, how much memory, and how both grow.

Run ``python benchmarks/assessing.py`` (100 to 10,000 outcomes) or name the numbers of outcomes:
``python benchmarks/assessing.py 100 100000``. Each measurement runs in a process of its own; ``--workers 2``
shares the work between two more. The casebooks are invented: half of the claims are decided, with evidence
of two or three sources and likelihoods against a rival; half are drafts as a rule proposes them.
"""

import math
import os
import resource
import subprocess
import sys
import time

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import locate, whole
from sjc_analysis.records import (
    Actor,
    Claim,
    Event,
    Evidence,
    HarvestRecord,
    Likelihood,
    Link,
    Outcome,
    Passage,
    Rival,
    Source,
)

DECIDED = {"status": "confirmed", "decided_by": "R. Ames", "reason": "read both texts"}
RECORD = (
    "In March 2031 the programme trained the wardens of station {n}. Because of the training they keep a "
    "register since May 2031. A ministry circular came in April 2031."
)
LETTERS = (
    "The wardens of station {n} began the register when they came back from the training.",
    "No register was kept at station {n} before the training, said the clerk.",
    "The register of station {n} is on the table by the gate.",
)
LIKELIHOODS = ((0.4, 0.6, 0.05, 0.1), (0.8, 0.9, 0.4, 0.5), (0.5, 0.7, 0.3, 0.5))


def rows(number: int) -> dict[str, list[object]]:
    """Invent one record with its outcome, claim, rival and evidence."""
    decided = number % 2 == 0
    status = DECIDED if decided else {}
    first = number * 4
    record_source, record = f"S-{first}", f"R-{number}"
    text = RECORD.format(n=number)
    page = Passage(
        passage_id=f"P-{first}", source_id=record_source, record_id=record, start=0, end=len(text), text=text
    )
    found = LETTERS[: 2 + number % 4 // 2]
    letters = [letter.format(n=number) for letter in found]
    pages = [
        Passage(
            passage_id=f"P-{first + at}", source_id=f"S-{first + at}", start=0, end=len(words), text=words
        )
        for at, words in enumerate(letters, start=1)
    ]
    act, outcome, link, claim, rival = (f"{kind}-{number}" for kind in "AOLCV")
    sources = [Source(source_id=record_source, kind="outcome_record", interest="harvester")]
    sources += [Source(source_id=each.source_id, kind="document", interest="independent") for each in pages]
    evidence = [
        Evidence(
            evidence_id=f"E-{first + at}",
            outcome_id=outcome,
            claim_id=claim,
            link_id=link,
            part="mechanism",
            source_id=each.source_id,
            description="a letter",
            bearing="supports" if decided else "not_assessed",
            quote=whole(each),
            **status,
        )
        for at, each in enumerate(pages, start=1)
    ]
    likelihoods = [
        Likelihood(
            likelihood_id=f"H-{first + at}",
            evidence_id=item.evidence_id,
            claim_id=claim,
            rival_id=rival,
            p_claim_low=p[0],
            p_claim_high=p[1],
            p_rival_low=p[2],
            p_rival_high=p[3],
            **status,
        )
        for at, (item, p) in enumerate(zip(evidence, LIKELIHOODS, strict=False), start=1)
        if decided
    ]
    return {
        "sources": sources,
        "records": [HarvestRecord(record_id=record, source_id=record_source)],
        "passages": [page, *pages],
        "events": [
            Event(
                event_id=act, side="programme", kind="trained", actor_ids=("N-1",), recipient_ids=("N-2",),
                description=f"the programme trained the wardens of station {number}",
                date=Interval.month(2031, 3), date_quote=locate(page, "March 2031"),
                quote=locate(page, "the programme trained the wardens"), **status,
            )
        ],
        "outcomes": [
            Outcome(
                outcome_id=outcome, record_id=record, actor_ids=("N-2",),
                statement=f"the wardens of station {number} keep a register", date=Interval.month(2031, 5),
                date_quote=locate(page, "May 2031"), quote=locate(page, "they keep a register"), **status,
            )
        ],
        "links": [
            Link(
                link_id=link, cause_id=act, effect_id=outcome, basis="stated_cause",
                quote=locate(page, "Because of the training they keep a register"), **status,
            )
        ],
        "claims": [Claim(claim_id=claim, cause_id=act, outcome_id=outcome, link_ids=(link,), **status)],
        "rivals": [
            Rival(
                rival_id=rival, outcome_id=outcome, description="the ministry circular",
                search="searched_equally" if decided else "not_searched",
                standing="weakened" if decided else "not_assessed", **status,
            )
        ],
        "evidence": evidence,
        "likelihoods": likelihoods,
    }  # fmt: skip


def make(count: int) -> Casebook:
    """Build a casebook of so many outcomes; every row is checked by itself, the whole is taken as sound."""
    tables: dict[str, list[object]] = {
        "actors": [
            Actor(actor_id="N-1", name="the programme", interest="implementer", **DECIDED),
            Actor(actor_id="N-2", name="the wardens", interest="beneficiary", **DECIDED),
        ]
    }
    for number in range(1, count + 1):
        for table, added in rows(number).items():
            tables.setdefault(table, []).extend(added)
    return Casebook.model_construct(**{table: tuple(values) for table, values in tables.items()})


def one(count: int, workers: int) -> None:
    """Run one measurement: seconds of the clock and of the processor, peak megabytes of all processes."""
    casebook = make(count)
    begin, used = time.perf_counter(), os.times()
    assessment = assess(casebook, workers=workers)
    # Verdicts are worked out when they are asked for: ask for all, with margins and what-ifs.
    assert all((assessment.claims, assessment.outcomes, assessment.significance, assessment.queue))
    seconds, after = time.perf_counter() - begin, os.times()
    assert len(assessment.claims) == count
    busy = sum(after[:4]) - sum(used[:4])
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(seconds, busy, sum(peaks) / 1024)


def measured(count: int, workers: int) -> tuple[float, float, float]:
    """Run one measurement in a process of its own."""
    answer = subprocess.run(  # noqa: S603 - this file, called with its own arguments
        [sys.executable, __file__, "--one", str(count), str(workers)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    seconds, busy, megabytes = (float(word) for word in answer.stdout.split())
    return seconds, busy, megabytes


def main(counts: list[int], workers: int) -> None:
    """Print the table; the exponent is 1 where time grows as the number of outcomes does."""
    print("outcomes  clock s  processor s  ms/outcome  exponent  peak MB")
    before: tuple[int, float] | None = None
    for count in counts:
        seconds, busy, megabytes = measured(count, workers)
        grown = "" if before is None else f"{math.log(busy / before[1]) / math.log(count / before[0]):.2f}"
        print(
            f"{count:8,} {seconds:8.2f} {busy:12.2f} {1000 * busy / count:11.2f} {grown:>9} {megabytes:8.0f}",
            flush=True,
        )
        before = count, busy


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["--one"]:
        one(int(words[1]), int(words[2]))
    else:
        shared = int(words[words.index("--workers") + 1]) if "--workers" in words else 1
        numbers = words[: words.index("--workers")] if "--workers" in words else words
        main([int(word) for word in numbers] or [100, 1_000, 10_000], shared)
