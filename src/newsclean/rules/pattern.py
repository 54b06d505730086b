"""Patterns: what makes a regular expression safe to run, and which words it cannot do without.

A pattern runs on text of strangers, so its cost must be bounded before it runs: every gap has an
upper limit and no quantifier can divide the same characters in many ways. And it should not
run at all on text that lacks its words: ``required`` finds them.
"""

# `re._parser` is private but the only reader of patterns that agrees with `re` by construction.
# pyright: reportMissingImports=false
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false

import re
import re._parser as parser
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from newsclean.rules.fold import fold

WORD_CHARS: Final = 40
"""How far an unbounded ``\\w+`` reaches; longer than words of any language but base64's."""
GAP_CHARS: Final = 300
"""Upper limit of a gap's width, in characters; a sentence or two."""
GROUP_REPEATS: Final = 20
"""Upper limit of a group's repetitions."""
WAYS: Final = 300_000
"""Upper limit of the ways to divide a text among a pattern's gaps: the product of their widths."""
_ALTERNATIVES: Final = 24  # literals that one requirement may list

_TOKEN: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|\(\?(?:P?<?[=!:>]|P<\w+>)?|.", re.DOTALL
)

Node = tuple[Any, Any]
Nodes = Sequence[Node]  # read from parser.parse, or a group's own


class Literal(NamedTuple):
    """A piece of text that must occur where a pattern matches.

    Attributes:
        text: the folded characters.
        bounded: whether no word character can stand before it.
        closed: whether none can stand behind it.
    """

    text: str
    bounded: bool
    closed: bool


Requirement = tuple[Literal, ...]
"""Literals of which at least one must occur."""
Cost = Callable[[Literal], int]


def normalize(source: str) -> str:
    """Fold a pattern's literal characters as blocks are folded and bound its ``+`` and ``*``.

    >>> normalize("mehr über \\\\w+")
    'mehr uber \\\\w{1,40}'
    """
    out: list[str] = []
    quantified = True  # a + or ? behind a quantifier modifies it
    for token in _TOKEN.findall(source):
        if token in "*+" and not quantified:
            out.append(f"{{{int(token == '+')},{WORD_CHARS}}}")
            quantified = True
        elif token[0] == "{" and len(token) > 1:
            out.append(f"{token[:-1]}{WORD_CHARS}}}" if token.endswith(",}") else token)
            quantified = True
        else:
            out.append(_fold_token(token))
            quantified = token in "?*+" and not quantified
    return "".join(out)


def faults(source: str) -> list[str]:
    """Say in a line each why a pattern must not be run; an empty list means that it is safe.

    >>> faults("more .* here")
    ['unbounded repeat of a group or a wide class: write {0,n}']
    """
    try:
        # First the source: normalizing hides an unbounded repeat behind a bound.
        found = list(_repeat_faults(parser.parse(source)))
        tree = parser.parse(normalize(source))
    except (re.error, RecursionError, OverflowError) as error:
        return [f"not a regular expression: {error}"]
    if tree.state.flags != re.UNICODE.value:
        found.append("inline flags: blocks are folded, none is needed")
    if re.search(r"[1-9]", re.sub(r"\\.|\[[^\]]*\]|\{[^}]*\}", "", source)):
        found.append("a digit from 1 to 9: every number in a block is folded to 0")
    if any(str(op) in ("GROUPREF", "GROUPREF_EXISTS") for op, _ in _all_nodes(tree)):
        found.append("a backreference")
    if _ways(tree) > WAYS:
        found.append(
            "too many ways to match: narrow the gaps, or end a repeated group with a blank or "
            "another character that its own repeats cannot take"
        )
    if tree.getwidth()[0] == 0:
        found.append("it matches the empty text")
    return list(dict.fromkeys(found))


def width(pattern: str) -> int:
    """The most characters that a normalized pattern can match."""
    return int(parser.parse(pattern).getwidth()[1])


def looks_around(pattern: str) -> bool:
    """Whether a normalized pattern asks what stands beside the characters that it matches."""
    names = {str(op) for op, _ in _all_nodes(parser.parse(pattern))}
    return not names.isdisjoint(("AT", "ASSERT", "ASSERT_NOT"))


def required(pattern: str, ends: bool, cost: Cost | None = None) -> list[Requirement]:
    """The texts that a normalized pattern needs: of each tuple at least one must occur.

    The pattern is taken to begin where no word goes on; ``ends`` says the same of its end.
    ``cost`` ranks literals, common ones high; it chooses between what a branch requires.

    >>> required("^allow all.{0,9}", ends=False)
    [(Literal(text='allow all', bounded=True, closed=False),)]
    """
    return _Requirements(cost or _rough_cost).of(list(parser.parse(pattern)), True, ends)[0]


