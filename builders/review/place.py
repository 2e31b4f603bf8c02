"""Where the review file of a corpus lies."""

import tomllib
from pathlib import Path

from claimpack.builders.config import Config, load_config
from claimpack.schema.problems import ClaimpackError


def review_file(config_file: Path) -> tuple[Config, Path]:
    """The configuration and the review file it names; the file is begun, empty, if it is not there yet.

    Raises ClaimpackError CFG0xx (see config.py), SRC055 if none is named, REL095 if it cannot be begun.
    """
    try:
        config = load_config(config_file)
    except ClaimpackError as error:
        if error.code != "CFG006" or not _begin(config_file):
            raise
        config = load_config(config_file)
    if config.sources.reviews is None:
        hint = 'write `reviews = "reviews.jsonl"` under [sources]'
        raise ClaimpackError("SRC055", "no review file named", where=str(config_file), hint=hint)
    return config, config.root / config.sources.reviews


def _begin(config_file: Path) -> bool:
    """Whether the review file was what is missing, and is there now."""
    named = tomllib.loads(config_file.read_text(encoding="utf-8"))["sources"].get("reviews")
    path = config_file.parent / named if named else None
    if path is None or path.exists():
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise ClaimpackError("REL095", message, where=str(path), hint="see to space and permissions") from None
    return True
