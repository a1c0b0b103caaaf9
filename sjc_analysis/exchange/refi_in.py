"""A REFI-QDA project as a draft casebook, so that coding done in another program is not lost.

Each coded passage becomes a draft statement for each of its codes: the code is its text, the coded words are
its quote. What evidence it is, and for what, is for a person to decide.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.exchange.refi_positions import Placed, place
from sjc_analysis.exchange.refi_project import Coded, CodedText, read_project
from sjc_analysis.findings import Finding
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Passage, Source, Statement

RULE = "refi_coding"
_LINE_END = re.compile(r"\r\n|\n|\r")


def from_refi(file: str, raw: bytes) -> Casebook:
    """Draft a casebook from a REFI-QDA project exchange file.

    Parameters
    ----------
    file
        File name, for the messages.
    raw
        Its bytes.

    Returns
    -------
    Casebook
        A source for each text, its paragraphs as passages, and a draft statement for each code of a passage.
        What could not be read is among its findings.

    Raises
    ------
    FindingsError
        If the package is damaged, too large or unsafe, or holds no project.
    """
    project = read_project(file, raw)
    findings = list(project.findings)
    sources: list[Source] = []
    passages: list[Passage] = []
    statements: list[Statement] = []
    for number, text in enumerate(project.texts, start=1):
        source_id = f"S-{number:02d}"
        sources.append(Source(source_id=source_id, title=text.name, file=text.file, sha256=text.sha256))
        placed = place(text.text, text.coded)
        findings.extend(_remarks(file, text, placed))
        spans = [span for span in placed.spans if span]
        own = tuple(_passages(text.text, spans, source_id, len(passages) + 1))
        passages.extend(own)
        statements.extend(_statements(text, placed, own, len(statements) + 1))
    return Casebook(
        sources=tuple(sources),
        passages=tuple(passages),
        statements=tuple(statements),
        findings=tuple(
            finding.model_copy(update={"finding_id": f"X-{number:02d}"})
            for number, finding in enumerate(findings, start=1)
        ),
    )


def _remarks(file: str, text: CodedText, placed: Placed) -> Iterator[Finding]:
    if placed.counting != "code points":
        yield Finding(
            rule="X10", severity="note", file=file,
            reason=f"positions in one text are not counted as the standard says, but by {placed.counting}, "
            "as the names of its selections show; they were read so",
        )  # fmt: skip
    lost = sum(span is None for span in placed.spans)
    if lost:
        yield Finding(
            rule="X8", severity="warning", file=file,
            reason=f"{lost} coded passages of one text have places it does not have, and are left out",
            remedy="Compare the text in the program it was coded in, and export the project again.",
        )  # fmt: skip


def _passages(text: str, spans: Sequence[tuple[int, int]], source_id: str, first: int) -> Iterator[Passage]:
    """Tile the text by its paragraphs, and cut none where somebody coded across its end."""
    begin, number, line = 0, first, 1
    crossed = _crossed(text, spans)
    for match in [*_LINE_END.finditer(text), None]:
        end = match.end() if match else len(text)
        if match and (end in crossed or end == len(text)):
            continue
        if begin < end:
            words = text[begin:end]
            yield Passage(
                passage_id=f"P-{number:02d}", source_id=source_id, place=f"line {line}", start=begin, end=end,
                kind="paragraph" if words.strip() else "layout", text=words,
            )  # fmt: skip
            number += 1
            line += len(_LINE_END.findall(words))
        begin = end


def _crossed(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Give the ends of lines that lie inside coded words."""
    ends = [match.end() for match in _LINE_END.finditer(text)]
    crossed: set[int] = set()
    reach, ordered = 0, sorted(spans)
    waiting = iter([*ordered, (len(text) + 1, len(text) + 1)])
    start, end = next(waiting)
    for at in ends:
        while start < at:
            reach = max(reach, end)
            start, end = next(waiting)
        if at < reach:
            crossed.add(at)
    return crossed


def _statements(
    text: CodedText, placed: Placed, passages: Sequence[Passage], first: int
) -> Iterator[Statement]:
    number = first
    starts = [passage.start for passage in passages]
    for each, span in zip(text.coded, placed.spans, strict=True):
        if span is None:
            continue
        passage = passages[bisect_right(starts, span[0]) - 1]
        for code in each.codes or ("a passage marked without a code",):
            yield Statement(
                statement_id=f"T-{number:02d}", kind="comment", text=code, rule=RULE, reason=_reason(each),
                quote=quote_at(passage, *span),
            )  # fmt: skip
            number += 1


def _reason(coded: Coded) -> str:
    by = f"coded by {coded.coder}" if coded.coder else "coded in another program"
    return f"{by}: {coded.memo}" if coded.memo else by
