"""An evaluator's own scale, kept in the casebook's settings, so that every page and reader has it."""

import re
import tomllib
from collections.abc import Iterable, Iterator

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.records import Setting
from sjc_analysis.scales.model import Scale
from sjc_analysis.scales.problems import check_draft
from sjc_analysis.scales.read import scale_of
from sjc_analysis.scales.toml_text import draft_from_toml, scale_toml

PREFIX = "public_scale_"
"""Settings that begin so hold a scale; a scale is shown to every reader."""


def scale_setting(scale: Scale) -> Setting:
    """Write a scale as a setting of a casebook.

    Examples
    --------
    >>> from sjc_analysis.scales.model import Level
    >>> levels = Level(level="low", descriptor="a start"), Level(level="high", descriptor="the rule")
    >>> scale = Scale(name="own-scale", title="Own", owner="us", source="ours", version="1", levels=levels)
    >>> scale_setting(scale).key, own_scales([scale_setting(scale)]) == (scale,)
    ('public_scale_own_scale', True)
    """
    key = PREFIX + (re.sub(r"[^a-z0-9]+", "_", scale.name.casefold()).strip("_") or "own")
    return Setting(key=key, value=scale_toml(scale))


def own_scales(settings: Iterable[Setting]) -> tuple[Scale, ...]:
    """Read the scales that the settings of a casebook hold.

    Raises
    ------
    FindingsError
        With everything that is wrong with each of them.
    """
    findings: list[Finding] = []
    scales = [
        scale for setting in settings if setting.key.startswith(PREFIX) for scale in _read(setting, findings)
    ]
    if findings:
        raise FindingsError.of(findings)
    return tuple(scales)


def _read(setting: Setting, findings: list[Finding]) -> Iterator[Scale]:
    remedy = "Put the scale in again with sjc rubric use."
    try:
        draft = draft_from_toml(setting.key, tomllib.loads(setting.value))
    except (tomllib.TOMLDecodeError, RecursionError):
        findings.append(
            Finding(
                rule="SC9", sheet="settings", column=setting.key, reason="this is no scale", remedy=remedy
            )
        )
        return
    wrong = [finding for finding in check_draft(draft) if finding.severity == "error"]
    findings.extend(
        each.model_copy(update={"file": "", "sheet": "settings", "column": setting.key}) for each in wrong
    )
    if not wrong:
        yield scale_of(draft)
