"""A Word template in docxtpl's dialect, compiled once and filled many times."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from operator import or_
from pathlib import Path
from types import MappingProxyType
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from formkit.errors import FormkitError, UsageError
from formkit.filling import trouble
from formkit.filling.frame import Frame
from formkit.filling.markup import NeedsDocxtpl, inserting, printing
from formkit.filling.package import Package, write_file
from formkit.filling.parts import part, sources
from formkit.filling.properties import core
from formkit.filling.segments import Memory
from formkit.filling.tags import Names, names
from formkit.safety.templates import environment as hardened
from formkit.say import say

NOTHING: Mapping[str, Any] = MappingProxyType({})


class CompiledTemplate:
    """A Word template, pre-processed and compiled once; each document costs only what changes.

    The dialect is docxtpl's. Values are always escaped, a name without a value is an error,
    ``None`` prints nothing, and the same values make the same bytes. A picture named
    ``formkit:KEY`` in the template takes ``pictures[KEY]``, a PNG; ``properties`` sets
    identifier, title, subject, keywords, and under any other name a custom property.

    Raises:
        FileAccessError: the template is missing.
        ConfigurationError: it is no Word document, or a tag in it is wrong.
    """

    def __init__(self, path: Path | str, *, environment: Environment | None = None) -> None:
        self.path = Path(path)
        self._environment = environment or hardened()
        self._printing = printing(self._environment)
        self._notes = dict[str, None]()
        package = Package.open(self.path)
        found = sources(self.path, package)
        self._sources = [source.xml for source in found]
        with self._told(None):
            own = core(package, self._printing)
            self._sources += own.sources
            self._parts = [part(source, self._printing) for source in found]
            self._names = reduce(
                or_, (names(xml, self._printing) for xml in self._sources), Names()
            )
        self._frame = Frame(package, own)
        if any(source.counts for source in found):
            self._note(say("表格的格子由标签生成，每份都要重新核对列数，会慢一些。"))

    @property
    def variables(self) -> frozenset[str]:
        """The names used, as dotted paths written in the template; loop variables left out."""
        return self._names.variables

    @property
    def columns(self) -> frozenset[str]:
        """The names used through a loop's variable, under its list: ``登记.行.客户``."""
        return self._names.columns

    @property
    def pictures(self) -> frozenset[str]:
        """The keys of the pictures this template has a place for."""
        return frozenset(self._frame.pictures)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is slower than it could be with this template, one sentence each."""
        return tuple(self._notes)

    def save(
        self,
        context: Mapping[str, Any],
        out: Path | str,
        *,
        pictures: Mapping[str, bytes] = NOTHING,
        properties: Mapping[str, str] = NOTHING,
    ) -> None:
        """Fill the template into a file, whole or not at all.

        Raises:
            ConfigurationError: a tag cannot be rendered with this context.
            FileAccessError: the file cannot be written.
        """
        write_file(Path(out), self.render(context, pictures=pictures, properties=properties))

    def render(
        self,
        context: Mapping[str, Any],
        *,
        pictures: Mapping[str, bytes] = NOTHING,
        properties: Mapping[str, str] = NOTHING,
    ) -> bytes:
        """The filled document as bytes.

        Raises:
            ConfigurationError: a tag cannot be rendered with this context.
        """
        return self._rendered(context, pictures, properties, {})

    def render_many(
        self,
        contexts: Sequence[Mapping[str, Any]],
        *,
        pictures: Sequence[Mapping[str, bytes]] = (),
        properties: Sequence[Mapping[str, str]] = (),
    ) -> list[bytes]:
        """The filled documents for contexts that have much in common, such as five copies.

        What is equal in two contexts following each other is rendered once. Each document has
        the bytes that ``render`` gives for its context alone. ``pictures`` and ``properties`` go
        with the contexts one by one, or are left out.
        """
        memory: Memory = {}
        none = [NOTHING] * len(contexts)
        each = zip(contexts, pictures or none, properties or none, strict=True)
        return [self._rendered(*one, memory) for one in each]

    def _rendered(
        self,
        context: Mapping[str, Any],
        pictures: Mapping[str, bytes],
        properties: Mapping[str, str],
        memory: Memory,
    ) -> bytes:
        with self._told(context):
            try:
                parts = [part.member(context, memory) for part in self._parts]
                return self._frame.pack(parts, context, pictures, properties)
            except NeedsDocxtpl as needed:
                frame = Frame(self._by_docxtpl(needed.template, context), self._frame.core)
                return frame.pack([], context, pictures, properties)

    def _by_docxtpl(self, template: DocxTemplate, context: Mapping[str, Any]) -> Package:
        """The document made by docxtpl itself, through the object its pictures belong to."""
        if Path(str(template.template_file)) != self.path:
            raise UsageError(
                say("图片或子文档属于另一个模板“{path}”。", path=template.template_file)
            )
        self._note(say("内容里有 docxtpl 的图片或子文档，这一份由 docxtpl 生成，会慢很多。"))
        template.render(dict(context), jinja_env=inserting(self._environment))
        template.save(buffer := io.BytesIO())
        return Package.parse(buffer.getvalue())

    def _note(self, sentence: str) -> None:
        self._notes[sentence] = None

    @contextmanager
    def _told(self, context: Mapping[str, Any] | None) -> Iterator[None]:
        """Tell a fault of the template in the words of an office."""
        try:
            yield
        except trouble.FAULTS as fault:
            if isinstance(fault, FormkitError):
                raise
            near = trouble.paragraph(self._sources, self._printing, context)
            raise trouble.told(self.path, near, context or NOTHING, fault) from fault
