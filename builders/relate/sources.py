"""Whether two claims rest on different sources: yes, no or unknown.

What counts is the end of each chain of attributions: a broadcaster that cites the ministry rests on the ministry. Bodies of one state are
one source, whichever of them speaks. A claim that names nobody rests on its article; two articles of one independence group are one
source.
"""

from collections.abc import Iterator, Mapping

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.lexicon import Lexicon, lexicon
from claimpack.builders.text.words import analyse
from claimpack.schema.records import Article, Attribution, Claim

NAMED = frozenset({"named_person", "office_holder", "organisation", "media"})


def branches(claim: Claim) -> tuple[tuple[Attribution, ...], ...]:
    """The chains of sources, one per branch: the nearest source first, the one that it rests on last."""
    if not claim.attributions:
        return ()
    by_branch: dict[int, list[Attribution]] = {}
    for hop in claim.attributions:
        by_branch.setdefault(hop.branch, []).append(hop)
    return tuple(tuple(sorted(by_branch[branch], key=lambda hop: hop.hop)) for branch in sorted(by_branch))


def terminal_sources(claim: Claim) -> tuple[Attribution, ...]:
    """The last hop of every branch, in the order of branches."""
    return tuple(branch[-1] for branch in branches(claim))


def source_name(hop: Attribution, names: Mapping[str, str], pack: Pack) -> str:
    """What to call a source: its wording, without an article before a noun; for a pronoun the entity's name. "" if it names nobody.

    So "die Polizei", "Die Polizei" and "laut der Polizei" name one source, whatever the case.

    A bare adjective ("nach staatlichen Angaben") is no name: it takes the noun that the pack has for what sources say.
    """
    text = hop.source_text or ""
    known = names.get(hop.source_entity_id or "", "")
    if not text.strip():
        return known
    first, _, rest = text.strip().partition(" ")
    word = analyse(first.lower(), pack)
    if word.is_pronoun and not rest:
        return known
    if word.is_determiner and rest[:1].isupper():
        noun, space, more = rest.partition(" ")
        return f"{_nominative(noun, pack)}{space}{more}"
    if rest:
        return f"{first.lower()} {rest}" if word.is_determiner or word.is_pronoun or word.is_preposition else text
    return text if not first[0].islower() else known or f"{text} {lexicon(pack).statements}"


def _nominative(noun: str, pack: Pack) -> str:
    """The noun without the ending of a genitive: "Unternehmens" -> "Unternehmen"."""
    lemma = analyse(noun, pack).lemma
    return lemma if noun in {f"{lemma}s", f"{lemma}es"} else noun


def independent_sources(a: Claim, b: Claim, first: Article, second: Article, *, pack: Pack, words: Lexicon) -> str:
    """no: one source; yes: named sources, all different; unknown: anything else."""
    left, right = terminal_sources(a), terminal_sources(b)
    same_article = first.article_id == second.article_id or first.independence_group == second.independence_group
    if not left and not right:
        return "no" if same_article else "unknown"
    names_left = set(source_names(left, pack, words))
    names_right = set(source_names(right, pack, words))
    if _meet(names_left, names_right):
        return "no"
    all_named = left and right and all(hop.source_kind in NAMED and hop.source_text for hop in (*left, *right))
    return "yes" if all_named and not same_article else "unknown"


def source_names(hops: tuple[Attribution, ...], pack: Pack, words: Lexicon) -> Iterator[str]:
    """What a source can be known by: its entity, its wording, and "state" with its nationality, if any, for a body of a state."""
    for hop in hops:
        if hop.source_entity_id:
            yield f"entity:{hop.source_entity_id}"
        if hop.source_text and hop.source_kind in NAMED:
            yield f"text:{hop.source_text.lower()}"
            if _is_state(hop.source_text, pack, words):
                found = words.nationality.search(hop.source_text.lower())
                yield f"state:{found[1] if found else ''}"


def _meet(left: set[str], right: set[str]) -> bool:
    if left & right:
        return True
    states_left = {name for name in left if name.startswith("state:")}
    states_right = {name for name in right if name.startswith("state:")}
    unnamed = "state:"
    return bool(states_left and states_right) and (unnamed in states_left or unnamed in states_right)


def _is_state(text: str, pack: Pack, words: Lexicon) -> bool:
    forms = {form.strip(".,;:") for form in text.replace("-", " ").split()}
    lemmas = {analyse(form, pack).lemma.lower() for form in forms if form}
    return not words.state.isdisjoint(lemmas)
