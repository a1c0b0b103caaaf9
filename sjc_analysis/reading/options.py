"""Join the answers of a question that a survey tool exports with one column an answer."""

from collections.abc import Sequence

from sjc_analysis.reading.columns import Column
from sjc_analysis.reading.values import flag_meaning, is_blank_answer


def ticked_options(columns: Sequence[Column], cells: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Find the answers that were ticked in a row.

    Parameters
    ----------
    columns
        The table's columns.
    cells
        The row's cells, as text.

    Returns
    -------
    dict of int to tuple of str and str
        Position of a ticked column -> its field and what it was understood as: for the first of a question
        all its answers, joined with `` | ``, for the others their own.

    Examples
    --------
    >>> from sjc_analysis.reading.columns import columns_of
    >>> columns = columns_of(["Type of change/Policy", "Type of change/Practice", "Type of change/Law"], {})
    >>> ticked_options(columns, ["1", "0", "yes"])
    {0: ('change_type', 'Policy | Law'), 2: ('change_type', 'Law')}
    """
    answers: dict[str, list[tuple[int, str]]] = {}
    for column in columns:
        if column.option and column.field:
            answer = _answer(column.option, cells[column.at])
            if answer:
                answers.setdefault(column.field, []).append((column.at, answer))
    found: dict[int, tuple[str, str]] = {}
    for field, chosen in answers.items():
        joined = " | ".join(answer for _, answer in chosen)
        for at, answer in chosen:
            found[at] = (field, joined if at == chosen[0][0] else answer)
    return found


def _answer(option: str, text: str) -> str:
    """Give the answer a cell says was chosen; what is neither a tick nor a no is the answer in words."""
    meaning = flag_meaning(text)
    if meaning == "yes":
        return option
    return "" if meaning == "no" or is_blank_answer(text) else " ".join(text.split())
