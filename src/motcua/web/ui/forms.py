"""Plain forms: Django shows them, the services judge, and what they refuse stands beside its box."""

from typing import Any

from django import forms

from motcua.kernel.errors import DomainError


class PlainForm(forms.Form):
    """Boxes without judgement of the browser's. `slug` tells the forms of one page apart, in it and in what is sent."""

    slug = "f"
    use_required_attribute = False

    def __init__(self, data: Any = None, files: Any = None, **more: Any) -> None:
        super().__init__(data, files, auto_id=f"{self.slug}-%s", **more)

    def refuse(self, refusal: DomainError, **boxes: str) -> None:
        """Each sentence beside its box, on top what is about none of them; `boxes` are called other than the service's
        fields.
        """
        for problem in refusal.problems:
            box = boxes.get(problem.field or "", problem.field)
            self.add_error(box if box in self.fields else None, problem.message)
