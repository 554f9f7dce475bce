"""The two-dimensional code of a copy, read back by the scanner."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import zxingcpp

from formkit.errors import UsageError
from formkit.say import say

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BLACK_AND_WHITE = (1, 0, 0, 0, 0)
_UNFILTERED = b"\0"


def qr_png(text: str, *, scale: int = 8) -> bytes:
    """A QR code with its quiet zone as PNG, ``scale`` pixels a module, error correction level Q.

    A quarter of it may be stamped over and it still reads. The same text makes the same bytes.

    Raises:
        UsageError: the text is empty or too long for a code.
    """
    try:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    except ValueError as error:
        raise UsageError(
            say("“{text}”做不成二维码：{error}", text=text[:40], error=error)
        ) from error
    image: Any = zxingcpp.write_barcode_to_image(code, scale=1)
    lines = [_packed(bytes(line), scale) for line in memoryview(image).tolist()]
    rows = b"".join((_UNFILTERED + line) * scale for line in lines)
    return _png(len(lines) * scale, rows)


def _packed(modules: bytes, scale: int) -> bytes:
    """One line of pixels, eight to a byte; a white module is 255, a black one 0."""
    bits = modules.replace(b"\xff", b"1" * scale).replace(b"\0", b"0" * scale)
    size = -(-len(bits) // 8)
    return int(bits.ljust(size * 8, b"0"), 2).to_bytes(size, "big")


def _png(side: int, rows: bytes) -> bytes:
    header = struct.pack(">2I5B", side, side, *_BLACK_AND_WHITE)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
