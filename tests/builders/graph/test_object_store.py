"""Articles and cache on an object store: a real server that speaks S3, here on this machine."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from graph_corpora import HEAD, Lines, built, digests, write_corpus

from claimpack.builders.build import build
from claimpack.builders.graph.workshop import Place
from claimpack.schema.problems import ClaimpackError

s3fs = pytest.importorskip("s3fs")
moto = pytest.importorskip("moto.server")
Articles = Callable[[int], Lines]


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The URL of an empty bucket. Address and keys stand in the environment, where the library looks for them."""
    server = moto.ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        environment.setenv("AWS_ACCESS_KEY_ID", "someone")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "something")
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        s3fs.S3FileSystem.clear_instance_cache()
        s3fs.S3FileSystem().mkdir("corpora")
        yield "s3://corpora"
        s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def put(url: str, content: bytes) -> None:
    s3fs.S3FileSystem().pipe_file(url, content)


@pytest.fixture(scope="module")
def articles(some_articles: Articles) -> Lines:
    return some_articles(6)


def config_of(folder: Path, *patterns: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = HEAD.replace('["articles/*.jsonl"]', json.dumps(patterns))
    (folder / "claimpack.toml").write_text(text + "[engine]\nbuckets = 4\n", encoding="utf-8")
    return folder / "claimpack.toml"


def test_articles_on_a_store_are_read_as_those_in_a_folder(bucket: str, articles: Lines, tmp_path: Path) -> None:
    put(f"{bucket}/a/one.jsonl", "".join(json.dumps(article) + "\n" for article in articles).encode())
    config = config_of(tmp_path / "remote", f"{bucket}/a/*.jsonl")
    local = config_of(tmp_path / "local", "*.jsonl")
    (local.parent / "one.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    tables = ("articles", "claims", "mentions", "entities", "relations", "rejects")
    found, expected = (digests(built(each).release) for each in (config, local))
    assert [found[name] for name in found if name.split("/")[1:2] and name.split("/")[1] in tables] == [
        expected[name] for name in expected if name.split("/")[1:2] and name.split("/")[1] in tables
    ]


def test_an_article_goes_by_its_url(bucket: str, tmp_path: Path) -> None:
    put(f"{bucket}/b/brand.txt", b"Bei dem Brand starben zwei Menschen.")
    put(f"{bucket}/b/c/flut.txt", b"\xff\xfe")
    config = config_of(tmp_path, f"{bucket}/b/**/*.txt", f"{bucket}/b/*.txt")
    config.write_text(config.read_text() + "[build]\nmax_rejected = 0.5\n")
    report = built(config)
    assert [reject.source_uri for reject in report.unreadable] == ["s3://corpora/b/c/flut.txt"]
    assert report.numbers.rows["articles"] == 1


def test_a_cache_on_a_store_serves_the_next_build(bucket: str, articles: Lines, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, articles, "[engine]\nbuckets = 4\n")
    expected = digests(built(config).release)
    cache = f"{bucket}/cache"
    first = build(config, output=tmp_path / "first", place=Place(n_workers=1, cache=cache))
    n_files = len(s3fs.S3FileSystem(skip_instance_cache=True).find(cache))
    second = build(config, output=tmp_path / "second", place=Place(n_workers=1, cache=cache))
    assert digests(first.release) == digests(second.release) == expected
    assert len(s3fs.S3FileSystem(skip_instance_cache=True).find(cache)) == n_files


def test_a_cluster_works_with_nothing_but_the_store(bucket: str, articles: Lines, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    config = write_corpus(tmp_path, articles, "[engine]\nbuckets = 4\n")
    expected = digests(built(config).release)
    place = Place("dask", n_workers=2, cache=f"{bucket}/shared")
    assert digests(build(config, output=tmp_path / "dask", place=place).release) == expected


@pytest.mark.parametrize(
    ("pattern", "code"),
    [("s3://corpora/nothing/*.txt", "SRC001"), ("nonsense://x/*.txt", "SRC002"), ("s3://no-such-bucket/*.txt", "SRC001")],
)
def test_a_pattern_that_leads_nowhere_is_named(bucket: str, pattern: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError, match=pattern.replace("*", r"\*")) as raised:
        built(config_of(tmp_path, pattern))
    assert raised.value.code == code


@pytest.mark.parametrize("by", ["option", "configuration"])
def test_a_release_is_not_built_at_an_address(by: str, articles: Lines, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, articles, '[output]\ndirectory = "s3://corpora/dist"\n' if by == "configuration" else "")
    with pytest.raises(ClaimpackError, match=r"^a release is built in a folder, not at an address$") as raised:
        build(config, output=Path("s3://corpora/dist") if by == "option" else None)
    assert raised.value.code == "BLD011"


def test_a_pool_works_with_the_store_too(bucket: str, some_articles: Articles, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, some_articles(66), "[engine]\nbuckets = 4\n")
    expected = digests(built(config).release)
    place = Place(n_workers=2, cache=f"{bucket}/pool")
    assert digests(build(config, output=tmp_path / "pool", place=place).release) == expected
