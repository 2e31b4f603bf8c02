"""What a release is made from: configuration, words, models, sources and libraries, and the run id over all of them."""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version

from claimpack.builders import ids, languages
from claimpack.builders.config import Config
from claimpack.builders.extract.facts import Extractor
from claimpack.builders.models.digests import model_digests
from claimpack.builders.models.scores import measurements
from claimpack.builders.read import Input
from claimpack.builders.write.info import Digest, Measured, ReleaseInfo, Source
from claimpack.schema.catalogue import VERSION

LIBRARIES = ("numpy", "simplemma", "trafilatura")


def describe(config: Config, read: Sequence[Input], extractor: Extractor) -> ReleaseInfo:
    """Everything that card, Croissant file and manifest say and the tables do not."""
    dataset, pack = config.dataset, languages.load(config.dataset.language)
    configuration = _configuration(config)
    packs = (Digest(f"languages/{pack.code}", pack.digest),)
    models = tuple(Digest(name, digest) for name, digest in sorted(model_digests(pack.code).items()))
    return ReleaseInfo(
        name=dataset.name,
        version=dataset.version,
        run_id=_run_id(extractor, (*configuration, *packs, *models), read),
        tool_version=version("claimpack"),
        language=dataset.language,
        title=dataset.title or "",
        description=dataset.description or "",
        license=dataset.license,
        rights_note=dataset.rights_note or "",
        homepage=dataset.homepage,
        creators=dataset.creators,
        release_date=date.fromisoformat(dataset.release_date) if dataset.release_date else None,
        text_mode=config.build.text,
        shards=config.build.shards,
        inputs=tuple(Source(entry.source_uri, entry.sha256, entry.n_bytes) for entry in read),
        configuration=configuration,
        packs=packs,
        models=models,
        libraries=LIBRARIES,
        scores=tuple(Measured(row.gold, row.measure, row.precision, row.recall, row.f1, row.command) for row in measurements()),
    )


def _configuration(config: Config) -> tuple[Digest, ...]:
    """The digest of the configuration's values, and of each file that it names."""
    files = [name for name in (config.sources.metadata, config.sources.gazetteer, config.sources.reviews) if name]
    named = (Digest(name, ids.sha256_hex((config.root / name).read_bytes())) for name in files)
    return (Digest("claimpack.toml", config.digest), *named)


def _run_id(extractor: Extractor, digests: Sequence[Digest], read: Sequence[Input]) -> str:
    depends_on = {
        "tool": version("claimpack"),
        "schema": VERSION,
        "extractor": [extractor.name, extractor.version],
        "digests": [[digest.name, digest.sha256] for digest in digests],
        "inputs": [[entry.source_uri, entry.sha256] for entry in read],
        "libraries": [[name, version(name)] for name in LIBRARIES],
    }
    return ids.run_id(depends_on)
