"""日历.toml: the office's own words on its working calendar, read and written."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from formkit.errors import ConfigurationError, FileAccessError
from formkit.forms.complaint import complaints
from formkit.procedures.workcalendar import Notice, Overlay, WorkCalendar
from formkit.say import say


def load(path: Path) -> WorkCalendar:
    """The calendar with what the office says in that file; as announced where there is none.

    Raises:
        ConfigurationError: The file is not TOML, or says something no calendar has.
        FileAccessError: It cannot be opened.
    """
    text = _text(path)
    return WorkCalendar(_parsed(text, path)) if text else WorkCalendar.standard()


def save(path: Path, overlay: Overlay) -> None:
    """Write the days and notices of an overlay; what else stands in the file stays as it is.

    Raises:
        FileAccessError: The file cannot be written.
    """
    import tomlkit

    from formkit.filling.package import write_file

    page = tomlkit.parse(_text(path) or _first_page())
    days = tomlkit.table()
    for day, own in sorted(overlay.days.items()):
        days[day.isoformat()] = tomlkit.inline_table() | own.model_dump()
    for name, told in (("days", days), ("notices", _notices(overlay.notices))):
        if told or name in page:
            page[name] = told
    write_file(path, tomlkit.dumps(page).encode())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise FileAccessError(say("读不了{path}：{why}。", path=path, why=error.strerror)) from None
    except UnicodeDecodeError as error:
        told = say("{path}不是 UTF-8 文本，请另存为 UTF-8。", path=path)
        raise ConfigurationError(told) from error


def _parsed(text: str, path: Path) -> Overlay:
    try:
        return Overlay.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        told = say("{source}不是完好的 TOML：{why}。", source=path, why=error)
        raise ConfigurationError(told) from error
    except ValidationError as error:
        raise ConfigurationError(complaints(error, str(path), Overlay)) from error


def _first_page() -> str:
    lines = [
        say("# 本办公室的工作日历；用 formkit calendar set、import 改，或者直接改这里。"),
        say("# make_up_days = false                      # 调休的周末不上班"),
        say('# hours = ["09:00-12:00", "13:00-18:00"]   # 办公时间，午休除外'),
    ]
    return "\n".join(lines) + "\n"


def _notices(notices: Mapping[int, Notice]) -> dict[str, dict[str, object]]:
    return {
        str(year): {"source": one.source, "off": _named(one.off), "on": _named(one.on)}
        for year, one in sorted(notices.items())
    }


def _named(days: Mapping[dt.date, str]) -> dict[str, str]:
    return {day.isoformat(): name for day, name in sorted(days.items())}
