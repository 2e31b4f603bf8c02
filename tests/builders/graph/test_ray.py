"""The same release from a Ray cluster, where Ray is installed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from graph_corpora import Lines, built, digests, write_corpus

from claimpack.builders.build import build
from claimpack.builders.graph.workshop import Place
from claimpack.schema.problems import ClaimpackError

MORE = "[build]\nshards = 2\n[engine]\nbuckets = 16\nmax_seconds = 20\n"


@pytest.fixture(scope="module")
def articles(some_articles: Callable[[int], Lines]) -> Lines:
    return some_articles(12)


def test_the_release_is_the_same(articles: Lines, tmp_path: Path) -> None:
    pytest.importorskip("ray")
    config = write_corpus(tmp_path, articles, MORE)
    expected = digests(built(config).release)
    place = Place("ray", n_workers=2, cache=tmp_path / "cache")
    assert digests(build(config, output=tmp_path / "ray", is_replacing=True, place=place).release) == expected


def test_an_article_that_kills_its_workers_is_rejected_and_named(articles: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]))
    config = write_corpus(tmp_path, [*articles, {"source": "segfault.txt", "text": "Hier steht SEGFAULT."}], MORE)
    place = Place("ray", n_workers=2, cache=tmp_path / "cache")
    report = build(config, output=tmp_path / "ray", is_replacing=True, place=place, extractor="trouble:Troubled")
    assert {reject.source_uri: reject.detail for reject in report.unreadable} == {"segfault.txt": "troubled 1 was killed by SIGSEGV"}


def test_without_ray_it_is_said_what_to_install(articles: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "claimpack.builders.engine.ray", raising=False)
    with pytest.raises(ClaimpackError, match='the engine "ray" is not installed') as raised:
        build(write_corpus(tmp_path, articles[:2], MORE), output=tmp_path / "out", place=Place("ray"))
    assert (raised.value.code, raised.value.hint) == ("BLD009", "install it: pip install 'claimpack[ray]'")
