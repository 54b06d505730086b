"""Completions for bash, zsh and fish, made from the table of options."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from newsclean.cli.console import DONE, UsageError, put
from newsclean.cli.help import topics
from newsclean.cli.options import CLEAN, COMMANDS, COMPLETION, Command, Option
from newsclean.cli.parser import parse
from newsclean.labels import CHROME, KEEP


def run_completion(arguments: Sequence[str]) -> int:
    """The ``completion`` command."""
    given = parse(COMPLETION, arguments)
    if hasattr(given, "help"):
        from newsclean.cli.help import print_help

        return print_help(COMPLETION)
    if len(given.files) != 1 or given.files[0] not in SHELLS:
        raise UsageError(f"which shell? one of {', '.join(SHELLS)}")
    put(("\n".join(SHELLS[given.files[0]]()) + "\n").encode("utf-8"))
    return DONE


def _words(option: Option) -> tuple[str, ...]:
    """The values that an option can have, where they are few."""
    if option.value == "LABELS":
        return tuple(CHROME if option.name == "keep" else KEEP)
    return option.choices


def _arguments(command: Command) -> list[str]:
    """The words that can follow a command, where they are not files."""
    if command.name == "completion":
        return list(SHELLS)
    if command.name == "help":
        return [*topics(), "man", "markdown", *COMMANDS]
    return []


def _flags(command: Command) -> list[str]:
    return [flag for option in command.options for flag in option.flags]


def _bash() -> Iterator[str]:
    yield "# bash completion for newsclean"
    # The last word of a list with commas.
    yield "_newsclean_list() {"
    yield '    local done=""; [[ $cur == *,* ]] && done="${cur%,*},"'
    yield '    COMPREPLY=($(compgen -P "$done" -W "$1" -- "${cur##*,}"))'
    yield "}"
    yield "_newsclean() {"
    yield '    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"'
    # Bash takes "=" for a word of its own.
    yield '    [[ $cur == "=" ]] && cur=""'
    yield '    [[ $prev == "=" ]] && prev="${COMP_WORDS[COMP_CWORD-2]}"'
    yield "    COMPREPLY=()"
    yield '    case "$prev" in'
    seen: set[str] = set()
    for option in [option for command in COMMANDS.values() for option in command.options]:
        if not option.value or option.name in seen or option.value.startswith("["):
            continue
        seen.add(option.name)
        if _words(option):
            reply = f'COMPREPLY=($(compgen -W "{" ".join(_words(option))}" -- "$cur"))'
            if option.value == "LABELS":
                reply = f'_newsclean_list "{" ".join(_words(option))}"'
        elif option.value in ("FILE", "DIR"):
            reply = f'COMPREPLY=($(compgen {"-d" if option.value == "DIR" else "-f"} -- "$cur"))'
        else:
            reply = ":"
        yield f"        {'|'.join(option.flags)}) {reply}; return ;;"
    yield "    esac"
    yield '    local command="${COMP_WORDS[1]}" words="" arguments=""'
    yield '    case "$command" in'
    for command in COMMANDS.values():
        words, arguments = " ".join(_flags(command)), " ".join(_arguments(command))
        yield f'        {command.name}) words="{words}"; arguments="{arguments}" ;;'
    yield f'        *) words="{" ".join(_flags(CLEAN))}"'
    yield f'           [[ $COMP_CWORD == 1 ]] && arguments="{" ".join(COMMANDS)}" ;;'
    yield "    esac"
    closed = "|".join([command.name for command in COMMANDS.values() if _arguments(command)])
    yield '    if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$cur")); return; fi'
    yield '    COMPREPLY=($(compgen -W "$arguments" -- "$cur"))'
    yield f"    [[ $COMP_CWORD -gt 1 && $command == @({closed}) ]] ||"
    yield '        COMPREPLY+=($(compgen -f -- "$cur"))'
    yield "}"
    yield "complete -o filenames -F _newsclean newsclean"


def _zsh() -> Iterator[str]:
    yield "#compdef newsclean"
    yield "_newsclean() {"
    yield "    local -a commands=("
    for command in COMMANDS.values():
        yield f"        {_quoted(f'{command.name}:{command.summary}')}"
    yield "    )"
    yield "    local name=clean"
    yield f"    if (( CURRENT > 2 )) && [[ ${{words[2]}} == ({'|'.join(COMMANDS)}) ]]; then"
    yield "        name=${words[2]}; shift words; (( CURRENT-- ))"
    yield "    elif (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then"
    yield "        _describe command commands; _files; return"
    yield "    fi"
    yield "    case $name in"
    for command in COMMANDS.values():
        yield f"        {command.name}) _arguments -s \\"
        for option in command.options:
            for flag in option.flags:
                yield f"            {_zsh_option(option, flag)} \\"
        words = " ".join(_arguments(command))
        rest = f"*:argument:({words})" if words else "*:file:_files"
        yield f"            {_quoted(rest)} ;;"
    yield "    esac"
    yield "}"
    yield '_newsclean "$@"'


def _zsh_option(option: Option, flag: str) -> str:
    text = option.help.replace("[", "(").replace("]", ")").replace(":", r"\:")
    star = "*" if option.repeat else ""
    if not option.value:
        return _quoted(f"{star}{flag}[{text}]")
    if option.value.startswith("["):
        return _quoted(f"{flag}=-[{text}]::suffix: ")
    action = {"FILE": "_files", "DIR": "_files -/"}.get(option.value, " ")
    if _words(option):
        action = f"({' '.join(_words(option))})"
    if option.value == "LABELS":
        action = f"_sequence compadd - {' '.join(_words(option))}"
    equals = "=" if flag.startswith("--") else "+"
    return _quoted(f"{star}{flag}{equals}[{text}]:{option.value.lower()}:{action}")


def _fish() -> Iterator[str]:
    yield "# fish completion for newsclean"
    names = " ".join(COMMANDS)
    for command in COMMANDS.values():
        yield (
            "complete -c newsclean -n __fish_use_subcommand"
            f" -a {command.name} -d {_quoted(command.summary)}"
        )
        inside = f"__fish_seen_subcommand_from {command.name}"
        if command is CLEAN:
            inside = f"not __fish_seen_subcommand_from {names}; or {inside}"
        for option in command.options:
            yield f"complete -c newsclean -n {_quoted(inside)} {_fish_option(option)}"
        if _arguments(command):
            words = " ".join(_arguments(command))
            yield f"complete -c newsclean -f -n {_quoted(inside)} -a {_quoted(words)}"


def _fish_option(option: Option) -> str:
    parts = [
        f"-{'l' if flag.startswith('--') else 's'} {flag.lstrip('-')}" for flag in option.flags
    ]
    words = " ".join(_words(option))
    if words:
        words = f"(__fish_append , {words})" if option.value == "LABELS" else words
        parts.append(f"-x -a {_quoted(words)}")
    elif option.value in ("FILE", "DIR"):
        parts.append("-r")
    elif option.value and not option.value.startswith("["):
        parts.append("-x")
    return " ".join([*parts, f"-d {_quoted(option.help)}"])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


SHELLS: Final[dict[str, Callable[[], Iterator[str]]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
