"""What a manifest says that no file of the release can confirm, as one digest, which the attestation names too: it cannot change alone."""

import hashlib
import json
from collections.abc import Mapping

# What the files themselves confirm.
CONFIRMED = frozenset({"files", "tables"})
# What the attestation calls the rest.
SEALED = "manifest.json without files and tables"


def seal_of(manifest: Mapping[str, object]) -> str:
    """SHA-256 in hex over the manifest without its files and tables, as JSON with sorted keys and no white space, in UTF-8."""
    said = {key: value for key, value in manifest.items() if key not in CONFIRMED}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
