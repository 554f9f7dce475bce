"""formkit.toml: what an office says of itself, checked word by word."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from formkit.errors import ConfigurationError, FileAccessError, did_you_mean
from formkit.say import say

FILE_NAME = "formkit.toml"


class Config(BaseModel):
    """The settings of an office folder.

    Attributes:
        name: What the office is called on its registers.
        procedure: The name of its procedure (办法), and the single values of it that the office
            sets itself: limits, authority.
        limits: Limits for foreign files, such as ``total = "400 MiB"``.
        privacy: Which boxes hold personal data, and where papers for customers lie.
        retention: How long cases are kept, where the office says otherwise.
        ledger: A database URL, or a file from the office folder; ``ledger.db`` unless said.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = ""
    procedure: Mapping[str, Any] = Field(default_factory=lambda: {"name": "five-copy"})
    ledger: str = ""
    limits: Mapping[str, Any] = Field(default_factory=dict)
    privacy: Mapping[str, Any] = Field(default_factory=dict)
    retention: Mapping[str, Any] = Field(default_factory=dict)

    @property
    def procedure_name(self) -> str:
        """The procedure's name."""
        return str(self.procedure.get("name", "five-copy"))

    @property
    def overrides(self) -> dict[str, Any]:
        """What the office sets of its procedure."""
        return {word: value for word, value in self.procedure.items() if word != "name"}


def load(path: Path) -> Config:
    """The settings in that file; raises ConfigurationError saying which word is off."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileAccessError(say("读不了{path}：{why}。", path=path, why=error.strerror)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            say("{path}不是完好的 TOML：{why}。请改正后再试。", path=path, why=error)
        ) from None
    try:
        return Config.model_validate(said)
    except ValidationError as error:
        raise ConfigurationError(_complaints(path, error)) from None


def _complaints(path: Path, error: ValidationError) -> str:
    return "\n".join(_complaint(path, one) for one in error.errors(include_url=False))


def _complaint(path: Path, detail: ErrorDetails) -> str:
    word = ".".join(map(str, detail["loc"]))
    if detail["type"] == "extra_forbidden":
        told = say("{path}：不认识设置“{word}”。", path=path, word=word)
        return told + did_you_mean(word, Config.model_fields)
    return say("{path}：“{word}”不能写成“{seen}”。", path=path, word=word, seen=detail["input"])
