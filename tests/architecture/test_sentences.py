"""What a rule says is found by the catalogue, and filled in with what it names.

That a refusal takes a `Sentence` and no other string is what mypy holds (`motcua.kernel.errors`).
"""

import ast
from string import Formatter

from tests.architecture.house import SOURCE, calls, name_of, python_files, tree


def test_every_sentence_is_one_literal_that_names_what_it_fills_in() -> None:
    said = [file for file in python_files(SOURCE) if "Sentence(" in file.read_text(encoding="utf-8")]
    made = [(file, call) for file in said for call in calls(file) if ast.unparse(call.func) == "Sentence"]
    assert len(made) > 200
    assert [f"{name_of(file)}:{call.lineno} {fault}" for file, call in made if (fault := _fault(call))] == []


def test_what_a_reader_is_told_is_asked_for_by_surfaces_alone() -> None:
    """Below them it could be stored, and a row would speak the language of whoever happened to sit there.

    (`failure` is an OutsidePartyError by the custom of the house: what a server said.)
    """
    told = [
        f"{name_of(file)}:{node.lineno} {ast.unparse(node)}"
        for file in python_files(SOURCE / "core")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and node.attr == "message" and ast.unparse(node) != "failure.message"
    ]
    assert told == []


def _fault(call: ast.Call) -> str:
    match call.args:
        case [ast.Constant(value=str(template))]:
            named = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
            return "" if named == {keyword.arg for keyword in call.keywords} else f"names {sorted(named)}"
    return "is not one literal"
