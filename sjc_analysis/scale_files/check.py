"""Check a scale as it was written, and say how ratings on it will be reported."""

from collections.abc import Iterator
from typing import NamedTuple

from sjc_analysis.findings import Finding
from sjc_analysis.plain_text import one_line
from sjc_analysis.scale_files.choose import scale_path
from sjc_analysis.scales import Scale, check_draft, read_draft, read_scale


class CheckedScale(NamedTuple):
    """A scale's file, what is wrong with it, and the scale if it can be used.

    Attributes
    ----------
    file
        The file's name.
    findings
        Everything that is wrong or worth knowing.
    scale
        The scale; ``None`` if it cannot be used.
    """

    file: str
    findings: tuple[Finding, ...]
    scale: Scale | None

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with it; a note is nothing wrong."""
        return all(finding.severity == "note" for finding in self.findings)


def check_scale(named: str) -> CheckedScale:
    """Check a scale.

    Parameters
    ----------
    named
        A file, or the name of a scale that comes with the package.

    Raises
    ------
    FindingsError
        If the file cannot be read at all.
    """
    path = scale_path(named)
    findings = check_draft(read_draft(path))
    usable = all(finding.severity != "error" for finding in findings)
    return CheckedScale(path.name, findings, read_scale(path)[0] if usable else None)


def scale_lines(checked: CheckedScale) -> list[str]:
    """Write what was found as lines for a screen: problems first, then how ratings will be reported."""
    wrong = [finding for finding in checked.findings if finding.severity != "note"]
    count = f"{len(wrong)} problem{'' if len(wrong) == 1 else 's'}"
    lines = [f"{checked.file}: {count if wrong else 'sound'}."]
    lines += [f"- {finding.message()}" for finding in checked.findings]
    if checked.scale is None:
        return [*lines, "It cannot be used until these are mended."]
    return [*lines, "", *_reported(checked.scale)]


def _reported(scale: Scale) -> Iterator[str]:
    yield f"{one_line(scale.title)} ({one_line(scale.name)}, version {one_line(scale.version)})"
    yield f"  owner: {one_line(scale.owner)}"
    yield f"  source: {one_line(scale.source)}"
    yield f"  levels, lowest first: {' < '.join(one_line(level.level) for level in scale.levels)}"
    yield "How a rating on it is reported:"
    yield f"  the whole: {_one(scale, 'significance')}"
    for each in scale.criteria:
        yield f"  {one_line(each.criterion)}: {_one(scale, each.criterion)}"
    for rule in reversed(scale.overall):
        yield f"  by rule “{one_line(rule.level)}” if {one_line(rule.when)}"
    if scale.criteria and not scale.overall:
        yield "  no rule makes a whole of the criteria: they stay side by side"


def _one(scale: Scale, criterion: str) -> str:
    if scale.describes(criterion):
        return "rated, if a rater who is not the author gives a reason and quotes the grounds"
    return "asserted: scale undefined"
