"""A dry run says what would be done and leaves the folder as it was, byte for byte."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]


def picture(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    "words",
    [
        "new 客户抱怨处理表 --from {data}",
        "fill 26030001 --set 批号=L-7",
        "print 26030001",
        "void 26030001 --reason 误登",
        "supersede 26030001",
        "copies sent 26030001",
        "copies received 26030001 --copy 4",
        "copies lost 26030001 --copy 3 --reason 邮寄遗失",
        "import",
        "register -o {office}/登记.xlsx",
        "summary -o {office}/汇总.xlsx",
        "revisits -o {office}/回访.xlsx",
        "stats -o {office}/统计.xlsx",
        "calendar set 2026-05-06 休 --reason 台风",
        "pause 26030001 --reason 客户加工中未确定",
        "ledger backup {office}/备份.db",
        "template blank 客户投诉记录单 -o {office}/新.docx",
        "init {office}/新",
    ],
)
def test_a_dry_run_leaves_the_folder_as_it_was(
    words: str, call: Call, office: Path, data: Path
) -> None:
    (paper,) = office.glob("发出/2603/26030001-3*.docx")
    shutil.copy(paper, office / "收件" / "第三联.docx")
    call("status")
    before = picture(office)
    answer = call(*words.format(office=office, data=data).split(), "--dry-run")
    assert answer.exit_code == 0, answer.stderr
    assert "试运行" in answer.stdout
    assert picture(office) == before


def test_a_dry_run_names_the_number_that_would_be_given(call: Call, data: Path) -> None:
    assert "26030003" in call("new", "客户抱怨处理表", "--from", data, "--dry-run").stdout
    assert "26030003" in call("new", "客户抱怨处理表", "--from", data).stdout


def test_a_declared_form_is_checked_before_it_is_put_on_the_shelf(
    call: Call, office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "意见表.toml"
    path.write_text(
        '[form]\ntitle = "住户意见单"\n\n[[section]]\ntitle = "受理"\n'
        'boxes = [{ label = "客户姓名" }]\n',
        encoding="utf-8",
    )
    assert call("form", "declare", path, "--dry-run").exit_code == 0
    assert "住户意见单" not in call("forms").stdout
    assert call("form", "declare", path).exit_code == 0
    assert "住户意见单" in call("forms").stdout
    assert call("form", "declare", path).exit_code == 6
