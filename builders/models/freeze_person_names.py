"""Freeze the given names and surnames of the package Faker into person_names.xz.

    python -m claimpack.builders.models.freeze_person_names

Reads the package Faker (MIT licence), which only this script needs. The same version of it gives the same bytes. Names in Cyrillic letters
are transcribed as German newspapers do; names in other than Latin letters are left out.
"""

import importlib
import lzma
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

from claimpack.builders.models.person_names import FILE

# What an attribute of a provider begins with, by the code of its names.
KINDS = {"g": "first_names", "s": "last_names"}
# Cyrillic letters, each with its German transcription.
TRANSCRIBED = (
    "аa бb вw гg дd еe зs иi йi кk лl мm нn оo пp рr сs тt уu фf хch цz чtsch шsch щschtsch ъ ыy ь эe юju яja ёjo жsch іi їji єje ґg ўu"
)
CYRILLIC = {pair[0]: pair[1:] for pair in TRANSCRIBED.split()}


def main() -> None:
    """Write the file beside this script."""
    codes: dict[str, str] = {}
    for code, names in ((code, set(_names(start))) for code, start in KINDS.items()):
        for name in names:
            codes[name] = codes.get(name, "") + code
    ordered = sorted((name.encode(), code) for name, code in codes.items())
    text = b"".join(name + b"\t" + code.encode() + b"\n" for name, code in ordered)
    data = lzma.compress(text, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, preset=9 | lzma.PRESET_EXTREME)
    Path(__file__).with_name(FILE).write_bytes(data)
    sys.stdout.write(f"{FILE}: {len(ordered)} names, {len(data)} bytes\n")


def _names(start: str) -> Iterator[str]:
    """Every single name of the lists of all languages whose name begins with `start`, in Latin letters."""
    import faker.providers.person as persons

    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for attribute in sorted(dir(provider)):
            listed = getattr(provider, attribute) if attribute.startswith(start) else None
            if isinstance(listed, (tuple, list, dict)):
                for name in listed:
                    yield from filter(_is_latin, (_transcribed(part) for part in str(name).split()))


def _transcribed(name: str) -> str:
    if not all(char in CYRILLIC or char in "-'" for char in name.lower()):
        return name
    latin = "".join(CYRILLIC.get(char, char) for char in name.lower()).replace("ii", "i")
    return "-".join(part[:1].upper() + part[1:] for part in latin.split("-"))


def _is_latin(name: str) -> bool:
    is_latin = all((char.isalpha() and (char < "\u0250" or "\u1e00" <= char < "\u1f00")) or char in "'’-" for char in name)
    return len(name) > 1 and is_latin and name[0].isupper()


if __name__ == "__main__":
    main()
