"""What every definition is: validated data, frozen, with no unknown key."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Definition(BaseModel):
    """A piece of the catalogue as data. A misspelt key is an error, not a silently ignored wish."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, str_strip_whitespace=True)


Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{0,59}$")]
