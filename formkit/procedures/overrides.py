"""What an office sets over a procedure in formkit.toml.

[procedure]
name = "five-copy"
profile = "public-13-16"          # limits of another edition, taken over as a whole
optional = ["经理室"]              # desks this office does not have
limits = { P5-2 = "5日" }          # what the source leaves open
escalation = ["总经理室", "总经理"]  # who is turned to when a limit is over
series = { "签呈" = "QC{yy}{serial:03}" }
criteria = { "重大抱怨" = "已见诸媒体，或要求退车" }
goals = { "投诉结案率" = "95%" }
[procedure.deadlines.P5-3]        # any single word of a deadline
mode = "working"
[[procedure.authority]]
upto = "5000"
role = "业务部经理"
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from formkit.errors import ConfigurationError, UnknownName, did_you_mean
from formkit.forms.complaint import complaints
from formkit.procedures.authority import Authority, Limit
from formkit.procedures.classes import Classification
from formkit.procedures.closure import Requirement, Stage
from formkit.procedures.condition import Complete
from formkit.procedures.course import Escalation
from formkit.procedures.deadline import Deadline
from formkit.procedures.papers import Series
from formkit.procedures.procedure import Procedure
from formkit.procedures.rule import Rule, Said
from formkit.procedures.target import Target
from formkit.say import say

SOURCE = "formkit.toml · procedure"
OF_THE_SOURCE = {*Rule.model_fields, "id", "blank"}
"""What a deadline has from its source; an office cannot set it."""

M = TypeVar("M", bound=BaseModel)


class Overrides(Said):
    """The table ``[procedure]`` of formkit.toml.

    Attributes:
        name: The procedure's name; said for the office, not used here.
        profile: A profile of the procedure whose limits are taken over.
        limits: Limits by the name of the deadline; they win over the profile's.
        deadlines: Other single words of a deadline, such as its ``mode`` or ``start``.
        authority: How much each level may decide on, lowest first.
        optional: Sections asked for only where they are begun, by their titles.
        escalation: Who is turned to, in order.
        series: Patterns of numbers, by the title of the form.
        criteria: By what a complaint belongs to a class, where the source does not say.
        goals: Goals by the name of the target.
    """

    name: str = ""
    profile: str = ""
    limits: Mapping[str, str | Mapping[str, str]] = {}
    deadlines: Mapping[str, Mapping[str, Any]] = {}
    authority: tuple[Limit, ...] = ()
    optional: tuple[str, ...] = ()
    escalation: tuple[str, ...] = ()
    series: Mapping[str, str] = {}
    criteria: Mapping[str, str] = {}
    goals: Mapping[str, str] = {}


def overridden(procedure: Procedure, overrides: Mapping[str, Any]) -> Procedure:
    """The procedure with what the office sets; raises ConfigurationError where that is wrong."""
    try:
        said = Overrides.model_validate(overrides)
    except ValidationError as error:
        raise ConfigurationError(complaints(error, SOURCE, Overrides)) from error
    changed = {
        "deadlines": _deadlines(procedure, said),
        "authority": _authority(procedure.authority, said.authority),
        "stages": _relaxed(procedure.stages, said.optional),
        "escalation": _escalation(procedure.escalation, said.escalation),
        "series": _series(procedure.series, said.series),
        "classes": _classes(procedure.classes, said.criteria),
        "targets": _targets(procedure.targets, said.goals),
    }
    return procedure.model_copy(update=changed)


def _deadlines(procedure: Procedure, said: Overrides) -> tuple[Deadline, ...]:
    known = [deadline.id for deadline in procedure.deadlines]
    limits = _profile(procedure, said.profile) | dict(said.limits)
    _refuse_unknown("limits", limits, known)
    _refuse_unknown("deadlines", said.deadlines, known)
    settable = [word for word in Deadline.model_fields if word not in OF_THE_SOURCE]
    for name, words in said.deadlines.items():
        _refuse_unknown(f"deadlines · {name}", words, settable)
    return tuple(
        _limited(one, limits, said.deadlines.get(one.id, {})) for one in procedure.deadlines
    )


def _profile(procedure: Procedure, name: str) -> dict[str, Any]:
    if not name:
        return {}
    if name not in procedure.profiles:
        error = UnknownName(say("期限方案"), name, procedure.profiles)
        raise ConfigurationError(f"{SOURCE} · profile：{error}")
    return dict(procedure.profiles[name].limits)


def _limited(deadline: Deadline, limits: Mapping[str, Any], words: Mapping[str, Any]) -> Deadline:
    if deadline.id in limits:
        deadline = _set("limits", deadline.id, deadline, {"limit": limits[deadline.id]})
    return _set("deadlines", deadline.id, deadline, words) if words else deadline


def _authority(authority: Authority | None, limits: tuple[Limit, ...]) -> Authority | None:
    if not limits:
        return authority
    if authority is None:
        raise ConfigurationError(say("{where}：这个办法没有核决权限。", where=SOURCE))
    told = {"limits": [limit.model_dump() for limit in limits]}
    return _set("authority", "", authority, told)


def _escalation(escalation: Escalation | None, order: tuple[str, ...]) -> Escalation | None:
    if not order:
        return escalation
    own = escalation or Escalation(order=order, **_of_the_office())
    return own.model_copy(update={"order": order})


def _series(series: tuple[Series, ...], patterns: Mapping[str, str]) -> tuple[Series, ...]:
    kept = [one for one in series if one.form not in patterns]
    told = ({"form": form, "pattern": one} | _of_the_office() for form, one in patterns.items())
    return (*kept, *(_read(f"series · {one['form']}", Series, one) for one in told))


def _classes(
    classes: tuple[Classification, ...], criteria: Mapping[str, str]
) -> tuple[Classification, ...]:
    _refuse_unknown("criteria", criteria, [value for one in classes for value in one.values])
    return tuple(
        one.model_copy(
            update={
                "criteria": dict(one.criteria)
                | {value: criteria[value] for value in one.values if value in criteria}
            }
        )
        for one in classes
    )


def _targets(targets: tuple[Target, ...], goals: Mapping[str, str]) -> tuple[Target, ...]:
    _refuse_unknown("goals", goals, [one.name for one in targets])
    return tuple(
        _set("goals", one.name, one, {"goal": goals[one.name]}) if one.name in goals else one
        for one in targets
    )


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


def _of_the_office() -> dict[str, str]:
    """Where a rule comes from that the office sets by itself."""
    return {"clause": "formkit.toml", "sentence": say("由本办公室自定")}


def _set(place: str, name: str, rule: M, words: Mapping[str, Any]) -> M:
    """A rule with some of its words said anew."""
    where = " · ".join(filter(None, (place, name)))
    return _read(where, type(rule), rule.model_dump() | dict(words))


def _read(where: str, model: type[M], told: Mapping[str, Any]) -> M:
    try:
        return model.model_validate(told)
    except ValidationError as error:
        raise ConfigurationError(complaints(error, f"{SOURCE} · {where}", model)) from error


def _refuse_unknown(place: str, seen: Collection[str], known: Collection[str]) -> None:
    for word in seen:
        if word not in known:
            where = f"{SOURCE} · {place}"
            told = say("{where}：不认识“{name}”。", where=where, name=word)
            raise ConfigurationError(told + did_you_mean(word, known))
