"""Hostile text in a release becomes text on the pages, and nothing else."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders.explore import explore
from claimpack.builders.explore.addresses import SEARCH
from claimpack.builders.explore.snippets import shown
from claimpack.schema.arrow import to_table
from claimpack.schema.columns import Column, columns
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Review, Span

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(2)>"\' onmouseover="alert(3)" ]]></svg><style>*{}</style>'
    '<!-- --><a href="javascript:alert(4)">x</a>{{ 7*7 }}{% raw %}&lt;b&gt; javascript:alert(5) https://evil.example/x \u202egnp.exe\u2066 \x07'
    + "W"
    * 10_000
)
ACTIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "img",
    "video",
    "audio",
    "base",
    "style",
    "foreignobject",
    "animate",
    "set",
}
KEPT = ("_id", "sha256", "inherited_from", "language")
Pages = dict[str, Any]


def poisoned(value: Any, column: Column) -> Any:
    """The value with hostile text in every free string."""
    if isinstance(value, tuple):
        return tuple(poisoned(part, column.children[0]) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {child.name: child for child in column.children}
        return replace(value, **{field.name: poisoned(getattr(value, field.name), parts[field.name]) for field in fields(value)})
    is_kept = column.values or column.name.endswith(KEPT) or column.name in {"claim_a", "claim_b"}
    return HOSTILE if isinstance(value, str) and not is_kept else value


def poisoned_row(table: str, row: Any) -> Any:
    changed = {column.name: poisoned(getattr(row, column.name), column) for column in columns(table)}
    return replace(row, **changed)


@pytest.fixture
def hostile(rows: dict[str, list[Any]], write: Callable[..., Path]) -> Path:
    """The sample release with hostile text wherever a release may hold text."""
    claim = rows["claims"][0]
    rows["reviews"] = [
        Review(
            review_id="rev_0000000000000000",
            claim_id=claim.claim_id,
            decision="edit",
            edit="x",
            reviewer="x",
            review_url="javascript:alert(1)",
            review_publisher="x",
            rating_alternate_name="x",
        )
    ]
    rows["articles"] = [
        replace(row, title="x", byline="x", url="x", license="x", rights_note="x", language=HOSTILE) for row in rows["articles"]
    ]
    rows["rejects"] = [replace(row, detail="x", spans=(Span(3, 4_000_000),)) for row in rows["rejects"]]
    rows["claims"] = [replace(row, spans=(Span(0, 5), Span(40, 900_000)), hedge_spans=(Span(2, 60),)) for row in rows["claims"]]
    tables = {name: to_table(name, [poisoned_row(name, row) for row in found]) for name, found in rows.items()}
    return write(
        "hostile",
        tables,
        title=HOSTILE,
        description=HOSTILE,
        creators=(HOSTILE,),
        rights_note=HOSTILE,
        license="x",
        homepage="javascript:1",
    )


@pytest.fixture
def pages(hostile: Path, tmp_path: Path, read_pages: Callable[[Path], Pages]) -> Pages:
    return read_pages(explore(hostile, tmp_path / "hostile-pages").folder)


def test_no_active_element_comes_of_it(pages: Pages) -> None:
    elements = [(path, name) for path, page in pages.items() for name, _ in page.elements if name in ACTIVE]
    assert elements == [(SEARCH, "input"), (SEARCH, "script"), (SEARCH, "script")]


def test_no_attribute_that_acts_comes_of_it(pages: Pages) -> None:
    names = {name for page in pages.values() for _, attributes in page.elements for name in attributes}
    assert {name for name in names if name.startswith("on") or name in {"style", "srcdoc", "action", "formaction", "xlink:href"}} == set()


def test_every_link_stays_in_the_explorer(pages: Pages) -> None:
    links = {link for page in pages.values() for link in page.links()}
    assert {link for link in links if ":" in link or link.startswith(("/", "\\"))} == set()


def test_the_pages_stay_well_formed(pages: Pages) -> None:
    assert {path: page.faults for path, page in pages.items() if page.faults} == {}


def test_the_hostile_text_is_shown_as_text(pages: Pages, rows: dict[str, list[Any]]) -> None:
    assert "<script>alert(1)</script>" in pages[f"articles/{rows['articles'][0].article_id}.html"].text


def test_it_is_no_template(pages: Pages) -> None:
    assert "{{ 7*7 }}" in pages["index.html"].text


def test_characters_that_turn_the_text_are_shown_by_number(pages: Pages) -> None:
    turning = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 7)]
    assert {path for path, page in pages.items() if any(sign in page.text for sign in turning)} == set()
    assert any("⟨U+202E⟩gnp.exe" in page.text for page in pages.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\x00b", "a⟨U+0000⟩b"),
        ("Zeile\n\tnoch eine", "Zeile\n\tnoch eine"),
        ("نص عربي", "نص عربي"),
        ("👩‍🚒", "👩‍🚒"),
    ],
)
def test_only_what_turns_or_hides_is_shown_by_number(text: str, expected: str) -> None:
    assert shown(text) == expected


def refused(release: Path, output: Path) -> str:
    with pytest.raises(ClaimpackError) as raised:
        explore(release, output)
    assert not output.exists()
    return raised.value.code


@pytest.mark.parametrize(("table", "column"), [("articles", "article_id"), ("claims", "claim_id"), ("entities", "entity_id")])
def test_an_id_that_leads_out_of_the_folder_is_refused(
    rows: dict[str, list[Any]], write: Callable[..., Path], tmp_path: Path, table: str, column: str
) -> None:
    rows[table] = [replace(rows[table][0], **{column: "../../../escaped"}), *rows[table][1:]]
    release = write("forged", {name: to_table(name, found) for name, found in rows.items()})
    assert refused(release, tmp_path / "forged-pages") == "REL074"


def test_a_reason_that_leads_out_of_the_folder_is_refused(rows: dict[str, list[Any]], write: Callable[..., Path], tmp_path: Path) -> None:
    rows["rejects"] = [replace(row, reason="../../escaped") for row in rows["rejects"]]
    release = write("forged", {name: to_table(name, found) for name, found in rows.items()})
    assert refused(release, tmp_path / "forged-pages") == "REL074"


def test_indexes_and_ids_that_lead_nowhere_are_left_out(
    rows: dict[str, list[Any]], write: Callable[..., Path], tmp_path: Path, read_pages: Callable[[Path], Pages]
) -> None:
    claim = rows["claims"][0]
    quantity = replace(claim.quantities[0], time=7, part_of=9, place_entity_id="ent_nowhere", value=float(10**300), low=None, high=None)
    step = replace(claim.attributions[0], source_entity_id="ent_nowhere", inherited_from="clm_nowhere")
    rows["claims"][0] = replace(
        claim, quantities=(quantity,), attributions=(step,), entity_ids=("ent_nowhere",), speaker_entity_id="ent_nowhere"
    )
    rows["relations"] = [replace(rows["relations"][0], claim_b="clm_nowhere")]
    release = write("forged", {name: to_table(name, found) for name, found in rows.items()})
    pages = read_pages(explore(release, tmp_path / "forged-pages").folder)
    assert {link for page in pages.values() for link in page.links() if "nowhere" in link} == set()
