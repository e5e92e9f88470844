"""What a command says when it cannot go on."""


class CommandError(Exception):
    """`code` for machines, `message` says in plain English what is wrong and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
