"""An article cut up: zones, sentences, tokens, quotations, and what its text says of itself (`reading.read_document`)."""
