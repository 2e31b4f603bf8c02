"""What the templates write with: filters for words, numbers, and text of the release.

Filters rather than functions, because Jinja2 works out those of fixed words once, when it reads the template. `said` and the links
return markup: the one place where markup is made outside of a template, and all that comes from a release is escaped in it.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from claimpack.builders.explore.amounts import edtf_text, figure_text, group_text, quantity_text, who_text
from claimpack.builders.explore.directory import ArticleLine, ClaimLine, EntityLine
from claimpack.builders.explore.snippets import shown, snippet
from claimpack.builders.explore.wording import Wording

NAME = 120
_KEPT = 4096


def filters(wording: Wording, corpus: str) -> Mapping[str, Callable[..., object]]:
    """The filters by name. `corpus` is the language of the release's texts, which `said` takes where it is told no other."""
    said = _said(wording.language, corpus)
    return {
        "snippet": snippet,
        "say": lambda key, section, **values: wording.say(section, key, **values),
        "label": lambda value, section: wording.label(section, value),
        "meanings": wording.meanings,
        "number": wording.number,
        "counted": wording.count,
        "period": lru_cache(_KEPT)(wording.period),
        "amount": lambda quantity: quantity_text(quantity, wording),
        "who": lambda figure: who_text(figure, wording),
        "group": lambda population, text: group_text(population, text, wording),
        "figure_amount": lambda figure: figure_text(figure, wording),
        "edtf": lru_cache(_KEPT)(lambda value: snippet(edtf_text(value, wording))),
        "said": said,
        **_links(said),
    }


def _said(interface: str, corpus: str) -> Callable[..., Markup]:
    """Text of the release in <bdi>, so that its direction stays its own; its language is named where it is not that of the page."""

    @lru_cache(_KEPT)
    def begin(language: str) -> str:
        return f'<bdi lang="{escape(shown(language))}">' if language and language != interface else "<bdi>"

    def said(text: str | None, language: str | None = corpus) -> Markup:
        return Markup(f"{begin(language or '')}{escape(shown(text or ''))}</bdi>")

    return said


def _links(said: Callable[..., Markup]) -> Mapping[str, Callable[..., Markup]]:
    """A link to the page of an entity, an article or a claim. Addresses are made of ids, which were checked, and hold no text."""

    def entity_link(line: EntityLine, root: str) -> Markup:
        return Markup(f'<a href="{root}{line.address}">{said(snippet(line.name, NAME))}</a>')

    def article_link(line: ArticleLine, root: str) -> Markup:
        return Markup(f'<a href="{root}{line.address}">{said(line.heading, line.language)}</a>')

    def claim_link(line: ClaimLine, root: str) -> Markup:
        return Markup(f'<a href="{root}{line.address}">{said(snippet(line.text))}</a>')

    return {"entity_link": entity_link, "article_link": article_link, "claim_link": claim_link}
