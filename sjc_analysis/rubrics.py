"""Rubrics: thresholds, words, rules and scales, read from data files and checked.

A threshold is a convention, so it is data with an owner and a source and is printed with every result that
used it, never a constant in code (method, introduction). Another folder of rubrics can be given instead.
"""

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sjc_analysis.data_files import data_path
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.scales import SUFFIXES, Scale, read_scale

Open01 = Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)]
"""A probability that leaves both answers open."""

Words = Annotated[str, Field(min_length=1)]
"""Words that may not be blank."""


class Rubric(BaseModel):
    """What every rubric says of itself: its name, whose it is, where it comes from, and its version."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Words
    owner: Words
    source: Words
    version: Words


class Cutoffs(Rubric):
    """When a process-tracing test is decisive (method, section 5).

    Parameters
    ----------
    found_above
        Found, the observation moves the claim up decisively if its likelihood ratio exceeds this.
    absent_below
        Absent, it moves the claim down decisively if its likelihood ratio is less than this.
    """

    found_above: float = Field(ge=1, allow_inf_nan=False)
    absent_below: float = Field(gt=0, le=1)


class Band(BaseModel):
    """Words for the posteriors above ``above`` up to and including ``up_to``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    above: float = Field(ge=0.5, lt=1)
    up_to: float = Field(gt=0.5, le=1)
    words: Words