def dearest(run: Requirement, cost: Cost) -> int:
    """The cost of a requirement: any of its literals may be the one that occurs."""
    return max(map(cost, run))


def _rough_cost(literal: Literal) -> int:
    return -sum(map(str.isalpha, literal.text))


def _fold_token(token: str) -> str:
    if token[0] == "[":
        return "".join([_fold_member(part) for part in re.findall(r"\\.|.", token, re.DOTALL)])
    if token[0] in "\\(":
        return token
    folded = re.escape(fold(token)) if not token.isascii() else token.lower()
    return folded if len(fold(token)) < 2 else f"(?:{folded})"


def _fold_member(char: str) -> str:
    """Fold one character of a class, which may be an escape."""
    if char.isascii():
        return char if char[0] == "\\" else char.lower()
    return re.escape(fold(char))


def _is_repeat(node: Node) -> bool:
    return str(node[0]) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def _children(node: Node) -> list[Nodes]:
    name, value = str(node[0]), node[1]
    if name == "BRANCH":
        return list(value[1])
    if name == "SUBPATTERN":
        return [value[3]]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    if name == "ATOMIC_GROUP":
        return [value]
    return [value[2]] if _is_repeat(node) else []


def _all_nodes(nodes: Nodes) -> Iterator[Node]:
    for node in nodes:
        yield node
        for child in _children(node):
            yield from _all_nodes(child)


def _repeat_faults(nodes: Nodes) -> Iterator[str]:
    for node in _all_nodes(nodes):
        if not _is_repeat(node):
            continue
        _, most, item = node[1]
        single = len(item) == 1 and not _children(item[0])
        if most == parser.MAXREPEAT:
            if not single or _is_wide(item):
                yield "unbounded repeat of a group or a wide class: write {0,n}"
        elif most > (GAP_CHARS if single else GROUP_REPEATS):
            yield f"repeat of up to {most}: at most {GAP_CHARS} characters, {GROUP_REPEATS} groups"


def _ways(nodes: Nodes, every: bool = False) -> int:
    """How many ways a text can be divided among the repeats of a sequence, at worst.

    Counts the gaps that take letters and blanks alike; with ``every`` set all that vary.
    """
    ways = 1
    for node in nodes:
        children = _children(node)
        if not _is_repeat(node):
            ways *= max([_ways(child, every) for child in children], default=1)
            continue
        least, most, item = node[1]
        least, most = min(least, GAP_CHARS), min(most, GAP_CHARS)
        one_way = _divides_one_way(item)
        # The fixed character pins the rounds of a repeated group, so that only one can vary.
        ways *= _ways(item, every or not one_way) ** (1 if one_way else min(most, GROUP_REPEATS))
        if most > 1 and (every or _is_wide(item)):
            ways *= most - least + 1
    return ways


def _divides_one_way(item: Nodes) -> bool:
    """Whether a repeated group must take a character that none of its own repeats can take."""
    repeats = [node[1] for node in _all_nodes(item) if _is_repeat(node)]
    inner = [node for least, most, what in repeats if least != most for node in _all_nodes(what)]
    while len(item) == 1 and str(item[0][0]) in ("SUBPATTERN", "ATOMIC_GROUP"):
        item = _children(item[0])[0]
    spelled = [_spellings([node]) for node in item]
    return not inner or any(
        texts and all(any(not _taken(char, inner) for char in text) for text in texts)
        for texts in spelled
    )


def _taken(char: str, nodes: Nodes) -> bool:
    return any(_takes(node, char) for node in nodes)


def _is_wide(item: Nodes) -> bool:
    """Whether a repeated item runs across words: takes letters as well as blanks."""
    return len(item) == 1 and _takes(item[0], " ") and _takes(item[0], "q")


def _takes(node: Node, char: str) -> bool:
    """Whether a node that matches one character matches this one."""
    name, value = str(node[0]), node[1]
    match name:
        case "ANY":
            return True
        case "LITERAL" | "NOT_LITERAL":
            return (value == ord(char)) == (name == "LITERAL")
        case "RANGE":
            return value[0] <= ord(char) <= value[1]
        case "CATEGORY":
            return re.match(_CATEGORIES[str(value)], char) is not None
        case "IN":
            negated = str(value[0][0]) == "NEGATE"
            return negated != any(_takes(member, char) for member in value[negated:])
        case _:
            return False


_CATEGORIES: Final = {
    f"CATEGORY_{negation}{name}": letter.upper() if negation else letter
    for name, letter in (("DIGIT", r"\d"), ("SPACE", r"\s"), ("WORD", r"\w"))
    for negation in ("", "NOT_")
}


