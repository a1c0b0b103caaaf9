"""Read a meeting note: title, date, sections, bullets, questions with their answers, page furniture."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sjc_analysis.date_words import DateWords, find_dates, impossible_dates
from sjc_analysis.reading.action_tables import action_tables
from sjc_analysis.reading.blocks import Block, cut
from sjc_analysis.reading.furniture import find_furniture, is_title_like
from sjc_analysis.reading.headings import understand_heading
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.line_marks import inline_actions, line_mark
from sjc_analysis.reading.pieces import UNKNOWN, FileParts, Piece, Remark, tile
from sjc_analysis.reading.reports import report_kind, said_of_report
from sjc_analysis.reading.sections import LABELLED, Label, is_section_name, label_of, section_field
from sjc_analysis.reading.texts import Text
from sjc_analysis.reading.values import Note, links_of, no_such_date
from sjc_analysis.vocabulary import PassageKind


def note_parts(text: Text) -> FileParts:
    r"""Take a meeting note apart; every letter of it is kept.

    A section runs from its heading to the next heading, or to the first paragraph after its list: what is
    told there in prose is nobody's request, promise or comment unless a person says so.

    Parameters
    ----------
    text
        The file.

    Examples
    --------
    >>> note = Text("note.txt", "", "A meeting\n\nOn 6 May 2027 we met.\n\nRequests:\n- A roof")
    >>> parts = note_parts(note)
    >>> [(piece.kind, piece.field) for piece in parts.pieces if piece.kind != "layout"]
    [('title', ''), ('paragraph', ''), ('heading', 'requests'), ('bullet', 'requests')]
    >>> str(parts.date)
    '2027-05-06'
    """
    rows, in_tables = action_tables(text)
    blocks = cut(text, in_tables)
    furniture = find_furniture(blocks)
    title_at = _title_position(blocks, furniture)
    walk = _Walk(blocks)
    for at, block in enumerate(blocks):
        if at in furniture:
            walk.add(block, "furniture")
        elif at == title_at:
            walk.add(block, "title")
        else:
            walk.read(at, at + 1 in furniture)
    title = blocks[title_at].text if title_at is not None else ""
    pieces = sorted([*walk.pieces, *rows], key=lambda piece: piece.start)
    dates = _opening_dates(pieces, text)
    date = dates[0] if len(dates) == 1 else None
    report = report_kind(text)
    if report:
        unseen = (said_of_report(report), _UNSEEN)
        return FileParts(
            kind="document", pieces=tile(pieces, text), title=title,
            remarks=tuple(Remark(note) for note in unseen),
        )  # fmt: skip
    return FileParts(
        kind="meeting_note", pieces=tile(pieces, text), title=title,
        remarks=tuple(_remarks(text, pieces, dates)),
        date=date.interval if date else UNKNOWN, date_span=(date.start, date.end) if date else None,
    )  # fmt: skip


def _title_position(blocks: Sequence[Block], furniture: frozenset[int]) -> int | None:
    first = next((at for at in range(len(blocks)) if at not in furniture), None)
    return first if first is not None and is_title_like(blocks[first]) else None


class _Walk:
    """A walk through a note's blocks that remembers the section and the question it is in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.pieces: list[Piece] = []
        self.heading = ""
        self.field = ""
        self.had_list = False
        self.question: int | None = None
        self.question_is_bullet = False
        self.question_indent = 0
        self.answers_indented = False

    def add(self, block: Block, kind: PassageKind, answers: int | None = None) -> None:
        """Add a block as a piece of the kind, under the section the walk is in."""
        in_section = kind not in ("furniture", "title")
        self.pieces.append(
            Piece(
                kind=kind, start=block.start, end=block.end, line=block.line, answers=answers,
                field=self.field if in_section else "", heading=self.heading if in_section else "",
            )
        )  # fmt: skip

    def read(self, at: int, is_last: bool) -> None:
        """Read the block at a position that is neither title nor furniture."""
        block = self.blocks[at]
        below = None if is_last or at + 1 == len(self.blocks) else self.blocks[at + 1]
        use, marked = line_mark(block.text)
        if self._reads_by_its_mark(block, use, marked):
            return
        if use == "question":
            self._enter_questions(block)
            self._ask(block.without(marked), is_bullet=block.is_bullet)
        elif use == "answer" and self.question is not None:
            self.add(block.without(marked), "answer", answers=self.question)
        elif self._is_numbered_heading(at, below):
            self._enter(block.text)
            self.add(block, "heading")
        elif block.is_bullet:
            self._bullet(block)
        elif self.field == "questions" and "?" in block.text and block.is_one_line:
            self._ask(block, is_bullet=False)
        elif _is_heading(block, below):
            self._enter(block.text)
            self.add(block, "heading")
        else:
            if self.had_list:
                self._enter("")
            self.add(block, "paragraph")

    def _reads_by_its_mark(self, block: Block, use: str, marked: int) -> bool:
        """Read a block that a label opens, or in which an action is marked."""
        label, actions = label_of(block.text), inline_actions(block.text)
        if label is not None:
            self._labelled(block, label)
        elif use == "action" and len(actions) < 2:
            self._act(block, marked)
        elif actions and use != "question":
            self._actions(block)
        else:
            return False
        return True

    def _is_numbered_heading(self, at: int, below: Block | None) -> bool:
        """Whether a number stands before a heading ("3. Budget") and not before an item of a list."""
        block, above = self.blocks[at], self.blocks[at - 1] if at else None
        short = block.is_one_line and len(block.text.split()) <= threshold("numbered_heading_words")
        if not block.is_numbered or not short or block.text.endswith((".", "?", "!", ";", ",")):
            return False
        if below is not None and is_section_name(block.text):
            return True
        in_list = above is not None and (above.is_numbered or above.text.endswith(":"))
        return below is not None and not below.is_numbered and not in_list

    def _labelled(self, block: Block, label: Label) -> None:
        """Add what a label opens: who was there, when, and the like; it is no part of the section."""
        start = block.start + label.end
        self.pieces.append(Piece("paragraph", start, block.end, block.line, label.field, label.words))

    def _act(self, block: Block, marked: int) -> None:
        """Add a block that begins with the mark of an action as a commitment, without its mark."""
        mark = block.text[:marked].strip()
        self.pieces.append(Piece("bullet", block.start + marked, block.end, block.line, "commitments", mark))

    def _actions(self, block: Block) -> None:
        """Add what somebody is to do as commitments, without marks, and the words between by themselves."""
        at, words = 0, block.text
        for action in (*inline_actions(words), None):
            between = words[at : action.start if action else len(words)]
            if between.strip():
                lead = at + len(between) - len(between.lstrip())
                part = replace(block, start=block.start + lead, end=block.start + at + len(between.rstrip()))
                line = block.line + words[:lead].count("\n")
                self.add(replace(part, line=line), "bullet" if block.is_bullet and not at else "paragraph")
            if action:
                mark = words[action.start : action.begin].strip()
                line = block.line + words[: action.begin].count("\n")
                start, end = block.start + action.begin, block.start + action.end
                self.pieces.append(Piece("bullet", start, end, line, "commitments", mark))
                at = action.end

    def _enter(self, heading: str) -> None:
        self.heading, self.field = heading, section_field(heading)
        self.had_list, self.question = False, None

    def _enter_questions(self, block: Block) -> None:
        """Enter a section of questions where a marked question stands outside of one."""
        if self.field != "questions":
            self.heading, self.field = block.text[: line_mark(block.text)[1]].strip(), "questions"

    def _ask(self, block: Block, *, is_bullet: bool) -> None:
        self.question, self.question_is_bullet = block.start, is_bullet
        self.question_indent = block.indent
        self.had_list = is_bullet
        self.add(block, "question")

    def _bullet(self, block: Block) -> None:
        self.had_list = True
        may_ask = self.question is None or self.question_is_bullet
        beside = self.answers_indented and block.indent == self.question_indent and "?" in block.text
        asks = may_ask and (block.text.endswith("?") or beside)
        if self.field == "questions" and asks:
            self._ask(block, is_bullet=True)
        elif self.field == "questions" and self.question is not None:
            self.answers_indented = block.indent > self.question_indent
            self.add(block, "answer", answers=self.question)
        else:
            self.add(block, "bullet")


