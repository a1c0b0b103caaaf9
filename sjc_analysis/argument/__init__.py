"""The argument: a claim is as good as the weakest of its premises. No file, no table library and no plot."""
