"""Articles read together give the facts of articles read alone."""

from dataclasses import replace
from pathlib import Path

from claimpack.builders import languages
from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.text.bare import bare_article

SEEDS = Path(__file__).parents[3] / "seeds" / "kazakhstan-2022" / "articles"


def test_articles_read_together_give_the_facts_of_articles_read_alone() -> None:
    extractor = RuleExtractor(languages.load("de"))
    articles = [bare_article(path.read_text(encoding="utf-8"), path.name) for path in sorted(SEEDS.glob("*.txt"))]
    articles[1:1] = [replace(articles[0], article_id="art_0000000000000000", text=None, zones=()), bare_article("", "empty.txt")]
    assert extractor.extract_many(articles) == [extractor.extract(article) for article in articles]


def test_no_articles_have_no_facts() -> None:
    assert RuleExtractor(languages.load("de")).extract_many([]) == []


def test_an_article_read_beside_its_copy_gives_the_same_facts_twice() -> None:
    extractor = RuleExtractor(languages.load("de"))
    text = "Die Brücke ist gesperrt.\n\n„Die Brücke bleibt zu“, sagte Bürgermeister Karl Huber. Er rechne mit 20 Tagen.\n\nDie Brücke ist gesperrt."
    article = bare_article(text, "bridge.txt")
    assert extractor.extract_many([article, article]) == [extractor.extract(article)] * 2
