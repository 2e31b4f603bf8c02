"""Findings as lines for people, without what a terminal would take as a command."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from claimpack.builders.cli.printable import printable
from claimpack.schema.problems import Finding


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """A line per finding, and one for the hint of several that share it."""
    every = list(findings)
    for finding, following in zip_longest(every, every[1:]):
        yield printable(f"{finding.code} {finding.where}: {finding.message}")
        if finding.hint and (following is None or following.hint != finding.hint):
            yield printable(f"  hint: {finding.hint}")
