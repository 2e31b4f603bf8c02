"""A release as static pages: the recipe, page after page in one order, so that the same release gives the same bytes.

No page holds a form or an address outside the explorer, and none but the search a script. The pages are written to a folder beside
their place, which is then renamed: what is at the place is whole.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.resources import files
from itertools import chain
from pathlib import Path

from claimpack.builders.explore.addresses import STYLE
from claimpack.builders.explore.articles import article_listing, article_pages
from claimpack.builders.explore.card_file import read_card
from claimpack.builders.explore.directory import Directory, read_directory
from claimpack.builders.explore.entities import entity_listing, entity_pages, source_lines, source_listing
from claimpack.builders.explore.figures import figure_lines, figure_listing, figure_pages
from claimpack.builders.explore.overview import about_page, overview_page
from claimpack.builders.explore.page import Page, Site, renderer
from claimpack.builders.explore.place import MARKER, check_place, default_place, placing
from claimpack.builders.explore.rejects import reason_lines, reject_pages
from claimpack.builders.explore.search import SearchIndex
from claimpack.builders.explore.wording import Wording, language_for, load_wording
from claimpack.builders.release import Release, open_release


@dataclass(frozen=True, slots=True)
class Explorer:
    """What was written: the folder, its first page, the language of its words, and how many pages there are."""

    folder: Path
    first_page: Path
    language: str
    n_pages: int


def explore(
    release: Path, output: Path | None = None, *, language: str | None = None, on_page: Callable[[int], None] | None = None
) -> Explorer:
    """Write the pages of a release to `output` (by custom build/explorer/<name>-<version>); an explorer that is there is replaced.

    `language` is that of the pages' own words; by custom that of the corpus, or English. `on_page` is told how many pages are written.

    Raises ClaimpackError REL001 to REL005 if the release cannot be read, REL070 to REL072 if the pages cannot be written to the folder,
    REL073 for a language without words, REL074 if the release holds what its schema forbids.
    """
    opened = open_release(release)
    wording = load_wording(language or language_for(opened.manifest.language))
    target = output or default_place(opened.manifest.name, opened.manifest.version)
    check_place(target, release)
    site = _site(opened)
    directory = read_directory(opened)
    render = renderer(site, wording)
    n_pages = 0
    with placing(target) as folder:
        index = SearchIndex(directory, figure_lines(directory), wording)
        for part in index.parts():
            _write(folder / part.path, part.content)
        for n_pages, page in enumerate(chain((index.page(),), pages(opened, directory, wording)), start=1):
            _write(folder / page.path, render(page))
            if on_page:
                on_page(n_pages)
        _write(folder / STYLE, (files("claimpack.builders.explore") / "templates" / STYLE).read_bytes())
        marker = {"explorer": asdict(site), "language": wording.language, "pages": n_pages}
        _write(folder / MARKER, (json.dumps(marker, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
    return Explorer(target, target / "index.html", wording.language, n_pages)


def pages(release: Release, directory: Directory, wording: Wording) -> Iterator[Page]:
    """Every page of the explorer but the search, one at a time."""
    figures = figure_lines(directory)
    sources = source_lines(directory)
    reasons = reason_lines(directory)
    yield overview_page(release, directory, figures, sources, wording)
    yield about_page(release, wording)
    yield from chain(
        article_listing(directory, wording),
        article_pages(release, directory, wording),
        figure_listing(figures, wording),
        figure_pages(figures, directory, wording),
        source_listing(sources, wording),
        entity_listing(directory, wording),
        entity_pages(release, directory),
        reject_pages(directory, reasons, wording),
    )


def _site(release: Release) -> Site:
    manifest = release.manifest
    return Site(
        name=manifest.name,
        version=manifest.version,
        heading=read_card(release.path, manifest).heading,
        language=manifest.language,
        run_id=manifest.run_id,
        tool=f"{manifest.tool.name} {manifest.tool.version}",
    )


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
