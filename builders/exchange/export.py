"""A release in another form: JSON-LD documents and plain tables. The same release gives the same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.builders.exchange import claim_review, prov, web_annotation
from claimpack.builders.exchange.files import check_outside, json_document, write_file
from claimpack.builders.exchange.forms import Format
from claimpack.builders.exchange.tables import csv_table, jsonl_table
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError

if TYPE_CHECKING:
    from claimpack.builders.release import Release


TABULAR = {Format.csv: csv_table, Format.jsonl: jsonl_table}


@dataclass(frozen=True, slots=True)
class Exported:
    """The files written, and what could not be said in the form that was asked for."""

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def export(release: "Release", form: Format, output: Path) -> Exported:
    """Write a release in another form: JSON-LD to the file `output`, tables as <table>.<form> into the folder `output`.

    Files of that name are replaced, others stay. Raises ClaimpackError REL094, REL095, REL005.
    """
    check_outside(output)
    notes = tuple(_notes(release, form))
    if form in TABULAR:
        if output.is_file():
            raise ClaimpackError("REL095", "a file stands where the folder is to be", where=str(output), hint="name a folder with --output")
        files = tuple(output / f"{table}.{form}" for table in TABLES)
        for table, path in zip(TABLES, files, strict=True):
            write_file(path, TABULAR[form](release, table))
        return Exported(files, notes)
    write_file(output, document(release, form))
    return Exported((output,), notes)


def document(release: "Release", form: Format) -> Iterator[str]:
    """The JSON-LD document of a release, piece by piece; `form` is none of tables."""
    if form is Format.web_annotation:
        return json_document(web_annotation.collection(release), "items", web_annotation.annotations(release))
    if form is Format.prov:
        return json_document({"@context": prov.CONTEXT}, "@graph", prov.nodes(release))
    found = claim_review.verdicts(release)
    return json_document({"@context": claim_review.CONTEXT}, "@graph", claim_review.claim_reviews(release, found))


def _notes(release: "Release", form: Format) -> Iterator[str]:
    if form is Format.claimreview:
        found = claim_review.verdicts(release)
        if not found.by_claim:
            yield "no verdict of a person to write: ClaimReview says what people found, and nothing else"
        if found.n_without_address:
            yield f"{found.n_without_address:,} verdicts have no review_url and were left out: ClaimReview demands one"
        if found.n_orphans:
            yield f"{found.n_orphans:,} verdicts are on claims that are no longer in the release and were left out"
        if release.manifest.text_mode == "none":
            yield "the release has no words: verdicts that do not word the claim themselves were left out"
    if form is Format.web_annotation and (n_orphans := sum(release.table("reviews")["is_orphan"].to_pylist())):
        yield f"{n_orphans:,} reviews are of claims that are no longer in the release and were left out"
    if form is Format.web_annotation and release.manifest.text_mode != "full":
        yield "the release has no article texts: not every piece of a claim has its words, prefix and suffix"
