"""formkit summary: the summary of handling records."""

from __future__ import annotations

from formkit.cli.reports import report

summary = report(
    "summary",
    title="处理记录汇总表",
    about="每张表一行：交给谁、何时取走、何时交回。不写月份时为本月；一季、一年写在一张表上。"
    "不写 -o 时写在当前文件夹；已有的工作簿先归档再按编号更新，自己加的栏、批注、筛选都留着。",
    example="formkit summary --month 2026-03 -o 处理记录汇总表.xlsx\n"
    "formkit summary --quarter 2026Q1",
)
