"""Which articles are one source."""

from itertools import permutations

from claimpack.builders.relate.independence import independence_groups

WORDS = (
    "Der Fluss trat am frühen Morgen über die Ufer und setzte den unteren Teil der Altstadt unter Wasser. Die Feuerwehr pumpte Keller leer, "
    "während Helfer Sandsäcke füllten und die Bewohner der Uferstraße in eine Turnhalle brachten. Ein Sprecher der Stadt nannte die Lage ernst, "
    "aber beherrschbar. Bis zum Abend sollte der Pegel noch um zwanzig Zentimeter steigen, danach rechneten die Fachleute mit einer langsamen "
    "Entspannung. Schulen und Kindergärten blieben geschlossen, der Bahnverkehr war unterbrochen, und auf der Bundesstraße bildeten sich lange Staus. "
)
OTHER = (
    "Im Stadtrat wurde unterdessen über den Haushalt gestritten, den die Kämmerei vor drei Wochen vorgelegt hatte und der eine höhere Abgabe "
    "auf Zweitwohnungen vorsieht. Mehrere Fraktionen kündigten Änderungsanträge an; eine Entscheidung fällt frühestens im Mai nach der Anhörung der "
    "Verbände, die eigene Gutachten bestellt haben und mit einer Klage vor dem Verwaltungsgericht drohen, falls der Entwurf so bleibt wie er ist. "
)


def groups(corpus, **texts: tuple[str, tuple[str, ...]]) -> dict[str, str]:
    for name, (text, agencies) in texts.items():
        corpus.article(name, text=text, agencies=agencies)
    found = independence_groups(tuple(corpus.articles.values()))
    return {name: found[article.article_id] for name, article in corpus.articles.items()}


def test_a_copy_with_another_ending_is_the_same_source(corpus) -> None:
    found = groups(corpus, a=(WORDS, ()), b=(WORDS + OTHER[:200], ()))
    assert found["a"] == found["b"]


def test_two_reports_of_one_agency_about_different_things_are_two_sources(corpus) -> None:
    found = groups(corpus, a=(WORDS, ("dpa",)), b=(OTHER, ("dpa",)))
    assert found["a"] != found["b"]


def test_a_third_of_a_text_makes_one_source_only_under_a_common_agency(corpus, corpora) -> None:
    third = WORDS[:230] + OTHER + OTHER.replace(" ", " so ")
    with_agency = groups(corpus, a=(WORDS, ("dpa",)), b=(third, ("dpa", "AFP")))
    without = groups(corpora(), a=(WORDS, ("dpa",)), b=(third, ("AFP",)))
    assert with_agency["a"] == with_agency["b"]
    assert without["a"] != without["b"]


def test_a_shared_quotation_makes_no_common_source(corpus) -> None:
    quotation = " „Wir haben so etwas seit Jahren nicht mehr gesehen, und wir sind nicht darauf vorbereitet“, sagte sie. "
    found = groups(corpus, a=(WORDS + quotation, ("dpa",)), b=(OTHER + quotation, ("dpa",)))
    assert found["a"] != found["b"]


def test_a_group_is_named_by_its_least_article_whatever_the_order(corpus) -> None:
    for name in "abc":
        corpus.article(name, text=WORDS)
    articles = tuple(corpus.articles.values())
    least = min(article.article_id for article in articles)
    for order in permutations(articles):
        assert set(independence_groups(order).values()) == {least}


def test_articles_without_text_are_groups_of_their_own(corpus) -> None:
    found = groups(corpus, a=("", ()), b=("", ()))
    assert found["a"] != found["b"]
