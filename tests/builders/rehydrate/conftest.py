"""A small corpus of German news, and its releases in every text mode."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimpack.builders.build import build

ARTICLES = {
    "nord.txt": "Bahn streicht Züge\n\nBerlin (dpa) – Die Bahn streicht nach Angaben eines Sprechers am Montag 40 Züge. „Wir bedauern das“, "
    "sagte der Sprecher. Er rechne mit Verspätungen. Bei dem Sturm wurden mindestens zwölf Menschen verletzt.\n",
    "süd.txt": "Der Sturm traf auch München. Die Feuerwehr sprach von 15 Verletzten. Bürgermeister Karl Huber kündigte am Montag, wie die "
    "Zeitung berichtet, schnelle Hilfe an. Er will Soforthilfe zahlen. Foto: dpa\n",
}
LINES = [
    {"source": "https://example.org/a", "text": "Der Präsident trat am Dienstag zurück. Das teilte sein Büro mit.", "title": "Rücktritt"},
    {"source": "https://example.org/b", "text": "Der Präsident trat nicht zurück, sagte ein Sprecher am Mittwoch.", "title": None},
]
PAGE = """<html lang="de"><head><title>Warnung vor Glatteis</title></head><body><nav><a href="/">Start</a></nav><article><h1>Warnung vor Glatteis</h1>
<p>Der Wetterdienst warnt vor Glatteis in weiten Teilen des Landes. Nach Angaben der Polizei gab es am Freitag mehr als 200 Unfälle.</p>
<p>Mindestens drei Menschen wurden dabei schwer verletzt, teilte ein Sprecher mit. Die Behörden riefen dazu auf, zu Hause zu bleiben.</p>
</article></body></html>"""


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Text files, a page and lines of JSON."""
    folder = tmp_path_factory.mktemp("sources")
    (folder / "texte").mkdir()
    for name, text in ARTICLES.items():
        (folder / "texte" / name).write_text(text, encoding="utf-8")
    (folder / "glatteis.html").write_text(PAGE, encoding="utf-8")
    lines = [json.dumps({name: value for name, value in line.items() if value}, ensure_ascii=False) for line in LINES]
    (folder / "zeilen.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def released(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of the release in a text mode, built once."""
    made: dict[str, Path] = {}

    def build_in(mode: str) -> Path:
        if mode not in made:
            root = tmp_path_factory.mktemp(mode)
            config = root / "claimpack.toml"
            patterns = json.dumps(["texte/*.txt", "*.html", "*.jsonl"])
            config.write_text(
                f'[dataset]\nname = "sturm"\nversion = "1.0.0"\ntitle = "Sturm"\n[sources]\narticles = {patterns}\n[build]\ntext = "{mode}"\n',
                encoding="utf-8",
            )
            for path in sources.iterdir():
                (root / path.name).symlink_to(path)
            made[mode] = build(config).release
        return made[mode]

    return build_in
