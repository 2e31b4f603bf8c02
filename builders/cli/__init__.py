"""The command line: one file per command, one error border."""

from claimpack.builders.cli.main import main

__all__ = ["main"]
