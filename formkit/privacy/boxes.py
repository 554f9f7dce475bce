"""A filled form as an audience may see it: boxes and sentences masked on output, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from formkit.forms import FormSpec
from formkit.privacy.audience import Audience, Shown, audience_named
from formkit.privacy.known import Known, people_in
from formkit.privacy.mask import WITHHELD, mask, withheld
from formkit.privacy.people import NOBODY, is_organisation, is_person, masked_name
from formkit.privacy.personal import Owner, Personal, personal
from formkit.privacy.rules import Rules
from formkit.values.signature import Signature

Boxes = Mapping[str, Any]
MANY = 200
"""So many people of one paper are looked for in all of its sentences, more only in their rows."""


def masked_boxes(
    spec: FormSpec,
    boxes: Boxes,
    audience: Audience | str,
    *,
    rules: Rules | None = None,
    assigned: str = "",
    known: Iterable[Known] = (),
) -> dict[str, Any]:
    """The boxes as an audience may see them; the values keep their types.

    A name, phone or address that stands in a box is found in every sentence too. What an
    audience must not see at all becomes ``***``, or is left out where it is no text.

    Args:
        spec: The form.
        boxes: Path → typed value.
        audience: An audience, or its name.
        rules: What the office says of personal data.
        assigned: Who was given the case and needs to reach the customer, if anyone.
        known: What other papers of the case say of its people; see ``people_in``.

    Raises:
        UnknownName: No audience is called so.
    """
    if isinstance(audience, str):
        audience = audience_named(audience)
    rules = rules or Rules()
    named = {row: [*people_in(spec, some, rules=rules)] for row, some in _by_row(boxes).items()}
    everybody = [one for people in named.values() for one in people]
    few = len(everybody) <= MANY
    others = tuple(known)
    shown: dict[str, Any] = {}
    for row, some in _by_row(boxes).items():
        people = everybody if few else [*named.get("", ()), *named[row]]
        view = _View(audience, rules, assigned, _sorted((*people, *others)))
        for path, value in some.items():
            shown[path] = view.box(personal(spec.box(path), rules), value)
    return {path: shown[path] for path in boxes if shown[path] is not None}


def _by_row(boxes: Boxes) -> dict[str, dict[str, Any]]:
    """The boxes row by row of the tables; those outside of tables under no name."""
    rows: dict[str, dict[str, Any]] = {}
    for path, value in boxes.items():
        row = path.rpartition(".")[0]
        rows.setdefault(row if row.rpartition(".")[2].isdecimal() else "", {})[path] = value
    return rows


def _sorted(people: Iterable[Known]) -> tuple[Known, ...]:
    """The longest first, so that no name is cut by a shorter one within it."""
    return tuple(sorted(set(people), key=lambda known: (-len(known.text), known.text)))


@dataclass(frozen=True)
class _View:
    """What one audience is shown."""

    audience: Audience
    rules: Rules
    assigned: str
    people: tuple[Known, ...]

    def box(self, held: Personal | None, value: Any) -> Any:
        """The value of a box as shown; ``None`` where it is left out."""
        if held is None:
            return value
        if held.inner and self.audience.business is Shown.WITHHELD:
            return None
        if isinstance(value, Signature):
            return replace(value, name=self._name(value.name, self._shown("name", held.owner)))
        return self._text(held, value) if isinstance(value, str) else value

    def _shown(self, kind: str, owner: Owner) -> Shown:
        return self.audience.shown(kind, owner, assigned=self.assigned)

    def _text(self, held: Personal, value: str) -> str:
        shown = self._shown(held.kind, held.owner)
        match held.kind:
            case "name":
                return self._name(value, shown)
            case "party":
                person = is_person(value, self.rules.companies)
                return self._name(value, self._shown("name", held.owner)) if person else value
            case "text":
                return value if self.audience.sees_all else self._sentence(value)
            case "":
                return value
            case kind:
                return _as_shown(value, kind, shown)

    def _name(self, name: str, shown: Shown) -> str:
        nobody = name.strip() in NOBODY or is_organisation(name, self.rules.companies)
        if shown is Shown.FULL or nobody:
            return name
        return WITHHELD if shown is Shown.WITHHELD else masked_name(name)

    def _sentence(self, text: str) -> str:
        """A sentence without the people known, and without what reads like a phone or the like."""
        kept: dict[str, str] = {}
        hidden: list[tuple[Known, Shown]] = []
        for known in self.people:
            shown = self._shown(known.kind, known.owner)
            if shown is not Shown.FULL:
                hidden.append((known, shown))
            elif known.kind != "name" and known.text in text:
                # What the audience may see is put aside, so that the pass below leaves it.
                token = f"\ufdd0{len(kept)}\ufdd1"
                kept[token] = known.text
                text = text.replace(known.text, token)
        text = self._without_numbers(text)
        for known, shown in hidden:
            text = text.replace(known.text, _as_shown(known.text, known.kind, shown))
        for token, seen in kept.items():
            text = text.replace(token, seen)
        return text

    def _without_numbers(self, text: str) -> str:
        match self._shown("text", "staff"):
            case Shown.FULL:
                return text
            case Shown.MASKED:
                return mask(text)
            case _:
                return withheld(text)


def _as_shown(value: str, kind: str, shown: Shown) -> str:
    match shown:
        case Shown.FULL:
            return value
        case Shown.WITHHELD:
            return WITHHELD
        case _:
            return mask(value, kind)
