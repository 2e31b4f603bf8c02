"""JSONL, Parquet and WARC: many articles in one file."""

import datetime
import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimpack.builders.ids import sha256_hex
from claimpack.builders.read.jsonl import read_jsonl
from claimpack.builders.read.parquet import read_parquet
from claimpack.builders.read.source import Source, Unreadable
from claimpack.builders.read.warc import read_warc
from claimpack.schema.problems import ClaimpackError

LIMIT = 1000
PAGE = b"<html><body><p>Der Pegel steigt.</p></body></html>"


def lines(folder: Path, content: bytes) -> list[Source]:
    path = folder / "articles.jsonl"
    path.write_bytes(content)
    return list(read_jsonl(path, "articles.jsonl", LIMIT))


def rows(folder: Path, table: pa.Table) -> list[Source]:
    path = folder / "articles.parquet"
    pq.write_table(table, path)
    return list(read_parquet(path, "articles.parquet", LIMIT))


def archive(path: Path, *responses: tuple[str, str, str, bytes]) -> Path:
    """A WARC file of responses: URL, status, headers as "Name: value" joined by newlines, body."""
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=path.suffix == ".gz")
    for url, status, headers, body in responses:
        head = StatusAndHeaders(status, [tuple(line.split(": ", 1)) for line in headers.splitlines()], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head))
    path.write_bytes(written.getvalue())
    return path


def test_a_line_is_named_by_its_source_then_its_url_then_its_text(tmp_path: Path) -> None:
    records = [
        {"text": "a", "source": "eins", "url": "https://example.org/1"},
        {"text": "a", "url": "https://example.org/1"},
        {"text": "a"},
    ]
    named = lines(tmp_path, "\n".join(json.dumps(record) for record in records).encode())
    assert [source.uri for source in named] == ["eins", "https://example.org/1", f"articles.jsonl#{sha256_hex(b'a')[:16]}"]


def test_the_name_of_a_line_does_not_depend_on_its_number(tmp_path: Path) -> None:
    first, second = b'{"text": "a"}\n', b'{"text": "b"}\n'
    assert {source.uri for source in lines(tmp_path, first + second)} == {source.uri for source in lines(tmp_path, second + b"\n" + first)}


def test_the_digest_of_a_line_leaves_out_its_line_feed(tmp_path: Path) -> None:
    with_end, without = lines(tmp_path, b'{"text": "a"}\n')[0], lines(tmp_path, b'{"text": "a"}')[0]
    assert with_end.input == without.input


def test_blank_lines_and_a_byte_order_mark_are_no_articles(tmp_path: Path) -> None:
    assert [source.payload for source in lines(tmp_path, '\ufeff{"text": "a"}\r\n\r\n  \n{"text": "b"}'.encode())] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"kaputt", "undecodable"),
        (b"[1]", "undecodable"),
        (b"[" * 900, "undecodable"),
        (b'{"text": "a", "text": "b"}', "undecodable"),
        (b'{"text": NaN}', "undecodable"),
        ('{"text": "Häuser"}'.encode("latin-1"), "undecodable"),
        (b'{"text": "a\\u0000"}', "undecodable"),
        (b'{"text": "a\\ud800"}', "undecodable"),
        (b'{"text": null}', "empty"),
        (b'{"text": " "}', "empty"),
        (b'{"text": "' + b"x" * LIMIT + b'"}', "too_large"),
    ],
)
def test_a_line_that_is_no_article_is_named_by_its_number(line: bytes, reason: str, tmp_path: Path) -> None:
    _, source, after = lines(tmp_path, b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n')
    assert source.uri == "articles.jsonl#line=2"
    assert isinstance(source.payload, Unreadable)
    assert source.payload.reason == reason
    assert source.input is not None
    assert source.input.sha256 == sha256_hex(line)
    assert after.payload == "b"


def test_a_line_as_long_as_the_limit_is_read(tmp_path: Path) -> None:
    text = "x" * (LIMIT - len('{"text": ""}'))
    assert lines(tmp_path, f'{{"text": "{text}"}}\n'.encode())[0].payload == text


def test_a_row_has_the_columns_of_a_line(tmp_path: Path) -> None:
    table = pa.table({"text": ["a"], "source": ["eins"], "date": [datetime.date(2023, 6, 5)], "agencies": [["dpa"]]})
    (source,) = rows(tmp_path, table)
    assert (source.uri, source.payload, source.known.agencies) == ("eins", "a", ("dpa",))
    assert source.known.created is not None
    assert source.known.created.value == "2023-06-05"


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())], ids=str)
def test_every_arrow_type_of_a_string_is_read(kind: pa.DataType, tmp_path: Path) -> None:
    assert [source.payload for source in rows(tmp_path, pa.table({"text": pa.array(["a", "b"]).cast(kind)}))] == ["a", "b"]


