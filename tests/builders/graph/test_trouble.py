"""An article that raises, hangs or kills its worker costs itself, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from graph_corpora import Lines, built, digests, write_corpus

from claimpack.builders.build import BuildReport
from claimpack.schema.problems import ClaimpackError

Articles = Callable[[int], Lines]
MORE = "[engine]\nbuckets = 8\nmax_seconds = 0.5\n"
TROUBLED, BATCHES = "trouble:Troubled", "trouble:TroubledBatches"


@pytest.fixture(scope="module")
def articles(some_articles: Articles) -> Lines:
    return some_articles(66)


def troubled(articles: Lines, *words: str) -> Lines:
    return [*articles, *({"source": f"{word.lower()}.txt", "text": f"Hier steht {word}."} for word in words)]


def named(report: BuildReport) -> dict[str, str]:
    return {reject.source_uri: (reject.detail or "") for reject in report.unreadable}


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("RAISE", "troubled 1 failed: ValueError: too much trouble"),
        ("SLEEP", "troubled 1 took longer than 0.5 s"),
        ("SEGFAULT", "troubled 1 was killed by SIGSEGV"),
        ("FREEZE", "troubled 1 took longer than 0.5 s"),
    ],
)
def test_on_a_pool_it_is_rejected_and_named(articles: Lines, word: str, told: str, tmp_path: Path) -> None:
    report = built(write_corpus(tmp_path, troubled(articles, word), MORE), n_workers=2, extractor=TROUBLED)
    assert (named(report), report.numbers.rows["articles"]) == ({f"{word.lower()}.txt": told}, 67)


@pytest.mark.parametrize("extractor", [TROUBLED, BATCHES])
@pytest.mark.parametrize("n_buckets", [1, 8])
def test_several_are_told_apart(articles: Lines, extractor: str, n_buckets: int, tmp_path: Path) -> None:
    lines = troubled(articles, "RAISE", "SEGFAULT", "SLEEP")
    more = f"[engine]\nbuckets = {n_buckets}\nmax_seconds = 0.5\n"
    report = built(write_corpus(tmp_path, lines, more), n_workers=2, extractor=extractor)
    assert named(report) == {
        "raise.txt": "troubled 1 failed: ValueError: too much trouble",
        "segfault.txt": "troubled 1 was killed by SIGSEGV",
        "sleep.txt": "troubled 1 took longer than 0.5 s",
    }
    assert report.numbers.rows["articles"] == len(lines)


def test_the_release_does_not_tell_how_many_workers_met_it(articles: Lines, tmp_path: Path) -> None:
    lines = troubled(articles[:9], "RAISE", "SLEEP")
    config = write_corpus(tmp_path, lines, MORE)
    one, two = (built(config, str(n), n, tmp_path / f"cache {n}", TROUBLED) for n in (1, 2))
    assert digests(one.release) == digests(two.release)


PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from claimpack.builders.build import build
from claimpack.builders.graph.workshop import Place
report = build(Path(sys.argv[1]), output=Path(sys.argv[2]), extractor="trouble:Troubled", place=Place(n_workers=1))
print([(reject.source_uri, reject.detail) for reject in report.unreadable])
"""


def test_one_that_killed_the_only_process_is_rejected_by_the_next_build(articles: Lines, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, troubled(articles[:5], "SEGFAULT"), MORE)
    command = [sys.executable, "-c", PROGRAM, str(config), str(tmp_path / "out"), str(Path(__file__).parent)]
    first, second = (subprocess.run(command, check=False, capture_output=True, text=True) for _ in range(2))
    assert first.returncode < 0
    assert second.stdout == "[('segfault.txt', 'troubled 1 was killed by SIGSEGV')]\n"


def test_more_failures_than_allowed_end_the_build_without_a_release(articles: Lines, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, troubled(articles[:1], "RAISE"), MORE)
    with pytest.raises(ClaimpackError) as raised:
        built(config, extractor=TROUBLED)
    assert (raised.value.code, raised.value.message) == ("BLD001", "the extractor failed on 1 of 2 articles")
    assert raised.value.hint == "the error of raise.txt: troubled 1 failed: ValueError: too much trouble"
    assert not (tmp_path / "out" / "x" / "1.0.0").exists()


def test_a_worker_killed_from_outside_costs_nothing(articles: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = write_corpus(tmp_path, articles, MORE)
    expected = digests(built(config, "expected", 1, tmp_path / "cache").release)
    from claimpack.builders.engine import local

    done = 0
    perform = local.Pool._attempt

    def attempt(pool: local.Pool, orders: object) -> object:
        nonlocal done
        for found in perform(pool, orders):  # type: ignore[arg-type]
            yield found
            done += 1
            if done == 3 and pool._pool:
                next(iter((pool._pool._processes or {}).values())).kill()

    monkeypatch.setattr(local.Pool, "_attempt", attempt)
    report = built(config, n_workers=2)
    assert (done > 3, named(report), digests(report.release)) == (True, {}, expected)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_place_is_named(articles: Lines, tmp_path: Path) -> None:
    config = write_corpus(tmp_path, articles[:2], MORE)
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(ClaimpackError) as raised:
        built(config)
    assert raised.value.code == "REL033"


def test_what_a_step_raises_is_told(tmp_path: Path, articles: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("claimpack.builders.graph.linking.link_uses", broken)
    with pytest.raises(ClaimpackError, match="a step of the build failed: ZeroDivisionError: by zero") as raised:
        built(write_corpus(tmp_path, articles[:2], MORE))
    assert raised.value.code == "BLD003"
