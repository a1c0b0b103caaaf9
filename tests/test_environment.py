"""The two lists of packages say the same, and no file tells of one machine."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_environment_yml_names_the_same_packages_and_bounds_as_pyproject() -> None:
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    listed = {line.removeprefix("  - ") for line in lines if re.match(r"  - [a-z0-9-]+>=", line)}
    wanted = set(PROJECT["dependencies"]) | set(PROJECT["optional-dependencies"]["test"])
    assert listed == wanted | {f"python{PROJECT['requires-python']}"}


def test_constraints_pin_every_dependency_and_name_no_host() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pinned = {re.split(r"[=<>]", line)[0] for line in text.splitlines() if line and not line.startswith("#")}
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    assert {re.split(r"[=<>]", need)[0] for need in wanted} <= pinned
    assert "://" not in text


def test_no_tracked_file_names_a_machine_path() -> None:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607
    if listing.returncode != 0:
        pytest.skip("not a git checkout, so there are no tracked files to look at")
    pattern = re.compile(r"/(?:home|root|work|Users)/|/t" + "mp/")
    tracked = [ROOT / name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]
    texts = [path for path in tracked if path.suffix not in {".png", ".xlsx", ".pdf"}]
    assert [str(path) for path in texts if pattern.search(path.read_text(encoding="utf-8"))] == []
