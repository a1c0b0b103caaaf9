"""What a field of a row declares of itself, once, for every room that asks.

Checks, disclosure and the keeping of decisions read these marks, so that a field added to a row is understood
by all of them or by none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel


@dataclass(frozen=True)
class Ref:
    """What a reference means, declared on the field that holds it: ``Annotated[Ids, Ref("N", soft=True)]``.

    Attributes
    ----------
    target
        First letters of the ids that may stand there.
    soft
        Whether the row can live without what it names. If not, it goes with it; if so, a list loses the item
        and a single reference is blanked.
    blank_if_refused
        Whether a single reference is blanked, and the row stands, where a person refused what it names.
    """

    target: str
    soft: bool = False
    blank_if_refused: bool = False


@dataclass(frozen=True)
class KnownBy:
    """A column by which a row is known to be the same in another casebook, beside the words it quotes.

    ``lasting`` says that a person's correction is not expected to change it.
    """

    lasting: bool = False


@dataclass(frozen=True)
class WordsFor:
    """The field a quote is the words for. The row can live without them, and then that field is blank."""

    field: str


@dataclass(frozen=True)
class NeverLeaves:
    """A field whose value no audience but the evaluator reads; its default, or ``instead``, stands there."""

    instead: Any = None


Mark = TypeVar("Mark", Ref, KnownBy, WordsFor, NeverLeaves)


@cache
def marked(model: type[BaseModel], kind: type[Mark]) -> Mapping[str, Mark]:
    """Give the fields on which a declaration of one kind stands, each with its declaration.

    Examples
    --------
    >>> from sjc_analysis.records import Mention
    >>> marked(Mention, Ref)["actor_id"].target
    'N'
    """
    found = {
        name: [mark for mark in info.metadata if isinstance(mark, kind)]
        for name, info in model.model_fields.items()
    }
    return {name: marks[0] for name, marks in found.items() if marks}
