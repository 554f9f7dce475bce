"""Names: which are a person's, which a company's or department's, and how one is masked."""

from __future__ import annotations

import re
from collections.abc import Collection

from formkit.values.text import fold

_COMPOUND = (
    "欧阳司马上官诸葛东方皇甫尉迟公孙令狐慕容司徒司空夏侯宇文长孙端木轩辕南宫西门"
    "独孤万俟闻人赫连呼延申屠太史公冶淳于单于钟离百里东郭拓跋完颜濮阳澹台第五"
)
COMPOUND = tuple(_COMPOUND[i : i + 2] for i in range(0, len(_COMPOUND), 2))
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭"
    "郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟"
    "平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江"
    "童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉"
    "龚程邢滑裴陆荣翁荀羊甄封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴"
    "甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭"
    "贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎"
    "戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养"
    "鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公闫肖覃佟苟岳帅亢况郦付代欧"
)
_ORGANISATION = re.compile(
    r"公司|集团|有限|商贸|贸易|商行|机电|电子|科技|实业|工业|工厂|制造|物流|材料|酒店|饭店|超市|"
    r"银行|学校|大学|医院|协会|委员会|中心|事务所|合作社|研究院|(部|室|组|处|厂|店|所|局|队|岗)$|"
    r"Ltd|Inc|GmbH|Co\.|LLC|Corp"
)
_HALF_AN_ORGANISATION = re.compile(r"[科班院台]$")
_TITLE = re.compile(r"(先生|女士|小姐|太太|师傅|老师)$")
_BETWEEN = re.compile(r"([、，,；;/]\s*|(?<=[\u3400-\u9fff]{2})\s+(?=[\u3400-\u9fff]{2}))")
_WORD = re.compile(r"[^\W\d_]")
HAN = re.compile(r"[\u3400-\u9fff]")
STAR = "*"
NOBODY = frozenset(
    ("", "无", "不详", "未知", "匿名", "同上", "本人", "客户", "用户", "业主", "投诉人", "没有")
)
"""What stands in a box for a name where it names nobody."""
LONGEST = 16
_LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.?)?(?: [A-Z][a-z]+)+")


def is_organisation(name: str, companies: Collection[str] = ()) -> bool:
    """True for the name of a company or a department, which is nobody's personal data."""
    bare = fold(name)
    if any(fold(one) and fold(one) in bare for one in companies):
        return True
    if _ORGANISATION.search(bare):
        return True
    return bool(_HALF_AN_ORGANISATION.search(bare)) and not _could_be_a_person(bare)


def is_person(name: str, companies: Collection[str] = ()) -> bool:
    """True where a customer's name reads like a person's: a surname and one or two characters."""
    bare = fold(name)
    if not bare or STAR in bare or is_organisation(name, companies):
        return False
    titled = _TITLE.sub("", bare)
    if titled != bare or "·" in bare:
        return len(titled) <= LONGEST
    return _could_be_a_person(bare) or bool(_LATIN.fullmatch(name.strip()))


def masked_name(name: str) -> str:
    """The surname and a star, ``张*``, ``欧阳*``; several names one by one."""
    return "".join(
        part if n % 2 else _masked(part) for n, part in enumerate(_BETWEEN.split(name.strip()))
    )


def parts_of(name: str) -> tuple[str, ...]:
    """The single names in a box of names, without what stands in brackets."""
    bare = re.sub(r"[(（【\[].*?[)）】\]]", "", name)
    return tuple(part for part in (one.strip() for one in _BETWEEN.split(bare)[::2]) if part)


def _masked(name: str) -> str:
    if not name or not _WORD.search(name):
        return name if STAR in name or not name else STAR
    first = next(n for n, sign in enumerate(name) if _WORD.match(sign))
    bare = name[first:]
    if not HAN.match(bare):
        return bare[0] + STAR
    surname = next((one for one in COMPOUND if bare.startswith(one) and len(bare) > 2), bare[0])
    return surname + STAR


def _could_be_a_person(bare: str) -> bool:
    compound = any(bare.startswith(one) for one in COMPOUND)
    if any(not HAN.match(sign) for sign in bare):
        return False
    if compound and len(bare) in (3, 4):
        return True
    return bare[:1] in SURNAMES and len(bare) in (2, 3)
