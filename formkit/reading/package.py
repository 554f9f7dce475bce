"""The members of an office file that is a zip archive, as XML."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile

from lxml import etree

Element = etree._Element  # noqa: SLF001 - the type that lxml gives no public name

DAMAGE = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(etree.XMLSyntaxError, LookupError, ValueError, TypeError, ArithmeticError),
)
"""What a damaged archive, or one whose parts do not fit together, makes its reader raise."""


@dataclass(frozen=True)
class Link:
    """Where a part points to: what kind of part that is, and its name."""

    kind: str
    part: str


@dataclass(frozen=True)
class Package:
    """The parts of an open archive and how they are linked."""

    archive: ZipFile

    def source(self, name: str) -> bytes:
        """A part as it stands; nothing where there is none of that name."""
        return self.archive.read(name) if name in self.archive.NameToInfo else b""

    def part(self, name: str) -> Element | None:
        """The root of a part, None where there is none of that name."""
        source = self.source(name)
        return parsed(source) if source else None

    def links(self, name: str = "") -> dict[str, Link]:
        """Where a part points to, by id; for the package itself without a name."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            link.get("Id", ""): Link(
                link.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))[1:],
            )
            for link in (() if root is None else root)
        }


def parsed(source: bytes) -> Element:
    """The root of a part; no entity is followed, comments are left out."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(source, parser)


def local(element: Element) -> str:
    """The name of an element without its namespace, which strict files have another of."""
    return str(element.tag).rpartition("}")[2]


def within(root: Element | None, name: str) -> Iterator[Element]:
    """The elements of a name anywhere in a part, in order."""
    return iter(()) if root is None else root.iter(f"{{*}}{name}")
