"""The reasoning: pure functions on a casebook, no file, no table library and no plot."""
