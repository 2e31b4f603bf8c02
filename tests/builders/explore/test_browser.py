"""The pages in a real browser: the search answers, hostile text does nothing, and nothing is asked for from outside."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.explore import explore, search, terms
from claimpack.builders.explore.addresses import SEARCH
from claimpack.schema.arrow import to_table

Rows = dict[str, list[Any]]
# Takes the title over and asks another host, by each way that a text could act.
ACT = "document.title='taken';new Image().src='http://127.0.0.1:9/'"
HOSTILE = f'<script>{ACT}</script><img src=x onerror="{ACT}"><svg onload="{ACT}"></svg></script><!--" autofocus onfocus="{ACT}" \'x'
# Types a question and gives the links that are found, once the page says how many there are.
ASK = """(async () => {
  const field = document.getElementById("query"), state = document.getElementById("state");
  state.textContent = "";
  field.value = %r;
  field.dispatchEvent(new Event("input"));
  while (!state.textContent) await new Promise((done) => setTimeout(done, 10));
  return [...document.querySelectorAll("#results a")].map((link) => link.getAttribute("href"));
})()"""


class _Quiet(SimpleHTTPRequestHandler):
    asked: list[str]

    def log_message(self, *_: object) -> None:
        self.asked.append(self.path)


@pytest.fixture
def served(explored: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the pages on a server of this machine, and the paths that it was asked for."""
    asked: list[str] = []
    handler = type("Handler", (_Quiet,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(explored)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()


@pytest.fixture
def ask(explored: Path, browser: Any) -> Callable[[str], list[str]]:
    """What the search of the sample pages finds, opened as a file."""
    browser.open((explored / SEARCH).as_uri())
    return lambda question: list(browser.run(ASK % question))


def requests(browser: Any) -> set[str]:
    return {event["params"]["request"]["url"] for event in browser.events if event.get("method") == "Network.requestWillBeSent"}


def test_the_search_finds_a_name_in_a_file_whatever_its_capitals(ask: Callable[[str], list[str]], rows: Rows) -> None:
    entity = rows["entities"][0]
    assert f"entities/{entity.entity_id}.html" in ask(entity.canonical_name.upper())


def test_the_beginning_of_a_word_will_do(ask: Callable[[str], list[str]], rows: Rows) -> None:
    entity = rows["entities"][0]
    assert f"entities/{entity.entity_id}.html" in ask(entity.canonical_name[:3])


def test_all_words_must_occur(ask: Callable[[str], list[str]], rows: Rows) -> None:
    name = rows["entities"][0].canonical_name
    assert ask(name)
    assert ask(f"{name} xyzzyx") == []


def test_words_that_stand_nowhere_find_nothing(ask: Callable[[str], list[str]], browser: Any) -> None:
    assert ask("xyzzyx") == []
    assert browser.run("document.getElementById('state').textContent") == "nichts gefunden"


def test_an_address_may_hold_the_question(explored: Path, browser: Any, rows: Rows) -> None:
    entity = rows["entities"][0]
    browser.open(f"{(explored / SEARCH).as_uri()}#q={entity.canonical_name}")
    assert browser.run("document.getElementById('query').value") == entity.canonical_name


def test_the_files_of_the_index_are_read_when_a_question_needs_them(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Any, rows: Rows
) -> None:
    monkeypatch.setattr(terms, "WORDS_BYTES", 40)
    monkeypatch.setattr(terms, "ROWS", 1)
    monkeypatch.setattr(search, "ROWS", 1)
    folder = explore(release, tmp_path / "cut").folder
    browser.open((folder / SEARCH).as_uri())
    assert not [address for address in requests(browser) if "/search/" in address]
    entity = rows["entities"][0]
    assert f"entities/{entity.entity_id}.html" in browser.run(ASK % entity.canonical_name)
    browser.run("0")
    read = {address for address in requests(browser) if "/search/" in address}
    assert 0 < len(read) < len(list((folder / "search").iterdir()))


def test_a_served_page_asks_for_its_style_and_nothing_else(served: tuple[str, list[str]], browser: Any) -> None:
    address, asked = served
    browser.open(f"{address}/index.html")
    assert set(asked) <= {"/index.html", "/style.css", "/favicon.ico"}
    assert "/style.css" in asked


def test_a_served_search_works_under_its_policy(served: tuple[str, list[str]], browser: Any, rows: Rows) -> None:
    address, asked = served
    browser.open(f"{address}/{SEARCH}")
    assert browser.run(ASK % rows["entities"][0].canonical_name)
    assert {path for path in asked if path.startswith("/search/")}


@pytest.mark.parametrize("path", ["index.html", SEARCH, "articles", "entities"])
def test_hostile_text_does_nothing(path: str, rows: Rows, write: Callable[..., Path], tmp_path: Path, browser: Any) -> None:
    rows["claims"] = [replace(row, text=HOSTILE, speaker=HOSTILE) for row in rows["claims"]]
    rows["articles"] = [replace(row, title=HOSTILE, byline=HOSTILE) for row in rows["articles"]]
    rows["entities"] = [replace(row, canonical_name=HOSTILE) for row in rows["entities"]]
    release = write("hostile", {name: to_table(name, found) for name, found in rows.items()}, title=HOSTILE)
    folder = explore(release, tmp_path / "pages").folder
    pages = {"articles": f"articles/{rows['articles'][0].article_id}.html", "entities": f"entities/{rows['entities'][0].entity_id}.html"}
    browser.open((folder / pages.get(path, path)).as_uri())
    if path == SEARCH:
        assert browser.run(ASK % "taken")
    assert browser.run("document.title") != "taken"
    assert (
        browser.run("[...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({name}) => /^on/.test(name))).length")
        == 0
    )
    assert browser.run("document.querySelectorAll('img,iframe,object,embed,form').length") == 0
    assert {address for address in requests(browser) if not address.startswith(("file:", "about:"))} == set()