def test_a_row_that_is_no_text_is_named_by_its_number(tmp_path: Path) -> None:
    broken = pa.array([b"a", b"H\xe4user", None, b"x" * (LIMIT + 1)]).view(pa.string())
    sources = rows(tmp_path, pa.table({"text": broken}))
    reasons = [source.payload.reason if isinstance(source.payload, Unreadable) else "" for source in sources]
    assert reasons == ["", "undecodable", "empty", "too_large"]
    assert [source.uri for source in sources[1:]] == [f"articles.parquet#row={number}" for number in (2, 3, 4)]


@pytest.mark.parametrize(
    ("table", "code", "message"),
    [
        (pa.table({"text": ["a"], "titel": ["b"]}), "SRC008", 'unknown column "titel"'),
        (pa.table({"title": ["a"]}), "SRC009", "no text"),
        (pa.table({"text": [1]}), "SRC009", "text must be a string or null"),
        (pa.table({"text": ["a"], "title": [1]}), "SRC009", "title must be a string or null, not 1"),
        (
            pa.table({"text": ["a"], "title": pa.array([b"\xe4"]).view(pa.string())}),
            "SRC012",
            "not a readable Parquet file (UnicodeDecodeError after 0 rows)",
        ),
    ],
)
def test_a_table_of_another_shape_is_refused(table: pa.Table, code: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        rows(tmp_path, table)
    assert (raised.value.code, raised.value.message) == (code, message)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_the_pages_of_an_archive_are_named_by_their_url(name: str, tmp_path: Path) -> None:
    path = archive(
        tmp_path / name,
        ("https://example.org/1", "200 OK", "Content-Type: text/html; charset=ISO-8859-15", PAGE),
        ("https://example.org/robots.txt", "200 OK", "Content-Type: text/plain", b"x"),
        ("https://example.org/2", "404 Not Found", "Content-Type: text/html", PAGE),
        ("https://example.org/3", "200 OK", "Content-Type: text/html\nContent-Encoding: gzip", gzip.compress(PAGE)),
    )
    first, third = read_warc(path, name, LIMIT)
    assert (first.uri, first.payload, first.charset) == ("https://example.org/1", PAGE, "ISO-8859-15")
    assert (third.uri, third.payload, third.known.url) == ("https://example.org/3", PAGE, "https://example.org/3")


def test_a_page_that_is_too_large_or_packed_in_an_unknown_way_is_unreadable(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "crawl.warc.gz",
        ("https://example.org/1", "200 OK", "Content-Type: text/html", b"x" * (LIMIT + 1)),
        ("https://example.org/2", "200 OK", "Content-Type: text/html\nContent-Encoding: br", b"\x1b\x0c\xff"),
    )
    reasons = [source.payload.reason for source in read_warc(path, "crawl.warc.gz", LIMIT) if isinstance(source.payload, Unreadable)]
    assert reasons == ["too_large", "undecodable"]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_an_archive_that_is_cut_off_is_refused(name: str, tmp_path: Path) -> None:
    path = archive(tmp_path / name, ("https://example.org/1", "200 OK", "Content-Type: text/html", PAGE * 10))
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ClaimpackError, match="not a readable WARC file"):
        list(read_warc(path, name, LIMIT))
