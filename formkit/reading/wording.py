"""What the words on a paper look like: a label, an empty place, a line of options."""

from __future__ import annotations

import re

from formkit.reading.keys import label_key
from formkit.values.tick import EMPTY, TICKED

LONGEST_LABEL = 24
NUMBERING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,2}[)）]"
    r"|第[一二三四五六七八九十\d]{1,3}(?:栏|部分)[、:：]?|[A-Z]?\d{1,2}\s*[、.．]|[A-Z]\d{1,2}\s)\s*"
)
NOTES = ("注:", "注1", "备注:1", "说明:", "填表说明", "填表须知", "内部文件", "第", "共")

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_HAS_WORD = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[。！？!?；;…，]|,.*,")
_WRITTEN = re.compile(
    r"\d{4}\s*[-/.年]\s*\d|^[\d.,¥￥%\s-]+$|\{\{|\d{7,}|__|＿＿"
    r"|\d月\d{1,2}日|\d[时点]\d{1,2}分|\d:\d\d|^="
)
_BOX = re.compile(
    rf"[{re.escape(''.join(sorted(EMPTY | TICKED)))}]|[(（\[][ \u3000]*[√✓]?[ \u3000]*[)）\]]"
)
_OPTION = re.compile(r"[^\s_＿:：、,，;；。]+(?: [^\s_＿:：、,，;；。]+)*")
_PRINTED = re.compile(
    r"[(（](?:签字|签名|签章|盖章|公章|单位盖章)[)）]|20(?=[\s_＿]*年)|[上下]午|星期|[年月日时分秒]"
    r"|[\s_＿\-—–－/／.。·…、,，:：;；()（）]"
)
_KNOWN = re.compile(
    r"(?:号|号码|姓名|名称|名|日期|时间|年月|电话|手机|地址|邮箱|信箱|传真|邮编|部门|单位|公司|科室"
    r"|人|者|人员|负责人|签字|签名|签章|盖章|意见|原因|结果|内容|情况|要求|措施|说明|描述|备注|记录"
    r"|性别|年龄|民族|国籍|职务|职称|学历|岗位|类别|类型|种类|方式|级别|等级|程度|来源|渠道|性质|状态"
    r"|数量|数|金额|费用|费|损失|单价|总价|价格|经费|款|规格|型号|产品|品名|批次|批号|项目|事项|主题"
    r"|标题|序号|项次|编码|代码|单|率|期限|次数|建议|评价|满意度|处理|分析|对策|简介|称号|成就|爱好"
    r"|与否|客户|用户|材质|品牌|合计|总计|小计|联系方式|地点|位置|版本|工时|效果|结论|依据|附件)$"
    r"|^(?:是否|有无|客户|投诉|联系)"
)
_UNIT = re.compile(
    r"[\s_＿]*(天|个?工作日|周|个月|小时|分钟|万?元|[件个台套箱只支条块张份次人户名吨克斤升本批]|平?方?米"
    r"|公里|公斤|千克|毫升|㎡|[%％]|k?[gm]|c?m)\s*",
    re.IGNORECASE,
)
_LATIN = re.compile(
    r"(?:name|date|time|no\.?|number|code|tel|phone|e-?mail|address|sign(?:ature)?|by|remarks?"
    r"|description|title|department|dept\.?|qty|quantity|amount|rate|sex|age)$",
    re.IGNORECASE,
)


def label_of(text: str) -> str:
    """The label as a form declares it: on one line, no colon, no decoration at its ends."""
    words = text.split()
    joined = "".join(words) if all(len(word) == 1 for word in words) else " ".join(words)
    return joined.strip(" :：*★※").strip()


def unnumbered(text: str) -> str:
    """The text without the number in front of it, as in ``一、`` or ``2.``."""
    return NUMBERING.sub("", text, count=1)


def is_label(text: str) -> bool:
    """True for what may name a box: short, with words, no sentence and nothing written."""
    label = label_of(text)
    bare = _BRACKETS.sub("", label)
    return (
        0 < len(bare.replace(" ", "")) <= LONGEST_LABEL + 16 * bare.isascii()
        and bool(_HAS_WORD.search(label))
        and not _SENTENCE.search(bare)
        and not _WRITTEN.search(label)
        and not _BOX.search(bare)
        and not is_place(text)
    )


def is_known(text: str) -> bool:
    """True for a label in the words that offices use, or with a colon behind it."""
    if not is_label(text):
        return False
    folded = label_key(_BRACKETS.sub("", label_key(text)))
    signed = re.search(r"\([^()]*[签章][^()]*\)", label_key(text))
    ends = text.rstrip().endswith((":", "："))
    return bool(ends or signed or _KNOWN.search(folded) or _LATIN.search(folded))


def is_place(text: str) -> bool:
    """True where nothing is written: blanks, rules, ``年 月 日``, a dash."""
    return not _PRINTED.sub("", text)


def unit_of(text: str) -> str:
    """The unit that is printed in a place where its number is not written yet, else nothing."""
    found = _UNIT.fullmatch(text)
    return found[1] if found else ""


def options(text: str) -> tuple[str, ...]:
    """What can be ticked on a line of boxes, in order; nothing where there are no boxes."""
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return ()
    pieces = _BOX.split(text)
    behind = pieces[1:] if pieces[-1].strip(" \n\u3000_＿；;。") else pieces[:-1]
    named = [_option(piece, last=behind is not pieces[1:]) for piece in behind]
    return tuple(dict.fromkeys(named)) if all(named) else ()


def first_box(text: str) -> int:
    """Where the first box to tick stands; -1 where there is none."""
    found = _BOX.search(text)
    return found.start() if found else -1


def ticks_span(text: str) -> tuple[int, int]:
    """Where the options of a line of boxes begin and end; a rule behind them is not theirs."""
    boxes, named = list(_BOX.finditer(text)), options(text)
    if not named:
        return 0, len(text)
    begin = min(boxes[0].start(), text.find(named[0]))
    return begin, max(boxes[-1].end(), text.rfind(named[-1]) + len(named[-1]))


def _option(piece: str, *, last: bool) -> str:
    found = _OPTION.findall(piece)
    if not found:
        return ""
    chosen = str(found[0] if not last or len(found) == 1 else found[-1])
    bare = chosen.strip("/／|-—()（）[] ")
    return f"{bare}）" if "（" in bare and "）" not in bare else bare
