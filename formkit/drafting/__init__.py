"""Forms drafted from an office's own blanks: a proposal in TOML and a tagged copy of the blank."""

from __future__ import annotations

from formkit.drafting.draft import Draft, drafted

__all__ = ["Draft", "drafted"]
