"""What goes into a report's annex: tables across the harvest, verdicts, a note on methods, pictures."""

from sjc_analysis.annex.folder import harvest_pictures, make_harvest
from sjc_analysis.annex.methods_note import methods_note

__all__ = ["harvest_pictures", "make_harvest", "methods_note"]
