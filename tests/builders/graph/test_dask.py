"""The same release from a Dask cluster: a real one of processes, started here."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from graph_corpora import Lines, built, digests, write_corpus

from claimpack.builders.build import BuildReport, build
from claimpack.builders.graph.workshop import Place
from claimpack.schema.problems import ClaimpackError

distributed = pytest.importorskip("distributed")
Articles = Callable[[int], Lines]
MORE = "[build]\nshards = 2\n[engine]\nbuckets = 16\nmax_seconds = 20\n"


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    """Two workers of one thread each; they find the modules beside these tests."""
    import os

    os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        found.scheduler.allowed_failures = 1
        yield found


@pytest.fixture(scope="module")
def articles(some_articles: Articles) -> Lines:
    return some_articles(24)


def built_on(cluster: object, config: Path, cache: Path, **more: object) -> BuildReport:
    place = Place("dask", cluster.scheduler_address, cache=cache)  # type: ignore[attr-defined]
    return build(config, output=config.parent / "dask", is_replacing=True, place=place, **more)  # type: ignore[arg-type]


def test_the_release_is_the_same(cluster: object, articles: Lines, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, articles, MORE)
    expected = digests(built(config).release)
    assert digests(built_on(cluster, config, tmp_path / "cache").release) == expected


def test_the_death_of_a_worker_is_survived(cluster: object, articles: Lines, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, articles, MORE)
    expected = digests(built(config).release)
    workers = [worker for worker in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(worker.cmdline())]

    def kill(n_done: int) -> None:
        if workers and n_done > 4:
            workers.pop().kill()

    report = built_on(cluster, config, tmp_path / "cache", on_article=kill)
    assert (len(workers) < 2, report.unreadable, digests(report.release)) == (True, (), expected)


def test_an_article_that_kills_its_workers_is_rejected_and_named(cluster: object, articles: Lines, tmp_path: Path) -> None:
    lines = [*articles[:9], {"source": "segfault.txt", "text": "Hier steht SEGFAULT."}, {"source": "raise.txt", "text": "RAISE"}]
    report = built_on(cluster, write_corpus(tmp_path, lines, MORE), tmp_path / "cache", extractor="trouble:Troubled")
    assert {reject.source_uri: reject.detail for reject in report.unreadable} == {
        "raise.txt": "troubled 1 failed: ValueError: too much trouble",
        "segfault.txt": "troubled 1 was killed by SIGSEGV",
    }


def test_no_cluster_at_the_address_is_told(articles: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimpack.builders.engine.dask.SECONDS", "1s")
    config = write_corpus(tmp_path, articles[:2], MORE)
    with pytest.raises(ClaimpackError) as raised:
        build(config, output=tmp_path / "out", place=Place("dask", "tcp://127.0.0.1:9"))
    assert (raised.value.code, raised.value.where) == ("BLD010", "tcp://127.0.0.1:9")


def test_an_unknown_engine_is_refused(articles: Lines, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError, match=r'^there is no engine "spark"$') as raised:
        build(write_corpus(tmp_path, articles[:2], MORE), output=tmp_path / "out", place=Place("spark"))
    assert raised.value.code == "BLD009"
