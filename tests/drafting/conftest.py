from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

CORPUS = Path(os.environ.get("FORMKIT_SHARED", Path(__file__).parents[3] / "shared")) / "corpus"


@pytest.fixture
def corpus() -> Callable[[str], Path]:
    """A blank of the corpus, by its path there."""

    def found(name: str) -> Path:
        path = CORPUS / name
        if not path.is_file():
            pytest.skip(f"needs the corpus: {name}")
        return path

    return found
