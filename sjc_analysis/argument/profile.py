"""The bars of the argument, read from a data file and printed with every result (method, section 6.6)."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz import process

from sjc_analysis.data_files import data_path
from sjc_analysis.findings import Finding, FindingsError

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1)]
Ratio = Annotated[float, Field(ge=1, allow_inf_nan=False)]


class Profile(BaseModel):
    """The bars that premises are held to; each is a convention with an owner and a source.

    ``data/profiles/outcome_harvesting.toml`` says beside each what it is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    owner: str = Field(min_length=1)
    source: str = Field(min_length=1)
    version: str = Field(min_length=1)
    voices: Count
    single_test: Ratio
    together: Ratio
    strong_low: Share
    even: Share
    refuted_high: Share
    supported_low: Share
    prior: Share
    reason_words: Count
    quote_words: Count
    same_text_words: Count
    same_text: Share
    near_text: Share
    own_record_days: Count
    addressed: frozenset[str]
    own_kinds: frozenset[str]
    no_reasons: frozenset[str]
    hedges: tuple[str, ...]
    informs: tuple[str, ...]


DEFAULT = "outcome harvesting"


@lru_cache(maxsize=32)
def load_profile(name: str | Path = DEFAULT) -> Profile:
    """Read a profile that comes with the package by its name, or one of your own from a file.

    Parameters
    ----------
    name
        ``outcome harvesting``, ``process tracing``, or the path of a TOML file of the same form.

    Raises
    ------
    FindingsError
        If there is none of that name, or the file does not hold one.

    Examples
    --------
    >>> load_profile().name, load_profile("process tracing").supported_low
    ('outcome harvesting', 0.7)
    >>> load_profile("process traceing")
    Traceback (most recent call last):
        ...
    sjc_analysis.findings.FindingsError: 1 problem:
    - "profile": there is no profile of this name. ...
    """
    shipped = {path.stem.replace("_", " "): path for path in sorted(data_path("profiles").glob("*.toml"))}
    path = shipped.get(str(name), Path(name))
    try:
        return Profile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError:
        nearest = process.extractOne(str(name), list(shipped))
        raise _wrong(
            "profile", "there is no profile of this name", nearest=nearest[0] if nearest else ""
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise _wrong("profile", "the file is not readable as TOML", file=path.name) from None
    except ValidationError as error:
        problems = (
            Finding(
                rule="RU2", file=path.name, column=".".join(map(str, each["loc"])), reason=each["msg"].lower(),
                remedy="Correct it; data/profiles/outcome_harvesting.toml shows the form.",
            )
            for each in error.errors(include_url=False, include_input=False)
        )  # fmt: skip
        raise FindingsError.of(problems) from None


def _wrong(column: str, reason: str, *, file: str = "", nearest: str = "") -> FindingsError:
    remedy = (
        "Give the name of a profile, or the path of a TOML file like data/profiles/outcome_harvesting.toml."
    )
    allowed = "outcome harvesting, process tracing"
    return FindingsError.of(
        [
            Finding(
                rule="RU1",
                file=file,
                column=column,
                reason=reason,
                allowed=allowed,
                nearest=nearest,
                remedy=remedy,
            )
        ]
    )
