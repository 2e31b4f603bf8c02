"""The check of a finished release, part by part: what was found right once is not looked at again."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from graph_corpora import Lines, built, write_corpus

from claimpack.builders.cli.checking import release_check
from claimpack.builders.engine import Content, Work
from claimpack.builders.graph.checking import Check
from claimpack.schema.problems import ClaimpackError

SHARDS = 4
MORE = f"[build]\nshards = {SHARDS}\n[engine]\nbuckets = 16\n"


@pytest.fixture(scope="module")
def articles(some_articles: Callable[[int], Lines]) -> Lines:
    return some_articles(24)


def noted(work: Work, *, is_right: bool = True) -> Mapping[str, Content]:
    """A verdict; which parts were judged is noted in the file that LOG names."""
    with LOG[0].open("a", encoding="utf-8") as file:
        file.write(f"{work.settings}\n")
    return {"verdict": json.dumps(is_right).encode()}


def not_right(work: Work) -> Mapping[str, Content]:
    return noted(work, is_right=str(work.settings) != "relations")


LOG: list[Path] = []


@pytest.fixture
def judged(tmp_path: Path) -> Callable[[], list[str]]:
    """The parts that were judged since the last time, by table; "full" for articles with what is said of them."""
    LOG[:] = [tmp_path / "judged.txt"]

    def read() -> list[str]:
        found = LOG[0].read_text(encoding="utf-8").split() if LOG[0].exists() else []
        LOG[0].unlink(missing_ok=True)
        return found

    return read


def check(of_shard: Callable[[Work], Mapping[str, Content]] = noted, heard: list[bool] | None = None) -> Check:
    def whole(_: Path, are_parts_right: bool) -> bytes:
        if heard is not None:
            heard.append(are_parts_right)
        return b"{}"

    return Check(of_shard, noted, whole, ("schema",))


def test_every_part_is_judged_once_and_after_a_change_those_it_touches(
    articles: Lines, tmp_path: Path, judged: Callable[[], list[str]]
) -> None:
    built(write_corpus(tmp_path, articles, MORE), check=check())
    first = judged()
    assert first.count("full") == SHARDS
    assert {name: first.count(name) for name in ("relations", "provenance")} == {"relations": SHARDS, "provenance": SHARDS}
    other = {**articles[3], "text": articles[3]["text"] + " Das sagte Greta Tannenhuber."}
    built(write_corpus(tmp_path, [*articles[:3], other, *articles[4:]], MORE), check=check())
    second = judged()
    assert second.count("full") == 1
    assert second.count("provenance") < SHARDS  # the run that every row names is put in later


def test_the_whole_is_told_whether_every_part_is_right(articles: Lines, tmp_path: Path, judged: Callable[[], list[str]]) -> None:
    config, heard = write_corpus(tmp_path, articles[:4], MORE), list[bool]()
    built(config, "right", check=check(heard=heard))
    built(config, "wrong", check=check(not_right, heard))
    assert heard == [True, False]
    assert judged()


def test_what_parts_find_is_told_as_the_whole_check_tells_it(articles: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = write_corpus(tmp_path, articles[:4], MORE)
    monkeypatch.setattr("claimpack.validation.identity.claim_id", lambda *_: "clm_0000000000000000")
    monkeypatch.setattr("claimpack.validation.claims.claim_id", lambda *_: "clm_0000000000000000")
    with pytest.raises(ClaimpackError, match="TAB008") as raised:
        built(config, check=release_check())
    assert raised.value.code == "BLD002"
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").rglob("manifest.json"))
