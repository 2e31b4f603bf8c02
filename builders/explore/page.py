"""A page before it is written, and how it is written: Jinja2 templates with every value escaped.

Text from a release is hostile until shown: it is escaped for HTML by the template engine, and characters that would turn the
direction of the text around it, or are no text at all, are shown by their number.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from claimpack.builders.explore import addresses
from claimpack.builders.explore.amounts import edtf_text, figure_text, quantity_text
from claimpack.builders.explore.wording import Wording

# Bidirectional embeddings, overrides and isolates (UAX #9), and control characters but tab and line ends.
_UNSHOWN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
SNIPPET = 280


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
    environment = _environment(wording)
    environment.globals["site"] = site

    def render(page: Page) -> bytes:
        root = "../" * page.path.count("/")
        html = environment.get_template(page.template).render(page=page, content=page.content, root=root)
        return html.encode()

    return render


def shown(text: str) -> str:
    """The text, with characters that turn or hide what stands beside them shown by number: "⟨U+202E⟩"."""
    if text.isprintable():
        return text
    return _UNSHOWN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def snippet(text: str | None, longest: int = SNIPPET) -> str:
    """The beginning of a text, on one line."""
    words = " ".join((text or "").split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _environment(wording: Wording) -> Environment:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(_source), finalize=_finalize
    )
    environment.globals.update(
        say=wording.say,
        label=wording.label,
        meanings=wording.meanings,
        number=wording.number,
        count=wording.count,
        period=wording.period,
        language=wording.language,
        amount=lambda quantity: quantity_text(quantity, wording),
        figure_amount=lambda figure: figure_text(figure, wording),
        edtf=lambda value: snippet(edtf_text(value, wording)),
        address=addresses,
    )
    environment.filters["snippet"] = snippet
    return environment


def _finalize(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _source(name: str) -> str:
    return (files("claimpack.builders.explore") / "templates" / name).read_text(encoding="utf-8")
