"""The types of a scene as TypeScript, for who checks JavaScript.

`python -m layers.scene_types.declare > web/static/js/scene.d.ts` writes them, with the names, comments and order of the
modules here; what JavaScript calls `Scene` is the scene as it is served.
"""

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

MODULES = ("vocabulary", "region", "feature", "layer", "tile", "scene")
RENAMED = {
    "Scene": "DrawnScene", "ServedScene": "Scene", "SceneState": "State", "SceneRegion": "Region",
    "ScenePole": "Pole", "SceneLayer": "Layer",
}  # fmt: skip
PLAIN = {"str": "string", "int": "number", "float": "number", "bool": "boolean"}
WIDTH = 120
HEAD = """\
/**
 * The scene as /scene.json answers it (docs/scene.md), written by `python -m layers.scene_types.declare`.
 */
"""


@dataclass
class Declared:
    """One type: an interface with its own fields, or another name for `type`.

    Attributes
    ----------
    fields : dict of str to (str, str)
        Type and comment by name; the name of an optional one ends in a question mark.
    """

    name: str
    about: str
    bases: tuple[str, ...] = ()
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)
    type: str = ""


def document() -> str:
    """The whole file."""
    found = {one.name: one for module in MODULES for one in _declared(Path(__file__).with_name(f"{module}.py"))}
    return "\n".join([HEAD, *(_written(found, one) for one in found.values())])


def _declared(path: Path) -> Iterator[Declared]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.ClassDef):
            yield _interface(node)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield _named(node.targets[0].id, node.value, _text(after))


def _interface(node: ast.ClassDef) -> Declared:
    bases = [_called(base.id) for base in node.bases if isinstance(base, ast.Name) and base.id != "TypedDict"]
    made = Declared(_called(node.name), ast.get_docstring(node) or "", tuple(bases))
    for each, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            key, told = _field(each.target.id, each.annotation)
            made.fields[key] = told, _text(after)
    return made


def _named(name: str, value: ast.expr, about: str) -> Declared:
    """A dictionary whose keys are no names of Python, or another name for a type."""
    if isinstance(value, ast.Call) and isinstance(value.args[1], ast.Dict):
        pairs = zip(value.args[1].keys, value.args[1].values, strict=True)
        fields = {str(ast.literal_eval(key)): (_type(told), "") for key, told in pairs if key is not None}
        return Declared(_called(name), about, fields=fields)
    return Declared(_called(name), about, type=_type(value))


def _field(key: str, annotation: ast.expr) -> tuple[str, str]:
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "NotRequired":
        return f"{key}?", _type(annotation.slice)
    return key, _type(annotation)


def _text(node: ast.stmt | None) -> str:
    """The comment that stands below a name, as a string of its own."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def _type(node: ast.expr) -> str:
    """A type of Python as TypeScript writes it."""
    if isinstance(node, ast.BinOp):
        return f"{_type(node.left)} | {_type(node.right)}"
    if isinstance(node, ast.Subscript):
        return _generic(ast.unparse(node.value), node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice])
    if isinstance(node, ast.Constant):
        return json.dumps(node.value, ensure_ascii=False)
    return _called(ast.unparse(node))


def _generic(name: str, of: list[ast.expr]) -> str:
    told = [_type(each) for each in of]
    if name == "list":
        return f"({told[0]})[]" if "|" in told[0] else f"{told[0]}[]"
    if name == "dict":
        return f"Record<{', '.join(told)}>"
    return f"[{', '.join(told)}]" if name == "tuple" else " | ".join(told)


def _called(name: str) -> str:
    return PLAIN.get(name) or RENAMED.get(name, name)


def _written(known: dict[str, Declared], one: Declared) -> str:
    comment = _comment(one.about, "")
    if one.type:
        return comment + _alias(one)
    bases = f" extends {', '.join(one.bases)}" if one.bases else ""
    lines = [_comment(about, "  ") + f"  {_key(key)}: {told};\n" for key, (told, about) in one.fields.items()]
    lines += [f"  {key}?: undefined;\n" for key in _of_siblings(known, one)]
    body = "\n" + "".join(lines) if lines else ""
    return f"{comment}export interface {one.name}{bases} {{{body}}}\n"


def _alias(one: Declared) -> str:
    line = f"export type {one.name} = {one.type};\n"
    parts = "".join(f"\n  | {part}" for part in one.type.split(" | "))
    return line if len(line) <= WIDTH + 1 else f"export type {one.name} ={parts};\n"


def _of_siblings(known: dict[str, Declared], one: Declared) -> list[str]:
    """Fields that others of its kind have and it has not, so that they can be asked for without telling them apart."""
    own = _all(known, one)
    if "kind" not in own or _is_base(known, one):
        return []
    alike = [other for other in known.values() if _all(known, other).get("kind") == own["kind"]]
    return list(dict.fromkeys(key for other in alike for key in _all(known, other) if key not in own))


def _is_base(known: dict[str, Declared], one: Declared) -> bool:
    return any(one.name in other.bases for other in known.values())


def _all(known: dict[str, Declared], one: Declared) -> dict[str, tuple[str, str]]:
    inherited = (_all(known, known[base]) for base in one.bases)
    return {key: told for fields in (*inherited, one.fields) for key, told in fields.items()}


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_]\w*\??", name) else json.dumps(name)


def _comment(about: str, indent: str) -> str:
    lines: Iterable[str] = [line.strip() for line in about.splitlines() if line.strip()]
    told = list(lines)
    if len(told) < 2:
        return "".join(f"{indent}/** {line} */\n" for line in told)
    return f"{indent}/**\n" + "".join(f"{indent} * {line}\n" for line in told) + f"{indent} */\n"


if __name__ == "__main__":
    sys.stdout.write(document())
