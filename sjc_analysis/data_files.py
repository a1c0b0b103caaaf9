"""Where the data files are: the rubrics, lexicons and examples that come with the package."""

from pathlib import Path


def data_path(name: str = "") -> Path:
    """Give the path of a file or folder of ``data/``, in a checkout or in an installed package.

    Parameters
    ----------
    name
        Path inside ``data/``, with forward slashes; blank for the folder itself.

    Raises
    ------
    FileNotFoundError
        If there is no such file or folder.

    Examples
    --------
    >>> data_path("rubrics").name
    'rubrics'
    """
    return _shipped("data", name)


def notebooks_path() -> Path:
    """Give the folder of the notebooks, in a checkout or in an installed package."""
    return _shipped("notebooks", "")


def _shipped(folder: str, name: str) -> Path:
    package = Path(__file__).parent
    installed, checkout = package / f"_{folder}", package.parent / folder
    path = (installed if installed.is_dir() else checkout) / name
    if not path.exists():
        msg = f"the package lacks {folder}/{name}; install it again"
        raise FileNotFoundError(msg)
    return path
