"""Where findings stand: the file of the release, the row in it, and the line of the article that the row speaks of.

A rule names its place as "table/id"; this turns such names into places that a reader can open. One pass over the key columns
of the tables concerned, row group after row group; nothing is said where a table cannot be read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.schema.catalogue import TABLES
from claimpack.schema.columns import unique_key
from claimpack.schema.problems import Finding
from claimpack.validation.release import DATA, Release

# table/id, or table/id[a:b] where the finding speaks of a piece of an article's text; or table/row n for a row without an id.
_SUBJECT = re.compile(rf"({'|'.join(TABLES)})/(.*?)(?:\[([0-9]+):([0-9]+)\])?")
_ROW = re.compile(r"row ([0-9]+)")
# Table -> the columns that lead to a place in an article: its spans, or rows that have some.
_LEADS = {
    "articles": (),
    "claims": ("article_id", "spans"),
    "mentions": ("article_id", "spans"),
    "rejects": ("article_id", "spans"),
    "relations": ("claim_a",),
    "reviews": ("claim_id",),
    "provenance": ("used",),
    "entities": (),
}
_PLAIN = "text/plain"


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and its places: file of the release and row in it (from 1), source of the article and line in it (from 1).

    What is not known is empty or None. A line is given for plain text only: there the article's text is the file.
    """

    finding: Finding
    file: str = ""
    row: int | None = None
    source: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: where it stands, and the article or the claim that it leads to. `start` is an offset in the article's text."""

    file: str
    number: int
    article_id: str = ""
    start: int | None = None
    claim_id: str = ""


@dataclass(frozen=True, slots=True)
class _Source:
    """An article's source; of its text, the lines that were asked for, by offset."""

    uri: str
    lines: Mapping[int, int]


def locate(release: Release, findings: Sequence[Finding]) -> list[Located]:
    """The findings, in their order, each with its places."""
    subjects = [_SUBJECT.fullmatch(finding.where) for finding in findings]
    wanted: dict[str, set[str]] = {table: set() for table in TABLES}
    for subject in subjects:
        if subject:
            wanted[subject[1]].add(subject[2])
    rows = {(table, key): row for table in TABLES for key, row in _find(release, table, wanted[table])}
    claims = dict(_find(release, "claims", {row.claim_id for row in rows.values()} - {""}))
    rows = {subject: _led_on(row, claims) for subject, row in rows.items()}
    starts: dict[str, set[int]] = {}
    for subject in subjects:
        if subject and (row := rows.get((subject[1], subject[2]))):
            start = int(subject[3]) if subject[3] else row.start
            starts.setdefault(row.article_id, set()).update(() if start is None else (start,))
    sources = dict(_sources(release, starts))
    return [_located(release, finding, subject, rows, sources) for finding, subject in zip(findings, subjects, strict=True)]


def _led_on(row: _Row, claims: Mapping[str, _Row]) -> _Row:
    claim = claims.get(row.claim_id)
    return replace(row, article_id=claim.article_id, start=claim.start) if claim else row


def _located(
    release: Release,
    finding: Finding,
    subject: re.Match[str] | None,
    rows: Mapping[tuple[str, str], _Row],
    sources: Mapping[str, _Source],
) -> Located:
    if subject is None or (row := rows.get((subject[1], subject[2]))) is None:
        return Located(finding, _file_of(release, finding.where))
    source = sources.get(row.article_id)
    start = int(subject[3]) if subject[3] else row.start
    line = source.lines.get(start) if source and start is not None else None
    return Located(finding, row.file, row.number, source.uri if source else "", line)


def _file_of(release: Release, where: str) -> str:
    """The file that a place names which is no row: README.md, claims/train-00000-of-00001.parquet, claims.polarity."""
    if (release.path / where).is_file():
        return where
    if (release.path / DATA / where).is_file():
        return f"{DATA}/{where}"
    files = release.files_of(where.partition(".")[0]) if where.partition(".")[0] in TABLES else []
    return files[0].relative_to(release.path).as_posix() if files else ""


def _find(release: Release, table: str, keys: set[str]) -> Iterator[tuple[str, _Row]]:
    """The rows of a table with the keys, or with the numbers ("row 3"), that are wanted; the first one of each."""
    if not keys:
        return
    wanted = pa.array(sorted(keys))
    numbers = sorted(int(numbered[1]) for key in keys if (numbered := _ROW.fullmatch(key)))
    seen: set[str] = set()
    first = 0
    for file, number, group in _row_groups(release, table, (*unique_key(table), *_LEADS[table])):
        names = _keys(group, table)
        hits = pc.indices_nonzero(pc.fill_null(pc.is_in(names, value_set=wanted), False)).to_pylist()  # noqa: FBT003
        found = [(names[hit].as_py(), hit) for hit in hits]
        found += [(f"row {which}", which - first - 1) for which in numbers if first < which <= first + len(group)]
        for key, hit in found:
            if key not in seen:
                seen.add(key)
                yield key, _row(file, number + hit + 1, group.slice(hit, 1).to_pylist()[0])
        first += len(group)


def _keys(group: pa.Table, table: str) -> pa.Array:
    columns = [group[name].combine_chunks() for name in unique_key(table)]
    return columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, "/")


def _row(file: str, number: int, values: Mapping[str, object]) -> _Row:
    spans, used = values.get("spans"), values.get("used")
    article = values.get("article_id")
    if isinstance(used, list) and used:
        article, spans = used[0]["article_id"], used
    start = spans[0]["start_char"] if isinstance(spans, list) and spans and spans[0] else None
    claim = "" if article is not None else str(values.get("claim_a") or values.get("claim_id") or "")
    return _Row(file, number, str(article or ""), start, claim)


def _row_groups(release: Release, table: str, names: Iterable[str]) -> Iterator[tuple[str, int, pa.Table]]:
    """Some columns of a table, row group after row group: the file, the rows before in it, and the rows. Ends where it cannot be read."""
    columns = list(dict.fromkeys(names))
    for path in release.files_of(table):
        try:
            with release.opened(path) as file:
                number = 0
                for group in range(file.num_row_groups):
                    rows = file.read_row_group(group, columns=columns)
                    if rows.column_names and set(columns) <= set(rows.column_names):
                        yield path.relative_to(release.path).as_posix(), number, rows.select(columns).combine_chunks()
                    number += len(rows)
        except (pa.ArrowException, OSError):
            return


def _sources(release: Release, starts: Mapping[str, set[int]]) -> Iterator[tuple[str, _Source]]:
    if not starts:
        return
    wanted = pa.array(sorted(starts))
    for _, _, group in _row_groups(release, "articles", ("article_id", "source_uri", "media_type", "text")):
        for row in group.filter(pc.is_in(group["article_id"], value_set=wanted)).to_pylist():
            text = row["text"] if row["media_type"] == _PLAIN else None
            lines = {} if text is None else {start: text.count("\n", 0, start) + 1 for start in starts[row["article_id"]]}
            yield row["article_id"], _Source(row["source_uri"] or "", lines)
