"""The parts of a Word template that docxtpl renders, pre-processed by docxtpl itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from formkit.errors import ConfigurationError
from formkit.filling import tables
from formkit.filling.opc import related
from formkit.filling.package import Package
from formkit.filling.segments import (
    Part,
    Piece,
    Segment,
    compiled,
    finish_body,
    finish_document,
    finish_text,
    pressed,
    uncut,
)
from formkit.filling.tags import has_tags, undo_escapes
from formkit.say import say

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BODY = re.compile(r"<w:body[ >].*</w:body>", re.DOTALL)


@dataclass(frozen=True)
class Source:
    """A member that holds tags, in docxtpl's own form of it.

    Attributes:
        counts: Whether its tables are to be counted in each document anew.
    """

    name: str
    xml: str
    is_body: bool = False
    counts: bool = False


def sources(path: Path, package: Package) -> tuple[Source, ...]:
    """The members of a template that hold tags: document, headers, footers, footnotes.

    Raises:
        ConfigurationError: it is no Word document.
    """
    try:
        template = DocxTemplate(path)
        template.init_docx()
        return (*_document(template), *_edges(template), *_footnotes(template, package))
    except (OpcError, etree.XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        raise ConfigurationError(
            say("模板“{path}”不是 Word 文档（.docx），请在 Word 里另存为 .docx。", path=path)
        ) from error


def part(source: Source, environment: Environment) -> Part:
    """The member compiled."""
    return Part(
        source.name,
        (pressed(_DECLARATION), *_pieces(source, environment)),
        dict(environment.globals),
    )


def _pieces(source: Source, environment: Environment) -> Iterable[Segment | Piece]:
    if source.counts:
        return [uncut(source.xml, environment, finish_document)]
    return compiled(source.xml, environment, finish_body if source.is_body else finish_text)


def _document(template: DocxTemplate) -> Iterator[Source]:
    part = _main(template)
    xml = template.xml_to_string(part.element)
    body = _BODY.search(xml)
    if body and has_tags(patched := template.patch_xml(body[0])):
        whole = xml[: body.start()] + undo_escapes(patched) + xml[body.end() :]
        settled = tables.settled(whole)
        yield Source(_name(part), settled or whole, is_body=True, counts=settled is None)


def _edges(template: DocxTemplate) -> Iterator[Source]:
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(kind):
            xml = template.patch_xml(template.get_part_xml(part))
            if has_tags(xml):
                yield Source(_name(part), undo_escapes(xml))


def _footnotes(template: DocxTemplate, package: Package) -> Iterator[Source]:
    if relation := related(package, "footnotes", _name(_main(template))):
        text = template.xml_to_string(etree.fromstring(package.content(relation.target)))
        xml = template.patch_xml(text)
        if has_tags(xml):
            yield Source(relation.target, undo_escapes(xml))


def _main(template: DocxTemplate) -> Any:
    document: Any = template.get_docx()
    return document.part


def _name(part: object) -> str:
    return str(getattr(part, "partname", "")).lstrip("/")
