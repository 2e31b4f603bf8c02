"""The corpora that releases are built from."""
