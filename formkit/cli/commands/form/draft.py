"""formkit form draft: an office's own blank becomes a form and its template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from formkit.cli import options
from formkit.cli.command import command
from formkit.cli.session import Session
from formkit.errors import FileAccessError
from formkit.say import say

if TYPE_CHECKING:
    from formkit.drafting import Draft


@command(
    "draft",
    help="从空白的 Word、Excel 或 PDF 表起草表单：栏、栏位、类型、勾选项、明细表，写成 TOML；"
    "再做一份放好占位符的原表作模板，版面不动。没有把握的地方逐条列出，请核对后再用。"
    "在办公室里写进“表单”和“templates”，否则写到 -o 指定的文件夹。已有的文件不覆盖。",
    example="formkit form draft 客户意见表.docx --dry-run\n"
    "formkit form draft 客户意见表.docx -o 草稿",
)
@options.file
@options.option(
    "--output",
    "-o",
    "output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="写到哪个文件夹。",
)
@options.dry_run
@click.pass_obj
def draft(session: Session, *, file: Path, output: Path | None, dry_run: bool) -> None:
    """Propose a form for a blank, with a template that keeps its layout."""
    from formkit.cli.views import form as view
    from formkit.drafting import drafted
    from formkit.safety.isolate import Isolation

    with Isolation() as isolation:
        made = drafted(file, isolation=isolation, taken=_letters(session))
    targets = _targets(session, made, output or (None if session.in_an_office else file.parent))
    if not dry_run:
        _write(made, targets)
    told = {
        "form": view.whole(made.spec),
        "toml": made.toml,
        "files": [str(path) for path in targets],
        "is_copy": made.is_copy,
        "remarks": list(made.remarks),
        "doubts": list(made.doubts),
    }
    session.screen.answer("form.draft", told, lambda: _drawn(made, targets, dry_run=dry_run))
    session.screen.tell(
        _next_step(made, targets, in_office=output is None and session.in_an_office)
    )


def _letters(session: Session) -> frozenset[str]:
    """The letters before the numbers of the forms there are."""
    patterns = (spec.numbered for spec in session.shelf())
    return frozenset(pattern.partition("{")[0] for pattern in patterns)


def _targets(session: Session, made: Draft, folder: Path | None) -> tuple[Path, Path]:
    """The files of declaration and template: in the office, or side by side in a folder."""
    from formkit.filling.stock import template_name
    from formkit.safety.names import safe_name

    declaration, template = safe_name(made.spec.title, suffix=".toml"), template_name(made.spec)
    if folder is not None:
        return folder / declaration, folder / template
    with session.office() as office:
        return office.folder.forms / declaration, office.folder.templates / template


def _write(made: Draft, targets: tuple[Path, Path]) -> None:
    from formkit.filling.package import write_file

    there = [path for path in targets if path.exists()]
    if there:
        raise FileAccessError(
            say(
                "已有{files}，没有覆盖。请先移走，或用 -o 写到别处。",
                files="、".join(f"“{path}”" for path in there),
            )
        )
    for path, content in zip(targets, (made.toml.encode(), made.template), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, content)


def _drawn(made: Draft, targets: tuple[Path, Path], *, dry_run: bool) -> list[str]:
    shown = made.toml.rstrip().split("\n") if dry_run else []
    verb = say("· 试运行，会写{path}") if dry_run else say("✓ 已写{path}")
    told = (_counted(made), say("模板"))
    files = [
        f"{verb.format(path=path)}（{what}）" for path, what in zip(targets, told, strict=True)
    ]
    remarks = [f"· {remark}" for remark in made.remarks]
    heading = say("没有把握的地方，请对照原表核对，在 {file} 里改：", file=targets[0].name)
    doubts = [heading, *(f"· {doubt}" for doubt in made.doubts)] if made.doubts else []
    return [*shown, *files, *remarks, *doubts]


def _counted(made: Draft) -> str:
    """How much was found on the blank."""
    boxes, tables = len(list(made.spec.boxes)), list(made.spec.tables)
    found = [say("{count} 个栏位", count=boxes)] if boxes else []
    found += [say("明细表 {count} 列", count=len(one.boxes)) for one in tables]
    return say("表单：{found}", found="，".join(found))


def _next_step(made: Draft, targets: tuple[Path, Path], *, in_office: bool) -> str:
    if in_office:
        return say(
            "下一步：核对 {file}，再试填一张，打印出来和原表对照：formkit new {trial}",
            file=targets[0].name,
            trial=_trial(made),
        )
    return say(
        "下一步：核对 {file}，在办公室里 formkit form declare {path}，"
        "把 {template} 放进办公室的 templates 文件夹。",
        file=targets[0].name,
        path=targets[0],
        template=targets[1].name,
    )


def _trial(made: Draft) -> str:
    """The title of the form, and its first box that takes any text, filled in."""
    first = next((box for box in made.spec.boxes if box.type == "text"), None)
    if first is None:
        return made.spec.title
    name = first.label if first.label == first.name else first.path
    return f"{made.spec.title} --set {name}={say('试填')}"
