"""The stages of a procedure, and what each asks for in a clerk's words."""

from __future__ import annotations

from collections.abc import Iterator

from formkit.cli.screen import Block
from formkit.cli.views import Told
from formkit.cli.views.ruling import label
from formkit.say import say


def drawn(told: Told) -> Iterator[Block]:
    """Each stage with its conditions, and the clause that asks for it."""
    for i, stage in enumerate(told["stages"], 1):
        yield f"{i} {stage['title']}　{stage['name']}"
        for one in stage["requires"]:
            when = say("，限于{when}", when=in_words(one["when"], told)) if one["when"] else ""
            yield f"  · {in_words(one['that'], told)}{when}（{one['clause']}）"


def in_words(condition: Told, told: Told) -> str:
    """A condition in a few words."""
    kind = condition["kind"]
    if kind in ("any", "all"):
        joined = say("，或") if kind == "any" else say("，且")
        return joined.join(in_words(part, told) for part in condition["of"])
    if kind == "not":
        return say("并非{what}", what=in_words(condition["of"], told))
    if "box" in condition:
        return _of_box(condition, told)
    return _of_sheet(condition, told)


def _of_box(condition: Told, told: Told) -> str:
    form, box = condition["form"], condition["box"]
    said = {"box": label(told, f"{form}/{box}" if form else box)}
    said["values"] = "”或“".join(condition.get("values") or condition.get("words") or ())
    return {
        "has": lambda: say("“{box}”已填", **said),
        "signed": lambda: say("“{box}”已签", **said),
        "is": lambda: say("“{box}”是“{values}”", **said),
        "accepted": lambda: say("客户接受（“{box}”是“{values}”）", **said),
        "answered": lambda: say(
            "有“{form}”的，都已批复（“{box}”已填）", form=form, box=said["box"]
        ),
        "settled": lambda: say("“{box}”不再注明“{values}”", **said),
    }[condition["kind"]]()


def _of_sheet(condition: Told, told: Told) -> str:
    match condition["kind"]:
        case "complete":
            return _complete(condition)
        case "copies":
            which = "、".join(str(n) for n in condition["copies"])
            return say("第{which}联{how}", which=which, how=_how(condition["are"]))
        case "paper":
            return say("有“{form}”", form=condition["form"])
        case "latest":
            path = f"{condition['table']}.{condition['column']}"
            named = label(told, f"{condition['form']}/{path}" if condition["form"] else path)
            values = "”或“".join(condition["values"])
            return say("最后一行的“{box}”是“{values}”", box=named, values=values)
        case "in_time":
            return say("期限 {name} 按时办到", name=condition["deadline"])
        case "clean":
            return say("核对 {checks} 没有问题", checks="、".join(condition["checks"]))
        case "authorised":
            return say("核决层级够得上金额")
        case _:
            return say("已编号")


def _complete(condition: Told) -> str:
    form = f"{condition['form']} · " if condition["form"] else ""
    begun = say("（填了才要填完）") if condition["if_begun"] else ""
    return say("“{section}”栏填妥", section=form + condition["section"]) + begun


def _how(states: list[str]) -> str:
    words = {"sent": say("已分送"), "receipted": say("已签收"), "returned": say("已收回")}
    return say("或").join(words[state] for state in states)
