"""The scale a reader names: one that comes with the package, or a file of one's own."""

from pathlib import Path

from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.rubrics import load_rubrics
from sjc_analysis.scales import SUFFIXES, Scale, read_scale, scale_setting


def choose_scale(named: str) -> Scale:
    """Find a scale by its name or title, or read it from a file.

    Parameters
    ----------
    named
        Name or title of a scale that comes with the package, or a file ending in .xlsx or .csv.

    Raises
    ------
    FindingsError
        If there is no such scale, or the file is not sound.

    Examples
    --------
    >>> choose_scale("expect-like-love").levels[0].level
    'expect to see'
    """
    return read_scale(scale_path(named))[0]


def with_scale(casebook: Casebook, named: str) -> Casebook:
    """Give a casebook that holds a scale; one of the same name is replaced.

    Parameters
    ----------
    casebook
        The casebook.
    named
        As for :func:`choose_scale`.
    """
    setting = scale_setting(choose_scale(named))
    others = (each for each in casebook.settings if each.key != setting.key)
    return casebook.with_rows(settings=(*others, setting))


def scale_path(named: str) -> Path:
    """Give the file of a scale that is named, or the file itself.

    Raises
    ------
    FindingsError
        If no scale that comes with the package has the name.
    """
    path = Path(named)
    if path.suffix.lower() in SUFFIXES:
        return path
    scale = load_rubrics().scale(named)
    for shipped in sorted(data_path("rubrics/scales").glob("*")):
        if scale is not None and shipped.suffix in SUFFIXES and read_scale(shipped)[0] == scale:
            return shipped
    finding = Finding(
        rule="AG1", column="the scale", reason="no scale has this name",
        allowed=f"{', '.join(each.name for each in load_rubrics().scales)}, or a file of your own",
        remedy="Write a name of the list, or give the file of your scale.",
    )  # fmt: skip
    raise FindingsError.of([finding])
