"""config.yaml: read once, validated whole, frozen. Every mistake is named with its path, its line and a remedy."""

import difflib
import importlib.resources
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pydantic
import yaml

from citewatch.config_model import Config
from citewatch.errors import ConfigError

# A configuration is written by hand; anything larger is another file that was named by mistake.
_LARGEST_BYTES = 2_000_000

_REMEDIES = {
    "missing": "this field is required; add it",
    "int_type": "write a whole number",
    "int_parsing": "write a whole number",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
    "string_type": "write a text (put it in quotation marks when it looks like a number)",
    "tuple_type": "write a list, each item on a line of its own beginning with '- '",
    "list_type": "write a list, each item on a line of its own beginning with '- '",
    "dict_type": "write fields, each on a line of its own as 'name: value'",
    "model_type": "write fields, each on a line of its own as 'name: value'",
}


def load(path: Path) -> Config:
    """Return the configuration in `path`. Raises `ConfigError` that lists all mistakes."""
    text = _text(path)
    try:
        loader = _StrictLoader(text)
        node = loader.get_single_node()
        data = loader.construct_document(node) if node is not None else {}
    except yaml.YAMLError as error:
        raise ConfigError(_yaml_sentence(path, error)) from error
    if not isinstance(data, dict):
        message = f"{path}: the file must hold fields such as 'contact: …', not a {type(data).__name__}"
        raise ConfigError(message)
    try:
        return Config.model_validate(data)
    except pydantic.ValidationError as error:
        lines = [f"{_place(path, node, e['loc'])}: {_sentence(e)}" for e in error.errors()]
        raise ConfigError("\n".join(lines)) from error


def shipped_config() -> Traversable:
    """Return the configuration that ships with the product: packaged in a wheel, at the top of a checkout."""
    packaged = importlib.resources.files("citewatch").joinpath("config.yaml")
    return packaged if packaged.is_file() else Path(__file__).resolve().parent.parent / "config.yaml"


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            message = f"{path}: the file is larger than {_LARGEST_BYTES:,} bytes; is it the right one?"
            raise ConfigError(message)
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        message = f"{path}: there is no such file; make one with 'citewatch init' or name yours with --config"
        raise ConfigError(message) from error
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: the file cannot be read as UTF-8 text: {error}"
        raise ConfigError(message) from error


class _StrictLoader(yaml.SafeLoader):
    """Safe YAML that refuses a field written twice (YAML 1.2, section 3.2.1.3)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - the library's signature
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, "a field's name must be a word, not a list or fields", key.start_mark
                )
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the field {key.value!r} stands here twice; keep one", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def _yaml_sentence(path: Path, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f"{path}: line {mark.line + 1}, column {mark.column + 1}" if mark else str(path)
    problem = getattr(error, "problem", None) or " ".join(str(error).split())
    return f"{place}: not valid YAML: {problem}"


def _place(path: Path, node: yaml.Node | None, location: Sequence[str | int]) -> str:
    """Return the file, the line and the path of a mistake, such as `config.yaml: line 12: sources[3].select`."""
    name, line = "", node.start_mark.line + 1 if node else 1
    for part in location:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else str(part)
        node = _child(node, part)
        line = node.start_mark.line + 1 if node else line
    return f"{path}: line {line}: {name}" if name else f"{path}: line {line}"


def _child(node: yaml.Node | None, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child: yaml.Node = node.value[part]
        return child
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(part)), None)
    return None


def _sentence(error: Any) -> str:  # noqa: ANN401 - pydantic's ErrorDetails is a loose TypedDict
    kind, message = error["type"], error["msg"].removeprefix("Value error, ")
    if kind == "extra_forbidden":
        return _unknown_field(error["loc"])
    if kind == "value_error":
        return str(message)
    remedy = _REMEDIES.get(kind)
    given = f" (it says {error['input']!r:.80})" if kind != "missing" else ""
    return f"{remedy or message}{given}"


def _unknown_field(location: Sequence[str | int]) -> str:
    fields = _fields_at(location[:-1])
    near = difflib.get_close_matches(str(location[-1]), fields, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known fields are {', '.join(sorted(fields))}"
    return f"unknown field; {hint}"


def _fields_at(location: Sequence[str | int]) -> list[str]:
    model: Any = Config
    for part in location:
        if isinstance(part, int):
            continue
        annotation = model.model_fields[part].annotation
        model = next((a for a in getattr(annotation, "__args__", ()) if hasattr(a, "model_fields")), annotation)
    return list(model.model_fields)
