"""From a configuration to articles and rejects."""

import os
import pickle
from pathlib import Path

import pytest

from claimpack.builders.config import Config, load_config
from claimpack.builders.ids import article_id, sha256_hex
from claimpack.builders.read import iter_sources, read_source, read_sources
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Article, Reject

SEEDS = Path(__file__).parents[3] / "seeds/kazakhstan-2022"


def corpus(folder: Path, files: dict[str, str | bytes], patterns: str = '"*/*.txt"', more: str = "") -> Config:
    toml = f'[dataset]\nname = "hochwasser"\nversion = "1.0.0"\n[sources]\narticles = [{patterns}]\n{more}'
    for name, content in {"claimpack.toml": toml, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_config(folder / "claimpack.toml")


def only_article(config: Config) -> Article:
    (article,) = read_sources(config).articles
    return article


def test_a_text_file_is_named_by_its_path_inside_the_corpus(tmp_path: Path) -> None:
    article = only_article(corpus(tmp_path, {"a/eins.txt": "Der Pegel steigt.\n"}))
    assert article.source_uri == "a/eins.txt"
    assert article.article_id == article_id("a/eins.txt")
    assert article.text == "Der Pegel steigt.\n"
    assert article.sha256 == sha256_hex(b"Der Pegel steigt.\n")
    assert (article.n_bytes, article.media_type, article.language) == (18, "text/plain", "de")


def test_nothing_is_said_of_an_article_that_nobody_says(tmp_path: Path) -> None:
    article = only_article(corpus(tmp_path, {"a/2023-06-05_tageblatt.txt": "Der Pegel steigt.\n"}))
    assert {article.title, article.publisher, article.byline, article.url, article.license, article.rights_note, article.dct_value} == {
        None
    }
    assert (article.agencies, article.dct_precision, article.dct_source) == ((), "unknown", "none")


def test_the_metadata_file_says_what_is_known(tmp_path: Path) -> None:
    note = '{"source": "a/1.txt", "title": "Flut", "agencies": ["dpa"], "date": "2023-06", "url": "https://example.org/bär"}\n'
    article = only_article(corpus(tmp_path, {"a/1.txt": "Der Pegel steigt.", "notes.jsonl": note}, more='metadata = "notes.jsonl"\n'))
    assert (article.title, article.agencies, article.url) == ("Flut", ("dpa",), "https://example.org/b%C3%A4r")
    assert (article.dct_value, article.dct_precision, article.dct_source) == ("2023-06", "month", "metadata")


def test_the_metadata_file_goes_before_the_page(tmp_path: Path) -> None:
    page = "<html><head><title>Seite</title><meta name=author content=Muster></head><body><p>Der Pegel steigt wieder.</p></body></html>"
    files: dict[str, str | bytes] = {"a/1.html": page, "notes.jsonl": '{"source": "a/1.html", "title": "Flut"}\n'}
    article = only_article(corpus(tmp_path, files, '"a/*.html"', 'metadata = "notes.jsonl"\n'))
    assert (article.title, article.byline, article.text) == ("Flut", "Muster", "Der Pegel steigt wieder.")
    assert article.sha256 == sha256_hex(page.encode())


def test_a_note_on_an_article_inside_a_container_is_found_by_its_url(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.jsonl": '{"url": "https://example.org/1", "text": "Der Pegel steigt."}\n',
        "notes.jsonl": '{"source": "https://example.org/1", "publisher": "Tageblatt"}\n',
    }
    assert only_article(corpus(tmp_path, files, '"a.jsonl"', 'metadata = "notes.jsonl"\n')).publisher == "Tageblatt"


def test_a_note_on_an_article_that_no_container_holds_is_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.jsonl": '{"text": "Der Pegel steigt."}\n', "notes.jsonl": '{"source": "https://example.org/2"}\n'}
    with pytest.raises(ClaimpackError, match=r"is read$"):
        read_sources(corpus(tmp_path, files, '"a.jsonl"', 'metadata = "notes.jsonl"\n'))


def test_articles_are_sorted_by_id_and_inputs_by_name(tmp_path: Path) -> None:
    result = read_sources(corpus(tmp_path, {f"a/{name}.txt": f"Der Pegel {name}." for name in "cabfed"}))
    assert [article.article_id for article in result.articles] == sorted(article.article_id for article in result.articles)
    assert [entry.source_uri for entry in result.inputs] == [f"a/{name}.txt" for name in "abcdef"]


def test_a_file_that_two_patterns_match_is_read_once(tmp_path: Path) -> None:
    assert only_article(corpus(tmp_path, {"a/1.txt": "Der Pegel steigt."}, '"a/*.txt", "./a/1.*"'))


def test_one_unreadable_source_of_many_is_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"a/{name}.txt": f"Der Pegel {name}." for name in "abc"}
    result = read_sources(corpus(tmp_path, {**files, "a/d.txt": "Häuser".encode("latin-1")}))
    (reject,) = result.rejects
    assert len(result.articles) == 3
    assert (reject.source_uri, reject.article_id, reject.stage, reject.reason) == ("a/d.txt", None, "read", "undecodable")
    assert reject.detail == "not UTF-8: byte 0xE4 at offset 1; save it as UTF-8"
    assert len(result.inputs) == 4


