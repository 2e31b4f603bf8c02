"""Texts as the extractor's steps read them."""

from collections.abc import Callable

import pytest

from claimpack.builders.languages import load
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.document import Document
from claimpack.builders.text.reading import read_document


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The German pack."""
    return load("de")


@pytest.fixture(scope="session")
def read_body(pack: Pack) -> Callable[[str], Document]:
    """A function that reads a text as one body."""
    return lambda text: read_document(bare_article(text, zone="body"), pack)
