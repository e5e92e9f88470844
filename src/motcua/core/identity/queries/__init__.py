"""Reading identity. The tree, the roles and the mandates are dated: every question names its day or moment."""

from motcua.core.identity.queries.areas import find_areas
from motcua.core.identity.queries.officers import (
    capacity_in_force,
    find_officers,
    holdings_in_force,
    holdings_of_user,
    officers_holding,
)
from motcua.core.identity.queries.parties import mandate_from, mandate_in_force, principals_of
from motcua.core.identity.queries.units import (
    Branch,
    ancestors,
    children,
    committee_above,
    first_day,
    placed_since,
    root,
    standing,
    subtree,
    subtree_ids,
    subtrees,
    tree,
)

__all__ = [
    "Branch",
    "ancestors",
    "capacity_in_force",
    "children",
    "committee_above",
    "find_areas",
    "find_officers",
    "first_day",
    "holdings_in_force",
    "holdings_of_user",
    "mandate_from",
    "mandate_in_force",
    "officers_holding",
    "placed_since",
    "principals_of",
    "root",
    "standing",
    "subtree",
    "subtree_ids",
    "subtrees",
    "tree",
]
