"""The gate: no line is shown whose figures and names are not in what it cites."""

from core.brief.gate.gate import Gate
from core.brief.gate.ledger import gate_ledger
from core.brief.gate.roles import gate_roles
from core.brief.gate.withheld import Withheld

__all__ = ["Gate", "Withheld", "gate_ledger", "gate_roles"]
