"""The papers of the archive: its catalogue (归档目录), and what is proposed to be destroyed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.errors import ConfigurationError, NothingToDo, UsageError
from formkit.office.keeping import Shelved, kept, shelved
from formkit.office.outgoing import Outgoing, going_out
from formkit.say import say

if TYPE_CHECKING:
    from formkit.forms import FormSpec
    from formkit.office.office import Office

CATALOGUE, DESTRUCTION = "案件归档目录", "销毁清单"
MEDIA = {".docx": "docx", ".xlsx": "xlsx"}


def write_catalogue(office: Office, target: Path, *, now: dt.datetime, by: str) -> list[Shelved]:
    """Write the catalogue of all archived cases as a workbook.

    Raises:
        UsageError: The file is no workbook.
        NothingToDo: Nothing is archived yet.
    """
    found = shelved(kept(office, now))
    if target.suffix.lower() != ".xlsx":
        raise UsageError(say("归档目录写成 .xlsx 文件；“{name}”不是。", name=target.name))
    if not found:
        raise NothingToDo(say("还没有归档的案件。"))
    boxes = {"catalogue.office": office.config.name, "catalogue.made_on": now.date()}
    for n, one in enumerate(found):
        boxes |= _line(f"catalogue.lines.{n}", _entry(one))
    _write(office, CATALOGUE, boxes, target, now=now, by=by)
    return found


def write_destruction_list(
    office: Office, year: int, target: Path, *, now: dt.datetime, by: str
) -> list[Shelved]:
    """Write which cases' time is over by the end of a year, for two witnesses to sign.

    It proposes and destroys nothing; neither ledger nor archive is touched.

    Raises:
        UsageError: The file is neither Word nor Excel.
        NothingToDo: No case's time is over by then.
    """
    found = over(office, year, now)
    if target.suffix.lower() not in MEDIA:
        raise UsageError(say("销毁清单写成 .docx 或 .xlsx；“{name}”都不是。", name=target.name))
    if not found:
        raise NothingToDo(say("到{year}年底没有保管期满的案件。", year=year))
    boxes = {
        "proposal.office": office.config.name,
        "proposal.made_on": now.date(),
        "proposal.year": year,
        "proposal.cases": len(found),
        "proposal.pieces": sum(one.kept.pieces for one in found),
        "proposal.pages": sum(one.kept.pages for one in found),
    }
    for n, one in enumerate(found):
        boxes |= _line(f"proposal.lines.{n}", _item(one))
    _write(office, DESTRUCTION, boxes, target, now=now, by=by)
    return found


def over(office: Office, year: int, now: dt.datetime) -> list[Shelved]:
    """The archived cases whose time is over by the end of a year."""
    return [one for one in shelved(kept(office, now)) if one.kept.is_over(year)]


def _entry(one: Shelved) -> dict[str, Any]:
    kept = one.kept
    return {
        "mark": one.mark,
        "box": one.box,
        "piece": one.piece,
        "title": kept.title,
        "archived_on": kept.archived,
        "pages": kept.pages,
        "term": str(kept.term),
        "due": kept.due,
        "remark": kept.number,
    }


def _item(one: Shelved) -> dict[str, Any]:
    kept = one.kept
    return {
        "mark": one.mark,
        "title": kept.title,
        "dated": f"{kept.began:%Y.%m.%d}—{kept.archived:%Y.%m.%d}",
        "pieces": kept.pieces,
        "pages": kept.pages,
        "term": str(kept.term),
        "due": kept.due,
    }


def _line(start: str, cells: dict[str, Any]) -> dict[str, Any]:
    return {f"{start}.{name}": value for name, value in cells.items() if value is not None}


def _write(
    office: Office, title: str, boxes: dict[str, Any], target: Path, *, now: dt.datetime, by: str
) -> None:
    from formkit.filling.identity import Identity
    from formkit.filling.sheets import write_sheet

    spec = office.shelf.find(title)
    body = {"kind": title, "file": office.folder.relative(target)}
    with going_out(office, now=now, by=by) as out:
        cast = replace(spec, medium=MEDIA[target.suffix.lower()])
        made = out.aside / f"made{target.suffix.lower()}"
        write_sheet(cast, boxes, Identity(), _template(out, cast), made)
        out.place(made, target)
        office.ledger.record("listed", number=None, body=body, at=now, by=by)


def _template(out: Outgoing, spec: FormSpec) -> Path:
    from formkit.filling.blank import author
    from formkit.filling.stock import template_for, template_name

    try:
        return template_for(spec, [out.office.folder.templates])
    except ConfigurationError:
        author(spec, made := out.aside / template_name(spec))
        return made
