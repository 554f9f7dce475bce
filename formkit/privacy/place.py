"""Addresses: as far as the district (区/县), no nearer."""

from __future__ import annotations

import re

REST = "****"
_NAME = r"[\u4e00-\u9fff]"
_DISTRICT = re.compile(
    rf"(?:{_NAME}{{2,3}}省|{_NAME}{{2,5}}自治区|香港|澳门)?"
    rf"(?:{_NAME}{{1,8}}?(?:市|自治州|地区|盟))?"
    rf"(?:{_NAME}{{1,8}}?(?:(?<![小园社厂校景街住宅片])区|县|旗|市))?"
)
_ROAD = re.compile(r"[路街道巷弄里村镇乡幢栋座楼号室园苑寓庄城厦]")


def masked_address(address: str) -> str:
    """``浙江省杭州市西湖区文三路8号`` → ``浙江省杭州市西湖区****``; without a district ``****``."""
    bare = address.strip()
    found = _DISTRICT.match(bare)
    kept = found[0] if found else ""
    if _ROAD.search(kept.removesuffix("市")):
        kept = ""
    rest = bare[len(kept) :]
    return f"{kept}{REST}" if rest else kept
