"""The changes that are made to a module, one at a time: each is a mistake that somebody could make. Pure.

What cannot change what a module does is left alone: documentation, annotations and what they are made of, decorators
(which only cache here), and whether `zip` is strict, which is for those who change it.
"""

import ast
import copy
from collections.abc import Iterator
from typing import Any, NamedTuple


class Mutant(NamedTuple):
    """A change of one place in a source: what stands from *start* to *end* becomes *text*."""

    start: int
    end: int
    text: str

    def of(self, source: str) -> str:
        """Return *source* with the change."""
        return source[: self.start] + self.text + source[self.end :]


_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_PAIRS = (
    *("min max", "any all", "startswith endswith", "partition rpartition", "lower upper", "lstrip rstrip"),
    *("removeprefix removesuffix", "append extend"),
)
_OPPOSITES = {one: other for pair in _PAIRS for one, other in (pair.split(), pair.split()[::-1])}


def mutants(source: str) -> list[Mutant]:
    """Return the mutants of *source*, in the order of their places; no two give the same text."""
    tree = ast.parse(source)
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    seen: dict[str, Mutant] = {}
    for node, changed in _changes(tree):
        try:
            text = _written(changed)
        except ValueError:  # before Python 3.12, an expression within an f-string may hold no backslash
            continue
        mutant = Mutant(
            offset(node.lineno, node.col_offset), offset(node.end_lineno or 0, node.end_col_offset or 0), text
        )
        seen.setdefault(mutant.of(source), mutant)
    seen.pop(source, None)
    return sorted(seen.values())


def changed_lines(source: str, mutant: Mutant) -> tuple[list[str], list[str]]:
    """Return the lines of *source* that *mutant* changes, as they are and as it has them."""
    start = source.rfind("\n", 0, mutant.start) + 1
    end = source.find("\n", mutant.end)
    changed = source[start : mutant.start] + mutant.text + source[mutant.end : end]
    return source[start:end].splitlines(), changed.splitlines()


def function_of(source: str, mutant: Mutant) -> str:
    """Return the qualified name of the outermost function in whose body *mutant* changes something; else nothing."""
    start = source.rfind("\n", 0, mutant.start) + 1
    place = source.count("\n", 0, start) + 1, len(source[start : mutant.start].encode())
    return _function_at(place, ast.parse(source))


def _function_at(place: tuple[int, int], node: ast.Module | ast.ClassDef) -> str:
    """Return the name, within *node*, of the function whose body contains the *place* (line and column), or nothing."""
    for part in node.body:
        if isinstance(part, ast.FunctionDef | ast.ClassDef) and _start(part.body[0]) <= place < _end(part):
            if isinstance(part, ast.FunctionDef):
                return part.name
            inner = _function_at(place, part)
            return inner and f"{part.name}.{inner}"
    return ""


def _start(node: ast.stmt) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _end(node: ast.stmt) -> tuple[int, int]:
    return node.end_lineno or 0, node.end_col_offset or 0


def _written(node: ast.AST) -> str:
    text = ast.unparse(ast.fix_missing_locations(node))
    return f"({text})" if isinstance(node, ast.BoolOp | ast.Compare | ast.BinOp | ast.UnaryOp | ast.IfExp) else text


