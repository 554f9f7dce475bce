"""The colours of all charts: two that print apart in grey, and the ink around them."""

from __future__ import annotations

BLUE, OCHRE = "35608D", "C8A15A"
COLOURS = (BLUE, OCHRE)
INK, GREY = "333333", "A6A6A6"
