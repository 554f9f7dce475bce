"""What is wrong with a procedure's file or an office's overrides, in a clerk's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from formkit.errors import did_you_mean
from formkit.say import say


def complaints(error: ValidationError, source: str, whole: type[BaseModel]) -> str:
    """One line per mistake: where, what was seen, and the known word that is near.

    Args:
        error: What pydantic has to say.
        source: The file, or the place in it.
        whole: What was to be read there.
    """
    told = (_complaint(one, source, whole) for one in error.errors(include_url=False))
    return "\n".join(dict.fromkeys(told))


def _complaint(detail: ErrorDetails, source: str, whole: type[BaseModel]) -> str:
    *place, last = [part for part in detail["loc"] if _is_written(part)] or [""]
    where = " · ".join([source, *map(_nth, place)])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            told = say("{where}：不认识“{name}”。", where=where, name=last)
            return told + did_you_mean(str(last), _words_known(place, whole))
        case "missing":
            return say("{where}：缺少“{name}”。", where=where, name=last)
        case "union_tag_invalid":
            kind = context["tag"]
            told = say("{where}：没有条件“{kind}”。", where=where, kind=kind)
            return told + did_you_mean(kind, context["expected_tags"].split("'")[1::2])
        case "value_error":
            place_of_value = " · ".join(filter(None, (where, _nth(last))))
            return say("{where}：{why}。", where=place_of_value, why=context["error"])
        case _:
            seen = detail["input"]
            return say("{where}：“{name}”不能写“{seen}”。", where=where, name=last, seen=seen)


def _is_written(part: str | int) -> bool:
    """False for what pydantic adds to a place, such as ``dict[str,str]``."""
    return isinstance(part, int) or not (part == "str" or "[" in part)


def _nth(part: object) -> str:
    return say("第{n}个", n=part + 1) if isinstance(part, int) else str(part)


def _words_known(place: Sequence[str | int], whole: type[BaseModel]) -> list[str]:
    standing = [whole]
    for part in place:
        kinds = [one for one in standing if _kind(one) == part]
        fields = [field for one in standing if (field := one.model_fields.get(str(part)))]
        inside = [model for field in fields for model in _models(field.annotation)]
        standing = kinds or inside or standing
    return [word for model in standing for word in model.model_fields]


def _kind(model: type[BaseModel]) -> object:
    kind = model.model_fields.get("kind")
    return None if kind is None else kind.default


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
