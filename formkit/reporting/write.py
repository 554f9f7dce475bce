"""Writing a register: a workbook of its own, or the rows of one that the office keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from formkit.errors import InputError
from formkit.filling.identity import Identity
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for
from formkit.filling.words import words
from formkit.filling.xlsx import CompiledWorkbook
from formkit.forms import BoxSpec, RowsSpec
from formkit.forms.names import bookmark
from formkit.reporting.asked import Asked
from formkit.reporting.graft import grafted, titled
from formkit.reporting.indicators import pages
from formkit.reporting.living import Column, Heading, Renewed, Wanted, renewed
from formkit.reporting.registers import Register
from formkit.safety.guard import guard
from formkit.safety.isolate import Isolation
from formkit.safety.sniff import Kind
from formkit.say import say

STATISTICS = "统计"
"""What the tab of a statistics table is called beside 指标 and 图表."""


def write_register(register: Register, asked: Asked, folders: Sequence[Path], out: Path) -> Path:
    """The register made from its template, in Excel or, to be printed, in Word.

    Raises:
        ConfigurationError: There is no template, or it is wrong.
        FileAccessError: The file cannot be written.
    """
    boxes, nobody = register.boxes(asked), Identity(number="", copy=None)
    template = template_for(register.spec, folders, medium=out.suffix.lower().removeprefix("."))
    if template.suffix.lower() == ".docx":
        return write_sheet(register.spec, boxes, nobody, template, out)
    CompiledWorkbook(template).save(words(register.spec, boxes, nobody), out)
    return out


def write_statistics(register: Register, asked: Asked, folders: Sequence[Path], out: Path) -> Path:
    """A register with the pages 指标 and 图表 behind it; raises ConfigurationError."""
    write_register(register, asked, folders, out)
    out.write_bytes(grafted(titled(out.read_bytes(), STATISTICS), pages(asked)))
    return out


def rewrite_register(
    register: Register, asked: Asked, kept: Path, *, isolation: Isolation
) -> Renewed:
    """The register in a workbook that the office keeps, opened in a worker apart.

    Raises:
        InputError: It is no Excel workbook, or has no column for the numbers.
        UnsafeError: It is over a limit, has a password or macros.
    """
    _let_in(kept, isolation)
    return isolation.run(renewed, kept, lines_wanted(register, asked))


def rewrite_statistics(
    register: Register, asked: Asked, kept: Path, *, isolation: Isolation
) -> Renewed:
    """The same with the pages 指标 and 图表, which are made anew; raises likewise."""
    _let_in(kept, isolation)
    return isolation.run(_renewed, kept, lines_wanted(register, asked), pages(asked))


def _let_in(kept: Path, isolation: Isolation) -> None:
    if guard(kept, limits=isolation.limits) is not Kind.XLSX:
        raise InputError(
            say(
                "{file}不是 .xlsx 工作簿，不能按编号更新。请另存为 .xlsx，或用 -o 写到另一个文件。",
                file=kept.name,
            )
        )


def _renewed(kept: Path, lines: Wanted, added: bytes) -> Renewed:
    told = renewed(kept, lines)
    return replace(told, data=grafted(told.data, added))


def lines_wanted(register: Register, asked: Asked) -> Wanted:
    """What a workbook is to say; a column that a line does not name is the office's to fill."""
    spec, table = register.spec, register.table
    boxes = register.boxes(asked)
    told = words(spec, boxes, Identity(number="", copy=None))
    numbers = [box.name for box in table.boxes if box.type == "number"]
    counted = [box.name for box in table.boxes if box.name == "serial"]
    return Wanted(
        columns=tuple(Column(box.name, box.labels) for box in table.boxes),
        number=(numbers or [table.boxes[0].name])[0],
        lines=tuple(_lines(register, asked, told)),
        headings=tuple(
            Heading(bookmark(box.path), box.labels, str(_at(told, box)), box.name == "period")
            for box in spec.boxes
            if box.path in boxes
        ),
        counted="".join(counted),
        is_named=not numbers,
    )


def _lines(register: Register, asked: Asked, told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The lines as Excel shows them, with the columns that they name."""
    columns = [box.name for box in register.table.boxes if box.name != "serial"]
    for line, shown in zip(register.lines(asked), _at(told, register.table), strict=False):
        yield {name: shown[name] for name in columns if name in line}


def _at(told: Mapping[str, Any], thing: BoxSpec | RowsSpec) -> Any:
    return told[thing.path.partition(".")[0]][thing.name]
