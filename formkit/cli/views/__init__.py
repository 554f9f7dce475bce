"""How answers look to people: each view draws the same JSON that programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from formkit.cli.screen import Block

Told = dict[str, Any]
Drawn = Callable[[], Iterable[Block]]
