"""A scenario played through a real office: each step done, then held against its arrows.

A scenario is one text. Each step has its moment, its clerk and what is done; indented under it
the boxes that are filled; after arrows what must hold then::

    2026-03-02 09:00  前台接待  登记 客户投诉意见表 as 甲
        客户姓名 = 东篱商贸
        投诉级别 = 重要投诉
    → 状态 处理中
    → 下一步 相关部门
    → 期限 P8-2 2026-03-02 10:00
    → 缺 相关部门意见
    2026-03-02 11:00  前台接待  看
    → 逾期 P8-2

Verbs: 登记 表单 [as 名], 填写 [名], 收回 [名或无编号的表单] [联 3], 分送、签收、遗失 [名] 联 1 2
[原因], 补印 [名] 联 2, 抄送 [名] 某人, 取代 [名] as 新名, 作废 [名] 原因, 暂停 [名] 原因,
恢复 [名], 看. A sheet is called by its form's title unless ``as`` says otherwise; no name means the
case: the first sheet of the main form.
In a value ``{名}`` is that sheet's number and ``{案}`` the case's.

Arrows (before the word may stand the name of another sheet: ``→ 乙 状态 …``):
    状态 下一步 级别 抄送 上报  the word itself
    期限                  all limits that run: ``P8-2 2026-03-02 10:00``, 未设定, 未约定, 立即
    逾期 阶段 对账        all of them, in order: ``closed，archived``, ``R3，R11``
    缺 归档缺             all lines of why (until closed, until archived), each by a part of it
    结果                  what came of the paper taken in: ``updated``
    拒绝                  the step is refused, with these words
Several are separated by ；or stand on several arrows; 无 means there is none.

To write one, run it without arrows and look: ``python -m tests.scenarios.driver industrial-park
draft.txt [settings.toml]`` prints what every step changes. Judge each line by the source.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from formkit.errors import FormkitError
from formkit.office import Office
from tests.scenarios.script import ASPECTS, NOTHING, Asked, Step, read
from tests.scenarios.sight import SUBSTRINGS, seen
from tests.scenarios.stage import Stage


def play(office: Office, text: str) -> Stage:
    """Play a scenario; AssertionError with every line that does not hold, step by step."""
    __tracebackhide__ = True
    stage, wrong = Stage(office), list[str]()
    for i, step in enumerate(read(text), 1):
        told = _played(stage, step)
        if told:
            wrong += [f"第{i}步  {step.line}", *(f"    {line}" for line in told)]
    assert not wrong, "\n" + "\n".join(wrong)
    return stage


def annotated(office: Office, text: str) -> str:
    """The scenario with every aspect after each step that is not as after the one before."""
    stage, lines, before = Stage(office), [], set[str]()
    for step in read(text):
        refused = _refused(stage, step)
        lines += [step.line, *(f"    {box} = {value}" for box, value in step.boxes.items())]
        told = _all_aspects(stage, step)
        lines += [f"→ 拒绝 {refused}"] if refused else [one for one in told if one not in before]
        before = set(told)
    return "\n".join(lines)


def differences(aspect: str, expected: Sequence[str], found: Sequence[str]) -> list[str]:
    """What was expected and not seen (-), and seen and not expected (+); empty where they agree."""
    matches = _contains if aspect in SUBSTRINGS else _equals
    if len(expected) == len(found) and all(map(matches, expected, found)):
        return []
    unseen = [one for one in expected if not any(matches(one, line) for line in found)]
    unasked = [line for line in found if not any(matches(one, line) for one in expected)]
    if not unseen and not unasked:
        return [f"{aspect}：次序或次数不同", *(f"  + {line}" for line in found)]
    return [
        f"{aspect}：",
        *(f"  - {one}" for one in unseen),
        *(f"  + {line}" for line in unasked),
    ]


def _played(stage: Stage, step: Step) -> list[str]:
    __tracebackhide__ = True
    refused = _refused(stage, step)
    expected = step.holds.pop(Asked("拒绝"), None)
    if expected is None and refused:
        raise AssertionError(f"{step.line}\n{refused}")
    told = [] if expected is None else differences("拒绝", expected, [refused or "（没有拒绝）"])
    for asked, lines in step.holds.items():
        told += differences(asked.aspect, lines, seen(stage, step, asked))
    return told


def _refused(stage: Stage, step: Step) -> str:
    try:
        stage.act(step)
    except FormkitError as error:
        return str(error)
    return ""


def _all_aspects(stage: Stage, step: Step) -> list[str]:
    if not stage.case:
        return []
    found = {one: seen(stage, step, Asked(one)) for one in ASPECTS if one not in ("拒绝", "归档缺")}
    return [f"→ {one} {'；'.join(lines) or NOTHING}" for one, lines in found.items()]


def _equals(expected: str, line: str) -> bool:
    return expected == line


def _contains(expected: str, line: str) -> bool:
    return expected in line


def _shown(folder: Path, procedure: str, draft: str, settings: str = "") -> str:
    Office.create(folder, procedure=procedure).close()
    with (folder / "formkit.toml").open("a", encoding="utf-8") as page:
        page.write(Path(settings).read_text(encoding="utf-8") if settings else "")
    with Office.open(folder) as office:
        return annotated(office, Path(draft).read_text(encoding="utf-8"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sys.stdout.write(_shown(Path(place, "客诉"), *sys.argv[1:]) + "\n")
