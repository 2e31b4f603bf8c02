"""The search: what its index holds, that its script and no other may run, and that nothing in the index acts."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.explore import explore, search
from claimpack.builders.explore.addresses import SEARCH

Rows = dict[str, list[Any]]
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_INDEX = re.compile(r'<script type="application/json" id="index">(.*?)</script>', re.DOTALL)


def html_of(folder: Path) -> str:
    return (folder / SEARCH).read_text(encoding="utf-8")


def found(html: str, pattern: re.Pattern[str]) -> str:
    (one,) = pattern.findall(html)
    return str(one)


@pytest.fixture
def html(explored: Path) -> str:
    return html_of(explored)


def test_every_article_entity_figure_and_claim_can_be_found(html: str, rows: Rows) -> None:
    index = json.loads(found(html, _INDEX))
    kinds = [index["kinds"][kind] for kind, _, _ in index["rows"]]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "Artikel": len(rows["articles"]),
        "Name": len(rows["entities"]),
        "strittige Zahl": 1,
        "Aussage": len(rows["claims"]),
    }


def test_every_address_leads_to_a_page(html: str, explored: Path) -> None:
    for _, _, address in json.loads(found(html, _INDEX))["rows"]:
        assert (explored / address.partition("#")[0]).is_file()


def test_the_page_lets_its_own_script_run_and_no_other(html: str) -> None:
    digest = base64.b64encode(hashlib.sha256(found(html, _SCRIPT).encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html.replace("&#39;", "'").replace("&#x27;", "'")
    assert "unsafe" not in html


def test_a_release_with_too_many_claims_is_searched_without_them(
    release: Path, tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_CLAIMS", len(rows["claims"]) - 1)
    html = html_of(explore(release, tmp_path / "pages").folder)
    assert {kind for kind, _, _ in json.loads(found(html, _INDEX))["rows"]} == {0, 1, 2}
    assert "Aussagen sind hier zu viele" in html


def test_a_text_cannot_end_the_index(rows: Rows, write: Callable[..., Path], tmp_path: Path) -> None:
    from dataclasses import replace

    from claimpack.schema.arrow import to_table

    hostile = "</script><!--<script>alert(1)</script>&"
    rows["claims"] = [replace(row, text=hostile) for row in rows["claims"]]
    release = write("hostile", {name: to_table(name, found) for name, found in rows.items()})
    index = found(html_of(explore(release, tmp_path / "pages").folder), _INDEX)
    assert not set("<>&") & set(index)
    assert [text for kind, text, _ in json.loads(index)["rows"] if kind == search.KINDS.index("claim")] == [hostile] * len(rows["claims"])
