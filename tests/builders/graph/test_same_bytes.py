"""A release is the same, to the byte, whoever builds it and however."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from graph_corpora import Lines, built, digests, write_corpus

Articles = Callable[[int], Lines]
N_ARTICLES = 66  # enough for a pool


@pytest.fixture(scope="module")
def articles(some_articles: Articles) -> Lines:
    return some_articles(N_ARTICLES)


@pytest.fixture(scope="module")
def expected(articles: Lines, build_plainly: Callable[[Path, Path], Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The release as the plain loop makes it."""
    folder = tmp_path_factory.mktemp("plain")
    return digests(build_plainly(write_corpus(folder, articles), folder / "release"))


@pytest.mark.parametrize("n_workers", [1, 2, 7])
def test_for_any_number_of_workers(articles: Lines, expected: dict[str, str], n_workers: int, tmp_path: Path) -> None:
    assert digests(built(write_corpus(tmp_path, articles), n_workers=n_workers).release) == expected


@pytest.mark.parametrize("n_buckets", [1, 7])
def test_for_any_number_of_buckets(articles: Lines, expected: dict[str, str], n_buckets: int, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, articles, f"[build]\nshards = 2\n[engine]\nbuckets = {n_buckets}\n")
    assert digests(built(config).release) == expected


def test_for_any_order_and_number_of_files(articles: Lines, expected: dict[str, str], tmp_path: Path) -> None:
    assert digests(built(write_corpus(tmp_path, articles[::-1], n_files=5)).release) == expected


def test_for_a_cold_cache_and_a_warm_one(articles: Lines, expected: dict[str, str], tmp_path: Path) -> None:
    config = write_corpus(tmp_path, articles)
    assert digests(built(config, "first").release) == digests(built(config, "second").release) == expected


def test_for_any_hash_seed(articles: Lines, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from claimpack.builders.build import build; from claimpack.builders.graph.workshop import Place\n"
        "build(Path(sys.argv[1]), output=Path(sys.argv[2]), place=Place(n_workers=1, cache=sys.argv[2]))"
    )
    config = write_corpus(tmp_path, articles[:9])
    for seed in ("1", "2"):
        command = [sys.executable, "-c", program, str(config), str(tmp_path / seed)]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True)
    assert digests(tmp_path / "1" / "x") == digests(tmp_path / "2" / "x")
