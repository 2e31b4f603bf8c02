"""A release verified by building it again from its sources: is it what its sources and its configuration give?

Built anew in a temporary folder, with nothing kept from earlier builds. What differs is named: first what went in and is not the same
any more, then table, row and column. Other bytes of the same values, as another version of a library writes them, are told apart.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimpack.builders.build import build
from claimpack.builders.config import Config, load_config
from claimpack.builders.diff.changelog import causes_of
from claimpack.builders.diff.records import Diff, TableDiff
from claimpack.builders.diff.releases import diff
from claimpack.builders.graph.checking import Check
from claimpack.builders.graph.workshop import Place
from claimpack.builders.release import open_release
from claimpack.builders.write.changes import Cause
from claimpack.builders.write.folder import VALIDATION
from claimpack.builders.write.manifest import MANIFEST, Manifest
from claimpack.schema.problems import ClaimpackError, Finding

CONFIG = "claimpack.toml"
# Where the configuration of a release is looked for, below the current folder.
USUAL = (CONFIG, f"*/{CONFIG}", f"*/*/{CONFIG}")
LISTED = 5
# Its rows go with the rows that they are about.
COUNTED_ONLY = "provenance"
# What may differ without any value being another.
_HARMLESS = frozenset({"library", "tool", "file"})


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of building a release again: from which configuration, whether to the byte, and all that differs.

    `findings` are REL113 for what went in and is not the same, REL111 for rows that differ, REL112 (a warning) for other bytes alone.
    """

    config: Path
    is_same_bytes: bool
    findings: tuple[Finding, ...]


def rebuild(release: Path, config_file: Path | None = None, check: Check | None = None) -> Rebuilt:
    """Build the release anew and compare. Without `config_file` the configuration is looked for by its digest.

    `check` gives validation.json, where the release has one (see build).

    Raises ClaimpackError REL110 if it is not found; as `open_release`, `build` and `diff` do.
    """
    manifest = open_release(release).manifest
    config = load_config(config_file or find_config(release, manifest))
    with tempfile.TemporaryDirectory(prefix="claimpack-") as folder:
        work = Path(folder)
        _lend_previous(release, config, work)
        has_report = any(entry.path == VALIDATION for entry in manifest.files)
        made = build(config.path, output=work, place=Place(cache=str(work / "cache")), check=check if has_report else None).release
        if (made / MANIFEST).read_bytes() == (release / MANIFEST).read_bytes():
            return Rebuilt(config.path, is_same_bytes=True, findings=())
        found = diff(release, made, limit=LISTED)
        return Rebuilt(config.path, is_same_bytes=False, findings=tuple(_findings(found, manifest, open_release(made).manifest)))


def find_config(release: Path, manifest: Manifest) -> Path:
    """The configuration that a release was made from: one with its digest, version and text mode, above it or in the usual places.

    Raises ClaimpackError REL110 if there is none, naming one of the same dataset if there is one.
    """
    above = [folder / CONFIG for folder in release.absolute().parents]
    places = dict.fromkeys([*above, *(found for pattern in USUAL for found in sorted(Path().glob(pattern)))])
    wanted = next((digest.sha256 for digest in manifest.configuration if digest.name == CONFIG), "")
    found = [config for place in places if place.is_file() and (config := _loaded(place))]
    for config in found:
        said = (config.digest, config.dataset.version, config.build.text)
        if said == (wanted, manifest.version, manifest.text_mode):
            return config.path
    near = [str(config.path) for config in found if config.dataset.name == manifest.name]
    hint = "name it with --from" + (f"; {near[0]} is of this dataset, but says something else now" if near else "")
    message = f"no {CONFIG} with the digest {wanted[:12]}... of {manifest.name} {manifest.version} above the release, here or below"
    raise ClaimpackError("REL110", message, where=str(release), hint=hint)


def _loaded(path: Path) -> Config | None:
    try:
        return load_config(path)
    except ClaimpackError:
        return None


def _lend_previous(release: Path, config: Config, work: Path) -> None:
    """The release before, which the changelog needs, where a build looks for it."""
    previous = config.dataset.previous
    if previous and (release.parent / previous / MANIFEST).is_file():
        place = work / config.dataset.name / previous
        place.parent.mkdir(parents=True)
        place.symlink_to((release.parent / previous).absolute())


def _findings(found: Diff, old: Manifest, new: Manifest) -> Iterator[Finding]:
    causes = tuple(causes_of(reason for reason in found.reasons if reason.kind != "file"))
    other = [table.name for table in old.tables if table not in new.tables]
    if not other and {cause.kind for cause in causes} <= _HARMLESS:
        files = [file.path for file in old.files if file not in new.files]
        why = "; ".join(_told(cause) for cause in causes) or "the release was written otherwise"
        message = f"every value is the same, {len(files):,} files have other bytes ({why}), the first is {files[0] if files else MANIFEST}"
        yield Finding("REL112", MANIFEST, message, "install the libraries that the manifest names to get the same bytes", "warning")
        return
    for cause in causes:
        yield Finding("REL113", MANIFEST, f"made from something else now: {_told(cause)}", "restore it, or build a new version")
    for table in found.tables:
        told = list(_table_findings(table))
        yield from told
        if table.name in other and not told:
            message = "the manifest gives another number of rows or digest of the data than its files have"
            yield Finding("REL111", table.name, message, "get the release again, or build it again")


def _told(cause: Cause) -> str:
    more = f" and {cause.n - len(cause.names):,} more" if cause.n > len(cause.names) else ""
    return f"{cause.kind} {', '.join(cause.names)}{more} {cause.change}"


def _table_findings(table: TableDiff) -> Iterator[Finding]:
    hint = "`claimpack diff` shows every row; see the findings above for what has changed"
    for schema in table.schema_changes:
        yield Finding("REL111", schema.path, f"{schema.change} in what was built again", hint)
    for row in table.rows if table.name != COUNTED_ONLY else ():
        what = ", ".join(cell.column for cell in row.cells) or f"{row.change} in what was built again"
        message = f"differs in {what}" if row.cells else what
        yield Finding("REL111", f"{table.name}/{row.row_id}", message, hint)
    total = table.n_added + table.n_removed + table.n_changed + table.n_follows
    n_listed = len(table.rows) if table.name != COUNTED_ONLY else 0
    if total > n_listed:
        yield Finding("REL111", table.name, f"{total - n_listed:,} {'more rows' if n_listed else 'rows'} differ", hint)
    if table.n_run:
        yield Finding("REL111", table.name, f"{table.n_run:,} rows name another run", hint)