class PosteriorRubric(Rubric):
    """Words for a posterior, the default prior and the break-even threshold (method, section 5)."""

    default_prior: Open01
    threshold: Open01
    undecided: Words
    unweighed: Words
    from_prior: Words = "as the prior alone had it"
    prior_read: Words = "the prior alone read:"
    certain_prior: Words = "the prior alone, which nothing could change"
    contradictory: Words
    mirror: Words
    bands: tuple[Band, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _bands_leave_no_gap(self) -> Self:
        edges = [(0.0, 0.5), *((band.above, band.up_to) for band in self.bands)]
        if edges[-1][1] != 1 or any(
            above != before or above >= up_to for (_, before), (above, up_to) in pairwise(edges)
        ):
            msg = "the bands must run from 0.5 to 1, each beginning where the one before it ends"
            raise ValueError(msg)
        return self


class AgreementBand(BaseModel):
    """What may be said of agreement from ``at_least`` up."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at_least: float = Field(ge=-1, le=1)
    words: Words


class AgreementRubric(Rubric):
    """How agreement between raters is computed and put into words (method, section 7)."""

    resamples: int = Field(ge=100, le=100_000)
    seed: int = Field(ge=0)
    confidence: Open01
    few_subjects: int = Field(ge=2)
    fewest_for_a_share: int = Field(ge=1)
    bands: tuple[AgreementBand, ...] = Field(min_length=1)


class ReachWords(BaseModel):
    """Words that place something at a level of reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Words
    words: tuple[Words, ...] = Field(min_length=1)


class ReachCap(BaseModel):
    """The highest level that counts on a scale's criterion."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scale: Words
    criterion: Words
    level: Words


class ReachRubric(Rubric):
    """How far a change is said to reach, and how far those named can carry it (method, section 7)."""

    levels: tuple[Words, ...] = Field(min_length=2)
    one_actor: tuple[ReachCap, ...] = ()
    overreach: tuple[ReachCap, ...] = ()
    claims: tuple[ReachWords, ...]
    actors: tuple[ReachWords, ...]

    @model_validator(mode="after")
    def _levels_are_known(self) -> Self:
        if not {entry.level for entry in (*self.claims, *self.actors)} <= {*self.levels}:
            msg = "claims and actors stand at levels of the list"
            raise ValueError(msg)
        return self


class Rubrics(BaseModel):
    """All rubrics an assessment uses."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cutoffs: Cutoffs
    posterior: PosteriorRubric
    agreement: AgreementRubric
    reach: ReachRubric
    scales: tuple[Scale, ...] = ()

    def scale(self, name: str) -> Scale | None:
        """Look a significance scale up by its name or title; ``None`` if there is none.

        Examples
        --------
        >>> load_rubrics().scale("expect-like-love").has_descriptors
        True
        >>> load_rubrics().scale("") is None
        True
        """
        wanted = name.strip().casefold()
        return next(
            (scale for scale in self.scales if wanted in (scale.name.casefold(), scale.title.casefold())),
            None,
        )

    def with_scales(self, own: tuple[Scale, ...]) -> "Rubrics":
        """Add scales; one of the same name takes the place of what was there."""
        names = {scale.name.casefold() for scale in own}
        kept = (scale for scale in self.scales if scale.name.casefold() not in names)
        return self.model_copy(update={"scales": tuple(sorted((*kept, *own), key=lambda scale: scale.name))})


def load_rubrics(folder: Path | None = None) -> Rubrics:
    """Read and check the rubrics.

    Parameters
    ----------
    folder
        Folder with ``process_tracing.toml``, ``posterior.toml``, ``agreement.toml``, ``reach.toml`` and a
        folder ``scales``; those that come with the package if none is given.

    Returns
    -------
    Rubrics
        Scales sorted by name.

    Raises
    ------
    FindingsError
        With every problem of every file at once.

    Examples
    --------
    >>> rubrics = load_rubrics()
    >>> rubrics.cutoffs.found_above, rubrics.posterior.threshold
    (2.0, 0.7)
    """
    base = data_path("rubrics") if folder is None else folder
    findings: list[Finding] = []
    single = {
        field: _read(base / file, model, findings)
        for field, file, model in (
            ("cutoffs", "process_tracing.toml", Cutoffs),
            ("posterior", "posterior.toml", PosteriorRubric),
            ("agreement", "agreement.toml", AgreementRubric),
            ("reach", "reach.toml", ReachRubric),
        )
    }
    scales = tuple(_scales(base / "scales", findings))
    names = [scale.name for scale in scales]
    if len(set(names)) < len(names):
        findings.append(
            Finding(
                rule="RU3", file="scales", column="name", reason="two scales have the same name",
                remedy="Give one of them a name of its own.",
            )
        )  # fmt: skip
    if findings:
        raise FindingsError.of(findings)
    return Rubrics(**{**single, "scales": tuple(sorted(scales, key=lambda scale: scale.name))})


def _scales(folder: Path, findings: list[Finding]) -> Iterator[Scale]:
    """Read every scale of a folder; what only lacks descriptors can be used, and says so when it is."""
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in SUFFIXES:
            try:
                yield read_scale(path)[0]
            except FindingsError as error:
                findings.extend(error.findings)


def _read(path: Path, model: type[Rubric], findings: list[Finding]) -> Any:
    """Read one file, or add what is wrong with it to the findings."""
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        findings.append(
            Finding(rule="RU1", file=path.name, reason="the folder of rubrics lacks this file",
                    remedy="Copy it from the rubrics that come with the package, then change it.")
        )  # fmt: skip
    except ValidationError as error:
        findings.extend(_problems(path.name, error))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = f" ({error})" if isinstance(error, tomllib.TOMLDecodeError) else ""
        findings.append(
            Finding(rule="RU1", file=path.name, reason=f"the file is not readable as TOML{place}",
                    remedy="Compare it with the rubrics that come with the package.")
        )  # fmt: skip
    return None


def _problems(file: str, error: ValidationError) -> Iterator[Finding]:
    for problem in error.errors(include_url=False, include_input=False):
        reason = problem["msg"].removeprefix("Value error, ")
        yield Finding(
            rule="RU2", file=file, column=".".join(str(part) for part in problem["loc"]),
            reason=reason[:1].lower() + reason[1:],
            remedy="Correct it; the rubrics that come with the package show the form.",
        )  # fmt: skip
