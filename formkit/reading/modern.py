"""Papers in old Word and other office formats, saved anew by LibreOffice to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from formkit.errors import FormkitError, MissingDependency
from formkit.findings import Finding, Severity
from formkit.reading.formats import OLD
from formkit.safety.guard import guard
from formkit.safety.libreoffice import converted
from formkit.safety.limits import Limits
from formkit.safety.sniff import Kind, sniff
from formkit.say import say
from formkit.values.grid import Document

DOCX = "docx"


@dataclass(frozen=True)
class Modern:
    """What stands in for a file while it is read.

    Attributes:
        path: The file as saved anew, or the file itself.
        kind: The format it came in, where it was saved anew.
    """

    path: Path
    kind: Kind | None = None

    def told(self, document: Document) -> Document:
        """The document with the format it came in, and a remark on it."""
        if self.kind is None:
            return document
        remark = Finding(
            code="converted",
            where="",
            message=say("原件是{kind}，由 LibreOffice 转成 .docx 后读取。", kind=self.kind.told),
            fix=say("对不上时请看原件。"),
            severity=Severity.REMARK,
        )
        return replace(document, medium=str(self.kind), findings=(*document.findings, remark))


@contextmanager
def modernised(
    paths: Sequence[Path], limits: Limits
) -> Iterator[Mapping[Path, Modern | FormkitError]]:
    """For each path what to read in its place, or why it cannot be read; one call for all."""
    found = {path: _seen(path, limits) for path in paths}
    old = {p: one.kind for p, one in found.items() if isinstance(one, Modern) and one.kind}
    if not old:
        yield found
        return
    with TemporaryDirectory(prefix="formkit-") as folder:
        yield found | _saved_anew(old, Path(folder), limits)


def _seen(path: Path, limits: Limits) -> Modern | FormkitError:
    """The file itself; an old one only once the guard has let it in."""
    try:
        kind = sniff(path)
        return Modern(path, guard(path, limits=limits)) if kind in OLD else Modern(path)
    except FormkitError as error:
        return error


def _saved_anew(
    kinds: Mapping[Path, Kind], folder: Path, limits: Limits
) -> dict[Path, Modern | FormkitError]:
    try:
        made = converted(tuple(kinds), DOCX, folder, limits=limits)
    except MissingDependency as error:
        return dict.fromkeys(kinds, error)
    return {
        path: Modern(one, kinds[path]) if isinstance(one, Path) else one
        for path, one in made.items()
    }
