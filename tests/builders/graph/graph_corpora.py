"""Corpora of generated articles, built in a place of their own."""

import hashlib
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from claimpack.builders.build import BuildReport, build
from claimpack.builders.graph.checking import Check
from claimpack.builders.graph.workshop import Place

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
HEAD = '[dataset]\nname = "x"\nversion = "1.0.0"\n[sources]\narticles = ["articles/*.jsonl"]\n'
Lines = list[dict[str, str]]


def loaded(path: Path) -> ModuleType:
    """A module that is in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_corpus(folder: Path, articles: Sequence[dict[str, str]], more: str = "[build]\nshards = 2\n", n_files: int = 2) -> Path:
    """The configuration of a corpus in a folder."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for number in range(n_files):
        lines = "".join(json.dumps(article) + "\n" for article in articles[number::n_files])
        (folder / "articles" / f"{number}.jsonl").write_text(lines, encoding="utf-8")
    (folder / "claimpack.toml").write_text(HEAD + more, encoding="utf-8")
    return folder / "claimpack.toml"


def built(  # noqa: PLR0917 - what a build may be asked
    config: Path,
    name: str = "out",
    n_workers: int = 1,
    cache: Path | None = None,
    extractor: str | None = None,
    check: Check | None = None,
) -> BuildReport:
    """A build beside the corpus."""
    place = Place(n_workers=n_workers, cache=cache)
    named = {"extractor": extractor} if extractor else {}
    return build(config, output=config.parent / name, is_replacing=True, place=place, check=check, **named)  # type: ignore[arg-type]


def digests(release: Path) -> dict[str, str]:
    """Every file of a folder with its digest."""
    files = sorted(path for path in release.rglob("*") if path.is_file())
    return {path.relative_to(release).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
