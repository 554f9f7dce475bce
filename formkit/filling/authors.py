"""Who made a document: taken out of it before it leaves the office."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from formkit.filling.opc import parse, related, written
from formkit.filling.package import Package, deflated, write_file

PERSONS = ("creator", "lastModifiedBy", "Manager")


def without_authors(path: Path) -> None:
    """Take the names of its authors out of a Word or Excel file's properties.

    They come from the template, which somebody of the office has drawn. Raises FileAccessError.
    """
    package = Package.open(path)
    for kind in ("core-properties", "extended-properties"):
        relation = related(package, kind)
        if relation and relation.target in package.members:
            root = parse(package.content(relation.target))
            for element in root.iter(etree.Element):
                if etree.QName(element).localname in PERSONS:
                    element.text = ""
            package = package.replacing(deflated(relation.target, written(root)))
    write_file(path, package.pack())
