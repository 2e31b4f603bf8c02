"""Generated articles, the plain loop, and modules beside these tests that workers can import."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from graph_corpora import BENCHMARKS, Lines, loaded  # noqa: E402


@pytest.fixture(scope="session")
def some_articles() -> Callable[[int], Lines]:
    recipe = loaded(BENCHMARKS / "corpus.py")
    return lambda n_articles: list(recipe.articles(n_articles))


@pytest.fixture(scope="session")
def build_plainly() -> Callable[[Path, Path], Path]:
    found: Callable[[Path, Path], Path] = loaded(BENCHMARKS / "plain.py").build_plainly
    return found
