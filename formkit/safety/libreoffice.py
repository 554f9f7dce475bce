"""LibreOffice as a converter: no macros, no network, a profile and a time of its own.

One call saves many files anew; a file for which nothing came of it is tried once more alone.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from formkit.errors import FormkitError, InputError, MissingDependency, UnsafeError
from formkit.safety.bounded import bounded
from formkit.safety.limits import USUAL, Limits
from formkit.safety.names import shown
from formkit.say import say

PROGRAMS = ("soffice", "libreoffice")
AT_ONCE = 50
START = 60.0
"""Seconds that the program may take to start."""

_LAW = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>"""
_ITEM = (
    '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
    "</prop></item>"
)
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_NETWORK = "/org.openoffice.Inet/Settings"
_NOWHERE = "127.0.0.1"
_SETTINGS = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_NETWORK, "ooInetProxyType", "2"),
    (_NETWORK, "ooInetHTTPProxyName", _NOWHERE),
    (_NETWORK, "ooInetHTTPProxyPort", "9"),
    (_NETWORK, "ooInetHTTPSProxyName", _NOWHERE),
    (_NETWORK, "ooInetHTTPSProxyPort", "9"),
    (_NETWORK, "ooInetFTPProxyName", _NOWHERE),
    (_NETWORK, "ooInetFTPProxyPort", "9"),
)


def program() -> str | None:
    """Where LibreOffice is, if it is installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def converted(
    paths: Sequence[Path], kind: str, folder: Path, *, limits: Limits = USUAL
) -> dict[Path, Path | FormkitError]:
    """Each file saved anew as ``docx``, ``xlsx`` or ``pdf`` in a folder, or why it was not.

    The files are never written to; a foreign file has to have passed the guard before.

    Raises:
        MissingDependency: LibreOffice is not installed.
    """
    soffice = program()
    if soffice is None:
        raise MissingDependency(
            say(
                "要有 LibreOffice 才能转换 {file}：请安装（如 apt install libreoffice），"
                "或在 Word、WPS 里另存为 .docx、.xlsx 再交来。",
                file=shown(paths[0].name) if paths else kind,
            )
        )
    made: dict[Path, Path | FormkitError] = {}
    for start in range(0, len(paths), AT_ONCE):
        some = paths[start : start + AT_ONCE]
        made |= _saved(soffice, some, kind, folder, limits)
        for path in [path for path in some if path not in made]:
            alone = _saved(soffice, [path], kind, folder, limits) if len(some) > 1 else {}
            made[path] = alone.get(path) or _failed(path)
    return made


def _saved(
    soffice: str, paths: Sequence[Path], kind: str, folder: Path, limits: Limits
) -> Mapping[Path, Path | FormkitError]:
    """What one call made of copies with plain names; nothing of what it made no file of."""
    with TemporaryDirectory(prefix="formkit-") as aside:
        place = Path(aside)
        inside = dict(_copied(paths, place / "in"))
        (place / "out").mkdir()
        _write_profile(place / "profile")
        words = [
            *(soffice, f"-env:UserInstallation={(place / 'profile').as_uri()}"),
            *("--headless", "--norestore", "--convert-to", kind),
            *("--outdir", str(place / "out"), *map(str, inside.values())),
        ]
        if not _ran(bounded(words, limits.total), place, START + limits.seconds * len(paths)):
            return {paths[0]: _too_slow(paths[0], limits)} if len(paths) == 1 else {}
        return dict(_taken(inside, place / "out", folder, kind))


def _copied(paths: Sequence[Path], into: Path) -> Iterator[tuple[Path, Path]]:
    into.mkdir()
    for n, path in enumerate(paths):
        yield path, Path(shutil.copyfile(path, into / f"{n}{path.suffix.lower()}"))


def _taken(
    inside: Mapping[Path, Path], out: Path, folder: Path, kind: str
) -> Iterator[tuple[Path, Path]]:
    folder.mkdir(parents=True, exist_ok=True)
    for path, copy in inside.items():
        made = out / f"{copy.stem}.{kind}"
        if made.is_file() and made.stat().st_size:
            taken = folder / f"{len(list(folder.iterdir()))}-{path.stem}.{kind}"
            yield path, Path(shutil.move(made, taken))


def _write_profile(profile: Path) -> None:
    items = (_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user").mkdir(parents=True)
    law = profile / "user" / "registrymodifications.xcu"
    law.write_text(_LAW.format(items="".join(items)), encoding="utf-8")


def _ran(words: Sequence[str], home: Path, seconds: float) -> bool:
    """True where the program came to its end in time; what it started is stopped otherwise."""
    process = subprocess.Popen(  # noqa: S603 - LibreOffice, with words of our own
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_surroundings(home),
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _stop(process)
    return True


def _surroundings(home: Path) -> dict[str, str]:
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "FONTCONFIG_FILE", "PYTHONPATH")
    own = {"HOME": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    return {name: os.environ[name] for name in kept if name in os.environ} | own


def _stop(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _too_slow(path: Path, limits: Limits) -> FormkitError:
    return UnsafeError(
        say(
            "{file}：转换超过 {limit} 秒，已停止。"
            "确认文件可信后，可在 formkit.toml 的 [limits] 中写 seconds = {enough}。",
            file=shown(path.name),
            limit=f"{limits.seconds:g}",
            enough=f"{2 * limits.seconds:g}",
        )
    )


def _failed(path: Path) -> FormkitError:
    return InputError(
        say(
            "{file}：LibreOffice 转换不了，文件可能已损坏。请用原来的程序打开，另存一份再交来。",
            file=shown(path.name),
        )
    )