class _Requirements:
    """Finds what node sequences require, with one way to rank it."""

    def __init__(self, cost: Cost) -> None:
        self._cost = cost

    def of(self, nodes: Nodes, edge: bool, closing: bool) -> tuple[list[Requirement], bool]:
        """Requirements of a sequence, and whether a word that follows it would be a whole one.

        ``edge`` says the same of what stands before: no word character touches the sequence;
        ``closing`` of what stands behind.
        """
        runs: list[Requirement] = []
        current, bounded = [""], edge  # the texts of the run so far, and the edge where it began
        for at, node in enumerate([*nodes, None]):
            spelled = node and str(node[0]) != "AT" and _spellings([node])
            if spelled and len(current) * len(spelled) <= _ALTERNATIVES:
                current = [left + right for left in current for right in spelled]
                edge = all(not _is_word(text[-1]) if text else edge for text in spelled)
                continue
            if all(current):
                closed = _shuts(nodes[at:], closing)
                texts = dict.fromkeys(current)
                runs.append(tuple(Literal(text, bounded, closed) for text in texts))
            if node:
                more, edge = self._of_node(node, edge, _shuts(nodes[at + 1 :], closing))
                runs += more
            current, bounded = [""], edge
        return runs, edge

    def _of_node(self, node: Node, edge: bool, closing: bool) -> tuple[list[Requirement], bool]:
        """The same for one node that cannot be spelled out."""
        name, value = str(node[0]), node[1]
        if name == "BRANCH":
            parts = [self.of(branch, edge, closing) for branch in _children(node)]
            after = all(end for _, end in parts)
            if not all(runs for runs, _ in parts):
                return [], after
            best = [min(runs, key=lambda run: dearest(run, self._cost)) for runs, _ in parts]
            return [tuple(dict.fromkeys(literal for run in best for literal in run))], after
        if _is_repeat(node):
            item = _children(node)[0]
            runs, after = self.of(item, edge, closing and _shuts(item, True))
            # A second round may begin where the first one ended; none at all leaves the edge.
            runs = [
                tuple(lit._replace(bounded=lit.bounded and after) for lit in run) for run in runs
            ]
            return (runs, after) if value[0] else ([], after and edge)
        if name in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self.of(_children(node)[0], edge, closing)
        if name == "AT":
            return [], str(value) != "AT_NON_BOUNDARY"
        return [], edge if name in ("ASSERT", "ASSERT_NOT") else _takes_no_word(node)


def _shuts(nodes: Nodes, closing: bool) -> bool:
    """Whether a word that stands before a sequence cannot go on in it."""
    for at, node in enumerate(nodes):
        name, value = str(node[0]), node[1]
        if name == "AT":
            return str(value) != "AT_NON_BOUNDARY"
        if name in ("ASSERT", "ASSERT_NOT"):
            continue
        children = _children(node)
        if not children:
            return _takes_no_word(node)
        rest = not (_is_repeat(node) and value[0]) and _shuts(nodes[at + 1 :], closing)
        if _is_repeat(node):
            return _shuts(children[0], rest) and (bool(value[0]) or rest)
        return all(_shuts(child, rest) for child in children)
    return closing


def _takes_no_word(node: Node) -> bool:
    name, value = str(node[0]), node[1]
    if name == "IN":
        return all(_takes_no_word(member) for member in value)
    if name == "LITERAL":
        return not _is_word(chr(value))
    return name == "CATEGORY" and str(value) in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD")


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _spellings(nodes: Nodes) -> list[str] | None:
    """All texts that a sequence matches; None where they are many."""
    texts = [""]
    for node in nodes:
        name, value = str(node[0]), node[1]
        more: list[str] | None = None
        if name == "LITERAL":
            more = [chr(value)]
        elif name == "AT":
            more = [""]
        elif name == "IN" and all(_member(member) for member in value):
            more = [_member(member) for member in value]
        elif name == "SUBPATTERN":
            more = _spellings(value[3])
        elif name == "BRANCH":
            branches = [_spellings(branch) for branch in value[1]]
            more = [text for branch in branches for text in branch or []] if all(branches) else None
        elif _is_repeat(node) and value[1] == 1:
            once = _spellings(value[2])
            more = once and ([] if value[0] else [""]) + once
        if more is None or len(texts) * len(more) > _ALTERNATIVES:
            return None
        texts = [left + right for left in texts for right in more]
    return texts


def _member(member: Node) -> str:
    """The one character that a member of a class stands for in folded text; "" if more."""
    name, value = str(member[0]), member[1]
    if name == "CATEGORY":
        return {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "0"}.get(str(value), "")
    return chr(value) if name == "LITERAL" else ""
