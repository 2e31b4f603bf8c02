"""The pages of entities and of those who are quoted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from claimpack.builders.explore.addresses import ROWS_PER_PAGE, entity_address, listing_address, page_of
from claimpack.builders.explore.articles import Listing
from claimpack.builders.explore.directory import ArticleLine, ClaimLine, Directory, EntityLine
from claimpack.builders.explore.page import Page
from claimpack.builders.explore.paging import Paging, cut, paging
from claimpack.builders.explore.reading import records
from claimpack.builders.explore.wording import Wording
from claimpack.builders.release import Release
from claimpack.schema.records import Entity, Merge, Name

SHOWN_NAMES = 50
OTHER = "#"


@dataclass(frozen=True, slots=True)
class EntityClaim:
    """A claim that an entity makes (`is_said`) or is named in."""

    claim: ClaimLine
    article: ArticleLine | None
    is_said: bool


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An entity and a hundred of its claims: those that it makes before those that name it."""

    entity: Entity
    names: tuple[Name, ...]
    merges: tuple[Merge, ...]
    rows: tuple[EntityClaim, ...]
    n_said: int
    n_naming: int
    paging: Paging


@dataclass(frozen=True, slots=True)
class EntityListing:
    """A page of the list of entities; `letters` lead to the first page on which a name begins so."""

    rows: tuple[EntityLine, ...]
    n_rows: int
    letters: tuple[tuple[str, str], ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Someone who is quoted: by their entity's name, or as the text names them."""

    name: str
    entity: EntityLine | None
    n_claims: int
    n_articles: int
    first: ClaimLine


def source_lines(directory: Directory) -> tuple[SourceLine, ...]:
    """Everyone who is quoted, those with the most claims first; a claim counts for the first source that it names.

    Sources that are no entity are one if they are written alike, but for capitals.
    """
    claims: dict[str, list[ClaimLine]] = {}
    for line in directory.claims.values():
        key = line.speaker_entity_id if line.speaker_entity_id in directory.entities else (line.speaker or "").casefold()
        if key:
            claims.setdefault(key, []).append(line)
    lines = [_source(directory.entities.get(key), rows) for key, rows in claims.items()]
    return tuple(sorted(lines, key=lambda line: (-line.n_claims, line.name, line.first.claim_id)))


def source_listing(lines: Sequence[SourceLine], wording: Wording) -> Iterator[Page]:
    """Everyone who is quoted, a hundred to a page."""
    for number, rows in cut(lines, ROWS_PER_PAGE):
        links = paging(lambda page: listing_address("sources", page), number, len(lines), ROWS_PER_PAGE)
        title = wording.say("sources", "title")
        yield Page(listing_address("sources", number), "sources.html.j2", "sources", title, Listing(tuple(rows), len(lines), links))


def entity_listing(directory: Directory, wording: Wording) -> Iterator[Page]:
    """All entities by name, a hundred to a page."""
    lines = sorted(directory.entities.values(), key=lambda line: (initial(line.name), line.name.casefold(), line.name, line.entity_id))
    letters: dict[str, str] = {}
    for place, line in enumerate(lines, start=1):
        letters.setdefault(initial(line.name), listing_address("entities", page_of(place, ROWS_PER_PAGE)))
    for number, rows in cut(lines, ROWS_PER_PAGE):
        links = paging(lambda page: listing_address("entities", page), number, len(lines), ROWS_PER_PAGE)
        content = EntityListing(tuple(rows), len(lines), tuple(letters.items()), links)
        yield Page(listing_address("entities", number), "entities.html.j2", "entities", wording.say("entities", "title"), content)


def entity_pages(release: Release, directory: Directory) -> Iterator[Page]:
    """The pages of every entity, in the order of their ids."""
    for entity in records(release, Entity):
        said = directory.said_by.get(entity.entity_id, [])
        naming = directory.naming.get(entity.entity_id, [])
        n_claims = len(said) + len(naming)
        rows = chain(((claim, True) for claim in said), ((claim, False) for claim in naming))
        for number, part in cut(rows, ROWS_PER_PAGE):
            links = paging(lambda page, key=entity.entity_id: entity_address(key, page), number, n_claims, ROWS_PER_PAGE)  # type: ignore[misc]
            found = tuple(_row(claim_id, directory, is_said=is_said) for claim_id, is_said in part)
            content = EntityPage(
                entity, entity.names[:SHOWN_NAMES], entity.merge_evidence[:SHOWN_NAMES], found, len(said), len(naming), links
            )
            yield Page(entity_address(entity.entity_id, number), "entity.html.j2", "entities", entity.canonical_name, content)


def initial(name: str) -> str:
    """The letter that a name is found under; "#" for one that begins with none of A to Z."""
    plain = name.lstrip("\"'„“«»( ")[:1].upper().translate(str.maketrans("ÄÖÜÁÀÂÅÉÈÊÍÓØÚÇŠŽĆČ", "AOUAAAAEEEIOOUCSZCC"))
    return plain if "A" <= plain <= "Z" else OTHER


def _source(entity: EntityLine | None, rows: Sequence[ClaimLine]) -> SourceLine:
    name = entity.name if entity else rows[0].speaker or ""
    return SourceLine(name, entity, len(rows), len({row.article_id for row in rows}), rows[0])


def _row(claim_id: str, directory: Directory, *, is_said: bool) -> EntityClaim:
    claim = directory.claims[claim_id]
    return EntityClaim(claim, directory.articles.get(claim.article_id), is_said)
