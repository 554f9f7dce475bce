"""From an office's blank to a form and a template: what is proposed, and what was unsure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from formkit.drafting.docxcopy import ROW, WordBlank
from formkit.drafting.edges import whole
from formkit.drafting.placeholder import entry
from formkit.drafting.printed import with_printed
from formkit.drafting.proposal import Proposal, Sheet, proposed
from formkit.drafting.refusal import refuse_unless_blank
from formkit.drafting.xlsxcopy import ExcelBlank
from formkit.errors import FormkitError
from formkit.filling.blank import author
from formkit.filling.package import Package
from formkit.forms.spec import FormSpec
from formkit.reading.formats import read_as
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


@dataclass(frozen=True)
class Draft:
    """A form drafted from a blank.

    Attributes:
        spec: The form.
        toml: Its declaration.
        template: The template as bytes: a tagged copy of the blank, or one authored anew.
        is_copy: True where the template is a copy of the blank.
    """

    spec: FormSpec
    toml: str
    template: bytes
    is_copy: bool
    remarks: tuple[str, ...]
    doubts: tuple[str, ...]


def drafted(
    path: Path, *, isolation: Isolation | None = None, taken: Collection[str] = ()
) -> Draft:
    """The form that a blank in Word, Excel or PDF is, and its template.

    Given an isolation, the file is read in its worker only. The letters ``taken`` stand before
    the numbers of other forms.

    Raises:
        UnsafeError: The file is over a limit, encrypted or bears macros.
        InputError: It is damaged, no document, or has no blank places to fill.
        MissingDependency: Its format needs LibreOffice, which is not installed.
        FileAccessError: It cannot be opened.
    """
    limits = isolation.limits if isolation else USUAL
    kind = guard(path, limits=limits)
    if kind not in MODERN:
        return _drafted(path, kind, path.stem, isolation, taken)
    with TemporaryDirectory(prefix="formkit-") as folder:
        made = converted([path], MODERN[kind], Path(folder), limits=limits)[path]
        if isinstance(made, FormkitError):
            raise made
        draft = _drafted(made, guard(made, limits=limits), path.stem, isolation, taken)
    told = say("原件是{kind}，先由 LibreOffice 转存，模板是转存的那一份。", kind=kind.told)
    return replace(draft, remarks=(told, *draft.remarks))


def _drafted(
    path: Path, kind: Kind, title: str, isolation: Isolation | None, taken: Collection[str]
) -> Draft:
    document = isolation.run(read_as, kind, path) if isolation else read_as(kind, path)
    if kind not in TAGGED:
        return _authored(document, title, taken)
    package = Package.open(path)
    blank = (WordBlank if kind is Kind.DOCX else ExcelBlank).parse(package)
    medium = "docx" if kind is Kind.DOCX else "xlsx"
    sheet = Sheet(title, medium, blank.heights, taken)
    proposal = _proposed(blank.in_full(document), sheet)
    template = blank.tagged(proposal).pack()
    told = say(
        "模板就是原表，只在空白处写了占位符，如 {example}；占位符比空白长，直接打开会显得挤。"
        "填出来的表，没填的地方和原表一样。",
        example=_example(proposal),
    )
    doubts = (*proposal.doubts, *blank.doubts)
    return Draft(
        proposal.spec, proposal.toml, template, is_copy=True, remarks=(told,), doubts=doubts
    )


def _example(proposal: Proposal) -> str:
    """The placeholder of its first box, or of the first column of its first table."""
    if boxes := list(proposal.spec.boxes):
        return f"{{{{ {boxes[0].path} }}}}"
    return entry(next(iter(proposal.spec.tables)).boxes[0], ROW, medium=proposal.spec.medium)


def _authored(document: Document, title: str, taken: Collection[str]) -> Draft:
    """The draft of a blank that cannot be tagged: its template is authored from the proposal."""
    proposal = _proposed(document, Sheet(title, "docx", taken=taken))
    with TemporaryDirectory(prefix="formkit-") as folder:
        out = Path(folder) / "template.docx"
        author(proposal.spec, out)
        template = out.read_bytes()
    told = say(
        "这种文件里放不了占位符：模板是按起草的栏位另排的 Word 表，版面和原件不同。"
        "要保持原样，请用 Word 或 Excel 的原表起草。"
    )
    return Draft(
        proposal.spec,
        proposal.toml,
        template,
        is_copy=False,
        remarks=(told,),
        doubts=proposal.doubts,
    )


def _proposed(document: Document, sheet: Sheet) -> Proposal:
    seen = whole(document)
    refuse_unless_blank(document, seen, sheet.file)
    return with_printed(proposed(seen, sheet), document)
