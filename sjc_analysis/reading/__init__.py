"""Files to passages and records, nothing altered and nothing lost."""

from sjc_analysis.reading.files import read_files
from sjc_analysis.reading.registry import read_registry

__all__ = ["read_files", "read_registry"]
