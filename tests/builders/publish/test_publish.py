"""Publishing: whole, checked, once; to a folder, to S3 and to the Hub."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.publish import Publication
from claimpack.builders.publish import publish as publish_release
from claimpack.builders.release import open_release, verify
from claimpack.schema.problems import ClaimpackError, Finding

REPOSITORY = "hf://datasets/newsroom/two-articles"
TOKEN = "hf_a_token_of_the_tests"


def sound(_: Path) -> Iterable[Finding]:
    return []


def publish(release: Path, to: object, **options: Any) -> Publication:
    return publish_release(release, str(to), **{"check": sound, "is_dry": False, "with_texts": True} | options)


def code_of(release: Path, to: object, **options: Any) -> str:
    with pytest.raises(ClaimpackError) as error:
        publish(release, to, **options)
    assert TOKEN not in error.value.message
    return error.value.code


def relabelled(release: Path) -> Path:
    """The same version with another card."""
    card = release / "README.md"
    manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    card.write_text(card.read_text(encoding="utf-8") + "\nmore\n", encoding="utf-8")
    import hashlib

    for entry in manifest["files"]:
        if entry["path"] == "README.md":
            entry |= {"sha256": hashlib.sha256(card.read_bytes()).hexdigest(), "n_bytes": card.stat().st_size}
    (release / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return release


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_published_folder_is_the_release(release: Path, tmp_path: Path) -> None:
    done = publish(release, tmp_path / "shelf")
    assert done.is_done
    assert files(Path(done.plan.place)) == files(release)
    assert list(verify(Path(done.plan.place))) == []


def test_a_dry_run_changes_nothing(release: Path, tmp_path: Path) -> None:
    done = publish(release, tmp_path / "shelf", is_dry=True)
    assert not done.is_done
    assert len(done.plan.sending) == len(files(release))
    assert not (tmp_path / "shelf").exists()


def test_publishing_again_changes_nothing(release: Path, tmp_path: Path) -> None:
    publish(release, tmp_path / "shelf")
    again = publish(release, tmp_path / "shelf")
    assert again.is_done
    assert again.plan.is_published
    assert again.plan.sending == ()


def test_what_was_interrupted_is_taken_up(release: Path, tmp_path: Path) -> None:
    done = publish(release, tmp_path / "shelf")
    (Path(done.plan.place) / "manifest.json").unlink()
    (Path(done.plan.place) / "README.md").unlink()
    again = publish(release, tmp_path / "shelf")
    assert [parcel.path for parcel in again.plan.sending] == ["README.md", "manifest.json"]
    assert files(Path(again.plan.place)) == files(release)


def test_the_manifest_is_sent_last(release: Path, tmp_path: Path) -> None:
    sent: list[str] = []
    publish(release, tmp_path / "shelf", on_file=sent.append)
    assert sent[-1] == "manifest.json"
    assert sorted(sent) == sorted(files(release))


def test_a_version_with_other_content_is_not_overwritten(release: Path, tmp_path: Path) -> None:
    done = publish(release, tmp_path / "shelf")
    before = files(Path(done.plan.place))
    assert code_of(relabelled(release), tmp_path / "shelf") == "REL082"
    assert files(Path(done.plan.place)) == before


def test_a_release_with_a_changed_file_stays_at_home(release: Path, tmp_path: Path) -> None:
    (release / "README.md").write_text("forged", encoding="utf-8")
    assert code_of(release, tmp_path / "shelf") == "REL080"


def test_a_release_that_breaks_a_rule_stays_at_home(release: Path, tmp_path: Path) -> None:
    finding = Finding("TAB001", "claims/clm_0", "wrong", "mend it")
    assert code_of(release, tmp_path / "shelf", check=lambda _: [finding]) == "REL081"
    assert not (tmp_path / "shelf").exists()


def test_full_texts_need_leave(release: Path, tmp_path: Path) -> None:
    assert code_of(release, tmp_path / "shelf", with_texts=False) == "REL085"


@pytest.mark.parametrize("address", ["hf://models/a/b", "hf://datasets/a", "hf:x"])
def test_an_address_that_is_none_is_refused(release: Path, address: str) -> None:
    assert code_of(release, address) == "REL086"


def test_a_store_that_nothing_reaches_is_named(release: Path) -> None:
    assert code_of(release, "gopher://old/place") == "REL083"


def test_a_bucket_gets_the_release(release: Path, bucket: str, tmp_path: Path) -> None:
    import fsspec

    done = publish(release, bucket)
    assert done.plan.place == f"{bucket}/two-articles/1.0.0"
    fsspec.filesystem("s3").get(f"{done.plan.place}/", str(tmp_path / "back"), recursive=True)
    assert files(tmp_path / "back") == files(release)
    assert publish(release, bucket).plan.is_published


def test_a_bucket_is_not_overwritten(release: Path, bucket: str) -> None:
    publish(release, bucket)
    assert code_of(relabelled(release), bucket) == "REL082"


def test_a_bucket_that_is_not_there_is_named(release: Path, bucket: str) -> None:
    assert code_of(release, "s3://nowhere-at-all/news") == "REL083"


def test_the_hub_gets_the_release_and_a_tag(release: Path, hub: Any) -> None:
    publish(release, REPOSITORY)
    assert {path: content for path, content in hub.tags["1.0.0"].items() if path != ".gitattributes"} == files(release)


def test_the_hub_is_asked_once(release: Path, hub: Any) -> None:
    publish(release, REPOSITORY)
    n_uploaded = len(hub.uploaded)
    again = publish(release, REPOSITORY)
    assert again.plan.is_published
    assert len(hub.uploaded) == n_uploaded


def test_files_of_the_version_before_go(release: Path, hub: Any) -> None:
    hub.main["data/claims/train-00000-of-00002.parquet"] = b"old"
    hub.main["LICENSE"] = b"old"
    done = publish(release, REPOSITORY)
    assert done.plan.removing == ("LICENSE", "data/claims/train-00000-of-00002.parquet")
    assert set(hub.main) == {".gitattributes", *files(release)}


def test_a_commit_without_its_tag_is_taken_up(release: Path, hub: Any) -> None:
    hub.failing = "/tag/"
    assert code_of(release, REPOSITORY) == "REL083"
    hub.failing = ""
    n_uploaded = len(hub.uploaded)
    done = publish(release, REPOSITORY)
    assert done.plan.sending == ()
    assert set(hub.tags) == {"1.0.0"}
    assert len(hub.uploaded) == n_uploaded


def test_large_files_that_arrived_are_not_sent_again(release: Path, hub: Any) -> None:
    hub.failing = "/commit/"
    assert code_of(release, REPOSITORY) == "REL083"
    n_uploaded = len(hub.uploaded)
    hub.failing = ""
    publish(release, REPOSITORY)
    assert len(hub.uploaded) == n_uploaded > 0


def test_a_tagged_version_with_other_content_is_not_overwritten(release: Path, hub: Any) -> None:
    publish(release, REPOSITORY)
    before = dict(hub.main)
    assert code_of(relabelled(release), REPOSITORY) == "REL082"
    assert hub.main == before


def test_without_a_token_nothing_is_sent(release: Path, hub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_TOKEN")
    assert code_of(release, REPOSITORY) == "REL084"
    assert set(hub.main) == {".gitattributes"}


@pytest.mark.parametrize("is_private", [False, True])
def test_a_dataset_that_is_not_there_is_made(release: Path, hub: Any, is_private: bool) -> None:
    done = publish(release, "hf://datasets/newsroom/other", is_private=is_private)
    assert done.plan.making == ("a private dataset" if is_private else "a public dataset")
    (made,) = hub.made
    wanted = {"name": "other", "organization": "newsroom", "type": "dataset"}
    assert {key: made.get(key) for key in wanted} == wanted
    assert (made.get("visibility") == "private") == is_private
    assert {path: content for path, content in hub.tags["1.0.0"].items() if path != ".gitattributes"} == files(release)


@pytest.mark.parametrize("options", [{"is_dry": True}, {"confirm": lambda _: False}])
def test_no_dataset_is_made_before_somebody_says_yes(release: Path, hub: Any, options: dict[str, Any]) -> None:
    done = publish(release, "hf://datasets/newsroom/other", **options)
    assert (done.is_done, done.plan.making) == (False, "a public dataset")
    assert len(done.plan.sending) == len(files(release))
    assert hub.made == []


def test_a_dataset_that_is_there_is_not_made_again(release: Path, hub: Any) -> None:
    assert publish(release, REPOSITORY).plan.making == ""
    assert hub.made == []


def test_what_is_to_be_private_does_not_go_where_it_is_public(release: Path, hub: Any) -> None:
    assert code_of(release, REPOSITORY, is_private=True) == "REL083"
    hub.is_private = True
    assert publish(release, REPOSITORY, is_private=True).is_done


def test_a_dataset_that_may_not_be_made_is_named(release: Path, hub: Any) -> None:
    hub.failing = "/repos/create"
    assert code_of(release, "hf://datasets/newsroom/other") == "REL083"
    assert set(hub.main) == {".gitattributes"}


def test_a_folder_cannot_be_made_private(release: Path, tmp_path: Path) -> None:
    assert code_of(release, tmp_path / "shelf", is_private=True) == "REL086"


def test_a_refusal_does_not_print_the_token(release: Path, hub: Any) -> None:
    hub.failing = "/preupload/"
    assert code_of(release, REPOSITORY) == "REL083"
    assert f"Bearer {TOKEN}" in hub.tokens


def test_a_published_release_opens_at_its_place(release: Path, tmp_path: Path) -> None:
    place = publish(release, tmp_path / "shelf").plan.place
    assert open_release(Path(place)).table("claims").num_rows > 0
