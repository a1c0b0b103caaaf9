"""What is not asked for is not loaded."""

import subprocess
import sys

import pytest

HEAVY = {
    "matplotlib",
    "numpy",
    "pygraphviz",
    "pandas",
    "networkx",
    "scipy",
    "openpyxl",
    "nbclient",
    "IPython",
}
HELP = """
from sjc_analysis.cli import main
sys.argv = ["sjc", "--help"]
try:
    main()
except SystemExit:
    pass
"""


def loaded(code: str) -> set[str]:
    """Run code in a fresh process, and list which heavy libraries it loaded."""
    program = f"import sys\n{code}\nprint('loaded:', *{HEAVY!r} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    return set(ran.stdout.splitlines()[-1].removeprefix("loaded:").split())


@pytest.mark.parametrize("code", ["import sjc_analysis", "import sjc_analysis.dates", HELP])
def test_nothing_heavy_is_loaded_before_it_is_used(code: str) -> None:
    assert loaded(code) == set()


def test_a_name_that_is_asked_for_is_loaded_and_another_is_refused() -> None:
    assert "openpyxl" in loaded("import sjc_analysis\nsjc_analysis.load")
    with pytest.raises(ImportError):
        from sjc_analysis import nothing_of_the_kind  # noqa: F401


def test_a_casebook_is_assessed_without_a_table_library() -> None:
    """Nobody who asks for verdicts on a screen waits for pandas."""
    asked = HELP.replace('"--help"', '"assess", str(data_path("example/casebook.xlsx"))')
    assert "networkx" in (found := loaded(f"from sjc_analysis.data_files import data_path{asked}"))
    assert not {"pandas", "matplotlib"} & found


def test_assess_asks_for_a_casebook_where_it_is_given_a_path() -> None:
    from sjc_analysis import assess

    with pytest.raises(TypeError, match=r"load\(path\)"):
        assess("casebook.xlsx")  # type: ignore[arg-type]
