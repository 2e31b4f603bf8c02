"""Everybody can use the pages: what a screen reader is told, what a keyboard reaches, what eyes can read, light and dark, wide and narrow.

Asked of a real Chromium: its accessibility tree, its focus, its computed colours. Source of the numbers: WCAG 2.2, 1.4.3, 1.4.10, 2.4.7.
"""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.explore import explore
from claimpack.schema.arrow import to_table

KINDS = ("index", "about", "search", "articles", "article", "figures", "figure", "sources", "entities", "entity", "rejects", "reason")
# Every visible run of text that stands out too little from what is behind it: "contrast text".
FAINT = """(() => {
  const parts = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const color = parts(getComputedStyle(at).backgroundColor);
      if (color.length && color[3] !== 0) return color;
    }
    return [255, 255, 255];
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const one = text.parentElement, style = getComputedStyle(one);
    if (!text.data.trim() || !one.checkVisibility({ visibilityProperty: true }) || ["SCRIPT", "NOSCRIPT", "TITLE", "DESC"].includes(one.tagName.toUpperCase())) continue;
    const ink = light(parts(one.namespaceURI.endsWith("svg") ? style.fill : style.color)), paper = light(behind(one));
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (contrast < 4.5) found.push(`${contrast.toFixed(2)} ${text.data.trim().slice(0, 40)}`);
  }
  return found;
})()"""
# What the keyboard can reach, in the order of the document, and what has the focus: its place among these, and whether one can see that.
REACHED = """[...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter((one) => one.checkVisibility())"""
FOCUS = f"""(() => {{
  const one = document.activeElement, style = getComputedStyle(one);
  return [{REACHED}.indexOf(one), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
}})()"""


@pytest.fixture(scope="module")
def folders() -> dict[str, Path]:
    """Pages in German and in English, made once for all tests."""
    return {}


@pytest.fixture
def address(
    folders: dict[str, Path], rows: dict[str, list[Any]], write: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], str]:
    """The address of a page of a kind in a language."""

    def found(kind: str, language: str) -> str:
        if language not in folders:
            release = write("accessible", {name: to_table(name, some) for name, some in rows.items()})
            folders[language] = explore(release, tmp_path_factory.mktemp("pages") / language, language=language).folder
        folder = folders[language]
        of_kind = {"article": "articles/art_*", "figure": "figures/fig_*", "entity": "entities/ent_*", "reason": "rejects/fragment*"}
        lists = {"articles", "figures", "sources", "entities", "rejects"}
        if kind in of_kind:
            return sorted(folder.glob(of_kind[kind]))[0].as_uri()
        return (folder / (f"{kind}/index.html" if kind in lists else f"{kind}.html")).as_uri()

    return found


def tree(browser: Any) -> list[dict[str, Any]]:
    """What a screen reader is told: role, name and properties of each node, in reading order."""
    nodes = browser("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def walk(node: dict[str, Any]) -> Any:
        if not node.get("ignored"):
            properties = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
            yield {"role": node["role"]["value"], "name": node.get("name", {}).get("value", "").strip(), **properties}
        for child in node.get("childIds", ()):
            yield from walk(by_id[child])

    return list(walk(nodes[0]))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_finds_its_way(kind: str, language: str, browser: Any, address: Callable[[str, str], str]) -> None:
    browser.open(address(kind, language))
    found = tree(browser)
    roles = [node["role"] for node in found]
    assert [roles.count(role) for role in ("banner", "main", "contentinfo")] == [1, 1, 1]
    assert all(node["name"] for node in found if node["role"] in {"navigation", "region", "image"})
    levels = [int(node["level"]) for node in found if node["role"] == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert [node for node in found if node["role"] in {"link", "button", "searchbox", "DisclosureTriangle"} and not node["name"]] == []


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"search"}])
def test_the_cells_of_a_table_have_their_headings(kind: str, width: int, browser: Any, address: Callable[[str, str], str]) -> None:
    browser.open(address(kind, "de"), width=width)
    n_tables = browser.run("document.querySelectorAll('table').length")
    roles = [node["role"] for node in tree(browser)]
    assert roles.count("table") == n_tables
    assert roles.count("columnheader") == browser.run("document.querySelectorAll('thead th').length")
    assert roles.count("rowheader") == browser.run("document.querySelectorAll('tbody th').length")
    assert roles.count("cell") + roles.count("gridcell") >= browser.run("document.querySelectorAll('tbody td:not([aria-hidden])').length")


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_text_stands_out_from_what_is_behind_it(
    kind: str, language: str, is_dark: bool, browser: Any, address: Callable[[str, str], str]
) -> None:
    browser.open(address(kind, language), is_dark=is_dark)
    assert browser.run(FAINT) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_in_order_and_one_sees_where_it_is(
    kind: str, browser: Any, address: Callable[[str, str], str]
) -> None:
    browser.open(address(kind, "en"))
    n_reached = browser.run(f"{REACHED}.length")
    visited: list[int] = []
    for _ in range(n_reached):
        browser.press("Tab")
        place, is_seen = browser.run(FOCUS)
        assert is_seen, (place, browser.run("document.activeElement.outerHTML")[:200])
        visited.append(place)
    assert visited == list(range(n_reached))
    browser.press("Tab")
    assert browser.run(FOCUS)[0] != n_reached - 1, "the focus does not leave the last one"


def test_the_first_stop_leads_to_the_content(browser: Any, address: Callable[[str, str], str]) -> None:
    browser.open(address("article", "de"))
    browser.press("Tab")
    assert browser.run("document.activeElement.getAttribute('href')") == "#content"
    browser.press("Enter")
    assert browser.run("document.activeElement.tagName") == "MAIN"


@pytest.mark.parametrize("width", [320, 400, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_never_wider_than_the_screen(kind: str, width: int, browser: Any, address: Callable[[str, str], str]) -> None:
    browser.open(address(kind, "de"), width=width)
    assert browser.run("document.documentElement.scrollWidth") <= width


def test_what_is_folded_away_is_printed(browser: Any, address: Callable[[str, str], str]) -> None:
    browser.open(address("article", "de"))
    browser("Emulation.setEmulatedMedia", media="print")
    heights = browser.run("[...document.querySelectorAll('details')].map((one) => one.getBoundingClientRect().height)")
    browser("Emulation.setEmulatedMedia", media="")
    assert heights
    assert min(heights) > 0
