"""The pages say what the release holds, lead to each other, and need nothing from outside."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimpack.builders import ids
from claimpack.builders.explore import explore
from claimpack.builders.explore.addresses import CARDS_PER_PAGE, SEARCH, STYLE
from claimpack.schema.arrow import to_table
from claimpack.schema.records import Review

Pages = dict[str, Any]
Rows = dict[str, list[Any]]
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"


@pytest.fixture
def pages(explored: Path, read_pages: Callable[[Path], Pages]) -> Pages:
    return read_pages(explored)


@pytest.fixture
def make(write: Callable[..., Path], tmp_path: Path) -> Callable[..., Path]:
    """Pages of a release made of rows."""

    def explore_rows(rows: Rows, language: str | None = None, **info: object) -> Path:
        release = write("made", {name: to_table(name, found) for name, found in rows.items()}, **info)
        return explore(release, tmp_path / "made-pages", language=language).folder

    return explore_rows


def of(pages: Pages, folder: str) -> list[Any]:
    return [page for path, page in pages.items() if path.startswith(f"{folder}/") and "index" not in path]


def test_there_is_a_page_for_each_article_entity_figure_and_reason(pages: Pages) -> None:
    assert {folder: len(of(pages, folder)) for folder in ("articles", "entities", "figures", "rejects")} == {
        "articles": 2,
        "entities": 2,
        "figures": 1,
        "rejects": 1,
    }


def test_every_page_is_well_formed(pages: Pages) -> None:
    assert {path: page.faults for path, page in pages.items() if page.faults} == {}


def test_every_page_has_one_heading_one_main_and_a_language(pages: Pages) -> None:
    for path, page in pages.items():
        assert (path, len(page.all("h1")), len(page.all("main")), page.all("html")[0]["lang"]) == (path, 1, 1, "de")


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    assert {path for path, page in pages.items() if len(page.ids()) != len(set(page.ids()))} == set()


def test_every_link_leads_to_a_place_in_the_explorer(explored: Path, pages: Pages) -> None:
    for path, page in pages.items():
        for link in page.links():
            target, _, anchor = link.partition("#")
            found = (explored / path).parent.joinpath(target).resolve() if target else explored / path
            assert found.is_file(), (path, link)
            inside = found.resolve().relative_to(explored.resolve()).as_posix()
            assert not anchor or anchor in pages[inside].ids(), (path, link)


def test_every_page_but_the_search_forbids_scripts_and_what_is_outside(pages: Pages) -> None:
    for page in (page for path, page in pages.items() if path != SEARCH):
        assert [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"] == [POLICY]
        assert [name for name, attributes in page.elements if name == "script" or "style" in attributes] == []


def test_nothing_names_an_outside_address(explored: Path) -> None:
    style = (explored / STYLE).read_text(encoding="utf-8")
    assert [word for word in ("http:", "https:", "//", "url(", "@import") if word in style] == []


def test_every_claim_has_a_card_and_stands_marked_in_the_text(pages: Pages, rows: Rows) -> None:
    for claim in rows["claims"]:
        page = pages[f"articles/{claim.article_id}.html"]
        assert claim.claim_id in page.ids()
        assert f"../articles/{claim.article_id}.html#{claim.claim_id}" in page.links()


def test_the_text_of_an_article_is_there_word_for_word(pages: Pages, rows: Rows) -> None:
    for article in rows["articles"]:
        shown = pages[f"articles/{article.article_id}.html"].text
        assert [word for word in article.text.split() if word.strip("<>.|b/") not in shown] == []


def test_marks_of_every_kind_are_told_apart_by_class_and_sign(pages: Pages, rows: Rows) -> None:
    page = pages[f"articles/{rows['articles'][0].article_id}.html"]
    kinds = {kind for attributes in (*page.all("span"), *page.all("a")) for kind in (attributes.get("class") or "").split()}
    assert {"claim", "n", "e", "source", "cue", "quantity", "time", "name"} <= kinds


def test_an_entity_has_its_names_its_merges_and_its_claims(pages: Pages, rows: Rows) -> None:
    entity = rows["entities"][0]
    page = pages[f"entities/{entity.entity_id}.html"]
    assert "der Polizei" in page.text
    assert [link for link in page.links() if "#clm_" in link]


def test_a_figure_is_drawn_and_stands_in_the_table_below(pages: Pages) -> None:
    (page,) = of(pages, "figures")
    assert len(page.all("svg")) == 1
    assert {"row-1", "row-2"} <= set(page.ids())
    assert {"12.0", "40.0"} <= set(page.text.replace("„", " ").replace("“", " ").split())


def test_the_drawing_has_a_title_and_a_description(pages: Pages) -> None:
    (page,) = of(pages, "figures")
    (drawing,) = page.all("svg")
    assert drawing["role"] == "img"
    assert set((drawing["aria-labelledby"] or "").split()) <= set(page.ids())


def test_the_overview_says_how_to_cite(pages: Pages) -> None:
    assert "@misc{two-articles-1.0.0" in pages["index.html"].text


def test_the_overview_says_what_is_disputed_and_who_is_quoted(pages: Pages) -> None:
    links = pages["index.html"].links()
    assert [link for link in links if link.startswith("figures/fig_")]
    assert [link for link in links if link.startswith("entities/ent_")]


def test_a_source_that_is_no_entity_is_one_whatever_its_capitals(
    make: Callable[..., Path], rows: Rows, read_page: Callable[[Path], Any]
) -> None:
    names = ("Das Amt", "das Amt")
    rows["claims"] = [replace(row, speaker=name, speaker_entity_id=None) for row, name in zip(rows["claims"], names, strict=True)]
    page = read_page(make(rows) / "sources" / "index.html")
    assert len(page.all("tr")) == 2


def test_a_relation_is_told_on_both_cards(pages: Pages, rows: Rows) -> None:
    for claim in rows["claims"]:
        assert "widerspricht" in pages[f"articles/{claim.article_id}.html"].text


def test_what_was_not_kept_is_listed_with_its_reason(pages: Pages) -> None:
    assert "Mehr dazu" in pages["rejects/fragment.html"].text
    assert "Bruchstück" in pages["rejects/index.html"].text


def test_the_pages_speak_english_if_asked(release: Path, tmp_path: Path, read_page: Callable[[Path], Any]) -> None:
    found = explore(release, tmp_path / "english", language="en")
    page = read_page(found.first_page)
    assert (page.all("html")[0]["lang"], "Who is quoted" in page.text) == ("en", True)


def test_two_runs_give_the_same_bytes(release: Path, explored: Path, tmp_path: Path) -> None:
    other = explore(release, tmp_path / "again").folder
    names = sorted(path.relative_to(explored) for path in explored.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    assert [name for name in names if (explored / name).read_bytes() != (other / name).read_bytes()] == []


def test_a_release_without_texts_shows_its_claims(make: Callable[..., Path], rows: Rows, read_page: Callable[[Path], Any]) -> None:
    folder = make(rows, text_mode="quotes")
    claim = rows["claims"][0]
    page = read_page(folder / "articles" / f"{claim.article_id}.html")
    assert "enthält die Texte der Artikel nicht" in page.text
    assert claim.text in page.text
    assert "0–75" in page.text


def test_a_release_without_words_points_to_where_its_claims_stand(
    make: Callable[..., Path], rows: Rows, read_page: Callable[[Path], Any]
) -> None:
    claim = rows["claims"][0]
    page = read_page(make(rows, text_mode="none") / "articles" / f"{claim.article_id}.html")
    assert claim.text not in page.text
    assert "[#char=0,75]" in page.text


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (b'{"checked": {"rules": ["TAB001", "TAB002"]}, "findings": []}', "nach 2 Regeln gepr\u00fcft, ohne Befund"),
        (b'{"checked": {"rules": ["TAB001"]}, "findings": [{}, {}]}', "Befunde: 2"),
        (b'{"checked": []}', None),
        (b"no report", None),
    ],
)
def test_the_first_page_says_what_the_check_found(
    report: bytes, said: str | None, release: Path, tmp_path: Path, read_page: Callable[[Path], Any]
) -> None:
    (release / "validation.json").write_bytes(report)
    text = read_page(explore(release, tmp_path / "checked").first_page).text
    assert said in text if said else "Regeln gepr\u00fcft" not in text


def test_a_release_without_rows_has_its_pages(make: Callable[..., Path], read_pages: Callable[[Path], Pages]) -> None:
    found = read_pages(make({}))
    assert sorted(found) == [
        "about.html", "articles/index.html", "entities/index.html", "figures/index.html", "index.html", "rejects/index.html", "search.html",
        "sources/index.html",
    ]  # fmt: skip


def test_a_long_article_has_its_cards_on_several_pages(make: Callable[..., Path], rows: Rows, read_pages: Callable[[Path], Pages]) -> None:
    first = rows["claims"][0]
    n_claims = CARDS_PER_PAGE + 5
    many = [replace(first, claim_id=ids.claim_id(first.article_id, first.text, number), ordinal=number) for number in range(n_claims)]
    found = read_pages(make({**rows, "claims": [*many, rows["claims"][1]], "relations": []}))
    last = many[-1]
    pages = [found[f"articles/{first.article_id}{suffix}.html"] for suffix in ("", "-2")]
    assert [sum(identifier.startswith("clm_") for identifier in page.ids()) for page in pages] == [CARDS_PER_PAGE, 5]
    assert f"../articles/{first.article_id}-2.html#{last.claim_id}" in pages[0].links()


def test_no_page_lists_everything(make: Callable[..., Path], rows: Rows, read_pages: Callable[[Path], Pages]) -> None:
    article, reject = rows["articles"][0], rows["rejects"][0]
    uris = [f"copy-{number}.txt" for number in range(230)]
    articles = [replace(article, article_id=ids.article_id(uri), source_uri=uri, independence_group=article.article_id) for uri in uris]
    rejects = [replace(reject, reject_id=ids.reject_id(uri, (), "sentence", "fragment")) for uri in uris]
    found = read_pages(make({**rows, "articles": [*rows["articles"], *articles], "rejects": rejects}))
    assert max(len(page.all("tr")) for page in found.values()) <= 201
    assert {"articles/index-3.html", "rejects/fragment-3.html"} <= set(found)


def test_what_people_say_of_a_claim_stands_on_its_card(make: Callable[..., Path], rows: Rows, read_page: Callable[[Path], Any]) -> None:
    claim = rows["claims"][0]
    review = Review(
        review_id=ids.review_id(claim.claim_id, None, "https://example.org/1"),
        claim_id=claim.claim_id,
        review_url="https://example.org/1",
        review_publisher="Prüfstelle",
        rating_alternate_name="Überwiegend falsch",
        label="refuted",
    )
    page = read_page(make({**rows, "reviews": [review]}) / "articles" / f"{claim.article_id}.html")
    assert "widerlegt" in page.text
    assert "Überwiegend falsch" in page.text


def test_a_count_says_which_group_it_counts(make: Callable[..., Path], rows: Rows, read_pages: Callable[[Path], Pages]) -> None:
    claim = rows["claims"][0]
    told = replace(claim.quantities[0], counted_text="Polizisten", text="zwölf Polizisten")
    rows["claims"][0] = replace(claim, quantities=(told, *claim.quantities[1:]))
    pages = read_pages(make(rows))
    assert "12 Verletzte Polizei" in " ".join(pages[f"articles/{claim.article_id}.html"].text.split())


def test_a_long_list_of_articles_is_found_by_its_years(make: Callable[..., Path], rows: Rows, read_page: Callable[[Path], Any]) -> None:
    from datetime import date

    article = rows["articles"][0]
    days = [date(2019 + number // 60, 1, 1) for number in range(240)]
    articles = [
        replace(article, article_id=ids.article_id(str(number)), source_uri=str(number), dct_earliest=day, dct_latest=day)
        for number, day in enumerate(days)
    ]
    page = read_page(make({"articles": articles}) / "articles" / "index.html")
    assert "2019\n" in page.text
    assert page.links().count("../articles/index-2.html") >= 2
    assert "2022\n" in page.text


def test_rows_out_of_order_are_refused(release: Path, tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimpack.builders.explore.reading import in_order
    from claimpack.builders.release import open_release
    from claimpack.schema.problems import ClaimpackError
    from claimpack.schema.records import Article

    opened = open_release(release)
    backwards = opened.table("articles").take(list(reversed(range(len(rows["articles"])))))
    monkeypatch.setattr(type(opened), "shards", lambda _, name: iter([backwards]))
    with pytest.raises(ClaimpackError, match="not in order") as error:
        list(in_order(opened, Article))
    assert error.value.code == "REL074"


def test_a_table_in_the_card_is_a_table_on_the_page(release: Path, tmp_path: Path, read_page: Callable[[Path], Any]) -> None:
    card = release / "README.md"
    rights = "\n## Rights\n\nSome.\n\n| what | here |\n|---|---|\n| a \\| b | yes |\n\n## "
    card.write_text(card.read_text(encoding="utf-8").replace("\n## ", rights, 1), encoding="utf-8")
    page = read_page(explore(release, tmp_path / "carded").folder / "about.html")
    assert "a | b" in page.text
    assert "|---" not in page.text
    assert len(page.all("table")) == 2
