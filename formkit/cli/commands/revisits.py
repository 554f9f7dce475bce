"""formkit revisits: the register of revisits."""

from __future__ import annotations

from formkit.cli.reports import report

revisits = report(
    "revisits",
    title="回访登记表",
    about="已办结、要回访的客户，一案一行。不写月份时为本月；一季、一年逐月写出。"
    "不写 -o 时写在当前文件夹；原来的文件先归档。",
    example="formkit revisits --month 2026-03 -o 回访登记表.xlsx\n"
    "formkit revisits --quarter 2026Q1",
)
