"""What every row of a table is laid out by, taken from its columns once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sjc_analysis.reading.columns import Column, is_total
from sjc_analysis.reading.headings import MAY_PUBLISH, Understood
from sjc_analysis.reading.tables import Headed

_ABOUT_HEADINGS = frozenset(
    {"heading unknown", "heading misspelt", "heading padded", "field twice", "consent unclear"}
)
_KEPT_ONLY = Understood(field="", exact=True)


@dataclass(frozen=True)
class RowShape:
    """What every row of a table is laid out by.

    Parameters
    ----------
    columns
        Of each column: position, heading, what it was understood as, and whether a blank cell is kept.
    options
        The columns of answers that could be ticked.
    ids, told, stated
        Positions of the columns of ids, of known fields, and of outcome statements.
    said
        Rules whose remarks were made once for the whole column.
    """

    width: int
    headings: list[str]
    columns: tuple[tuple[int, str, Understood, bool], ...]
    options: tuple[Column, ...]
    ids: tuple[int, ...]
    told: tuple[int, ...]
    stated: frozenset[int]
    said: frozenset[str]

    @classmethod
    def of(cls, headed: Headed) -> "RowShape":
        """Take from a table what its rows need."""
        columns = headed.columns
        kept = [bool(column.field) and not column.option for column in columns]
        fields = {"confidential" if column.field == MAY_PUBLISH else column.field for column in columns}
        missing = {"flag missing": "confidential", "outcome missing": "outcome"}
        return cls(
            width=len(columns),
            headings=[column.heading for column in columns],
            columns=tuple(
                (column.at, column.heading, column.understood if keep else _KEPT_ONLY, keep)
                for column, keep in zip(columns, kept, strict=True)
            ),
            options=tuple(column for column in columns if column.option and column.field),
            ids=tuple(column.at for column in columns if column.field == "fragment_id"),
            told=tuple(column.at for column in columns if column.field),
            stated=frozenset(column.at for column in columns if column.field == "outcome"),
            said=_ABOUT_HEADINGS | {rule for rule, field in missing.items() if field not in fields},
        )

    def lacks_id(self, cells: Sequence[str]) -> bool:
        """Whether the row has a column for its id and none in it."""
        return any(not cells[at].strip() for at in self.ids)

    def is_aside(self, cells: Sequence[str]) -> bool:
        """Whether a row is no record but a total, a title or a remark: it has no id and tells little."""
        filled = [at for at, cell in enumerate(cells) if cell.strip()]
        # A line of text across the table, even where it stands below the ids' heading; an id is one word.
        alone = len(filled) == 1 < len(self.told) - 1 and self.stated.isdisjoint(filled)
        if alone and (filled[0] not in self.ids or " " in cells[filled[0]].strip()):
            return True
        if self.ids and not self.lacks_id(cells):
            counted = not any(letter.isalpha() for at in self.stated for letter in cells[at])
            return is_total(cells[self.ids[0]]) and counted
        said = [at for at in self.told if cells[at].strip()]
        return len(said) <= 1 and self.stated.isdisjoint(said)
