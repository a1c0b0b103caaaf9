"""Contribution analysis of outcome harvests: every node and edge with its verified quote."""
