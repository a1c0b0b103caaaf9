"""The cut-offs and limits, read from a data file with their source."""

import tomllib
from functools import cache

from pydantic import Field

from sjc_analysis.data_files import data_path
from sjc_analysis.rubrics import Open01, Rubric


class Settings(Rubric):
    """Conventions of the comparison; the data file says where each comes from."""

    consistency: float = Field(gt=0.5, le=1)
    necessity: float = Field(gt=0.5, le=1)
    relevance: Open01
    pri_low: Open01
    frequency: int = Field(ge=1)
    log_odds: float = Field(gt=0, allow_inf_nan=False)
    chance: Open01
    vary_from: Open01
    most_conditions: int = Field(ge=1)
    most_models: int = Field(ge=1)
    most_pairs: int = Field(ge=1)
    most_steps: int = Field(ge=1)


@cache
def settings() -> Settings:
    """Give the settings that come with the package.

    Examples
    --------
    >>> settings().consistency, settings().necessity
    (0.8, 0.9)
    """
    text = data_path("rubrics/configurations.toml").read_text(encoding="utf-8")
    return Settings.model_validate(tomllib.loads(text))
