"""A page before it is written, and how it is written: Jinja2 templates with every value escaped.

Text from a release is hostile until shown: it is escaped for HTML by the template engine, and characters that would turn the
direction of the text around it, or are no text at all, are shown by their number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from claimpack.builders.explore import addresses
from claimpack.builders.explore.filters import filters
from claimpack.builders.explore.snippets import shown
from claimpack.builders.explore.wording import Wording


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path in the explorer, its template, the section of the site it is in, its title, and what it shows."""

    path: str
    template: str
    section: str
    title: str
    content: object


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says of the release."""

    name: str
    version: str
    heading: str
    language: str
    run_id: str
    tool: str


def renderer(site: Site, wording: Wording) -> Callable[[Page], bytes]:
    """A function that writes a page as UTF-8."""
    environment = _environment(site, wording)

    def render(page: Page) -> bytes:
        root = "../" * page.path.count("/")
        html = environment.get_template(page.template).render(page=page, content=page.content, root=root)
        return html.encode()

    return render


def _environment(site: Site, wording: Wording) -> Environment:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(_source), finalize=_finalize
    )
    environment.filters.update(filters(wording, site.language))
    environment.globals.update(site=site, language=wording.language, address=addresses)
    return environment


def _finalize(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _source(name: str) -> str:
    return (files("claimpack.builders.explore") / "templates" / name).read_text(encoding="utf-8")
