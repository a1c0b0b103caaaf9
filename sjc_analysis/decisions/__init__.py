"""What people decided: carried into a new draft, and two coders' decisions joined."""

from sjc_analysis.decisions.keep import Followed, Kept, keep_decisions

__all__ = ["Followed", "Kept", "keep_decisions"]
