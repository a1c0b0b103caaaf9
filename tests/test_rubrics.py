"""The rubrics that come with the package, and what happens to bad ones."""

import shutil
from pathlib import Path

import pytest

from sjc_analysis.data_files import data_path
from sjc_analysis.findings import FindingsError
from sjc_analysis.rubrics import Rubric, load_rubrics
from sjc_analysis.scales import Scale


def _changed(folder: Path, file: str, old: str, new: str) -> Path:
    """Copy the shipped rubrics and change one place of one file."""
    copy = folder / "rubrics"
    shutil.copytree(data_path("rubrics"), copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (copy / file).write_text(text.replace(old, new), encoding="utf-8")
    return copy


def test_every_rubric_says_whose_it_is() -> None:
    rubrics = load_rubrics()
    kept: tuple[Rubric | Scale, ...] = (
        rubrics.cutoffs,
        rubrics.posterior,
        rubrics.agreement,
        rubrics.reach,
        *rubrics.scales,
    )
    for rubric in kept:
        assert rubric.owner
        assert rubric.source
        assert rubric.version


def test_cutoffs_and_bands_are_those_of_the_method() -> None:
    rubrics = load_rubrics()
    assert (rubrics.cutoffs.found_above, rubrics.cutoffs.absent_below) == (2, 0.5)
    assert [(band.above, band.up_to, band.words) for band in rubrics.posterior.bands] == [
        (0.50, 0.70, "more confident than not"),
        (0.70, 0.85, "cautiously confident"),
        (0.85, 0.95, "highly confident"),
        (0.95, 0.99, "reasonable certainty"),
        (0.99, 1.00, "practical certainty"),
    ]


def test_default_scale_describes_every_level_for_every_criterion() -> None:
    scale = load_rubrics().scale("expect-like-love")
    assert scale is not None
    assert scale.has_descriptors
    assert [criterion.criterion for criterion in scale.criteria] == [
        "reach", "depth", "durability", "relevance", "difficulty", "beneficiaries",
    ]  # fmt: skip
    assert all(len(criterion.descriptors) == 3 for criterion in scale.criteria)
    assert [scale.rank(level) for level in ("Expect to see ", "love to see", "moderate")] == [1, 3, None]


def test_a_scale_without_descriptors_is_known_as_such() -> None:
    scale = load_rubrics().scale("Low, medium, high")
    assert scale is not None
    assert not scale.has_descriptors


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("posterior.toml", "up_to = 0.85", "up_to = 0.84", "posterior.toml"),
        ("posterior.toml", "up_to = 1.0", "up_to = 0.999", "posterior.toml"),
        ("posterior.toml", "default_prior = 0.5", "default_prior = 1.5", '"default_prior"'),
        ("process_tracing.toml", "found_above = 2.0", 'found_above = "two"', '"found_above"'),
        ("process_tracing.toml", 'owner = "sjc_analysis"', 'owner = ""', '"owner"'),
        ("process_tracing.toml", "found_above = 2.0", "found_over = 2.0", '"found_over"'),
        ("scales/low-medium-high.csv", "low,medium,high", "low,medium,Medium", "low-medium-high.csv"),
        ("scales/ladder.csv", "name,expect-like-love", "name,low-medium-high", "scales"),
        ("process_tracing.toml", 'version = "1"', "version = ", "process_tracing.toml"),
    ],
)
def test_a_bad_rubric_is_refused_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, place: str
) -> None:
    with pytest.raises(FindingsError) as raised:
        load_rubrics(_changed(tmp_path, file, old, new))
    assert any(place in finding.place() for finding in raised.value.findings)


def test_all_problems_are_raised_together(tmp_path: Path) -> None:
    folder = _changed(tmp_path, "posterior.toml", "threshold = 0.7", "threshold = 7")
    (folder / "process_tracing.toml").unlink()
    with pytest.raises(FindingsError) as raised:
        load_rubrics(folder)
    assert {finding.file for finding in raised.value.findings} == {"posterior.toml", "process_tracing.toml"}
