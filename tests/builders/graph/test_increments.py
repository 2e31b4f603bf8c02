"""After a change, what it touches is built again, and nothing else; the bytes are those of a build from nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from graph_corpora import Lines, built, digests, write_corpus

Articles = Callable[[int], Lines]
MORE = "[build]\nshards = 4\n[engine]\nbuckets = 16\n"


@pytest.fixture(scope="module")
def articles(some_articles: Articles) -> Lines:
    return some_articles(24)


def results(cache: Path) -> set[str]:
    return {path.name for path in (cache / "results").rglob("*") if path.is_file()}


def shards(release: Path, table: str) -> dict[str, str]:
    return digests(release / "data" / table)


def changed(articles: Lines) -> dict[str, Lines]:
    other = {**articles[3], "text": articles[3]["text"] + " Das sagte Greta Tannenhuber."}
    return {
        "a new article": [
            *articles,
            {"source": "new.txt", "text": "In Ackerbach sind nach Angaben der Polizei 12 Menschen verletzt worden."},
        ],
        "a changed article": [*articles[:3], other, *articles[4:]],
        "an article less": articles[1:],
    }


@pytest.mark.parametrize("change", ["a new article", "a changed article", "an article less"])
def test_the_bytes_are_those_of_a_build_from_nothing(articles: Lines, change: str, tmp_path: Path) -> None:
    built(write_corpus(tmp_path, articles, MORE))
    config = write_corpus(tmp_path, changed(articles)[change], MORE)
    again = digests(built(config, "again").release)
    assert again == digests(built(config, "cold", cache=tmp_path / "other cache").release)


def test_nothing_is_done_twice(articles: Lines, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, articles, MORE)
    built(config)
    before = results(tmp_path / ".claimpack" / "cache")
    built(config)
    assert results(tmp_path / ".claimpack" / "cache") == before


def test_a_changed_article_touches_one_bucket_and_one_shard_of_the_claims(articles: Lines, tmp_path: Path) -> None:
    first = shards(built(write_corpus(tmp_path, articles, MORE)).release, "claims")
    second = shards(built(write_corpus(tmp_path, changed(articles)["a changed article"], MORE)).release, "claims")
    assert len([name for name in first if first[name] != second[name]]) == 1


def test_what_is_elsewhere_decides_nothing(articles: Lines, tmp_path: Path) -> None:
    """A cache holds no path: the corpus may move, and its files may be cut anew."""
    built(write_corpus(tmp_path / "here", articles, MORE), cache=tmp_path / "cache")
    before = results(tmp_path / "cache")
    built(write_corpus(tmp_path / "there", articles, MORE, n_files=3), cache=tmp_path / "cache")
    assert results(tmp_path / "cache") == before


def test_a_file_that_is_cut_off_in_the_cache_is_made_again(articles: Lines, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, articles[:4], MORE)
    first = digests(built(config).release)
    for path in (tmp_path / ".claimpack" / "cache" / "objects").rglob("*"):
        if path.is_file():
            path.write_bytes(b"")
    assert digests(built(config).release) == first
