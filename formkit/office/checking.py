"""Everything that is looked for when an office reconciles: the papers, and the filed registers."""

from __future__ import annotations

from collections.abc import Mapping

from formkit.reconciling.checks import BY_CODE, Check
from formkit.reporting.filed import FILED

CHECKS: Mapping[str, Check] = dict(
    sorted({**BY_CODE, **FILED}.items(), key=lambda one: int(one[0].removeprefix("R")))
)
"""The checks by the codes of their findings, R1 to R25."""
