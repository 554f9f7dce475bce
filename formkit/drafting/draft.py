"""From an office's blank to a form and a template: what is proposed, and what was unsure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from formkit.drafting.docxcopy import WordBlank
from formkit.drafting.proposal import Proposal, proposed
from formkit.drafting.xlsxcopy import ExcelBlank
from formkit.errors import FormkitError
from formkit.filling.blank import author
from formkit.filling.package import Package
from formkit.forms.spec import FormSpec
from formkit.reading.anatomy import anatomy
from formkit.reading.formats import read_as
from formkit.reading.wording import is_place
from formkit.safety.guard import guard
from formkit.safety.isolate import Isolation
from formkit.safety.libreoffice import converted
from formkit.safety.limits import USUAL
from formkit.safety.sniff import Kind
from formkit.say import say
from formkit.values.grid import Document

MODERN = {
    Kind.DOC: "docx",
    Kind.ODT: "docx",
    Kind.RTF: "docx",
    Kind.XLS: "xlsx",
    Kind.ODS: "xlsx",
    Kind.XLSB: "xlsx",
}
TAGGED = (Kind.DOCX, Kind.XLSX)
EDGES = ("页眉", "页脚")


@dataclass(frozen=True)
class Draft:
    """A form drafted from a blank.

    Attributes:
        spec: The form.
        toml: Its declaration.
        template: The template as bytes: a tagged copy of the blank, or one authored anew.
        is_copy: True where the template is a copy of the blank.
        doubts: What it is unsure of, a sentence each.
    """

    spec: FormSpec
    toml: str
    template: bytes
    is_copy: bool
    doubts: tuple[str, ...]


def drafted(path: Path, *, isolation: Isolation | None = None) -> Draft:
    """The form that a blank in Word, Excel or PDF is, and its template.

    Given an isolation, the file is read in its worker only.

    Raises:
        UnsafeError: The file is over a limit, encrypted or bears macros.
        InputError: It is damaged, no document, or has no blank places to fill.
        MissingDependency: Its format needs LibreOffice, which is not installed.
        FileAccessError: It cannot be opened.
    """
    limits = isolation.limits if isolation else USUAL
    kind = guard(path, limits=limits)
    if kind not in MODERN:
        return _drafted(path, kind, path.stem, isolation)
    with TemporaryDirectory(prefix="formkit-") as folder:
        made = converted([path], MODERN[kind], Path(folder), limits=limits)[path]
        if isinstance(made, FormkitError):
            raise made
        draft = _drafted(made, guard(made, limits=limits), path.stem, isolation)
    told = say("原件是{kind}，先由 LibreOffice 转存，模板是转存的那一份。", kind=kind.told)
    return replace(draft, doubts=(told, *draft.doubts))


def _drafted(path: Path, kind: Kind, title: str, isolation: Isolation | None) -> Draft:
    document = isolation.run(read_as, kind, path) if isolation else read_as(kind, path)
    if kind not in TAGGED:
        return _authored(document, title)
    package = Package.open(path)
    blank = (WordBlank if kind is Kind.DOCX else ExcelBlank).parse(package)
    edges = tuple(grid for grid in document.grids if grid.where.startswith(EDGES))
    own = replace(document, grids=tuple(grid for grid in document.grids if grid not in edges))
    medium = "docx" if kind is Kind.DOCX else "xlsx"
    proposal = _proposed(blank.in_full(own), title, medium, blank.heights)
    template = blank.tagged(proposal).pack()
    doubts = (*proposal.doubts, *blank.doubts, *_at_the_edges(replace(document, grids=edges)))
    return Draft(proposal.spec, proposal.toml, template, is_copy=True, doubts=doubts)


def _at_the_edges(document: Document) -> Iterator[str]:
    """What is to be filled in a page's head or foot, where no box is put."""
    for one in anatomy(document).fields:
        if is_place(one.text):
            yield say(
                "{where}　“{label}”：页眉、页脚里的空白没有放占位符",
                where=one.cell.where,
                label=one.label,
            )


def _authored(document: Document, title: str) -> Draft:
    """The draft of a blank that cannot be tagged: its template is authored from the proposal."""
    proposal = _proposed(document, title, "docx", {})
    with TemporaryDirectory(prefix="formkit-") as folder:
        out = Path(folder) / "template.docx"
        author(proposal.spec, out)
        template = out.read_bytes()
    told = say("这种文件不能放占位符，模板是按起草的栏位新排的，和原件不一样。")
    doubts = (told, *proposal.doubts)
    return Draft(proposal.spec, proposal.toml, template, is_copy=False, doubts=doubts)


def _proposed(document: Document, title: str, medium: str, heights: dict[str, int]) -> Proposal:
    return proposed(anatomy(document), title=title, medium=medium, heights=heights)
