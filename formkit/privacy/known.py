"""Whom a filled form names: found in its boxes, to be found again in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from formkit.forms import FormSpec
from formkit.privacy.mask import mask
from formkit.privacy.people import NOBODY, is_organisation, is_person, parts_of
from formkit.privacy.personal import Owner, Personal, personal
from formkit.privacy.place import REST
from formkit.privacy.rules import Rules
from formkit.values.signature import Signature

LEAST_NAME, LEAST_ADDRESS = 2, 4
_BETWEEN_WORDS = re.compile(r"[\s,，、；;()（）:：/]+")


@dataclass(frozen=True)
class Known:
    """Something personal that stands in a box, to be found again in sentences.

    Attributes:
        text: As it stands there.
        kind: Its kind.
        owner: Whose it is.
    """

    text: str
    kind: str
    owner: Owner


def people_in(
    spec: FormSpec, boxes: Mapping[str, Any], *, rules: Rules | None = None
) -> Iterator[Known]:
    """The people whom a filled form names, and where they can be reached."""
    rules = rules or Rules()
    for path, value in boxes.items():
        held = personal(spec.box(path), rules)
        if held is not None and isinstance(value, str | Signature):
            yield from _known(held, value, rules)


def _known(held: Personal, value: str | Signature, rules: Rules) -> Iterator[Known]:
    text = value.name if isinstance(value, Signature) else value
    if text.strip() in NOBODY:
        return
    match held.kind:
        case "name":
            for name in parts_of(text):
                if len(name) >= LEAST_NAME and not is_organisation(name, rules.companies):
                    yield from _spelt(name, "name", held.owner)
        case "party" if is_person(text, rules.companies):
            yield Known(text.strip(), "name", held.owner)
        case "address":
            yield from _spelt(text.strip(), "address", held.owner)
        case "phone" | "mail" | "id" | "plate":
            if any(sign.isdigit() or sign == "@" for sign in text):
                yield Known(text.strip(), held.kind, held.owner)
            for word in filter(is_person, _BETWEEN_WORDS.split(text)):
                yield from _spelt(word, "name", held.owner)


def _spelt(text: str, kind: str, owner: Owner) -> Iterator[Known]:
    """A name or address as it may stand in a sentence: closed up, or without the district."""
    rest = text.removeprefix(mask(text, kind).removesuffix(REST)) if kind == "address" else text
    for one in dict.fromkeys((text, "".join(text.split()), rest)):
        if len(one) >= (LEAST_ADDRESS if kind == "address" else LEAST_NAME):
            yield Known(one, kind, owner)
