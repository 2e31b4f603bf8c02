"""With the sources at hand, a release without texts becomes the whole release, to the value; with others, nothing is written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claimpack.builders.rehydrate import rehydrate
from claimpack.builders.release import open_release, verify
from claimpack.schema.problems import ClaimpackError
from claimpack.validation import check

Released = Callable[[str], Path]
WITHOUT = ["quotes", "none"]


def digests(release: Path) -> dict[str, str]:
    return {table.name: table.logical_digest for table in open_release(release).manifest.tables}


@pytest.fixture
def copy(sources: Path, tmp_path: Path) -> Path:
    """A copy of the sources that a test may change."""
    return Path(shutil.copytree(sources, tmp_path / "copy"))


@pytest.mark.parametrize("mode", WITHOUT)
def test_the_whole_release_comes_back_to_the_value(released: Released, sources: Path, tmp_path: Path, mode: str) -> None:
    done = rehydrate(released(mode), sources, tmp_path / "whole")
    assert done.findings == ()
    assert digests(tmp_path / "whole") == digests(released("full"))
    assert list(verify(tmp_path / "whole")) == []


@pytest.mark.parametrize("mode", WITHOUT)
def test_what_comes_back_keeps_every_rule(released: Released, sources: Path, tmp_path: Path, mode: str) -> None:
    rehydrate(released(mode), sources, tmp_path / "whole")
    assert list(check(tmp_path / "whole")) == []


@pytest.mark.parametrize("mode", ["full", *WITHOUT])
def test_a_release_keeps_every_rule_in_every_mode(released: Released, mode: str) -> None:
    assert list(check(released(mode))) == []


def test_it_says_what_it_is(released: Released, sources: Path, tmp_path: Path) -> None:
    rehydrate(released("quotes"), sources, tmp_path / "whole")
    manifest, wanted = open_release(tmp_path / "whole").manifest, open_release(released("full")).manifest
    assert (manifest.title, manifest.run_id, manifest.text_mode, manifest.inputs) == (
        wanted.title,
        wanted.run_id,
        "full",
        wanted.inputs,
    )


def test_all_modes_are_of_one_run(released: Released) -> None:
    assert len({open_release(released(mode)).manifest.run_id for mode in ("full", *WITHOUT)}) == 1


def test_a_changed_source_is_named_and_nothing_is_written(released: Released, copy: Path, tmp_path: Path) -> None:
    (copy / "texte" / "nord.txt").write_text("Etwas ganz anderes.", encoding="utf-8")
    done = rehydrate(released("quotes"), copy, tmp_path / "whole")
    assert [(finding.code, finding.message.partition(" has ")[0]) for finding in done.findings] == [("REL102", "texte/nord.txt")]
    assert (done.release, (tmp_path / "whole").exists()) == (None, False)


def test_missing_sources_are_named_each(released: Released, copy: Path, tmp_path: Path) -> None:
    (copy / "texte" / "nord.txt").unlink()
    (copy / "zeilen.jsonl").unlink()
    done = rehydrate(released("quotes"), copy, tmp_path / "whole")
    assert sorted((finding.code, finding.message.partition(" is ")[0]) for finding in done.findings) == [
        ("REL101", "https://example.org/a"),
        ("REL101", "https://example.org/b"),
        ("REL101", "texte/nord.txt"),
    ]


def test_no_file_outside_the_folder_is_read(released: Released, copy: Path, tmp_path: Path) -> None:
    (copy / "texte" / "nord.txt").replace(tmp_path / "nord.txt")
    (copy / "texte" / "nord.txt").symlink_to(tmp_path / "nord.txt")
    assert [finding.code for finding in rehydrate(released("quotes"), copy, tmp_path / "whole").findings] == ["REL101"]


def test_a_whole_release_has_nothing_to_put_back(released: Released, sources: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        rehydrate(released("full"), sources)
    assert (raised.value.code, raised.value.message) == ("REL100", "the release holds the texts of its articles")


def test_there_must_be_a_folder(released: Released, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        rehydrate(released("quotes"), tmp_path / "nowhere", tmp_path / "whole")
    assert (raised.value.code, raised.value.where) == ("REL104", str(tmp_path / "nowhere"))


def test_what_stands_at_the_place_is_not_overwritten(released: Released, sources: Path, tmp_path: Path) -> None:
    rehydrate(released("quotes"), sources, tmp_path / "whole")
    with pytest.raises(ClaimpackError) as raised:
        rehydrate(released("none"), sources, tmp_path / "whole")
    assert raised.value.code == "REL030"
