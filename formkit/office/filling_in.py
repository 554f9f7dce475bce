"""Filling in: what may be added to a sheet that is out, and what a new one takes over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from formkit.errors import InvalidValues, UsageError
from formkit.findings import Finding
from formkit.forms import FormSpec, boxes_from_json, boxes_to_json
from formkit.forms.explain import misdated
from formkit.ledger import Entry
from formkit.ledger.changes import filling
from formkit.office.intake import typed
from formkit.say import say

if TYPE_CHECKING:
    from formkit.office.office import Office


def merged(office: Office, entry: Entry, named: Mapping[str, Any]) -> dict[str, Any]:
    """The boxes to add, as JSON, once they fit what the sheet says already.

    Only the sections that are touched must be complete: a paper that came back half filled
    elsewhere does not stand in the way.

    Raises:
        UnknownName: A name that no box bears.
        InvalidValues: A value that does not fit, or a section only half filled.
        UsageError: The copies have parted and a box would say something else than they do.
        LedgerError: The sheet is void.
        NothingToDo: All of this stands there already.
    """
    spec = office.shelf.find(entry.form)
    current = boxes_from_json(spec, entry.boxes)
    added = _with_defaults(spec, typed(spec, named), current)
    boxes = boxes_to_json(spec, added)
    filling(entry, boxes, "")
    if has_parted(office, entry):
        _refuse_changes(spec, added, current)
    touched = {path.partition(".")[0] for path in added}
    if wrong := [one for one in _wrong(spec, current | added) if _section(one) in touched]:
        raise InvalidValues(wrong)
    return boxes


def _with_defaults(
    spec: FormSpec, added: Mapping[str, Any], current: Mapping[str, Any]
) -> dict[str, Any]:
    """What is added, with what boxes of the sections it begins hold unless something is said."""
    begun = {path.partition(".")[0] for path in current}
    usual = {
        box.path: box.from_json(box.default)
        for name in {path.partition(".")[0] for path in added} - begun
        for box in spec.section(name).boxes
        if box.default is not None
    }
    return usual | dict(added)


def has_parted(office: Office, entry: Entry) -> bool:
    """True once copies were sent: from then on each speaks for itself (第九条第9款)."""
    return bool(office.ledger.journal(entry.number, kinds=("sent",)))


def carried_over(office: Office, old: Entry, named: Mapping[str, Any]) -> dict[str, Any]:
    """The boxes of a superseding sheet: the old intake, with what is said anew."""
    spec = office.shelf.find(old.form)
    intake = {
        path: value
        for path, value in boxes_from_json(spec, old.boxes).items()
        if spec.section(path.partition(".")[0]).required
    }
    return intake | typed(spec, named)


def _refuse_changes(spec: FormSpec, added: Mapping[str, Any], current: Mapping[str, Any]) -> None:
    changed = [path for path in added if path in current and current[path] != added[path]]
    if changed:
        raise UsageError(
            say(
                "各联已分送，不能再改：{boxes}。客户不接受时，请用 formkit supersede 另立新表。",
                boxes="、".join(spec.box(path).label for path in changed),
            )
        )


def _wrong(spec: FormSpec, boxes: Mapping[str, Any]) -> Iterator[Finding]:
    """What does not validate; dates out of order are told although another section is not done."""
    try:
        spec.form.from_boxes(boxes)
    except InvalidValues as error:
        yield from error.findings
        if not any(one.code in ("invalid", "date-order") for one in error.findings):
            yield from misdated(spec, boxes)


def _section(finding: Finding) -> str:
    return (finding.box or "").partition(".")[0]
