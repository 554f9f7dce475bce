"""Evidence as pictures: the places that findings speak of, cut out of the originals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from formkit.errors import FormkitError, MissingDependency
from formkit.reading.cutout import Cutout, Wanted, cut_out
from formkit.safety import libreoffice
from formkit.safety.guard import guard
from formkit.safety.sniff import Kind
from formkit.say import say

if TYPE_CHECKING:
    from formkit.findings import Finding
    from formkit.office.office import Office
    from formkit.office.showing import Shown
    from formkit.reconciling.returned import Returned

_PAGE = re.compile(r"第(\d+)页")
Key = tuple[int, int]
"""Which finding, and which piece of its evidence."""


@dataclass(frozen=True)
class Place:
    """A place on a returned paper that is to be shown: the original, and what stands there."""

    sha256: str
    file: str
    wanted: Wanted


@dataclass(frozen=True)
class Picture:
    """What is shown of a place: the picture, or a line that says why there is none."""

    place: Place
    cutout: Cutout | None = None
    note: str = ""


def pictures(shown: Shown) -> Mapping[Key, Picture]:
    """A picture of each piece of evidence that stands on a paper that came back."""
    places = {
        (n, k): place
        for n, finding in enumerate(shown.findings)
        for k, (where, seen) in enumerate(finding.evidence)
        if (place := _place(shown.papers, finding, where, seen)) is not None
    }
    if not shown.veil.is_lifted:
        why = say("图片上有个人信息，不附。")
        return {key: Picture(place, note=why) for key, place in places.items()}
    made = dict(_made(shown.office, list(dict.fromkeys(places.values()))))
    return {key: made[place] for key, place in places.items()}


def _place(papers: Sequence[Returned], finding: Finding, where: str, seen: str) -> Place | None:
    """The place that a piece of evidence names; of several papers the newest that says so."""
    found = [
        (says == seen, Place(paper.sha256, paper.file, wanted))
        for paper in papers
        for told, says, wanted in _places(paper, finding)
        if told == where
    ]
    return max(enumerate(found), key=lambda one: (one[1][0], one[0]))[1][1] if found else None


def _places(paper: Returned, finding: Finding) -> Iterator[tuple[str, str, Wanted]]:
    """What evidence may name of a paper: its boxes, its remarks, and the paper as a whole."""
    whole = Wanted(number=paper.number or "", line=_copy_line(paper))
    yield paper.place, paper.sha256[:12], whole
    for seen in paper.printed.values():
        wanted = replace(whole, text=seen.raw, page=_page(seen.where))
        yield seen.where, seen.raw, wanted
    if finding.copy in {None, paper.copy} and finding.number == paper.number:
        for one in paper.remarks:
            named = replace(whole, text=one.text, labels=(one.label,))
            yield one.where, one.text, replace(named, page=_page(one.where))
    if paper.spec is not None:
        for path, box in paper.boxes.items():
            declared = paper.spec.box(path)
            named = replace(whole, text=box.raw, labels=declared.labels)
            wanted = replace(named, page=_page(box.where), row=_in_row(paper, path))
            yield box.where, box.seen(declared), wanted


def _copy_line(paper: Returned) -> str:
    """The line that names the copy on a paper, as printed."""
    seen = paper.printed.get("copy")
    return seen.raw if seen else ""


def _in_row(paper: Returned, path: str) -> str:
    """What tells the row of a table from the others: the number in it, or its first cell."""
    row, _, name = path.rpartition(".")
    table, _, n = row.rpartition(".")
    rows = (
        next((one for one in paper.spec.tables if one.path == table), None) if paper.spec else None
    )
    if rows is None or not n.isdecimal():
        return ""
    columns = sorted(rows.boxes, key=lambda box: box.type != "number")
    cells = (paper.boxes.get(rows.key(int(n), box)) for box in columns if box.name != name)
    return next((cell.raw for cell in cells if cell is not None and cell.raw.strip()), "")


def _page(where: str) -> int | None:
    """The page that a place on a PDF names; a file may be called like one."""
    found = _PAGE.findall(where)
    return int(found[-1]) if found else None


def _made(office: Office, places: Sequence[Place]) -> Iterator[tuple[Place, Picture]]:
    """The pictures, original by original; LibreOffice is called once for all of them."""
    by_original: dict[str, list[Place]] = {}
    for place in places:
        by_original.setdefault(place.sha256, []).append(place)
    with TemporaryDirectory(prefix="formkit-") as folder:
        pages = _as_pdf(office, list(by_original), Path(folder))
        ready = [sha for sha, page in pages.items() if isinstance(page, Path)]
        calls = [
            (pages[sha], [place.wanted for place in by_original[sha]], office.limits.pages)
            for sha in ready
        ]
        cut = dict(zip(ready, office.isolation.map(cut_out, calls), strict=True))
    for sha, wanting in by_original.items():
        yield from _pictured(wanting, cut.get(sha, pages[sha]))


def _pictured(
    places: Sequence[Place], came: list[Cutout] | Path | str | FormkitError
) -> Iterator[tuple[Place, Picture]]:
    if isinstance(came, list):
        cut = zip(places, came, strict=True)
        yield from ((place, Picture(place, cutout=one)) for place, one in cut)
    else:
        yield from ((place, Picture(place, note=str(came))) for place in places)


def _as_pdf(
    office: Office, originals: Sequence[str], folder: Path
) -> dict[str, Path | str | FormkitError]:
    """Each original as a PDF, or why it cannot be shown."""
    found: dict[str, Path | str | FormkitError] = {}
    office_papers: dict[Path, str] = {}
    for sha in originals:
        kept = office.archive.find(sha)
        try:
            if kept is None:
                found[sha] = say("归档里没有这份原件，不附图片。")
            elif guard(kept, limits=office.limits) is Kind.PDF:
                found[sha] = kept
            else:
                office_papers[kept] = sha
        except FormkitError as error:
            found[sha] = error
    made = _converted(office, list(office_papers), folder)
    return found | {office_papers[path]: came for path, came in made.items()}


def _converted(
    office: Office, papers: Sequence[Path], folder: Path
) -> Mapping[Path, Path | str | FormkitError]:
    if not papers:
        return {}
    try:
        return libreoffice.converted(papers, "pdf", folder, limits=office.limits)
    except MissingDependency:
        return dict.fromkeys(papers, say("本机没有 LibreOffice，Word、Excel 原件不附图片。"))
