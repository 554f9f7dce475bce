"""formkit stats: the statistics of closed cases."""

from __future__ import annotations

from formkit.cli.reports import report

stats = report(
    "stats",
    title="案件统计表",
    about="当月结案的案件，按责任部门列出损失（第九条第11款）；另有指标页（每个比率后面是哪些案件）"
    "和图表页。不写月份时为本月；一季、一年写在一张表上。"
    "不写 -o 时写在当前文件夹；已有的工作簿先归档再按编号更新，自己加的栏、批注、筛选都留着。",
    example="formkit stats --month 2026-03 -o 案件统计表.xlsx\nformkit stats --quarter 2026Q1",
)
