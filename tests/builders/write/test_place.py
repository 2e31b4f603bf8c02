"""Where the file system cannot exchange two folders, the old release is moved aside, and comes back if need be."""

from pathlib import Path

import pytest

from claimpack.builders.write import place
from claimpack.builders.write.manifest import MANIFEST
from claimpack.builders.write.place import check_place, placing
from claimpack.schema.problems import ClaimpackError


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder that looks like a release."""
    folder = tmp_path / "dist" / "1.0.0"
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text("old", encoding="utf-8")
    return folder


@pytest.fixture
def _without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_exchange", lambda *_: False)


def put(target: Path, text: str) -> None:
    with placing(target, is_replacing=True) as folder:
        (folder / MANIFEST).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("_without_exchange")
def test_the_new_release_comes_in_place_of_the_old_one(target: Path) -> None:
    put(target, "new")
    assert ((target / MANIFEST).read_text(encoding="utf-8"), [path.name for path in target.parent.iterdir()]) == ("new", ["1.0.0"])


@pytest.mark.usefixtures("_without_exchange")
def test_the_old_release_comes_back_if_the_new_one_cannot_follow(target: Path) -> None:
    with pytest.raises(ClaimpackError) as raised, placing(target, is_replacing=True) as folder:
        folder.rmdir()
    assert (raised.value.code, (target / MANIFEST).read_text(encoding="utf-8")) == ("REL033", "old")


def test_after_a_crash_between_the_two_moves_the_old_release_is_put_back_first(target: Path) -> None:
    aside = target.parent / ".1.0.0.partial" / "old"
    aside.parent.mkdir()
    target.rename(aside)
    with pytest.raises(RuntimeError), placing(target, is_replacing=True):
        raise RuntimeError
    assert ((target / MANIFEST).read_text(encoding="utf-8"), [path.name for path in target.parent.iterdir()]) == ("old", ["1.0.0"])


def test_the_place_can_be_checked_before_the_work(target: Path) -> None:
    check_place(target.parent / "1.1.0")
    check_place(target, is_replacing=True)
    with pytest.raises(ClaimpackError, match=r"^the release is there already$"):
        check_place(target)


def test_the_new_folder_is_beside_its_place_and_not_yet_at_it(tmp_path: Path) -> None:
    target = tmp_path / "dist" / "1.0.0"
    with placing(target) as folder:
        assert (folder.parents[1], target.exists()) == (target.parent, False)
