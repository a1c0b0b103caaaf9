"""The words of the first sheet: what the casebook is and how a person works in it."""

from sjc_analysis.casebook import TABLES

READ_ME = "read me"
"""Name of the sheet that explains."""

COLUMNS = "columns"
"""Name of the sheet that says what each column holds."""

SHEET_TOPIC = "Sheet: "
"""Before the name of a table, in the words that explain."""

OWN_SHEETS = frozenset({READ_ME, COLUMNS})
"""Sheets that explain and are not read back."""

_PARTS: tuple[tuple[str, str], ...] = (
    (
        "What this is",
        "A casebook: what was read from the documents, what rules propose from it, and what people "
        "decided. One sheet a table, one row a thing. It is confidential as a whole until somebody "
        "says otherwise.",
    ),
    (
        "A row refers to another by its id",
        "S source, R record, P passage, N actor, M mention, A act or circumstance, F framework item, "
        "O outcome, Z earlier trace, L link, C claim, V rival, D cluster, E evidence, H likelihood, J "
        "package, G rating, B ground, U substantiation, Q request, K commitment, T statement. Several "
        'ids in one cell have | between them. The sheet "columns" says what each column holds.',
    ),
    (
        "Colours",
        "Dark headings must be filled. Green headings are the decision: status, decided_by, reason. "
        "Pale yellow rows are drafts that nobody has confirmed; grey rows were refused and are not "
        "used. Grey tabs hold what was read and are seldom edited; green tabs wait for a decision.",
    ),
    (
        "How to confirm a draft",
        "Read its quote. If the row is right, set status to confirmed. If you changed it, set status "
        "to corrected. If it is wrong, set status to refused and leave the row. Each time write your "
        "name in decided_by and why in reason. Results say how much of them rests on drafts.",
    ),
    (
        "How to add a row",
        "Write below the last row. Leave the id blank to get the next free one. Cells with a list "
        "take only its words; a blank cell takes the usual value. A new row is a draft until status "
        "says otherwise.",
    ),
    (
        "How to quote",
        'Copy the words exactly as they stand in the sheet "passages" and leave the column ending in '
        "_at blank: their place is found when the casebook is checked. If the words stand in several "
        "passages, write the passage's id there.",
    ),
    (
        "How to write dates and numbers",
        "Dates are year-month-day: 2031-06-02. A month (2031-06) or a year (2031) is understood. "
        "Where only one day is known write it in both columns. Numbers have a point before the "
        "decimals. Probabilities lie between 0 and 1.",
    ),
    (
        "How to release something",
        'In the sheet "sources", and for a harvest record also in "records", set confidential to no. '
        "That alone lets a donor's report use its words. To keep one row back whatever its source "
        "says, set withheld to yes.",
    ),
    (
        "How to check",
        "Save, then run: sjc check and the name of this file. Every problem is listed at once with "
        'its sheet, row and column. Your own sheets are left alone if their names begin with "note".',
    ),
)


def guide_rows() -> tuple[tuple[str, str], ...]:
    """Give the first sheet's rows: a topic and its words, then every sheet and what it holds."""
    sheets = tuple((f"{SHEET_TOPIC}{name}", table_meaning(name)) for name in TABLES)
    return (*_PARTS, *sheets)


def table_meaning(table: str) -> str:
    """Say in one sentence what a table holds.

    Examples
    --------
    >>> table_meaning("links")
    'A claimed step from a cause to an effect.'
    """
    return (TABLES[table].__doc__ or "").strip().splitlines()[0]