def test_a_large_file_is_digested_but_not_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a/a.txt": "Der Pegel.", "a/b.txt": b"x" * 3_000_000}
    result = read_sources(corpus(tmp_path, files, more="[build]\nmax_bytes = 100\nmax_rejected = 0.5\n"))
    assert result.rejects[0].reason == "too_large"
    assert result.inputs[1].sha256 == sha256_hex(b"x" * 3_000_000)


def test_a_link_is_read_as_what_it_points_to(tmp_path: Path) -> None:
    config = corpus(tmp_path, {"texts/1.txt": "Der Pegel steigt."}, '"a/*.txt"')
    (tmp_path / "a").mkdir()
    (tmp_path / "a/1.txt").symlink_to("../texts/1.txt")
    assert only_article(config).source_uri == "a/1.txt"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    config = corpus(tmp_path, {"a/1.txt": "Der Pegel steigt."})
    os.mkfifo(tmp_path / "a/2.txt")
    with pytest.raises(ClaimpackError, match="not a regular file"):
        read_sources(config)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    config = corpus(tmp_path, {"a/1.txt": "Der Pegel steigt."})
    (tmp_path / "a/1.txt").chmod(0)
    with pytest.raises(ClaimpackError, match="cannot be opened: Permission denied"):
        read_sources(config)


def test_a_source_travels_to_another_process(tmp_path: Path) -> None:
    config = corpus(tmp_path, {"a/1.txt": "Der Pegel steigt.", "b.jsonl": '{"text": "Er sinkt."}\n'}, '"a/*.txt", "b.jsonl"')
    for source in iter_sources(config):
        there, its_config = pickle.loads(pickle.dumps((source, config)))
        assert read_source(there, its_config) == read_source(source, config)


def test_the_seeds_are_read_byte_for_byte() -> None:
    result = read_sources(load_config(SEEDS / "claimpack.toml"))
    texts = {article.source_uri: article.text.encode() for article in result.articles if article.text}
    assert texts == {f"articles/{path.name}": path.read_bytes() for path in (SEEDS / "articles").iterdir()}


def test_of_the_seeds_no_more_is_known_than_they_say() -> None:
    articles = {article.source_uri[9:12]: article for article in read_sources(load_config(SEEDS / "claimpack.toml")).articles}
    assert [articles[name].dct_value for name in sorted(articles)] == ["2022-01", None, "2022-01", "2022-01", "2022-01"]
    assert [articles[name].publisher for name in sorted(articles)] == [None, "SouthFront", None, None, None]
    assert [articles[name].agencies for name in sorted(articles)] == [(), (), (), ("dpa", "AFP"), ()]


def test_rejects_are_rows(tmp_path: Path) -> None:
    config = corpus(tmp_path, {"a/a.txt": "Der Pegel.", "a/b.txt": ""}, more="[build]\nmax_rejected = 0.5\n")
    rows = [read_source(source, config).row for source in iter_sources(config)]
    assert [type(row) for row in rows] == [Article, Reject]
