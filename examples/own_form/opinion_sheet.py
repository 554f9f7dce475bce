"""An office adds its own paper form: the customer opinion sheet (客户投诉意见表)."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Annotated, Literal

from formkit import Box, Copy, Form, Office, Paper, Part, Registration, Section, Signature

Signed = Annotated[Signature, Box("签名", hint="本人手签,并写日期")]


class Intake(Section):
    part = Part("受理", by="前台接待", within=dt.timedelta(minutes=15))

    received: Annotated[dt.datetime, Box("投诉日期", also=("受理日期", "日期"))]
    customer: Annotated[str, Box("客户姓名", also=("客户名称",))]
    phone: Annotated[str, Box("联系电话", also=("客户联系方式",))]
    complaint: Annotated[str, Box("投诉内容", also=("投诉理由",), lines=4)]
    grade: Annotated[Literal["轻微", "重要", "重大"], Box("投诉类别")] = "轻微"
    taken_by: Annotated[Signed, Box("记录人")]


class Handling(Section):
    part = Part("处理", by="责任部门", within=dt.timedelta(days=3))

    result: Annotated[str, Box("处理结果", lines=3)]
    finished: Annotated[dt.date, Box("完成时间", also=("完成日期",))]
    handled_by: Annotated[Signed, Box("处理人")]


class Revisit(Section):
    part = Part("回访", by="回访部门", within=dt.timedelta(hours=24))

    record: Annotated[str, Box("回访记录及验证", lines=3)]
    on: Annotated[dt.date, Box("回访日期")]
    visited_by: Annotated[Signed, Box("回访人")]


class OpinionSheet(Form):
    """前台受理,部门处理,前台回访;每一栏由一个岗位一次填完。"""

    paper = Paper(
        "客户投诉意见表",
        numbered="YJ{yy}{mm}{serial:03}",
        copies=(Copy(1, "前台"), Copy(2, "责任部门"), Copy(3, "总经理室")),
    )

    intake: Intake
    handling: Handling | None = None
    revisit: Revisit | None = None


def main(folder: Path) -> None:
    """Register one sheet, write its copies, read one of them back."""
    said = Registration(now=dt.datetime(2026, 3, 5, 9, 0), by="林一帆")
    Office.create(folder).close()
    with Office.open(folder, forms=[OpinionSheet]) as office:
        sheet = office.new(
            "客户投诉意见表",
            {
                "投诉日期": "2026年3月5日8时40分",
                "客户姓名": "苏望舒",
                "联系电话": "0379-6599-0000",
                "投诉内容": "三号楼货梯停运,无人告知。",
                "投诉类别": "重要",
                "记录人": "林一帆 2026年3月5日",
            },
            said=said,
        )
        print(sheet.number, *(file.path for file in sheet.files), sep="\n")
        (reading,) = office.read([folder / sheet.files[0].path])
        print(reading.form, reading.number, reading.values["intake.customer"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(Path(place, "客诉"))
