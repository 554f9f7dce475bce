"""formkit summary: the summary of handling records."""

from __future__ import annotations

from formkit.cli.reports import report

summary = report(
    "summary",
    title="处理记录汇总表",
    about="每张表一行：交给谁、何时取走、何时交回。不写月份时为本月；一季、一年逐月写出。"
    "不写 -o 时写在当前文件夹；原来的文件先归档。",
    example="formkit summary --month 2026-03 -o 处理记录汇总表.xlsx\n"
    "formkit summary --quarter 2026Q1",
)
