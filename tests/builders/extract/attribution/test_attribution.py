"""Who says so, sentence by sentence.

The sentences stand one a line in sayings/*.txt: quote type | text with {source}, <cue> and [what is said]; ¶ ends a paragraph. The first
attribution of that type with that content counts.
"""

import re
from pathlib import Path

import pytest

from claimpack.builders.extract.attribution.attribution import find_attributions
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.languages.pack import load
from claimpack.builders.spans import text_of
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.document import Document
from claimpack.builders.text.quotations import pair_quotations
from claimpack.builders.text.sentences import split_sentences
from claimpack.schema.records import Mention, Span

FOLDER = Path(__file__).parent / "sayings"
PACK = load("de")
KINDS = {"{": "source", "<": "cue", "[": "content"}


def lines(name: str) -> list[str]:
    """The cases of a file."""
    rows = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]


CASES = [(path.stem, row) for path in sorted(FOLDER.glob("*.txt")) if path.stem != "nobody" for row in lines(path.stem)]


def attributions(text: str, mentions: tuple[Mention, ...] = ()) -> tuple[Attributed, ...]:
    """The attributions of a text that is one body."""
    article = bare_article(text, zone="body")
    paragraphs = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    return find_attributions(
        Document(article, text, article.zones, split_sentences(text, article.zones, PACK), pair_quotations(text, paragraphs)),
        PACK,
        mentions,
    )


def unmarked(marked: str) -> tuple[str, dict[str, list[str]]]:
    """The text without its marks, and what stood between them."""
    found: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    open_at: list[tuple[str, int]] = []
    text = ""
    for character in marked.replace("¶", "\n"):
        if character in KINDS:
            open_at.append((KINDS[character], len(text)))
        elif character in "}>]":
            kind, start = open_at.pop()
            found[kind].append(text[start:])
        else:
            text += character
    return text, found


@pytest.mark.parametrize(("group", "case"), CASES, ids=[f"{group}: {case}" for group, case in CASES])
def test_a_saying_has_its_source_cue_and_content(group: str, case: str) -> None:
    quote_type, _, marked = case.partition(" | ")
    text, expected = unmarked(marked)
    found = [
        {
            "quote_type": one.attributions[0].quote_type,
            "source": [text_of(text, (span,)) for span in one.attributions[0].source_spans],
            "cue": [text_of(text, (span,)) for span in one.attributions[0].cue_spans],
            "content": [text_of(text, (span,)) for span in one.content],
        }
        for one in attributions(text)
    ]
    assert {"quote_type": quote_type, **expected} in found


@pytest.mark.parametrize("text", lines("nobody"))
def test_a_plain_sentence_quotes_nobody(text: str) -> None:
    assert attributions(text) == ()
