"""Digests of what was trained or frozen: they enter the run id and the manifest."""

from importlib.resources import files

from claimpack.builders.ids import sha256_hex
from claimpack.builders.models import person_names, places
from claimpack.builders.models.names import model_file


def model_digests(language: str) -> dict[str, str]:
    """File name and SHA-256 of the names model of a language, of the frozen places and names of persons; only files that are there."""
    folder = files("claimpack.builders.models")
    names = [name for name in (model_file(language), places.FILE, person_names.FILE) if (folder / name).is_file()]
    return {name: sha256_hex((folder / name).read_bytes()) for name in names}
