"""Who says it, on whose authority: sayings, their sources and what is said."""
