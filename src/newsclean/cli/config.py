"""Configuration: what holds when a flag does not say otherwise, and where it was said."""

import os
from types import SimpleNamespace

from newsclean.cli.console import DONE, UsageError, put
from newsclean.cli.options import CLEAN, CONFIG_COMMAND, Command, Option
from newsclean.typed import Any, Sequence, cast

_OWN_FILE = "newsclean.toml"
_SHARED_FILE = "pyproject.toml"
_PATHS = ("FILE", "DIR")


def in_force(command: Command, given: SimpleNamespace) -> tuple[SimpleNamespace, dict[str, str]]:
    """All options of a command: flags first, then the configuration file, then defaults.

    Returns:
        The options, an attribute each, None where nothing was said; and where each is from:
        "flag", "default" or the path of a file.

    Raises:
        UsageError: the file cannot be read, or says what cannot be.
    """
    path, table = _file(given) or ("", {})
    values = _checked(path, table)
    options = SimpleNamespace(files=given.files)
    origins: dict[str, str] = {}
    for option in command.options:
        attribute = option.name.replace("-", "_")
        value = getattr(given, attribute, None)
        origins[option.name] = "flag"
        if value is None and option.name in values:
            value, origins[option.name] = values[option.name], path
        if value is None:
            value, origins[option.name] = option.default, "default"
        setattr(options, attribute, value)
    return options, origins


def run_config(arguments: Sequence[str]) -> int:
    """The ``config`` command: the settings in force, as a configuration file with origins."""
    from newsclean.cli.parser import parse

    given = parse(CONFIG_COMMAND, arguments)
    if hasattr(given, "help"):
        from newsclean.cli.help import print_help

        return print_help(CONFIG_COMMAND)
    options, origins = in_force(CLEAN, given)
    rows: list[str] = []
    for option in CLEAN.options:
        if option.key:
            value = getattr(options, option.name.replace("-", "_"))
            shown = f"# {option.name} is not set" if value is None else _toml(option, value)
            origin = "" if value is None else f"  # {origins[option.name]}"
            rows.append(shown + origin)
    put(("\n".join(rows) + "\n").encode("utf-8", "backslashreplace"))
    return DONE


def _toml(option: Option, value: Any) -> str:
    if option.value == "LABELS":
        value = [label.strip() for label in value.split(",")]
    import json

    # A JSON string, number or list of strings is TOML too.
    return f"{option.name} = {json.dumps(value, ensure_ascii=False)}"


def _file(given: SimpleNamespace) -> tuple[str, dict[str, Any]] | None:
    """Path and settings of the configuration file that counts."""
    if hasattr(given, "config"):
        if hasattr(given, "no_config"):
            raise UsageError("--config and --no-config exclude each other")
        return _read(given.config, required=True)
    if hasattr(given, "no_config"):
        return None
    folder = os.getcwd()
    while True:
        for name in (_OWN_FILE, _SHARED_FILE):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (file := _read(path)):
                return file
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _read(path: str, required: bool = False) -> tuple[str, dict[str, Any]] | None:
    """The settings in a file; None where it is a pyproject.toml that holds none."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    shared = os.path.basename(path) == _SHARED_FILE
    # Most projects' files don't mention us: no need to load a TOML parser for them.
    if shared and b"newsclean" not in data and not required:
        return None
    import tomllib

    try:
        values: dict[str, Any] = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not TOML: {error}") from None
    if not shared:
        return path, values
    tools: Any = values.get("tool", {})
    table: Any = cast("dict[str, Any]", tools).get("newsclean") if isinstance(tools, dict) else None
    if table is None and not required:
        return None
    if not isinstance(table, dict):
        raise UsageError(f"{path}: no table [tool.newsclean]")
    return path, cast("dict[str, Any]", table)


def _checked(path: str, table: dict[str, Any]) -> dict[str, Any]:
    """A file's values in the form that flags give them."""
    keys = {option.name: option for option in CLEAN.options if option.key}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in keys:
            import difflib

            near = difflib.get_close_matches(key, keys, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise UsageError(f"{path}: unknown key {key!r}{hint}")
        try:
            values[key] = _value(keys[key], value, os.path.dirname(os.path.abspath(path)))
        except ValueError as error:
            raise UsageError(f"{path}: {key}: {error}") from None
    return values


def _value(option: Option, value: Any, folder: str) -> Any:
    if isinstance(option.default, int):
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise ValueError("must be a number from 0 on")
        return value
    if option.repeat or option.value == "LABELS":
        texts = cast("list[Any]", value if isinstance(value, list) else [value])
        if not all(isinstance(text, str) for text in texts):
            raise ValueError("must be a list of strings")
        return ",".join(texts) if not option.repeat else [os.path.join(folder, t) for t in texts]
    if not isinstance(value, str):
        raise ValueError("must be a string")
    if option.choices and value not in option.choices:
        raise ValueError(f"must be one of {', '.join(option.choices)}, not {value!r}")
    return os.path.join(folder, value) if option.value in _PATHS else value
