"""Files to passages and records, nothing altered and nothing lost."""

from sjc_analysis.reading.documents import SUFFIXES
from sjc_analysis.reading.files import read_files
from sjc_analysis.reading.folders import files_of
from sjc_analysis.reading.mapping import read_mapping, write_mapping, write_refused
from sjc_analysis.reading.registry import read_registry

__all__ = [
    "SUFFIXES",
    "files_of",
    "read_files",
    "read_mapping",
    "read_registry",
    "write_mapping",
    "write_refused",
]
