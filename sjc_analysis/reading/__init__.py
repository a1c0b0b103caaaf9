"""Files to passages and records, nothing altered and nothing lost."""