def _changes(tree: ast.Module) -> Iterator[tuple[Any, ast.AST]]:
    """Yield nodes that have a place in the source, each with what may stand there instead."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.JoinedStr):  # places within it cannot be relied on before Python 3.12
            yield node, ast.Constant("")
            yield from ((node, whole) for whole in _within(node))
            continue
        todo += _children(node)
        yield from ((node, changed) for changed in _instead_of(node))
        yield from _of_parts(node)


def _within(root: ast.JoinedStr) -> Iterator[ast.AST]:
    """Yield copies of *root*, each with one change in an expression of it."""
    for number, node in enumerate(ast.walk(root)):
        if node is root or isinstance(node, ast.JoinedStr | ast.FormattedValue):
            continue
        for changed in _instead_of(node):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                whole = copy.deepcopy(root)
                yield _Put(list(ast.walk(whole))[number], changed).visit(whole)


class _Put(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> Any:
        return self.new if node is self.old else self.generic_visit(node)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of *node* in which something may be changed."""
    left_out = {"annotation", "returns", "decorator_list", "type_params"}
    if isinstance(node, ast.AnnAssign | ast.Assign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            return
        if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "TypeVar":
            return
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return
    for name, value in ast.iter_fields(node):
        if name not in left_out:
            parts = value if isinstance(value, list) else [value]
            yield from (part for part in parts if isinstance(part, ast.AST) and not _is_documentation(part))


def _is_documentation(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _instead_of(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in place of *node*."""
    match node:
        case ast.Constant():
            yield from _constants(node.value)
        case ast.Compare():
            for index, operator in enumerate(node.ops):
                changed = copy.copy(node)
                changed.ops = [*node.ops[:index], _COMPARISONS[type(operator)](), *node.ops[index + 1 :]]
                yield changed
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
            for index in range(len(node.values)):
                rest = [*node.values[:index], *node.values[index + 1 :]]
                yield ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() if type(node.op) in _OPERATORS:
            yield ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right)
        case ast.Call():
            yield from _calls(node)
        case ast.Slice():
            yield from (ast.Slice(*bounds) for bounds in _fewer_bounds(node))
        case ast.IfExp() if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def _constants(value: Any) -> Iterator[ast.AST]:
    match value:
        case bool():
            yield ast.Constant(not value)
        case int():
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case str() | bytes():
            yield ast.Constant(type(value)() if value else "mutant" if isinstance(value, str) else b"mutant")


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    """Yield the call without its last argument if there are others, without each keyword, and its opposite."""
    if len(node.args) > 1:
        yield ast.Call(node.func, node.args[:-1], node.keywords)
    for index, keyword in enumerate(node.keywords):
        if keyword.arg != "strict":
            yield ast.Call(node.func, node.args, [*node.keywords[:index], *node.keywords[index + 1 :]])
    match node.func:
        case ast.Name(id=name) if name in _OPPOSITES:
            yield ast.Call(ast.Name(_OPPOSITES[name]), node.args, node.keywords)
        case ast.Attribute(value=value, attr=name) if name in _OPPOSITES:
            yield ast.Call(ast.Attribute(value, _OPPOSITES[name]), node.args, node.keywords)


def _fewer_bounds(node: ast.Slice) -> Iterator[tuple[ast.expr | None, ast.expr | None, ast.expr | None]]:
    if node.lower:
        yield None, node.upper, node.step
    if node.upper:
        yield node.lower, None, node.step
    if node.step:
        yield node.lower, node.upper, None


def _of_parts(node: ast.AST) -> Iterator[tuple[Any, ast.AST]]:
    """Yield changes of statements and of what only stands within one kind of node."""
    match node:
        case ast.Return(value=ast.expr() as value) if not _is_no(value):
            yield value, ast.Constant(None)
            yield from ((value, shorter) for shorter in _shorter(value))
        case ast.Lambda():
            yield from ((node.body, shorter) for shorter in _shorter(node.body))
        case ast.If() | ast.While() if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield node.test, ast.UnaryOp(ast.Not(), node.test)
        case ast.comprehension():
            yield from ((condition, ast.Constant(True)) for condition in node.ifs)
        case ast.Expr(value=ast.Call()) | ast.Raise():
            yield node, ast.Pass()
        case ast.Continue():
            yield node, ast.Break()
        case ast.Break():
            yield node, ast.Continue()
        case ast.AugAssign() if type(node.op) in _OPERATORS:
            yield node, ast.AugAssign(node.target, _OPERATORS[type(node.op)](), node.value)


def _is_no(value: ast.expr) -> bool:
    """Tell whether *value* is nothing, or false, for which nothing does as well."""
    return isinstance(value, ast.Constant) and (value.value is None or value.value is False)


def _shorter(value: ast.expr) -> Iterator[ast.AST]:
    """Yield a tuple, such as a key to sort by, without each of its elements."""
    if isinstance(value, ast.Tuple) and len(value.elts) > 1:
        for index in range(len(value.elts)):
            yield ast.Tuple([*value.elts[:index], *value.elts[index + 1 :]], ast.Load())
