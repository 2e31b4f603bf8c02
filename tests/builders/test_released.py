"""A version that is released stays what it is; the next one says what it changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimpack.builders.build import build
from claimpack.builders.release import open_release
from claimpack.schema.problems import ClaimpackError

TEXT = "Bei dem Sturm wurden nach Angaben der Polizei am Montag mindestens zwölf Menschen verletzt. Die Stadt will helfen.\n"
OTHER = TEXT.replace("zwölf", "vierzehn")
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a corpus of one article, with lines for its [dataset], and build it."""

    def built(text: str, version: str, *lines: str, is_replacing: bool = False, output: Path | None = None) -> Path:
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        dataset = "\n".join(['name = "sturm"', f'version = "{version}"', *lines])
        (tmp_path / "claimpack.toml").write_text(f'[dataset]\n{dataset}\n[sources]\narticles = ["a.txt"]\n', encoding="utf-8")
        return build(tmp_path / "claimpack.toml", is_replacing=is_replacing, output=output).release

    return built


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_again_changes_nothing_on_the_disk(make: Make) -> None:
    before = state(make(TEXT, "1.0.0"))
    assert state(make(TEXT, "1.0.0")) == before


def test_other_content_is_refused_with_the_line_to_write(make: Make, tmp_path: Path) -> None:
    before = state(make(TEXT, "1.0.0"))
    with pytest.raises(ClaimpackError) as raised:
        make(OTHER, "1.0.0")
    config = tmp_path / "claimpack.toml"
    said = raised.value.message.splitlines()
    assert (raised.value.code, raised.value.where) == ("REL036", f"{config}:3")
    assert said[:3] == [
        "sturm 1.0.0 is released with other content, and stays as it is",
        "  articles +0 −0 ~1",
        "  claims +1 −1 ~1",
    ]
    assert "  because of 1 input changed: a.txt" in said
    assert raised.value.hint == (
        f'in {config}:3 write version = "2.0.0" (and previous = "1.0.0", so that the card tells what changed); '
        f"for a draft that nobody has yet: claimpack build {config} --replace"
    )
    assert state(tmp_path / "dist") == before


def test_nothing_is_left_beside_a_refused_build(make: Make, tmp_path: Path) -> None:
    make(TEXT, "1.0.0")
    with pytest.raises(ClaimpackError):
        make(OTHER, "1.0.0")
    assert [path.name for path in (tmp_path / "dist" / "sturm").iterdir()] == ["1.0.0"]


def test_a_title_asks_for_a_patch_version(make: Make) -> None:
    make(TEXT, "1.0.0")
    with pytest.raises(ClaimpackError, match=r"because of 1 configuration changed: claimpack\.toml") as raised:
        make(TEXT, "1.0.0", 'title = "Sturm"')
    assert 'write version = "1.0.1"' in raised.value.hint


def test_a_version_that_is_taken_is_not_proposed(make: Make) -> None:
    make(TEXT, "1.0.0")
    make(OTHER, "2.0.0")
    with pytest.raises(ClaimpackError) as raised:
        make(OTHER.replace("Montag", "Dienstag"), "1.0.0")
    assert 'write version = "3.0.0"' in raised.value.hint


def test_a_release_that_cannot_be_read_is_not_overwritten_either(make: Make) -> None:
    release = make(TEXT, "1.0.0")
    (release / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        make(TEXT, "1.0.0")
    assert raised.value.code == "REL036"
    assert raised.value.message.startswith("sturm 1.0.0 is released, and cannot be compared: the manifest is broken: ")


def test_a_draft_is_replaced(make: Make) -> None:
    make(TEXT, "1.0.0")
    release = make(OTHER, "1.0.0", is_replacing=True)
    assert "vierzehn" in open_release(release).table("articles")["text"][0].as_py()


def test_the_card_and_the_manifest_tell_what_each_version_changed(make: Make) -> None:
    make(TEXT, "1.0.0")
    make(OTHER, "2.0.0", 'previous = "1.0.0"')
    release = make(OTHER + "\nDie Feuerwehr half mit 40 Leuten.\n", "3.0.0", 'previous = "2.0.0"')
    changes = open_release(release).manifest.changes
    assert [(change.version, change.previous, change.level) for change in changes] == [
        ("3.0.0", "2.0.0", "major"),
        ("2.0.0", "1.0.0", "major"),
    ]
    assert [(cause.kind, cause.change, cause.names) for cause in changes[1].causes] == [("input", "changed", ("a.txt",))]
    card = (release / "README.md").read_text(encoding="utf-8")
    assert "| 3.0.0 | 2.0.0 | major | articles +0 −0 ~1; claims +1 −0" in card
    assert "| 2.0.0 | 1.0.0 | major | articles +0 −0 ~1; claims +1 −1" in card


def test_the_release_before_is_found_though_the_output_is_elsewhere(make: Make, tmp_path: Path) -> None:
    make(TEXT, "1.0.0")
    here = make(OTHER, "2.0.0", 'previous = "1.0.0"')
    there = make(OTHER, "2.0.0", 'previous = "1.0.0"', output=tmp_path / "elsewhere")
    assert (here / "manifest.json").read_bytes() == (there / "manifest.json").read_bytes()


def test_the_same_rows_under_another_version_are_of_the_same_run(make: Make) -> None:
    first, second = (open_release(make(TEXT, version)).manifest for version in ("1.0.0", "1.0.1"))
    assert (first.run_id, [table.logical_digest for table in first.tables]) == (
        second.run_id,
        [table.logical_digest for table in second.tables],
    )


@pytest.mark.parametrize(
    ("previous", "message"),
    [
        ("0.9.0", 'dataset.previous: there is no release "0.9.0" at '),
        ("1.0.0", 'dataset.previous "1.0.0" is not before dataset.version "1.0.0"'),
        ("1.10.0", 'dataset.previous "1.10.0" is not before dataset.version "1.0.0"'),
    ],
)
def test_a_release_before_that_is_none_is_told(make: Make, tmp_path: Path, previous: str, message: str) -> None:
    with pytest.raises(ClaimpackError) as raised:
        make(TEXT, "1.0.0", f'previous = "{previous}"')
    assert (raised.value.code, raised.value.where) == ("CFG011", f"{tmp_path / 'claimpack.toml'}:4")
    assert raised.value.message.startswith(message)
