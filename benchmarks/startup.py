"""What a call costs before it does anything: CPU ms of bare Python, ``--help`` and ``status``.

python benchmarks/startup.py
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROUNDS = 15
FORMKIT = (sys.executable, "-m", "formkit")


def cpu_ms(words: Sequence[str], folder: Path) -> float:
    """The CPU time of one call and its children, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Print one table; the calls are interleaved, the medians of all rounds compared."""
    with tempfile.TemporaryDirectory() as place:
        _as_installed(Path(place) / "compiled")
        office = Path(place) / "客诉"
        subprocess.run([*FORMKIT, "init", str(office), "--quiet"], check=True, capture_output=True)
        calls = {
            "bare Python": [sys.executable, "-c", "pass"],
            "formkit --help": [*FORMKIT, "--help"],
            "formkit status": [*FORMKIT, "status"],
            "formkit forms": [*FORMKIT, "forms"],
        }
        for words in calls.values():
            cpu_ms(words, office)
        rounds = [
            {name: cpu_ms(words, office) for name, words in calls.items()} for _ in range(ROUNDS)
        ]
    bare = median(one["bare Python"] for one in rounds)
    print(f"{'call':<16}{'CPU ms':>8}{'more':>8}")
    for name in calls:
        spent = median(one[name] for one in rounds)
        print(f"{name:<16}{spent:>8.0f}{spent - bare:>8.0f}")


def _as_installed(compiled: Path) -> None:
    """Let modules be compiled once, as they are where formkit is installed."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(compiled)
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])


if __name__ == "__main__":
    main()
