"""A veil: what an audience is shown of people, in boxes and in every sentence said of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formkit.privacy import Audience, Known, Rules, mask, masked_boxes, people_in
from formkit.privacy.audience import Shown
from formkit.privacy.mask import WITHHELD, withheld

if TYPE_CHECKING:
    from formkit.forms import FormSpec
    from formkit.reconciling.evidence import Evidence

NUMBERS = ("number", "own", "case", "earlier", "supersedes", "superseded_by", "seq")
DAYS = ("at", "start", "done", "since", "received", "issued_at", "voided", "as_of", "calendar")
WORDS = ("name", "state", "severity", "code", "kind", "path", "box", "sha256", "archive")
PLAIN = frozenset((*NUMBERS, *DAYS, *WORDS))
"""Keys under which numbers, days and names of formkit's own stand, never a person's."""


@dataclass(frozen=True)
class Veil:
    """What one audience is shown.

    Attributes:
        audience: The audience.
        rules: What the office says of personal data.
        people: Everybody whom the papers of the case name.
    """

    audience: Audience
    rules: Rules
    people: tuple[Known, ...] = ()

    @property
    def is_lifted(self) -> bool:
        """True where nothing is masked."""
        return self.audience.sees_all

    def boxes(self, spec: FormSpec, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The boxes as they are shown; one that is not is left out."""
        if self.is_lifted:
            return values
        return masked_boxes(spec, values, self.audience, rules=self.rules, known=self.people)

    def over(self, told: Any, key: str = "") -> Any:
        """JSON with every sentence in it as it is shown; a new key is masked unless named plain."""
        if self.is_lifted or key in PLAIN:
            return told
        if isinstance(told, dict):
            return {one: self.over(value, one) for one, value in told.items()}
        if isinstance(told, list):
            return [self.over(one, key) for one in told]
        return self.sentence(told) if isinstance(told, str) else told

    def sentence(self, text: str) -> str:
        """A sentence without the people known, and without what reads like a phone."""
        for known in sorted(self.people, key=lambda known: -len(known.text)):
            match self.audience.shown(known.kind, known.owner):
                case Shown.MASKED:
                    text = text.replace(known.text, mask(known.text, known.kind))
                case Shown.WITHHELD:
                    text = text.replace(known.text, WITHHELD)
        match self.audience.shown("text", "staff"):
            case Shown.MASKED:
                return mask(text)
            case Shown.WITHHELD:
                return withheld(text)
        return text


def veil_of(
    audience: Audience,
    rules: Rules,
    papers: Iterable[tuple[FormSpec, Mapping[str, Evidence]]],
    *,
    clerks: Iterable[str] = (),
) -> Veil:
    """The veil for an audience, knowing everybody whom the papers name and who worked on them."""
    if audience.sees_all:
        return Veil(audience, rules)
    people = {one for spec, boxes in papers for one in _named(spec, boxes, rules)}
    staff = {Known(name, "name", "staff") for name in clerks if name}
    return Veil(audience, rules, tuple(sorted(people | staff, key=lambda one: one.text)))


def _named(spec: FormSpec, boxes: Mapping[str, Evidence], rules: Rules) -> Iterator[Known]:
    """The people named in what could be read, and in what stands there as it is written."""
    yield from people_in(spec, {path: seen.value for path, seen in boxes.items()}, rules=rules)
    written = {path: seen.raw for path, seen in boxes.items() if seen.unclear}
    yield from people_in(spec, written, rules=rules)
