"""The colours of all charts: two that print apart in grey, and the ink on and around them."""

from __future__ import annotations

BLUE, OCHRE = "35608D", "B5762A"
COLOURS = (BLUE, OCHRE)
INK, GREY, WHITE = "333333", "A6A6A6", "FFFFFF"
