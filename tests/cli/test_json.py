"""What programs read: one object a call, with its schema and the keys that docs/json.md tells."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from formkit.cli.root import formkit

Call = Callable[..., Result]

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
CALLS = [
    "procedures",
    "procedures show five-copy",
    "forms",
    "forms show 客户抱怨处理表",
    "new 客户抱怨处理表 --from {data}",
    "fill 26030001 --set 批号=L-7",
    "print 26030001 --copies 1,3",
    "void 26030001 --reason 误登",
    "supersede 26030001",
    "copies sent 26030001",
    "status",
    "status 26030001",
    "why 26030001",
    "due",
    "calendar show",
    "calendar set 2026-05-06 休",
    "pause 26030001 --reason 客户加工中未确定",
    "reconcile",
    "ledger gaps",
    "ledger log",
    "ledger check",
    "ledger backup {tmp}/备份.db",
    "template list",
    "template check",
    "template blank 客户投诉记录单 -o {tmp}/单.docx",
    "doctor",
    "completion bash",
    "init {tmp}/新",
    "register -o {tmp}/登记.xlsx",
    "summary -o {tmp}/汇总.xlsx",
    "revisits -o {tmp}/回访.xlsx",
    "stats -o {tmp}/统计.xlsx",
    "show 26030001",
    "retention",
    "batch 客户抱怨处理表 {list}",
    "read {paper}",
    "import {paper}",
    "reply 26030001 -o {tmp}/复.docx",
    "report -o {tmp}/分析.docx --dry-run",
    "form declare {form} --dry-run",
    "copies received 26030001",
    "copies lost 26030001 --copy 2 --reason 丢失",
    "why 26039999",
]


@pytest.fixture
def things(data: Path, office: Path, intake: dict[str, Any], tmp_path: Path) -> dict[str, Path]:
    """What the calls are about: a data file, a list, a paper that came back, a form."""
    (listed := tmp_path / "名单.csv").write_text(
        f"{','.join(intake)}\n{','.join(intake.values())}\n", encoding="utf-8"
    )
    (form := tmp_path / "物品单.toml").write_text(
        '[form]\ntitle = "物品单"\n[[section]]\ntitle = "收到"\nboxes = [{ label = "物品" }]\n',
        encoding="utf-8",
    )
    (paper,) = office.glob("发出/2603/26030001-3*.docx")
    return {"data": data, "list": listed, "paper": paper, "form": form, "tmp": tmp_path}


def promised() -> dict[str, tuple[str, list[str]]]:
    """What the page says of each schema: the key, and the keys of what it holds."""
    page = PAGE.read_text(encoding="utf-8").partition("What lies within")[0]
    told = {}
    for schemas, key, holds in re.findall(r"^\| (`.*?) \| `(\w+)` \| (.*) \|$", page, re.MULTILINE):
        keys = re.match(r"(?:list: )?`([a-z_ ]+)`", holds)
        for schema in re.findall(r"`([\w.]+)`", schemas):
            told[schema] = key, keys[1].split() if keys else []
    return told


def test_every_command_stands_on_the_page() -> None:
    told = {schema.replace("receipted", "received") for schema in promised()} - {"error"}
    assert told == {".".join(words) for words in answering(formkit)}


def answering(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The commands that give an answer, groups that do without a further word among them."""
    context = click.Context(group)
    for name in group.list_commands(context):
        one, words = group.get_command(context, name), (*before, name)
        if not isinstance(one, click.Group) or one.invoke_without_command:
            yield words
        if isinstance(one, click.Group):
            yield from answering(one, words)


@pytest.mark.parametrize("words", CALLS)
def test_an_answer_is_one_object_with_its_schema_and_keys(
    words: str, call: Call, things: dict[str, Path]
) -> None:
    answer = call(*words.format(**things).split(), "--json")
    told = json.loads(answer.stdout)
    schema, _, version = told["schema"].removeprefix("formkit.").partition("/")
    key, inner = promised()[schema]
    assert version == "1"
    assert schema in {"error", *(".".join(words.split()[:n]) for n in (1, 2)), "copies.receipted"}
    whole = told[key]
    first = whole[0] if isinstance(whole, list) and whole else whole
    if isinstance(first, dict) and inner:
        assert set(first) == set(inner)


def test_a_sheet_tells_its_files_from_the_office_folder(
    call: Call, office: Path, data: Path
) -> None:
    answer = call("new", "客户抱怨处理表", "--from", data, "--json")
    files = json.loads(answer.stdout)["sheet"]["files"]
    assert [one["copy"] for one in files] == [1, 2, 3, 4, 5]
    assert {tuple(one) for one in files} == {("copy", "holder", "path")}
    assert all((office / one["path"]).is_file() for one in files)


def test_a_list_tells_the_sheets_made_and_the_lines_rejected(
    call: Call, tmp_path: Path, intake: dict[str, Any]
) -> None:
    path = tmp_path / "三月来件.csv"
    rows = [",".join(intake), ",".join(intake.values()), ",".join(intake.values())]
    rows[2] = rows[2].replace("2026-02-20", "某日")
    path.write_text("\n".join(rows), encoding="utf-8")
    answer = call("batch", "客户抱怨处理表", path, "--json")
    told = json.loads(answer.stdout)
    assert answer.exit_code == 1
    assert [one["number"] for one in told["sheets"]] == ["26030003"]
    assert set(told["rejected"][0]) == {"row", "findings"}


def test_readings_tell_each_box_and_where_it_stands(call: Call, office: Path) -> None:
    (paper,) = office.glob("发出/2603/26030001-3*.docx")
    answer = call("read", paper, "--json")
    (reading,) = json.loads(answer.stdout)["readings"]
    assert (reading["form"], reading["number"], reading["copy"]) == (
        "客户抱怨处理表",
        "26030001",
        3,
    )
    box = reading["boxes"]["report.received_on"]
    assert box["value"] == "2026-03-05"
    assert {"label", "value", "raw", "source", "where", "confidence"} <= set(box)


def test_an_import_tells_each_file_and_counts_the_outcomes(call: Call, office: Path) -> None:
    (paper,) = office.glob("发出/2603/26030001-3*.docx")
    shutil.copy(paper, office / "收件")
    told = json.loads(call("import", "--json").stdout)
    (file,) = told["files"]
    assert set(file) == {"file", "sha256", "outcome", "number", "copy", "findings", "part"}
    assert file["outcome"] == "unchanged"
    assert sum(told["counts"].values()) == 1


def test_talk_goes_to_stderr_and_the_answer_alone_to_stdout(call: Call, data: Path) -> None:
    answer = call("new", "客户抱怨处理表", "--from", data, "--json")
    assert answer.stdout.count("\n") == 1
    assert "下一步" in answer.stderr
    assert "下一步" not in call("new", "客户抱怨处理表", "--from", data, "--quiet").stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("why 26039999", 2),
        ("new 客户抱怨处理表 --set 客户=甲", 2),
        ("nwe", 2),
        ("read 没有.docx", 5),
    ],
)
def test_trouble_is_an_object_too_and_a_sentence_on_stderr(
    words: str, code: int, call: Call
) -> None:
    answer = call(*words.split(), "--json")
    told = json.loads(answer.stdout)
    assert told["schema"] == "formkit.error/1"
    assert told["error"]["exit_code"] == answer.exit_code == code
    assert told["error"]["message"].splitlines()[0] in answer.stderr
