"""What a spreadsheet's own types say, as text."""

import datetime as dt


def as_text(value: object) -> str:
    """Write a cell's value as the text a person would take it for.

    Examples
    --------
    >>> as_text(2031.0), as_text(True), as_text(dt.datetime(2031, 6, 2)), as_text(0.5), as_text("NA")
    ('2031', 'TRUE', '2031-06-02', '0.5', 'NA')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
