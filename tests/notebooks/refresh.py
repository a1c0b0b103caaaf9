"""Execute the notebooks in place and keep only what belongs in the repository.

Run ``python tests/notebooks/refresh.py`` after a change that alters what they show, and read the difference.
"""

import tempfile
from pathlib import Path
from typing import Any

import nbformat as untyped
from nbclient import NotebookClient

nbformat: Any = untyped
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def refresh(path: Path) -> None:
    """Execute one notebook where it lies, from a clean kernel, and strip what differs between machines."""
    notebook = nbformat.read(path, as_version=4)
    about, tags = notebook.metadata["sjc"], [cell.metadata.get("tags") for cell in notebook.cells]
    client = NotebookClient(notebook, record_timing=False, resources={"metadata": {"path": str(NOTEBOOKS)}})
    client.execute()
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "sjc": about,
        }
    )
    for cell, kept in zip(notebook.cells, tags, strict=True):
        cell.metadata = nbformat.from_dict({"tags": kept} if kept else {})
    with tempfile.TemporaryDirectory(dir=NOTEBOOKS) as folder:
        fresh = Path(folder) / path.name
        nbformat.write(notebook, fresh)
        fresh.replace(path)


if __name__ == "__main__":
    for each in sorted(NOTEBOOKS.glob("*.ipynb")):
        refresh(each)
