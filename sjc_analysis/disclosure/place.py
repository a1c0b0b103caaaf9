"""Put a finished folder in place: renamed once, so that a reader finds the old pages or the new, whole."""

from pathlib import Path

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.placing import put_in_its_place, recover

INDEX = "index.html"
MARK = b"default-src 'none'"
"""The strict content policy that every page of ours carries, and by which a folder of ours is known."""


def put_in_place(staging: Path, target: Path) -> None:
    """Replace a folder by a finished one.

    Parameters
    ----------
    staging
        The finished folder, on the same disk as the target; it is gone afterwards.
    target
        Where it belongs. A folder that is there is replaced only if it is empty or holds pages of ours.

    Raises
    ------
    FindingsError
        If the target is something else, which is then left as it is.

    Notes
    -----
    See :func:`sjc_analysis.placing.put_in_its_place` for what a run leaves that was stopped.
    """
    recover(target)
    if target.is_symlink() or (target.exists() and not _is_ours(target)):
        raise FindingsError.of([_refusal(target)])
    put_in_its_place(staging, target)


def _is_ours(target: Path) -> bool:
    if not target.is_dir():
        return False
    index = target / INDEX
    return not any(target.iterdir()) or (index.is_file() and MARK in index.read_bytes())


def _refusal(target: Path) -> Finding:
    return Finding(
        rule="D3",
        file=target.name,
        reason="something is there that is not a folder of pages made by this program",
        allowed="a new folder, an empty one, or one with an earlier report",
        remedy="Name another folder, or move what is there away.",
    )
