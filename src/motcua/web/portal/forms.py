"""Plain forms of the citizen's pages: Django shows them, the services judge, refusals stand beside the boxes."""

from typing import Any

from django import forms

from motcua.kernel.errors import DomainError, Problems


class PlainForm(forms.Form):
    """Boxes without judgement of the browser's; errors come from `refuse`."""

    use_required_attribute = False

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id="f-%s", **kwargs)

    def refuse(self, problem: DomainError, names: dict[str, str] | None = None) -> None:
        """Put a refusal beside its box; `names` maps the service's names to the boxes'."""
        problems = problem.problems if isinstance(problem, Problems) else (problem,)
        for one in problems:
            name = (names or {}).get(one.field or "", one.field or "")
            self.add_error(name if name in self.fields else None, one.message)
