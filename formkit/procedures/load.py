"""Find a procedure by its name or any other name, with what the office sets over it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from formkit.errors import ConfigurationError, FileAccessError, UnknownName
from formkit.forms.complaint import complaints
from formkit.procedures.overrides import overridden
from formkit.procedures.procedure import Procedure
from formkit.say import say
from formkit.values.label import fold_label


def names() -> tuple[str, ...]:
    """The short names of the procedures that come with formkit."""
    return tuple(procedure.name for procedure in _builtin())


def load(name: str, overrides: Mapping[str, Any] | None = None) -> Procedure:
    """The procedure of that name, title or other name, with what an office sets over it.

    Args:
        name: ``five-copy``, ``公司客户投诉管理实施办法``, ``五联`` …
        overrides: The table ``[procedure]`` of formkit.toml; see ``overridden``.

    Raises:
        UnknownName: No procedure is called so; the nearest names are offered.
        ConfigurationError: The overrides say something no procedure has.
    """
    wanted = fold_label(name)
    for procedure in _builtin():
        if wanted in map(fold_label, procedure.names):
            return overridden(procedure, overrides or {})
    raise UnknownName(say("办法"), name, [one for known in _builtin() for one in known.names])


def load_file(path: Path, overrides: Mapping[str, Any] | None = None) -> Procedure:
    """The procedure an office wrote down itself; raises ConfigurationError, FileAccessError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        told = say("读不了{path}：{why}。", path=path, why=error.strerror)
        raise FileAccessError(told) from error
    except UnicodeDecodeError as error:
        told = say("{path}不是 UTF-8 文本，请另存为 UTF-8。", path=path)
        raise ConfigurationError(told) from error
    return overridden(parse(text, path.name), overrides or {})


def parse(text: str, source: str) -> Procedure:
    """The procedure that a TOML text says; raises ConfigurationError."""
    try:
        return Procedure.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        told = say("{source}不是完好的 TOML：{why}。", source=source, why=error)
        raise ConfigurationError(told) from error
    except ValidationError as error:
        raise ConfigurationError(complaints(error, source, Procedure)) from error


@cache
def _builtin() -> tuple[Procedure, ...]:
    found = [file for file in files("formkit.procedures").iterdir() if file.name.endswith(".toml")]
    found.sort(key=lambda file: file.name)
    return tuple(parse(file.read_text(encoding="utf-8"), file.name) for file in found)
