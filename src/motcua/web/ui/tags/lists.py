"""Parts that list records of `motcua.web.ui.parts`."""

from collections.abc import Sequence
from typing import Any

from motcua.web.ui.parts import Answer, Crumb, Fact, FileItem, Happening, Pages, Step, Stop, Tab
from motcua.web.ui.tags.library import register

Context = dict[str, Any]


@register.inclusion_tag("ui/components/answers.html")
def answers(items: Sequence[Answer]) -> Context:
    """The first screenful of a procedure: nộp gì, bao lâu, bao nhiêu tiền, nhận ở đâu."""
    return {"items": items}


@register.inclusion_tag("ui/components/path.html")
def path(stops: Sequence[Stop]) -> Context:
    """The way of a dossier, stop by stop; exactly one stop should be now, paused or stopped until it is done."""
    return {"stops": stops}


@register.inclusion_tag("ui/components/tabs.html")
def tabs(items: Sequence[Tab], label: str) -> Context:
    """Tabs that are links, each with its count; `label` names the set for screen readers."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/components/breadcrumbs.html")
def breadcrumbs(items: Sequence[Crumb]) -> Context:
    """Where this page stands; the last crumb is the page itself. A phone shows only the way back."""
    return {"items": items}


@register.inclusion_tag("ui/components/steps.html")
def steps(items: Sequence[Step], current: int) -> Context:
    """Bước 2 trên 3: `current` counts from 1."""
    return {"items": items, "current": current, "now": items[current - 1]}


@register.inclusion_tag("ui/components/pagination.html")
def pagination(pages: Pages) -> Context:
    """Back and on through a list by keys; says nothing when there is neither."""
    return {"pages": pages}


@register.inclusion_tag("ui/components/timeline.html")
def timeline(items: Sequence[Happening]) -> Context:
    """Who did what, and when, newest first."""
    return {"items": items}


@register.inclusion_tag("ui/components/facts.html")
def facts(items: Sequence[Fact], tight: bool = False) -> Context:
    """Names and values; `tight` for the desk."""
    return {"items": items, "tight": tight}


@register.inclusion_tag("ui/components/files.html")
def files(items: Sequence[FileItem]) -> Context:
    """Files to open, each with its size and, where given, the SHA-256 that proves it unchanged."""
    return {"items": items}
