"""Every mistake that a user can make with a configuration or its sources: a folder bad/<CODE>_<what>/ with the exact message.

A folder holds the input and expected.txt. Input that is large, not text or a link stands in recipe.toml, by which the test
writes it: [[file]] path, and parts = [[string, how often], …] in an encoding, or link = target.
"""

import shutil
import tomllib
from pathlib import Path

import pytest

from claimpack.builders.config import load_config
from claimpack.builders.read import read_sources
from claimpack.schema.problems import ClaimpackError, codes

BAD = Path(__file__).parent / "bad"
# Codes of `claimpack init`, which reads nothing: see tests/builders/test_start.py.
ELSEWHERE = {"CFG007", "CFG008", "CFG009"}
CASES = sorted(path.name for path in BAD.iterdir() if path.name.startswith(("CFG00", "SRC00", "SRC01")))


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_with_its_place_and_a_remedy(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(BAD / case, corpus)
    _follow_recipe(corpus)
    monkeypatch.chdir(corpus)
    with pytest.raises(ClaimpackError) as raised:
        read_sources(load_config(Path("claimpack.toml")))
    assert _printed(raised.value) == (BAD / case / "expected.txt").read_text(encoding="utf-8").rstrip("\n")
    assert raised.value.code == case.partition("_")[0]


@pytest.mark.parametrize("code", [code for code in codes() if code.startswith(("CFG00", "SRC00", "SRC01")) and code not in ELSEWHERE])
def test_every_code_of_configuration_and_sources_has_a_folder(code: str) -> None:
    assert [case for case in CASES if case.startswith(f"{code}_")]


def _printed(error: ClaimpackError) -> str:
    return f"error {error.code}: {error.message}\n  where: {error.where}\n  hint: {error.hint}"


def _follow_recipe(corpus: Path) -> None:
    recipe = corpus / "recipe.toml"
    for file in tomllib.loads(recipe.read_text(encoding="utf-8"))["file"] if recipe.exists() else ():
        path = corpus / file["path"]
        path.parent.mkdir(exist_ok=True)
        if "link" in file:
            path.symlink_to(file["link"])
        else:
            path.write_bytes(b"".join(part.encode(file.get("encoding", "utf-8")) * times for part, times in file["parts"]))
