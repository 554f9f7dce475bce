"""What an office sets over a procedure in formkit.toml.

[procedure]
name = "five-copy"
profile = "public-13-16"          # limits of another edition, taken over as a whole
optional = ["经理室"]              # desks this office does not have
limits = { P5-2 = "5日" }          # what the source leaves open
[[procedure.authority]]
upto = "5000"
role = "业务部经理"
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError

from formkit.errors import ConfigurationError, UnknownName, did_you_mean
from formkit.procedures.authority import Authority, Limit
from formkit.procedures.closure import Requirement, Stage
from formkit.procedures.complaint import complaints
from formkit.procedures.condition import Complete
from formkit.procedures.deadline import Deadline
from formkit.procedures.procedure import Procedure
from formkit.procedures.rule import Said
from formkit.say import say

SOURCE = "formkit.toml · procedure"


class Overrides(Said):
    """The table ``[procedure]`` of formkit.toml.

    Attributes:
        name: The procedure's name; said for the office, not used here.
        profile: A profile of the procedure whose limits are taken over.
        limits: Limits by the name of the deadline; they win over the profile's.
        authority: How much each level may decide on, lowest first.
        optional: Sections asked for only where they are begun, by their titles.
    """

    name: str = ""
    profile: str = ""
    limits: Mapping[str, str | Mapping[str, str]] = {}
    authority: tuple[Limit, ...] = ()
    optional: tuple[str, ...] = ()


def overridden(procedure: Procedure, overrides: Mapping[str, Any]) -> Procedure:
    """The procedure with what the office sets; raises ConfigurationError where that is wrong."""
    try:
        said = Overrides.model_validate(overrides)
    except ValidationError as error:
        raise ConfigurationError(complaints(error, SOURCE, Overrides)) from error
    limits = _profile(procedure, said.profile) | dict(said.limits)
    _refuse_unknown("limits", limits, [deadline.id for deadline in procedure.deadlines])
    changed = {
        "deadlines": tuple(_limited(one, limits) for one in procedure.deadlines),
        "authority": _authority(procedure.authority, said.authority),
        "stages": _relaxed(procedure.stages, said.optional),
    }
    return procedure.model_copy(update=changed)


def _profile(procedure: Procedure, name: str) -> dict[str, Any]:
    if not name:
        return {}
    if name not in procedure.profiles:
        error = UnknownName(say("期限方案"), name, procedure.profiles)
        raise ConfigurationError(f"{SOURCE} · profile：{error}")
    return dict(procedure.profiles[name].limits)


def _limited(deadline: Deadline, limits: Mapping[str, Any]) -> Deadline:
    if deadline.id not in limits:
        return deadline
    told = deadline.model_dump() | {"limit": limits[deadline.id]}
    try:
        return Deadline.model_validate(told)
    except ValidationError as error:
        where = f"{SOURCE} · limits · {deadline.id}"
        raise ConfigurationError(complaints(error, where, Deadline)) from error


def _authority(authority: Authority | None, limits: tuple[Limit, ...]) -> Authority | None:
    if not limits:
        return authority
    if authority is None:
        raise ConfigurationError(say("{where}：这个办法没有核决权限。", where=SOURCE))
    told = authority.model_dump() | {"limits": [limit.model_dump() for limit in limits]}
    try:
        return Authority.model_validate(told)
    except ValidationError as error:
        where = f"{SOURCE} · authority"
        raise ConfigurationError(complaints(error, where, Authority)) from error


def _relaxed(stages: tuple[Stage, ...], optional: Collection[str]) -> tuple[Stage, ...]:
    desks = [section for stage in stages for one in stage.requires for section in _desk(one)]
    _refuse_unknown("optional", optional, desks)
    return tuple(
        stage.model_copy(
            update={"requires": tuple(_if_begun(one, optional) for one in stage.requires)}
        )
        for stage in stages
    )


def _desk(requirement: Requirement) -> tuple[str, ...]:
    asked = requirement.that
    return (asked.section,) if isinstance(asked, Complete) else ()


def _if_begun(requirement: Requirement, optional: Collection[str]) -> Requirement:
    asked = requirement.that
    if not isinstance(asked, Complete) or asked.section not in optional:
        return requirement
    relaxed = asked.model_copy(update={"if_begun": True})
    return requirement.model_copy(update={"that": relaxed})


def _refuse_unknown(place: str, seen: Collection[str], known: Collection[str]) -> None:
    for word in seen:
        if word not in known:
            where = f"{SOURCE} · {place}"
            told = say("{where}：不认识“{name}”。", where=where, name=word)
            raise ConfigurationError(told + did_you_mean(word, known))
