"""The files of an export: Word papers, one JSON file, or a CSV table a form."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formkit.errors import ConfigurationError
from formkit.safety.names import safe_name
from formkit.say import say

if TYPE_CHECKING:
    from formkit.forms import FormSpec
    from formkit.office.exporting import Asked, Paper
    from formkit.office.outgoing import Outgoing

SCHEMA = "formkit.exported/1"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(out: Outgoing, asked: Asked, papers: Sequence[Paper]) -> list[Path]:
    """The files, made aside; for a sealed audience with originals and a list of them all."""
    folder = out.aside / "export"
    folder.mkdir()
    match asked.shape:
        case "json":
            made = [_json(folder, asked, papers)]
        case "csv":
            made = list(_tables(folder, asked, papers))
        case _:
            made = [_document(out, folder, asked, paper) for paper in papers]
    if asked.audience.sealed:
        made += _originals(out, folder, papers)
        made.append(_seal(out, folder, made))
    return made


def _document(out: Outgoing, folder: Path, asked: Asked, paper: Paper) -> Path:
    from formkit.filling.authors import without_authors
    from formkit.filling.identity import Identity
    from formkit.filling.sheets import file_name, write_sheet

    sheet = paper.sheet
    identity = Identity(
        number=sheet.number,
        supersedes=sheet.supersedes,
        superseded_by=sheet.superseded_by,
        void=_stamp(asked, sheet.void),
    )
    path = folder / file_name(paper.spec, identity)
    write_sheet(paper.spec, paper.boxes, identity, _template(out, paper.spec), path)
    if not asked.audience.sees_all:
        without_authors(path)
    return path


def _stamp(asked: Asked, void: str | None) -> str:
    """What is stamped beside the number: for whom the paper was made, and whether it is void.

    What goes to the customer himself bears no stamp of the kind.
    """
    told = [] if void is None else [say("作废：{reason}", reason=void)]
    if asked.audience.internal and not asked.audience.sees_all:
        title = say(asked.audience.title)
        told.append(say("供{audience}使用，个人信息已遮蔽", audience=title))
    return "　".join(told)


def _template(out: Outgoing, spec: FormSpec) -> Path:
    from formkit.filling.blank import author
    from formkit.filling.stock import template_for, template_name

    try:
        return template_for(spec, [out.office.folder.templates, out.aside])
    except ConfigurationError:
        author(spec, made := out.aside / template_name(spec))
        return made


def _json(folder: Path, asked: Asked, papers: Iterable[Paper]) -> Path:
    told = [
        {
            "case": paper.case,
            "number": paper.sheet.number,
            "form": paper.spec.title,
            "received": paper.sheet.received.isoformat(),
            "void": paper.sheet.void,
            "boxes": {
                path: {"label": paper.spec.box(path).label, "value": _as_json(paper, path)}
                for path in paper.boxes
            },
        }
        for paper in papers
    ]
    whole = {"schema": SCHEMA, "audience": asked.audience.name, "papers": told}
    path = folder / safe_name("导出", asked.audience.title, *_which(asked), suffix=".json")
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _tables(folder: Path, asked: Asked, papers: Sequence[Paper]) -> Iterator[Path]:
    for title in dict.fromkeys(paper.spec.title for paper in papers):
        some = [paper for paper in papers if paper.spec.title == title]
        name = safe_name("导出", asked.audience.title, *_which(asked), title, suffix=".csv")
        (folder / name).write_text(_table(some), encoding="utf-8-sig", newline="")
        yield folder / name


def _table(papers: Sequence[Paper]) -> str:
    """A line a paper, a column a box; no cell that Excel would take for a formula."""
    spec = papers[0].spec
    order = {box.path: n for n, box in enumerate(spec.boxes)}
    paths = {path for paper in papers for path in paper.boxes}
    columns = sorted(paths, key=lambda path: (order.get(path, len(order)), path))
    lines = io.StringIO()
    sheet = csv.writer(lines)
    sheet.writerow([say("编号"), *(_heading(spec, path) for path in columns)])
    for paper in papers:
        sheet.writerow([paper.sheet.number, *(_cell(paper, path) for path in columns)])
    return lines.getvalue()


def _heading(spec: FormSpec, path: str) -> str:
    row = path.split(".")[-2]
    label = spec.box(path).label
    return f"{label} {int(row) + 1}" if row.isdecimal() else label


def _cell(paper: Paper, path: str) -> str:
    value = _as_json(paper, path) if path in paper.boxes else ""
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _as_json(paper: Paper, path: str) -> Any:
    return paper.spec.box(path).to_json(paper.boxes[path])


def _which(asked: Asked) -> tuple[str, ...]:
    return (str(asked.period),) if asked.period else tuple(asked.numbers[:1])


def _originals(out: Outgoing, folder: Path, papers: Iterable[Paper]) -> list[Path]:
    """The papers as they came back, under their number and the beginning of their sha256."""
    made = []
    for paper in papers:
        for original in paper.sheet.papers:
            kept = out.office.archive.find(original.sha256)
            if kept is not None:
                name = safe_name(paper.sheet.number, "原件", original.sha256[:8])
                made.append(Path(shutil.copyfile(kept, folder / f"{name}{kept.suffix}")))
    return made


def _seal(out: Outgoing, folder: Path, made: Iterable[Path]) -> Path:
    """The list of what was handed over, each file with its sha256, and the ledger's last mark."""
    files = [
        {"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in made
    ]
    told = {"sealed": out.now.isoformat(), "by": out.by, "ledger": out.office.ledger.head}
    path = folder / "封存清单.json"
    whole = json.dumps(told | {"files": files}, ensure_ascii=False, indent=2)
    path.write_text(whole + "\n", encoding="utf-8")
    return path
