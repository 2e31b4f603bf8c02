"""validation.json: what a check of a release found, as a file of the release. The same release gives the same bytes.

It names no folder, time, host or version of a library: what was checked, how much of it, and every finding with its places.
"""

from collections.abc import Sequence
from pathlib import Path

from claimpack.schema.catalogue import VERSION
from claimpack.validation.check import examine
from claimpack.validation.kinds import KINDS, codes_of
from claimpack.validation.locate import Located
from claimpack.validation.release import open_release
from claimpack.validation.report import counts, json_of, record

NAME = "validation.json"


def validation_report(release: Path, found: Sequence[Located] | None = None, *, with_expectations: bool = False) -> bytes:
    """The content of validation.json for the release in a folder, which need not hold or list that file yet.

    `found` is what `examine` found, with or without expectations, if that was called already; else it is called here. Raises
    ClaimpackError as `check` does.
    """
    opened = open_release(release)
    findings = examine(release, with_expectations=with_expectations) if found is None else found
    kinds = [kind for kind in KINDS if with_expectations or kind != "expectations"]
    report = {
        **counts(findings),
        "schema_version": VERSION,
        "text_mode": opened.text_mode,
        "checked": {kind: codes_of(kind) for kind in kinds},
        "rows": {table.name: table.n_rows for table in opened.tables},
        "findings": [record(located) for located in findings],
    }
    return json_of(report).encode()
