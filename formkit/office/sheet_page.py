"""A sheet laid open: its boxes section by section, where its copies are, what came back of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formkit.reconciling.blanks import is_begun
from formkit.say import say

if TYPE_CHECKING:
    from formkit.forms import BoxSpec, FormSpec, RowsSpec, SectionSpec
    from formkit.office.office import Office
    from formkit.office.veil import Veil
    from formkit.reconciling.beside import Beside
    from formkit.reconciling.evidence import Evidence
    from formkit.reconciling.returned import Returned
    from formkit.reconciling.sheet import CopyState, Sheet

Told = dict[str, Any]
UNSEEN = "***"


@dataclass(frozen=True)
class SheetPage:
    """A sheet as an audience is shown it, told as JSON."""

    office: Office
    veil: Veil
    sheet: Sheet

    def to_json(self) -> Told:
        """The sheet with its sections, copies and papers."""
        sheet = self.sheet
        return {
            "number": sheet.number,
            "form": sheet.spec.title,
            "received": sheet.received.isoformat(),
            "issued_at": sheet.issued_at.isoformat(),
            "supersedes": sheet.supersedes,
            "superseded_by": sheet.superseded_by,
            "void": sheet.void,
            "voided": sheet.voided.isoformat() if sheet.voided else None,
            "sections": [self._section(section) for section in sheet.spec.sections],
            "copies": [_copy(copy) for copy in sheet.copies],
            "papers": [paper_json(self.office, paper) for paper in sheet.papers],
        }

    def _section(self, section: SectionSpec) -> Told:
        boxes = [*(self._box(box.path, box) for box in section.boxes)]
        for rows in section.rows:
            boxes += self._rows(rows)
        return {
            "name": section.name,
            "title": section.title,
            "by": section.by,
            "begun": is_begun(self.sheet, section),
            "boxes": boxes,
        }

    def _rows(self, rows: RowsSpec) -> Iterator[Told]:
        standing = (*self.sheet.boxes, *self.sheet.disputed, *self.sheet.unclear)
        cells = (path for path in standing if path.startswith(f"{rows.path}."))
        for row in sorted({int(path.split(".")[-2]) for path in cells}):
            for box in rows.boxes:
                yield self._box(rows.key(row, box), box) | {"row": row + 1, "table": rows.label}

    def _box(self, path: str, box: BoxSpec) -> Told:
        told: Told = {"path": path, "label": box.label, "row": None, "table": "", "seen": []}
        sheet = self.sheet
        if path in sheet.boxes:
            boxes = {path: sheet.boxes[path]}
            return told | {"state": "filled"} | _seen(self.veil, sheet.spec, boxes)[path]
        for state, among in (("disputed", sheet.disputed), ("unclear", sheet.unclear)):
            if path in among:
                seen = [{"text": one.seen(box), "where": one.where} for one in among[path]]
                return told | _blank(state) | {"seen": seen if self.veil.is_lifted else []}
        return told | _blank("blank")


def beside_json(office: Office, veil: Veil, one: Beside, paper: Returned | None) -> Told:
    """A paper beside that names a case: what it says, and its original where it came back."""
    told: Told = dict.fromkeys(("file", "part", "copy", "at", "sha256", "archive"))
    told |= {"remarks": [], "form": one.form, "own": one.own, "number": one.number, "boxes": []}
    if one.spec is not None:
        keys = keyed(one.spec, one.boxes)
        seen = _seen(veil, one.spec, keys)
        told["boxes"] = [
            {"path": path, "label": one.spec.box(path).label, **seen[path]}
            for path, box in keys.items()
            if box.value is not None
        ]
    return told | ({} if paper is None else paper_json(office, paper) | {"number": one.number})


def paper_json(office: Office, paper: Returned) -> Told:
    """A paper that came back: its file, when it came, and where the archive keeps it."""
    kept = office.archive.find(paper.sha256)
    return {
        "file": paper.file,
        "part": paper.part,
        "form": paper.form,
        "number": paper.number,
        "copy": paper.copy,
        "at": paper.at.isoformat(),
        "sha256": paper.sha256,
        "archive": office.folder.relative(kept) if kept else None,
        "remarks": [vars(one) for one in paper.remarks],
    }


def keyed(spec: FormSpec, boxes: Mapping[str, Evidence]) -> dict[str, Evidence]:
    """The boxes as printed, the columns of one line named as cells, so that the form knows them."""
    columns = {box.path: rows.key(0, box) for rows in spec.tables for box in rows.boxes}
    order = {path: n for n, path in enumerate((*(box.path for box in spec.boxes), *columns))}
    printed = sorted(boxes.items(), key=lambda one: order.get(one[0], len(order)))
    named = ((columns.get(path, path), seen) for path, seen in printed)
    return {path: seen for path, seen in named if spec.has(path)}


def _seen(veil: Veil, spec: FormSpec, boxes: Mapping[str, Evidence]) -> dict[str, Told]:
    """What stands in boxes as an audience is shown it: the value, the text, where it stands."""
    values = {path: seen.value for path, seen in boxes.items() if seen.value is not None}
    shown = veil.boxes(spec, values)
    told = {}
    for path, seen in boxes.items():
        box, value = spec.box(path), shown.get(path)
        printed = UNSEEN if value is None else box.print(value)
        text = seen.seen(box) if veil.is_lifted else printed
        json = None if value is None else box.to_json(value)
        told[path] = {"value": json, "text": text, "where": seen.where}
    return told


def _blank(state: str) -> Told:
    word = {"disputed": say("各联不一"), "unclear": say("看不清"), "blank": ""}[state]
    return {"state": state, "value": None, "text": word, "where": ""}


def _copy(copy: CopyState) -> Told:
    return copy.to_json() | {
        "word": copy.word,
        "since": copy.since.isoformat() if copy.since else None,
        "reason": copy.reason,
    }
