"""What all rows share: quotes, ids, withholding, and the difference of drafts and judgements."""

import re
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from sjc_analysis.schema import Ref, marked
from sjc_analysis.vocabulary import Status

Probability = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A probability, from 0 to 1."""

Ids = tuple[str, ...]
"""Row ids, in the order that matters to the row."""


def _plain_item(item: str) -> str:
    if not item or item != item.strip() or "|" in item:
        msg = "an item of a list is not blank and has no space at its ends and no | in it"
        raise ValueError(msg)
    return item


Item = Annotated[str, AfterValidator(_plain_item)]
"""One item of a list cell, such as an alias."""


class Made(BaseModel):
    """What can be taken over as a room made it."""

    @classmethod
    def as_made(cls, values: dict[str, Any]) -> Self:
        """Take a row or quote over from a room that made every one of its values to measure, unchecked.

        A file of a hundred thousand records has two million cells. What reading makes of each is of the
        right kind by construction (a test compares the two ways), and the casebook then checks the whole.

        Parameters
        ----------
        values
            A value for every field; the dictionary becomes the row's own.
        """
        row = cls.__new__(cls)
        object.__setattr__(row, "__dict__", values)
        object.__setattr__(row, "__pydantic_fields_set__", _all_fields(cls))
        object.__setattr__(row, "__pydantic_extra__", None)
        object.__setattr__(row, "__pydantic_private__", None)
        return row

    def __reduce__(self) -> tuple[Any, ...]:
        """Hand only the fields over to another process: a third less to carry."""
        return _taken_over, (type(self), self.__dict__)


def _taken_over(model: type[Made], values: dict[str, Any]) -> Made:
    return model.as_made(values)


class Quote(Made):
    """The exact words of a source, with their place in code points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    passage_id: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    text: str = Field(min_length=1)


@cache
def _id_pattern(prefix: str) -> re.Pattern[str]:
    return re.compile(rf"{prefix}-[0-9]{{1,7}}")


@cache
def _all_fields(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


class Row(Made):
    """What every row shares: it is frozen, has an id of its table's pattern, and can be withheld."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prefix: ClassVar[str]
    id_field: ClassVar[str]
    known_without_quote: ClassVar[bool] = False
    """Whether the columns marked ``KnownBy`` tell rows apart without a quote."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a table with a reference that nobody declared."""
        super().__pydantic_init_subclass__(**kwargs)
        own = getattr(cls, "id_field", "")
        for name in cls.model_fields.keys() - marked(cls, Ref).keys() - {own}:
            if name.endswith(("_id", "_ids")):
                msg = f"{cls.__name__}.{name} refers to rows: declare it with Ref"
                raise TypeError(msg)

    withheld: bool = Field(
        default=False, description="yes: this row must not leave, whatever its source's flag says"
    )

    @property
    def row_id(self) -> str:
        """The row's own id."""
        return str(getattr(self, self.id_field))

    @model_validator(mode="after")
    def _id_has_pattern(self) -> Self:
        if not _id_pattern(self.prefix).fullmatch(self.row_id):
            msg = f"{self.id_field} must look like {self.prefix}-01"
            raise ValueError(msg)
        return self


class Decided(Row):
    """A row that a rule drafts and a person decides."""

    status: Status = Field(
        default="draft", description="draft, or what a named person decided: confirmed, corrected, refused"
    )
    rule: str = Field(default="", description="name of the rule that proposed the row; blank if a person did")
    decided_by: str = Field(default="", description="who decided")
    reason: str = Field(default="", description="why it was proposed or decided")

    @property
    def is_draft(self) -> bool:
        """Whether no person has decided this row."""
        return self.status == "draft"

    @model_validator(mode="after")
    def _judgement_has_a_person_and_a_reason(self) -> Self:
        said = (self.decided_by, self.reason)
        if not self.is_draft and not all(any(map(str.isalnum, text)) for text in said):
            msg = "a decided row names who decided (decided_by) and why (reason)"
            raise ValueError(msg)
        return self


def check_interval(name: str, low: float | None, high: float | None) -> None:
    """Refuse an interval with one end, or with its ends the wrong way round.

    Raises
    ------
    ValueError
        In words an evaluator can act on.
    """
    if (low is None) != (high is None):
        msg = f"{name}_low and {name}_high go together"
        raise ValueError(msg)
    if low is not None and high is not None and low > high:
        msg = f"{name}_low must not exceed {name}_high"
        raise ValueError(msg)
