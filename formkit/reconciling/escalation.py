"""Who is turned to when those who should act do not, or may not (逐级上报)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from formkit.reconciling.limit import Overdue
from formkit.reconciling.reason import Reason
from formkit.reconciling.view import View

REMINDER = "逾期催办单"
ANSWER = "explanation.reason"


def desk_of(overdue: Overdue, waits_for: str) -> str:
    """Who has to do what is overdue: whom the rule names, or else whom the case waits for."""
    return overdue.limit.desk or waits_for


def escalated_to(
    view: View, overdue: Collection[Overdue], reasons: Iterable[Reason], waits_for: str
) -> str:
    """Who is turned to next; nothing while all is in time and every level suffices.

    One limit that is over turns to the next in order; every reminder after the first that is
    not answered, to the one after. Of several limits that are over the highest counts.
    """
    escalation = view.procedure.escalation
    if overdue and escalation is not None:
        late = {desk_of(one, waits_for) for one in overdue}
        above = {desk: escalation.above(desk, max(1, _unanswered(view))) for desk in late}
        turned = (whom for desk, whom in above.items() if whom != desk)
        return max(turned, key=escalation.order.index, default="")
    return _level_needed(view) if any(one.code == "authority" for one in reasons) else ""


def _unanswered(view: View) -> int:
    return sum(paper.value(ANSWER) is None for paper in view.beside(REMINDER))


def _level_needed(view: View) -> str:
    loss, authority = view.sheet.value(view.procedure.mark("loss")), view.procedure.authority
    return (authority.needed(loss) or "") if authority is not None and loss is not None else ""
