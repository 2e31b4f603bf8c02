"""The pages appear at their place whole, and never in a release or over something else."""

from pathlib import Path

import pytest

from claimpack.builders.explore import explore
from claimpack.builders.explore.place import MARKER, placing
from claimpack.builders.release import verify
from claimpack.schema.problems import ClaimpackError


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def code_of(release: Path, output: Path) -> str:
    with pytest.raises(ClaimpackError) as raised:
        explore(release, output)
    return raised.value.code


def fail_half_way(place: Path) -> None:
    with placing(place) as folder:
        (folder / MARKER).write_text("half", encoding="utf-8")
        raise ZeroDivisionError


def test_the_release_is_left_as_it_was(release: Path, tmp_path: Path) -> None:
    before = files(release)
    explore(release, tmp_path / "pages")
    assert files(release) == before
    assert list(verify(release)) == []


@pytest.mark.parametrize("place", [".", "pages", "data/claims/pages", "..", "../.."])
def test_pages_are_not_written_into_a_release_or_over_it(release: Path, place: str) -> None:
    before = files(release)
    assert code_of(release, release / place) == "REL070"
    assert files(release) == before


def test_pages_are_not_written_into_another_release(release: Path, tables: object, write: object) -> None:
    other = write("other", tables)  # type: ignore[operator]
    assert code_of(release, other / "pages") == "REL070"


def test_something_else_at_the_place_is_left_alone(release: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert code_of(release, tmp_path / "pages") == "REL071"
    assert (tmp_path / "pages" / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_an_older_explorer_is_replaced_with_all_its_files(release: Path, explored: Path) -> None:
    (explored / "articles" / "gone.html").write_text("old", encoding="utf-8")
    explore(release, explored)
    assert not (explored / "articles" / "gone.html").exists()


def test_an_empty_folder_is_used(release: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    assert explore(release, tmp_path / "pages").first_page.is_file()


def test_nothing_is_left_beside_the_place(explored: Path) -> None:
    assert [path.name for path in explored.parent.iterdir() if path.name.startswith(".")] == []


def test_a_failure_leaves_the_older_pages_whole(explored: Path) -> None:
    before = files(explored)
    with pytest.raises(ZeroDivisionError):
        fail_half_way(explored)
    assert files(explored) == before
    assert sorted(path.name for path in explored.parent.iterdir()) == ["dist", "pages"]


def test_a_file_in_the_way_is_named(release: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert code_of(release, tmp_path / "file" / "pages") == "REL072"


def test_the_default_place_is_outside_every_release(release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert explore(release).folder == Path("build/explorer/two-articles-1.0.0")
