"""formkit revisits: the register of revisits."""

from __future__ import annotations

from formkit.cli.reports import report

revisits = report(
    "revisits",
    title="回访登记表",
    about="已办结、要回访的客户，一案一行。不写月份时为本月；一季、一年写在一张表上。"
    "不写 -o 时写在当前文件夹；已有的工作簿先归档再按编号更新，自己加的栏、批注、筛选都留着。",
    example="formkit revisits --month 2026-03 -o 回访登记表.xlsx\n"
    "formkit revisits --quarter 2026Q1",
)