def _is_heading(block: Block, below: Block | None) -> bool:
    """Whether a block has a heading's mark, or is short and ends in a colon or stands above a list."""
    if block.is_marked or (below is not None and is_section_name(block.text)):
        return True
    words = len(block.text.split())
    if below is None or not block.is_one_line or words > threshold("section_max_words"):
        return False
    if block.text.endswith(":"):
        return True
    if block.text.endswith((".", "?", "!", "…", ",", ";", "”", '"')):
        return False
    return below.is_bullet


def _opening_dates(pieces: Sequence[Piece], text: Text) -> list[DateWords]:
    """Give the days that say when the meeting was: of its label, else of its title, else of its opening.

    Where a place names no day, its months or years count; where it names one, no later place does.
    """
    for own in (_labelled_date, _titled, _opening):
        dates = [date for piece in own(pieces) for date in _dates_of(piece, text)]
        days = [date for date in dates if date.interval.earliest == date.interval.latest]
        distinct: dict[str, DateWords] = {}
        for date in days or dates:
            distinct.setdefault(str(date.interval), date)
        if distinct:
            return list(distinct.values())
    return []


def _labelled_date(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.field == "meeting_date"][:1]


def _titled(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.kind == "title"]


def _opening(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.kind == "heading":
            return
        if piece.kind in ("title", "paragraph") and piece.field not in LABELLED:
            yield piece


def _dates_of(piece: Piece, text: Text) -> list[DateWords]:
    return [
        date.model_copy(update={"start": date.start + piece.start, "end": date.end + piece.start})
        for date in find_dates(text.text[piece.start : piece.end])
    ]


def _remarks(text: Text, pieces: Sequence[Piece], dates: Sequence[DateWords]) -> Iterator[Remark]:
    if len(dates) != 1:
        found = "names more than one date" if dates else "does not say on which day the meeting was"
        remedy = "Write the meeting's day into the sources sheet, with its quote if the text has it."
        yield Remark(Note("note undated", "warning", f"the note {found} in its opening", remedy=remedy))
    if not dates and not any(piece.field for piece in pieces):
        reason = "this was read as a meeting note, but it has no date and no section that is known"
        remedy = "Check that it is the file you meant. A record needs lines such as **Field**: value."
        yield Remark(Note("nothing recognised", "warning", reason, remedy=remedy))
    for piece in pieces:
        for wrong in (
            impossible_dates(text.text[piece.start : piece.end]) if piece.kind != "furniture" else ()
        ):
            yield Remark(no_such_date(wrong), piece.line, at=piece.start)
    yield from _section_remarks(pieces)
    if sum(_is_plain_field(line.text) for line in text.lines) >= threshold("plain_field_lines"):
        reason = "this was read as a note, but its lines look like a record's fields without stars"
        remedy = "If it is a record, write each field as **Field**: value."
        yield Remark(Note("stars missing", "warning", reason, remedy=remedy))
    if any(_is_heading_row(line.text) for line in text.lines):
        reason = "this was read as a note, but a line of it holds the headings of a table of records"
        remedy = "If it is a table, save it as a spreadsheet, or as .csv or .tsv."
        yield Remark(Note("table in a note", "warning", reason, remedy=remedy))
    if links_of(text.own):
        reason = "the links were not opened: whether the pages exist and what they say was not checked"
        yield Remark(Note("links not opened", "not_checked", reason))
    yield Remark(_UNSEEN)


_UNSEEN = Note("note only", "not_checked", "pictures, and what was said but not written down, were not seen")


def _section_remarks(pieces: Sequence[Piece]) -> Iterator[Remark]:
    answered = {piece.answers for piece in pieces}
    for piece in pieces:
        if piece.kind == "heading" and not piece.field:
            reason = "this section's heading is not among those known; its bullets were kept as they are"
            yield _remark(piece, "section unknown", reason, "Read it, and add by hand what it holds.")
        if piece.kind == "question" and piece.start not in answered:
            reason = "no answer stands below this question"
            yield _remark(piece, "question unanswered", reason, "Nothing to do if none was given.")


def _remark(piece: Piece, rule: str, reason: str, remedy: str) -> Remark:
    return Remark(Note(rule, "note", reason, remedy=remedy), piece.line, at=piece.start)


def _is_heading_row(line: str) -> bool:
    cells = [cell for mark in "\t|;," if line.count(mark) >= 3 for cell in line.split(mark)]
    fields = {each.field for each in map(understand_heading, cells) if each.exact}
    return len(fields - {""}) > threshold("table_min_headings")


def _is_plain_field(line: str) -> bool:
    heading, colon, _ = line.partition(":")
    return bool(colon) and understand_heading(heading).exact
