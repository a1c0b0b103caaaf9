"""Stories made from rows."""
