"""Put converted files in place: all of them whole, or none, and for a donor only after the gate."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import scan, withheld_terms
from sjc_analysis.findings import FindingsError
from sjc_analysis.placing import put_all, staging
from sjc_analysis.safe_sheets import refuse


def may_replace(names: Collection[Path], *, replace: bool) -> None:
    """Refuse to write over what stands there, unless the evaluator said so.

    Raises
    ------
    FindingsError
        If something stands there and may not be replaced, or is a folder where a file belongs.
    """
    for path in names:
        if path.exists() and not replace:
            reason = "this already exists; nothing was written"
            remedy = "Give another name, or add --replace if what stands there may go."
            raise refuse(path.name, "X12", reason, remedy)
        if path.suffix and path.is_dir():
            raise refuse(path.name, "X12", "a folder has this name", "Give another name.")


@contextmanager
def put_files(contents: Mapping[Path, bytes]) -> Iterator[Path]:
    """Write files into a staging folder, let the caller look at them there, then put them in place.

    Parameters
    ----------
    contents
        Path -> bytes; all in one folder.

    Yields
    ------
    Path
        The staging folder. If the caller raises, nothing is put in place.

    Raises
    ------
    FindingsError
        If the place cannot be written.
    """
    with staging(next(iter(contents)), "X12") as folder:
        made = folder / "made"
        made.mkdir()
        for path, content in contents.items():
            (made / path.name).write_bytes(content)
        yield made
        put_all(folder, {made / path.name: path.absolute() for path in contents})


def check_gate(staged: Path, whole: Casebook, view: Casebook, empty: Collection[bytes]) -> None:
    """Search staged files for what must not leave.

    Parameters
    ----------
    staged
        The folder the files stand in.
    whole, view
        The whole casebook, and the rows its reader may know.
    empty
        The same files made of an empty casebook: the words of the format, which are no secret.

    Raises
    ------
    FindingsError
        If anything was found.
    """
    allowed = [content.decode("utf-8", errors="replace") for content in empty]
    leaks = scan(staged, withheld_terms(whole, view, allowed_texts=[*allowed, *_WORDS]))
    if leaks:
        raise FindingsError.of(leak.finding() for leak in leaks)


_WORDS = (
    "link_id statement_id from to from_label to_label quote source_id basis status factor_id label text "
    "title factors links statements sources sjc heading draft stated cause sequence inferred",
)
"""Headings and codes of the formats, packed away in an .xlsx."""
