"""LibreOffice as a station on a sheet's way."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PROGRAM = shutil.which("soffice")


def converted(paths: Sequence[Path], kinds: Sequence[str], folder: Path) -> list[Path]:
    """The files after having been saved as each of these kinds in turn, by one call a kind."""
    for n, kind in enumerate(kinds):
        into = folder / f"{n}-{kind}"
        into.mkdir(parents=True)
        _convert(paths, kind, into)
        paths = [into / f"{path.stem}.{kind}" for path in paths]
    return list(paths)


def _convert(paths: Sequence[Path], kind: str, into: Path) -> None:
    profile = f"-env:UserInstallation={(into.parent / 'profile').resolve().as_uri()}"
    command = [str(PROGRAM), profile, "--headless", "--convert-to", kind, "--outdir", str(into)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
