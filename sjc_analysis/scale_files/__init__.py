"""Scales that people write: find one, check it, turn it into a sheet and back."""

from sjc_analysis.scale_files.check import CheckedScale, check_scale, scale_lines
from sjc_analysis.scale_files.choose import choose_scale, scale_path, with_scale
from sjc_analysis.scale_files.save import save_scale

__all__ = [
    "CheckedScale",
    "check_scale",
    "choose_scale",
    "save_scale",
    "scale_lines",
    "scale_path",
    "with_scale",
]
