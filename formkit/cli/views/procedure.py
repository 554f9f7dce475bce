"""A procedure (办法): its limits and stages, each with its clause, and what is left open."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.cli.screen import Block, Table
from formkit.cli.views import Told
from formkit.procedures import Procedure
from formkit.say import say


def whole(procedure: Procedure) -> Told:
    """The procedure as JSON, its open blanks included."""
    blanks = [blank.to_json() for blank in procedure.open_blanks]
    return procedure.model_dump(mode="json") | {"open_blanks": blanks}


def drawn(told: Told) -> Iterator[Block]:
    """Its title and source, then limits, stages and what is still to be set."""
    yield f"{told['name']}　{told['title']}"
    yield say("主表：{form}", form=told["main_form"])
    yield say("表单：{forms}", forms="、".join(told["forms"]))
    yield ""
    yield _deadlines(told["deadlines"])
    yield ""
    yield _stages(told["stages"])
    if told["open_blanks"]:
        yield ""
        yield say("未设定（原文没有写明，请在 formkit.toml 里设定）：")
    for blank in told["open_blanks"]:
        yield f"? {blank['key']}　{blank['title']}　{blank['clause']}：{blank['sentence']}"


def _deadlines(deadlines: list[Told]) -> Table:
    rows = tuple(
        (one["id"], one["title"], _limit(one["limit"]), one["clause"]) for one in deadlines
    )
    return Table((say("期限"), say("事项"), say("多久"), say("条款")), rows)


def _limit(limit: str | dict[str, str]) -> str:
    if isinstance(limit, dict):
        return "、".join(f"{choice} {one}" for choice, one in limit.items())
    return limit or say("未设定")


def _stages(stages: list[Told]) -> Table:
    rows = tuple((str(i), one["title"], one["name"]) for i, one in enumerate(stages, 1))
    return Table(("", say("阶段"), say("英文名")), rows)
