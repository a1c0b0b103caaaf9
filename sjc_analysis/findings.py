"""What is wrong or worth knowing in the input, said so that a reader can mend it.

A :class:`Finding` names the place and the remedy and never the value, because a value may be
confidential and messages end up in logs. All problems of an input are raised together.
"""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from sjc_analysis.schema import Ref
from sjc_analysis.vocabulary import Severity


class Finding(BaseModel):
    """One problem or remark, with its place, its reason and its remedy.

    Parameters
    ----------
    finding_id
        The row's id in a casebook (``X-01``); blank before it has one.
    rule
        Name of the rule that spoke, as in the docs.
    severity
        ``error`` stops the work; ``warning`` should be mended; ``note`` is worth knowing; ``not_checked``
        says what nobody looked at.
    file, sheet, row, line, column
        The place: file name (never a path), sheet, spreadsheet row or text line (both from 1), and column
        or field. What does not apply is blank or ``None``.
    reason
        What is wrong, without the value.
    allowed
        What may stand there.
    nearest
        The nearest allowed term, where there is one.
    remedy
        What to do.
    source_id, record_id, passage_id
        The casebook's rows it is about, so that a confidential record's findings stay with it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    finding_id: str = Field(default="", description="the row's id, like X-01")
    rule: str = Field(min_length=1, description="name of the rule that spoke")
    severity: Severity = Field(default="error", description="how much it matters")
    file: str = Field(default="", description="file name, never a path")
    sheet: str = Field(default="", description="sheet of the spreadsheet")
    row: int | None = Field(default=None, description="row of the spreadsheet")
    line: int | None = Field(default=None, description="line of the text file")
    column: str = Field(default="", description="column or field")
    reason: str = Field(min_length=1, description="what is wrong, without the value")
    allowed: str = Field(default="", description="what may stand there")
    nearest: str = Field(default="", description="the nearest allowed term")
    remedy: str = Field(default="", description="what to do")
    source_id: Annotated[str, Ref("S")] = ""
    record_id: Annotated[str, Ref("R")] = ""
    passage_id: Annotated[str, Ref("P")] = ""

    def place(self) -> str:
        """Say where, in the words of a person who has the file open.

        Examples
        --------
        >>> Finding(rule="F1", file="harvest.txt", line=4, column="Year", reason="no year").place()
        'harvest.txt, line 4, "Year"'
        """
        parts = [
            self.file,
            f'sheet "{self.sheet}"' if self.sheet else "",
            f"row {self.row}" if self.row is not None else "",
            f"line {self.line}" if self.line is not None else "",
            f'"{self.column}"' if self.column else "",
        ]
        return ", ".join(part for part in parts if part)

    def message(self) -> str:
        """Write the finding as one line: place, reason, what is allowed, the nearest match, the remedy.

        Examples
        --------
        >>> Finding(rule="F1", file="a.txt", reason="the id is missing", remedy="Give it one.").message()
        'a.txt: the id is missing. Give it one. (F1)'
        """
        sentences = [
            f"{self.reason}.",
            f"Allowed: {self.allowed}." if self.allowed else "",
            f'Did you mean "{self.nearest}"?' if self.nearest else "",
            self.remedy,
        ]
        text = " ".join(sentence for sentence in sentences if sentence)
        place = self.place()
        return f"{place}: {text} ({self.rule})" if place else f"{text} ({self.rule})"


class FindingsError(Exception):
    """Input that cannot be used as it is: all its findings at once.

    Parameters
    ----------
    findings
        What is wrong; at least one.

    Examples
    --------
    >>> error = FindingsError.of([Finding(rule="F1", file="a.txt", reason="the id is missing")])
    >>> print(error)
    1 problem:
    - a.txt: the id is missing. (F1)
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        count = f"{len(findings)} problem{'' if len(findings) == 1 else 's'}:"
        super().__init__("\n".join([count, *(f"- {finding.message()}" for finding in findings)]))

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        """Build the error from any iterable of findings."""
        return cls(tuple(findings))


def numbered(findings: Iterable[Finding], before: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give findings their ids, going on after those that stand.

    Examples
    --------
    >>> said = Finding(rule="F1", reason="no year")
    >>> before = Finding(finding_id="X-07", rule="F1", reason="no year")
    >>> [finding.finding_id for finding in numbered([said, said], [before])]
    ['X-08', 'X-09']
    """
    last = max((int(finding.finding_id[2:]) for finding in before if finding.finding_id), default=0)
    return tuple(
        finding.model_copy(update={"finding_id": f"X-{number:02d}"})
        for number, finding in enumerate(findings, start=last + 1)
    )
