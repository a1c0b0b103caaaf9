"""Words, composition and rendering of what a reader gets."""
