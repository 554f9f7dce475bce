"""The sheets of a workbook as one document, each sheet a part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from formkit.values.grid import Document, Grid, Named


def bound(
    medium: str,
    grids: Sequence[Grid],
    *,
    named: Sequence[Named] = (),
    properties: Mapping[str, str] | None = None,
    remarks: Sequence[str] = (),
) -> Document:
    """The document that these sheets are; where there are several, each is a part as well."""
    told = dict(properties or {})
    parts = tuple(
        Document((grid,), _of_sheet(named, grid), told, medium=medium, place=grid.where)
        for grid in grids
    )
    return Document(
        grids=tuple(grids),
        named=tuple(named),
        properties=told,
        remarks=tuple(remarks),
        medium=medium,
        parts=parts if len(grids) > 1 else (),
    )


def _of_sheet(named: Sequence[Named], grid: Grid) -> tuple[Named, ...]:
    return tuple(one for one in named if one.where.rpartition("!")[0] == grid.where)
