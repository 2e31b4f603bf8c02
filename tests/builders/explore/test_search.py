"""The search: what its index holds, that its script and its files may run and no other, and that nothing in the index acts."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.explore import explore
from claimpack.builders.explore import terms as terms_module
from claimpack.builders.explore.addresses import SEARCH
from claimpack.builders.explore.terms import Index, terms
from claimpack.schema.arrow import to_table

Rows = dict[str, list[Any]]
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_KNOWN = re.compile(r'<script type="application/json" id="index">(.*?)</script>', re.DOTALL)
_PART = re.compile(r'claimpackPart\("(\w+)",(.*)\);\n', re.DOTALL)


def found(folder: Path, pattern: re.Pattern[str]) -> str:
    (one,) = pattern.findall((folder / SEARCH).read_text(encoding="utf-8"))
    return str(one)


def part(content: str) -> Any:
    match = _PART.fullmatch(content)
    assert match
    return json.loads(match[2])


def rows_of(folder: Path) -> list[tuple[str, str]]:
    paths = sorted((folder / "search").glob("r*.js"), key=lambda path: int(path.stem[1:]))
    return [(text, address) for path in paths for text, address in part(path.read_text(encoding="utf-8"))]


def words_of(folder: Path) -> dict[str, list[int]]:
    found = [part(path.read_text(encoding="utf-8")) for path in (folder / "search").glob("w*.js")]
    return {word: list(accumulate(gaps)) for words in found for word, gaps in words.items()}


def test_every_article_entity_figure_and_claim_can_be_found(explored: Path, rows: Rows) -> None:
    known = json.loads(found(explored, _KNOWN))
    assert {kind["name"]: kind["count"] for kind in known["kinds"]} == {
        "Artikel": len(rows["articles"]),
        "Namen": len(rows["entities"]),
        "Strittige Zahlen": 1,
        "Aussagen": len(rows["claims"]),
    }
    assert len(rows_of(explored)) == sum(kind["count"] for kind in known["kinds"])


def test_every_address_leads_to_a_page(explored: Path) -> None:
    for _, address in rows_of(explored):
        assert (explored / address.partition("#")[0]).is_file()


def test_every_word_leads_to_all_rows_that_hold_it(explored: Path) -> None:
    expected: dict[str, list[int]] = {}
    for number, (text, _) in enumerate(rows_of(explored)):
        for word in terms(text):
            expected.setdefault(word, []).append(number)
    assert words_of(explored) == expected


def test_the_page_lets_its_own_script_and_the_files_of_the_explorer_run_and_no_other(explored: Path) -> None:
    html = (explored / SEARCH).read_text(encoding="utf-8").replace("&#39;", "'")
    digest = base64.b64encode(hashlib.sha256(found(explored, _SCRIPT).encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in html
    assert "unsafe" not in html


def test_a_text_cannot_end_the_index(rows: Rows, write: Callable[..., Path], tmp_path: Path) -> None:
    hostile = '</script><!--<script>alert(1)</script>& "]);alert(2);//\u2028'
    rows["claims"] = [replace(row, text=hostile) for row in rows["claims"]]
    release = write("hostile", {name: to_table(name, found) for name, found in rows.items()})
    folder = explore(release, tmp_path / "pages").folder
    assert not set("<>&") & set(found(folder, _KNOWN))
    assert all(set("<\u2028").isdisjoint(path.read_text(encoding="utf-8")) for path in (folder / "search").iterdir())
    assert [text for text, address in rows_of(folder) if "#clm_" in address] == [hostile.strip()] * len(rows["claims"])


def test_the_index_is_cut_into_files_that_say_where_each_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms_module, "ROWS", 2)
    monkeypatch.setattr(terms_module, "WORDS_BYTES", 12)
    index = Index()
    parts = {made.path: part(made.content.decode()) for made in index.parts([("Ast Buche", "a"), ("Buche", "b"), ("Zeder", "c")])}
    assert parts == {
        "search/r0.js": [["Ast Buche", "a"], ["Buche", "b"]],
        "search/r1.js": [["Zeder", "c"]],
        "search/w0.js": {"ast": [0]},
        "search/w1.js": {"buche": [0, 1]},
        "search/w2.js": {"zeder": [2]},
    }
    assert index.first_words == ["ast", "buche", "zeder"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Straße, die STRASSE", ["die", "strasse"]),
        ("Über Zürich", ["uber", "zurich"]),
        ("1.700 Menschen", ["1", "700", "menschen"]),
        ("snake_case", ["snake", "case"]),
        ("Алматы", ["алматы"]),
        ("…", []),
    ],
)
def test_words_are_compared_without_capitals_and_accents(text: str, expected: list[str]) -> None:
    assert list(terms(text)) == expected
