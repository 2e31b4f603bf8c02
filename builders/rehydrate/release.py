"""From a release without its articles' texts, and the sources, to the whole release.

Nothing is guessed: every source must have the digest that the release was made from, every claim the digest of its words. Explanations of
relations, which quote both claims, are made anew by comparing the restored claims; they are taken only if the comparison comes out
as it did. So the tables are those of the whole release, to the value.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from claimpack.builders import languages
from claimpack.builders.ids import sha256_hex
from claimpack.builders.rehydrate.restore import restored_article, restored_claim, restored_mention, restored_reject
from claimpack.builders.rehydrate.sources import Texts, find_texts
from claimpack.builders.relate.relations import relate_claims
from claimpack.builders.release import Release, open_release
from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.manifest import Manifest
from claimpack.builders.write.place import check_place
from claimpack.schema.arrow import to_records, to_table
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError, Finding
from claimpack.schema.records import Article, Claim, Entity, Mention, Reject, Relation

if TYPE_CHECKING:
    import pyarrow as pa

ROOT = Path("build/rehydrated")


@dataclass(frozen=True, slots=True)
class Rehydrated:
    """Where the whole release was written, or None with what is wrong with the sources; and how many articles it speaks of."""

    release: Path | None
    n_articles: int
    findings: tuple[Finding, ...]


def default_place(manifest: Manifest) -> Path:
    """build/rehydrated/<name>/<version>, below the current folder."""
    return ROOT / manifest.name / manifest.version


def rehydrate(release: Path, sources: Path, target: Path | None = None) -> Rehydrated:
    """Write the whole release to `target` (by default build/rehydrated/<name>/<version>), if the sources have the release's digests.

    Findings, and then nothing is written: REL101 to REL103 (see sources.py) for articles, REL105 for a claim whose words have another
    digest. Raises ClaimpackError REL100 if the release holds its texts, REL104 if there is no such folder, REL106 if the explanations
    cannot be made as they were; as `open_release` and `write_release` do.
    """
    opened = open_release(release)
    manifest = opened.manifest
    if manifest.text_mode == "full":
        raise ClaimpackError(
            "REL100", "the release holds the texts of its articles", where=str(release), hint="there is nothing to put back"
        )
    place = target or default_place(manifest)
    check_place(place)
    articles = cast("list[Article]", list(to_records("articles", opened.table("articles"))))
    texts = find_texts(articles, sources, manifest.language)
    if texts.findings:
        return Rehydrated(None, len(articles), texts.findings)
    tables, findings = _restored(opened, articles, texts)
    if findings:
        return Rehydrated(None, len(articles), findings)
    return Rehydrated(write_release(info_of(manifest), tables, place), len(articles), ())


def info_of(manifest: Manifest) -> ReleaseInfo:
    """What is known of a release by its manifest, as of the whole one. What its card says of scores is not in there."""
    return ReleaseInfo(
        name=manifest.name,
        version=manifest.version,
        run_id=manifest.run_id,
        tool_version=manifest.tool.version,
        language=manifest.language,
        title=manifest.title,
        description=manifest.description,
        license=manifest.license,
        rights_note=manifest.rights_note,
        homepage=manifest.homepage,
        creators=manifest.creators,
        release_date=manifest.release_date,
        changes=manifest.changes,
        shards=manifest.tables[0].n_shards,
        inputs=manifest.inputs,
        configuration=manifest.configuration,
        packs=manifest.packs,
        models=manifest.models,
        libraries=tuple(library.name for library in manifest.libraries),
    )


def _restored(opened: Release, articles: list[Article], texts: Texts) -> tuple[dict[str, "pa.Table"], tuple[Finding, ...]]:
    by_article = texts.by_article
    whole = [restored_article(article, by_article[article.article_id]) for article in articles]
    claims = [restored_claim(claim, by_article[claim.article_id]) for claim in cast("Iterable[Claim]", _records(opened, "claims"))]
    mentions = cast("Iterable[Mention]", _records(opened, "mentions"))
    rejects = cast("Iterable[Reject]", _records(opened, "rejects"))
    tables = {name: opened.table(name) for name in TABLES}
    tables["articles"] = to_table("articles", whole)
    tables["claims"] = to_table("claims", claims)
    tables["mentions"] = to_table("mentions", [restored_mention(each, by_article[each.article_id]) for each in mentions])
    tables["rejects"] = to_table("rejects", [restored_reject(each, by_article.get(each.article_id or "", "")) for each in rejects])
    findings = tuple(_other_words(claims))
    if opened.manifest.text_mode == "none" and not findings:
        tables["relations"] = to_table("relations", _relations(opened, claims, whole))
    return tables, findings


def _records(opened: Release, table: str) -> Iterator[object]:
    return to_records(table, opened.table(table))


def _other_words(claims: Iterable[Claim]) -> Iterator[Finding]:
    for claim in claims:
        if sha256_hex(claim.text.encode()) != claim.sha256:
            hint = "install the claimpack and the libraries that manifest.json names: they read this source otherwise"
            yield Finding("REL105", f"claims/{claim.claim_id}", f"at its place in {claim.article_id} stand other words", hint)


def _relations(opened: Release, claims: list[Claim], articles: list[Article]) -> list[Relation]:
    """The relations with their explanations, made anew from the restored claims."""
    manifest = opened.manifest
    entities = cast("list[Entity]", list(_records(opened, "entities")))
    kept = [claim for claim in claims if claim.status != "rejected"]
    made = {each.relation_id: each for each in relate_claims(kept, articles, entities, languages.load(manifest.language))}
    found = cast("list[Relation]", list(_records(opened, "relations")))
    if [_silent(each) for each in found] != [_silent(made[each.relation_id]) for each in found if each.relation_id in made]:
        message = (
            "this claimpack compares the claims otherwise than the one that made the release, so that it cannot explain their relations"
        )
        hint = f"install claimpack {manifest.tool.version} as it was then: manifest.json has its digests"
        raise ClaimpackError("REL106", message, where=str(opened.path), hint=hint)
    return [made[each.relation_id] for each in found]


def _silent(relation: Relation) -> Relation:
    return replace(relation, explanation="", explanation_local=None)
