"""A build may be killed at any moment: what is there is the release before or the new one, whole, and the next build ends well.

CLAIMPACK_CRASHES says how often the build is killed; by default so often that the test takes seconds.
"""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

sys.path.insert(0, str(Path(__file__).parent / "builders" / "graph"))

from graph_corpora import BENCHMARKS, digests, loaded, write_corpus

from claimpack.builders.build import build
from claimpack.builders.graph.workshop import Place
from claimpack.builders.release import verify

TIMES = int(os.environ.get("CLAIMPACK_CRASHES", "12"))
N_ARTICLES = 70
MORE = "[build]\nshards = 2\n[engine]\nbuckets = 16\n"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked to save time")


def built(config: Path, n_workers: int) -> Path:
    return build(config, output=config.parent / "out", is_replacing=True, place=Place(n_workers=n_workers)).release


def killed_after(seconds: float, work: Callable[[], object]) -> bool:
    """Whether the work, in a process of its own, was killed before it ended."""
    process = os.fork()
    if not process:
        os.setsid()
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(seconds)
    workers = psutil.Process(process).children(recursive=True)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    assert not psutil.wait_procs(workers, timeout=10)[1], "workers outlive their build"
    return os.WIFSIGNALED(status)


@pytest.fixture(scope="module")
def recipe() -> Callable[[int], list[dict[str, str]]]:
    articles = loaded(BENCHMARKS / "corpus.py").articles
    return lambda n_articles: list(articles(n_articles))


@pytest.mark.parametrize("n_workers", [1, 2])
def test_a_build_killed_at_any_moment(recipe: Callable[[int], list[dict[str, str]]], n_workers: int, tmp_path: Path) -> None:
    articles = recipe(N_ARTICLES)
    release = built(write_corpus(tmp_path, articles[2:], MORE), n_workers)
    old, cache = digests(release), tmp_path / ".claimpack"
    config = write_corpus(tmp_path, articles, MORE)
    shutil.rmtree(cache)
    start = time.monotonic()
    new = digests(built(config, n_workers))
    duration = time.monotonic() - start
    n_killed = 0
    for number in range(TIMES // 2):
        if number % 2 == 0:
            shutil.rmtree(cache, ignore_errors=True)
            write_corpus(tmp_path, articles[2:], MORE)
            assert digests(built(config, n_workers)) == old
            shutil.rmtree(cache)
            write_corpus(tmp_path, articles, MORE)
        n_killed += killed_after(duration * (number + 0.5) / (TIMES // 2), lambda: built(config, n_workers))
        assert digests(release) in (old, new)
        assert list(verify(release)) == []
    assert digests(built(config, n_workers)) == new
    assert n_killed
    assert [path.name for path in release.parent.iterdir()] == ["1.0.0"]
