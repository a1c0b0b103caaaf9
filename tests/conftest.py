"""Settings every test shares: the same examples on every run, and no clock on them."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=False, database=None)
settings.load_profile("repeatable")
