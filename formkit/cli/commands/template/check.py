"""formkit template check: whether templates fit their forms."""

from __future__ import annotations

from collections.abc import Iterator

import click

from formkit.cli import options, templates
from formkit.cli.command import command
from formkit.cli.screen import Block
from formkit.cli.session import Session
from formkit.cli.views import finding
from formkit.errors import ExitCode
from formkit.say import say


@command(
    "check",
    help="逐个写明模板里不认识的栏位、缺少的栏位；有不相符的，结束码为 1。",
    example="formkit template check 客户抱怨处理表",
)
@options.any_title
@click.pass_obj
def check(session: Session, *, title: str | None) -> int:
    """Hold the templates against the forms."""
    with session.office() as office:
        found = list(templates.checked(office, title))
    told = [one.to_json() for one in found]
    session.screen.answer("template.check", {"templates": told}, lambda: _drawn(found))
    return ExitCode.FINDINGS if any(one.findings for one in found) else ExitCode.DONE


def _drawn(found: list[templates.Template]) -> Iterator[Block]:
    for one in found:
        if one.findings:
            yield say("✗ {form}：{n} 处不相符", form=one.form, n=len(one.findings))
            yield from (f"  {line}" for line in finding.drawn(one.to_json()["findings"]))
        else:
            yield say("✓ {form}：相符", form=one.form)
