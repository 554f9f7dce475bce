"""``python -m formkit`` is the command line."""

from __future__ import annotations

from formkit.cli import main

if __name__ == "__main__":
    main()
