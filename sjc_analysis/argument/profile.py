"""The bars of the argument, read from a data file and printed with every result (method, section 6.6)."""

import tomllib
from collections.abc import Mapping
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
    gives: frozenset[str]
    own_kinds: frozenset[str]
    no_reasons: frozenset[str]
    hedges: tuple[str, ...]
    informs: tuple[str, ...]


DEFAULT = "outcome harvesting"
_UNKNOWN = "there is no profile of this name"
_UNREADABLE = "the file is not readable as TOML"


def load_profile(name: str | Path = DEFAULT) -> Profile:
    """Read a profile that comes with the package by its name, or one of your own from a file.

    Parameters
    ----------
    name
        ``outcome harvesting``, ``process tracing``, or the path of a TOML file of the same form.

    Raises
    ------
    FindingsError
        If there is none of that name, or the file does not hold one, or holds other bars under a name of these.

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
    shipped = _shipped()
    if found := shipped.get(str(name)):
        return found
    path = Path(name)
    try:
        own = _read(path)
    except OSError:
        nearest = process.extractOne(str(name), list(shipped))
        raise _wrong(_UNKNOWN, nearest=nearest[0] if nearest else "") from None
    if shipped.get(own.name.strip().lower(), own) != own:
        remedy = "Give yours a name of its own: every result says which profile it was held to."
        reason = "a profile of this name comes with the package, with other bars"
        raise FindingsError.of(
            [Finding(rule="RU2", file=path.name, column="name", reason=reason, remedy=remedy)]
        )
    return own


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Profile]:
    """Read the profiles that come with the package, by name; one of your own is read anew each time."""
    paths = sorted(data_path("profiles").glob("*.toml"))
    return {path.stem.replace("_", " "): _read(path) for path in paths}


def _read(path: Path) -> Profile:
    try:
        return Profile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise _wrong(_UNREADABLE, file=path.name) from None
    except ValidationError as error:
        problems = (
            Finding(
                rule="RU2",
                file=path.name,
                column=".".join(map(str, each["loc"])),
                reason=each["msg"].lower(),
                remedy="Correct it; data/profiles/outcome_harvesting.toml shows the form.",
            )
            for each in error.errors(include_url=False, include_input=False)
        )
        raise FindingsError.of(problems) from None


def _wrong(reason: str, *, file: str = "", nearest: str = "") -> FindingsError:
    remedy = (
        "Give the name of a profile, or the path of a TOML file like data/profiles/outcome_harvesting.toml."
    )
    allowed = "outcome harvesting, process tracing"
    return FindingsError.of(
        [
            Finding(
                rule="RU1",
                file=file,
                column="profile",
                reason=reason,
                allowed=allowed,
                nearest=nearest,
                remedy=remedy,
            )
        ]
    )
