"""formkit print: write the copies of a sheet once more."""

from __future__ import annotations

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.say import say


@command(
    "print",
    help="按台账现在的内容重新写出；原来的文件先归档。",
    example="formkit print 26030001 --copies 1,3\nformkit print 26030001 --together --pdf",
)
@options.number
@options.copies
@options.option("--together", is_flag=True, help="各联写在同一个文件里，一联一页。")
@options.option("--pdf", is_flag=True, help="另写一份 PDF，直接打印（要有 LibreOffice）。")
@options.dry_run
@click.pass_obj
def print_(
    session: Session,
    *,
    number: str,
    copies: tuple[int, ...],
    together: bool,
    pdf: bool,
    dry_run: bool,
) -> None:
    """Write the copies, or only say which."""
    from formkit.cli.views import sheet as view
    from formkit.office.results import Sheet

    with session.office() as office:
        entry = office.ledger.entry(number)
        spec = office.shelf.find(entry.form)
        chosen = tuple(spec.copy(n).n for n in copies)
        if dry_run:
            sheet = Sheet(entry.number, entry.form, entry.number)
        else:
            sheet = office.print(
                number,
                now=session.now,
                by=session.by,
                copies=chosen,
                together=together,
                pdf=pdf,
            )
    told = sheet.to_json()
    done = say("· 试运行，将写出") if dry_run else say("✓ 已写出")
    session.screen.answer("print", {"sheet": told}, lambda: view.drawn(told, done))
