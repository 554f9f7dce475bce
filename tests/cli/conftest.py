from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from formkit.cli.root import formkit
from formkit.office import Office, Registration

NOW = dt.datetime(2026, 3, 5, 9, 0)
CLERK = "郭思齐"
INTAKE = {
    "客户名称": "华东机电",
    "受理日期": "2026-03-05",
    "订单编号": "SO-8841",
    "料号": "A-100",
    "数量": "120 件",
    "不良数量": "8 件",
    "交运日期": "2026-02-20",
    "客户投诉理由": "外壳开裂",
    "客户要求": "退货",
    "签注意见": "属实",
    "业务经办签字": "李明 2026年3月5日",
}


@pytest.fixture(scope="session")
def intake() -> dict[str, Any]:
    """What a clerk says of a complaint at the desk, by the labels of the paper."""
    return dict(INTAKE)


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that has registered two complaints on 5 March and voided the second."""
    folder = tmp_path_factory.mktemp("issued") / "客诉"
    with Office.create(folder) as office:
        for _ in range(2):
            office.new("客户抱怨处理表", INTAKE, said=Registration(now=NOW, by=CLERK))
        office.void("26030002", "重复登记", now=NOW, by=CLERK)
    return folder


@pytest.fixture
def office(issued: Path, tmp_path: Path) -> Path:
    """That office's folder, to do with as one likes."""
    return Path(shutil.copytree(issued, tmp_path / "客诉"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data file of one complaint."""
    path = tmp_path / "受理.json"
    path.write_text(json.dumps(INTAKE, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def run() -> Callable[..., Result]:
    """Call formkit with some words, on 5 March at nine."""

    def call(*words: object, **said: Any) -> Result:
        env = {
            "FORMKIT_NOW": NOW.isoformat(),
            "FORMKIT_BY": CLERK,
            "FORMKIT_LANG": None,
            "FORMKIT_OFFICE": None,
        } | said.pop("env", {})
        return CliRunner().invoke(formkit, [str(word) for word in words], env=env, **said)

    return call


@pytest.fixture
def call(run: Callable[..., Result], office: Path) -> Callable[..., Result]:
    """Call formkit in that office."""
    return lambda *words, **said: run("--office", office, *words, **said)
