"""What Python's operators in filters come to. See run.py.

    observe.py FILE      prints {"LINE": {"FROM-TO": answer}}

Of each line `session.query(…).filter(…)` every `and`, `or`, `not`, `is`, `in` and chained comparison is evaluated, by
itself; the outermost comes first. The answer is "raises TypeError", "True", "False", "SQL" or, where what comes of it is one of the operands,
"part: " and that operand's source. Operands are told apart by the SQL that they print; where two print the same, the
one that Python gives.
"""
import ast
import importlib
import json
import os
import sys
import warnings

from sqlalchemy import create_engine
from sqlalchemy.orm import Session


def is_operator(node):
    if isinstance(node, ast.BoolOp) or isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return True
    identity = (ast.Is, ast.IsNot, ast.In, ast.NotIn)
    return isinstance(node, ast.Compare) and (len(node.ops) > 1 or isinstance(node.ops[0], identity))


def operands(node):
    """Every expression that Python may choose, with the text that stands for it."""
    if isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from operands(value)
    elif isinstance(node, ast.Compare) and len(node.ops) > 1:
        left = node.left
        for op, right in zip(node.ops, node.comparators):
            yield left, right, ast.Compare(left=left, ops=[op], comparators=[right])
            left = right
    else:
        yield node, node, node


def sql_of(value):
    return str(value.compile()) + repr(value.compile().params) if hasattr(value, "compile") else repr(value)


def answer(source, node, names):
    def evaluated(expression):
        made = ast.fix_missing_locations(ast.Expression(body=expression))
        return eval(compile(made, "condition", "eval"), names)

    try:
        value = evaluated(node)
    except Exception as error:
        return "raises " + type(error).__name__
    if isinstance(value, bool):
        return str(value)
    value = getattr(value, "__clause_element__", lambda: value)()
    if not hasattr(value, "compile"):
        return "value"
    for first, last, operand in operands(node):
        try:
            other = evaluated(operand)
        except Exception:
            continue
        other = getattr(other, "__clause_element__", lambda: other)()
        if sql_of(other) == sql_of(value):
            lines = source.splitlines()
            return "part: " + lines[node.lineno - 1][first.col_offset:last.end_col_offset]
    return "SQL"


def main():
    warnings.simplefilter("ignore")
    path = os.path.abspath(sys.argv[1])
    sys.path.insert(0, os.path.dirname(path))
    sys.dont_write_bytecode = True
    with open(path) as file:
        source = file.read()
    tree = ast.parse(source)
    names = vars(importlib.import_module(os.path.basename(path)[:-3])).copy()
    names.update(session=Session(create_engine("sqlite://")), wanted=None)
    answers = {}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "filter":
            answers[call.lineno] = {"%d-%d" % (node.col_offset + 1, node.end_col_offset + 1): answer(source, node, names)
                                    for node in ast.walk(call.args[0]) if is_operator(node)}
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
