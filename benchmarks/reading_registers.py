"""Reading a long register: openpyxl, calamine, formkit, and what unpacking alone costs.

    python -m benchmarks.reading_registers [--rows 50000] [--rounds 3] [FILE.xlsx …]

Without files it reads the tracking register (客户抱怨案件登记追踪表, 14 columns) as formkit
writes it and, where LibreOffice is installed, as that saves it anew. Every contender runs once
in each round, in a process of its own; the best round counts, in CPU time.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from formkit.filling.identity import Identity
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for
from formkit.forms import FormSpec, Shelf
from formkit.safety.libreoffice import converted, program

TITLE = "客户抱怨案件登记追踪表"
BASE = "openpyxl, read_only"
CUSTOMERS = ("远山机电有限公司", "东篱商贸", "白鹭湾家电", "青石电子厂")
FAULTS = ("外壳开裂", "数量不符", "表面划伤，要求换货", "交期延误")
DEPARTMENTS = ("质量管理部", "制造部", "物流部", "业务部")


def unpacked(path: Path) -> int:
    """Every member unpacked, and nothing done with it."""
    with ZipFile(path) as archive:
        return sum(len(archive.read(name)) for name in archive.namelist())


def by_openpyxl(path: Path, *, read_only: bool) -> int:
    """The values of every cell."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=read_only, data_only=True)
    return sum(1 for row in book.worksheets[0].iter_rows(values_only=True) for _ in row)


def by_openpyxl_read_only(path: Path) -> int:
    """As openpyxl advises for long sheets."""
    return by_openpyxl(path, read_only=True)


def by_openpyxl_whole(path: Path) -> int:
    """With styles, merged cells and comments."""
    return by_openpyxl(path, read_only=False)


def by_calamine(path: Path) -> int:
    """The values of every cell."""
    from python_calamine import CalamineWorkbook

    return sum(map(len, CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()))


def as_document(path: Path) -> int:
    """Every cell as it is shown, with its place, merged cells, names, comments and properties."""
    from formkit.reading import read_document

    return sum(len(grid.cells) for grid in read_document(path).grids)


def as_reading(path: Path) -> int:
    """Every box of the form with its typed value, guarded, recognised and matched."""
    from formkit.reading import read

    return len(read(path, Shelf.builtin()).boxes)


CONTENDERS: dict[str, Callable[[Path], int]] = {
    BASE: by_openpyxl_read_only,
    "openpyxl, whole": by_openpyxl_whole,
    "python-calamine": by_calamine,
    "formkit, the document": as_document,
    "formkit, read and matched": as_reading,
    "zipfile, unpacked only": unpacked,
}


def cost(work: Callable[[Path], int], path: Path) -> tuple[float, float]:
    """CPU seconds of one call, and the MiB of memory that it took at its height."""
    before, start = _memory(), time.process_time()
    assert work(path)
    return time.process_time() - start, _memory() - before


def _memory() -> float:
    """The most memory this process has had, in MiB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s*(\d+) kB", status.read_text() if status.exists() else "")
    return int(told[1]) / 1024 if told else 0


def table(path: Path, rounds: int) -> Iterator[str]:
    """One line for each contender."""
    best: dict[str, tuple[float, float]] = {}
    for _ in range(rounds):
        for name, work in CONTENDERS.items():
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                best[name] = min(pool.apply(cost, (work, path)), best.get(name, (1e9, 0)))
    yield f"\n{path.name}: {path.stat().st_size / 2**20:.1f} MiB, unpacked {_size(path):.0f} MiB"
    yield f"{'':28}{'CPU s':>8}{'×':>8}{'MiB':>8}"
    for name, (spent, memory) in best.items():
        yield f"{name:28}{spent:8.2f}{best[BASE][0] / spent:8.1f}{memory:8.0f}"


def _size(path: Path) -> float:
    with ZipFile(path) as archive:
        return sum(member.file_size for member in archive.infolist()) / 2**20


def register(folder: Path, rows: int) -> Path:
    """A tracking register with so many lines, every column filled."""
    spec = Shelf.builtin().find(TITLE)
    (lines,) = spec.tables
    said = {
        f"{lines.path}.{n}.{name}": value for n in range(rows) for name, value in line(n).items()
    }
    boxes = spec.form.from_boxes({"tracking.period": "2026年3月", **said}).boxes()
    return _written(spec, boxes, folder / "登记追踪表.xlsx")


def line(n: int) -> dict[str, Any]:
    """The columns of the n-th case."""
    day, customer = f"2026-03-{n % 28 + 1:02}", f"{CUSTOMERS[n % 4]}{n % 977}"
    return {
        "number": f"26{n // 10000 % 12 + 1:02}{n % 10000:04}",
        "registered_on": day,
        "customer": customer,
        "part_no": f"LH-{n % 5003}",
        "quantity": f"{n % 900 + 100} 件",
        "defect_quantity": f"{n % 90 + 1} 件",
        "demand": FAULTS[n % 4],
        "department": DEPARTMENTS[n % 4],
        "disposal": "退货",
        "closed_on": day,
        "copies": "五联已分送",
        "state": "已结案",
        "awaited": DEPARTMENTS[n % 3],
        "remark": f"第{n}件",
    }


def _written(spec: FormSpec, boxes: Any, out: Path) -> Path:
    return write_sheet(spec, boxes, Identity("", None), template_for(spec), out)


def registers(folder: Path, rows: int) -> Iterator[Path]:
    """The register as formkit writes it, and as LibreOffice saves it."""
    yield (path := register(folder, rows))
    if program():
        saved = converted([path], "xlsx", folder / "LibreOffice")[path]
        if isinstance(saved, Path):
            yield saved


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="registers of your own")
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for path in options.files or registers(Path(folder), options.rows):
            print(*table(path, options.rounds), sep="\n", flush=True)


if __name__ == "__main__":
    main()
