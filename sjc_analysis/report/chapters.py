"""Which notebooks there are and for whom: read from the notebooks' own metadata."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sjc_analysis.data_files import notebooks_path
from sjc_analysis.vocabulary import Audience


@dataclass(frozen=True)
class Chapter:
    """One notebook of a report.

    Parameters
    ----------
    name
        The notebook's file name without its ending.
    title, summary
        What a reader sees of it in the index.
    order
        Its place among the pages of its audience.
    path
        Where the notebook is.
    rows
        The audience whose rows it shows whoever reads it; blank where it shows those of its reader.
    """

    name: str
    title: str
    summary: str
    order: int
    path: Path
    rows: str = ""


def find_chapters(audience: Audience, folder: Path | None = None) -> tuple[Chapter, ...]:
    """List the notebooks meant for an audience, in their order.

    Parameters
    ----------
    audience
        Who will read them.
    folder
        Where the notebooks are; by default those that come with the package.

    Notes
    -----
    A notebook without ``sjc`` metadata, or whose metadata does not name the audience, is left out: what
    nobody meant for a donor does not reach one.
    """
    paths = sorted((folder or notebooks_path()).glob("*.ipynb"))
    chapters = (_chapter(path, audience) for path in paths)
    return tuple(sorted((each for each in chapters if each), key=lambda each: (each.order, each.name)))


def _chapter(path: Path, audience: Audience) -> Chapter | None:
    about = read_notebook(path).metadata.get("sjc", {})
    if audience not in about.get("audiences", []):
        return None
    order = about.get("order", {}).get(audience, 0)
    return Chapter(
        path.stem, about.get("title", path.stem), about.get("summary", ""), order, path, about.get("rows", "")
    )


class Node(dict[str, Any]):
    """A part of a notebook file, whose entries are attributes too."""

    def __getattr__(self, name: str) -> Any:
        """Give an entry."""
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an entry."""
        self[name] = value


def read_notebook(path: Path) -> Any:
    """Read a notebook file (format 4); libraries that do so take seconds to start."""
    notebook = json.loads(path.read_text(encoding="utf-8"), object_hook=Node)
    for cell in notebook.cells:
        cell.source = "".join(cell.source)
    return notebook
