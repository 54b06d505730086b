"""The options of every command, described once.

Parser, ``--help``, man page, completions, configuration keys and docs/cli.md are made from
this table.
"""

from newsclean.typed import NamedTuple

STRICTNESSES = ("gentle", "balanced", "strict")


class Option(NamedTuple):
    """One option.

    Attributes:
        flags: as typed, the long one last.
        help: one sentence.
        value: what stands for its value in help ("FILE"); empty for a switch.
        group: heading that it stands under.
        choices: the only values allowed; empty for any.
        default: what holds when neither flag nor configuration says anything.
        basic: whether the one-screen help shows it.
        key: whether it may stand in a configuration file.
        repeat: whether it may be given several times.
    """

    flags: tuple[str, ...]
    help: str
    value: str = ""
    group: str = "Other"
    choices: tuple[str, ...] = ()
    default: str | int | None = None
    basic: bool = False
    key: bool = False
    repeat: bool = False

    @property
    def name(self) -> str:
        """The long flag without its dashes, as it stands in configuration files."""
        return self.flags[-1].removeprefix("--")


class Command(NamedTuple):
    """A subcommand.

    Attributes:
        name: what is typed.
        summary: one line for the list of commands.
        arguments: the usage line after the name and the options.
        options: in the order of the help.
        examples: command lines, each with what it does.
    """

    name: str
    summary: str
    arguments: str
    options: tuple[Option, ...]
    examples: tuple[tuple[str, str], ...] = ()


HELP = Option(("-h", "--help"), "show this help")
COLOUR = Option(
    ("--color",),
    "colour: auto is for terminals and heeds NO_COLOR and FORCE_COLOR",
    "WHEN",
    choices=("auto", "always", "never"),
    default="auto",
    key=True,
)
CONFIG = (
    Option(("--config",), "read this configuration file and no other", "FILE"),
    Option(("--no-config",), "read no configuration file"),
)

_GOES = "What goes"
WHAT_GOES = (
    Option(("--keep",), "leave these kinds of chrome in", "LABELS", _GOES, basic=True, key=True),
    Option(
        ("--drop",), "take these parts of the article out", "LABELS", _GOES, basic=True, key=True
    ),
    Option(
        ("--strictness",),
        "how much to take out: gentle, balanced or strict",
        "LEVEL",
        _GOES,
        STRICTNESSES,
        "balanced",
        basic=True,
        key=True,
    ),
    Option(
        ("--rules",), "use this rule pack too", "FILE", _GOES, basic=True, key=True, repeat=True
    ),
    Option(
        ("--engine",),
        "for HTML: auto asks trafilatura where in doubt, native never, trafilatura always",
        "NAME",
        _GOES,
        ("auto", "native", "trafilatura"),
        "auto",
        key=True,
    ),
    Option(
        ("--site",),
        "use what newsclean learn knows of this site",
        "FILE",
        _GOES,
        key=True,
    ),
    Option(
        ("--site-dir",),
        "the same by host: DIR/HOST.toml, for records that tell their URL",
        "DIR",
        _GOES,
        key=True,
    ),
)

_INPUT = "Input"
INPUT = (
    Option(
        ("--format",),
        "text, markdown, html, or auto: by name and beginning",
        "FORMAT",
        _INPUT,
        ("auto", "text", "markdown", "html"),
        "auto",
        basic=True,
        key=True,
    ),
    Option(("--html",), "the same as --format html", group=_INPUT),
    Option(("--encoding",), "of text, in and out", "NAME", _INPUT, default="utf-8", key=True),
    Option(
        ("--jsonl",), "one JSON object a line; clean one field of each", group=_INPUT, basic=True
    ),
    Option(
        ("--field",),
        "that field (or Parquet column); a.b is b in a",
        "NAME",
        _INPUT,
        default="text",
        basic=True,
        key=True,
    ),
    Option(("--url-field",), "the field that holds the page's URL", "NAME", _INPUT, key=True),
    Option(("-r", "--recursive"), "take directories, with all they hold", group=_INPUT, basic=True),
)

_OUTPUT = "Output"
_HAPPENED = "Instead of the article"
CLEAN_OPTIONS = (
    Option(("--explain",), "what went, from which line and why", group=_HAPPENED, basic=True),
    Option(("--diff",), "what would change, as a unified diff", group=_HAPPENED, basic=True),
    Option(("--only-removed",), "what was taken out", group=_HAPPENED, basic=True),
    Option(
        ("--check",),
        "nothing; exit code 1 if anything would be removed",
        group=_HAPPENED,
        basic=True,
    ),
    *WHAT_GOES,
    Option(
        ("--together",),
        "first learn what the pages share, by host where records tell their URL",
        group=_GOES,
    ),
    *INPUT,
    Option(("-o", "--out"), "write to FILE, all at once at the end", "FILE", _OUTPUT, basic=True),
    Option(("--out-dir",), "write each file under DIR", "DIR", _OUTPUT, basic=True),
    Option(
        ("--in-place",),
        "replace each file; with =SUFFIX keep a backup",
        "[=SUFFIX]",
        _OUTPUT,
        basic=True,
    ),
    Option(
        ("--output",),
        "make text or Markdown of HTML",
        "FORMAT",
        _OUTPUT,
        ("text", "markdown"),
        "text",
        key=True,
    ),
    Option(("--trace",), "add what was removed and why to each record, as JSON", group=_OUTPUT),
    Option(
        ("--stats",),
        "a table of what went by label, at the end on stderr",
        group=_OUTPUT,
        basic=True,
    ),
    Option(
        ("-j", "--jobs"),
        "processes to use; 0 for one a core",
        "N",
        "Running",
        default=1,
        basic=True,
        key=True,
    ),
    Option(("--strict",), "stop at the first record that fails", group="Running"),
    COLOUR._replace(group="Running"),
    *[option._replace(group="Running") for option in CONFIG],
    Option(("--version",), "show the version"),
    HELP,
)

CLEAN = Command(
    "clean",
    "clean files or standard input (this is what bare newsclean does)",
    "[FILE...]",
    CLEAN_OPTIONS,
    (
        ("newsclean < page.txt > article.txt", "the article alone"),
        ("newsclean --explain page.txt", "what would go and why"),
        ("newsclean --jsonl -j 4 crawl.jsonl.gz -o clean.jsonl.gz", "a whole crawl"),
    ),
)
REPORT = Command(
    "report",
    "make an HTML page that shows what went, from where and why",
    "FILE...",
    (
        Option(("-o", "--out"), "the page to write", "FILE", _OUTPUT),
        *WHAT_GOES,
        *INPUT,
        *CONFIG,
        HELP,
    ),
    (("newsclean report -o report.html pages/*.txt", "one page for all of them"),),
)
LEARN = Command(
    "learn",
    "learn what the pages of a site share, for --site and --site-dir",
    "FILE|DIR...",
    (
        Option(("-o", "--out"), "write the profile to FILE", "FILE", _OUTPUT),
        Option(("--out-dir",), "write a profile for each host: DIR/HOST.toml", "DIR", _OUTPUT),
        Option(
            ("--merge",),
            "put this profile in too, with its pinned and struck lines",
            "FILE",
            _OUTPUT,
            repeat=True,
        ),
        *[
            option._replace(default="url") if option.name == "url-field" else option
            for option in INPUT
            if option.name != "recursive"
        ],
        *CONFIG,
        HELP,
    ),
    (
        ("newsclean learn pages/ -o brekke.example.toml", "the pages of one site"),
        ("newsclean learn --jsonl crawl.jsonl.gz --out-dir sites", "a crawl, by its records' url"),
    ),
)
RULES = Command(
    "rules",
    "list the rules, show one, or begin a new one",
    "[ID]",
    (
        Option(("--label",), "list only rules for this label", "LABEL"),
        Option(("--language",), "list only rules of this language, such as en", "TAG"),
        Option(("--rules",), "list and show this rule pack too", "FILE", repeat=True),
        Option(("--new",), "begin a rule, LANGUAGE.LABEL.SLUG, or a pack, LANGUAGE", "ID"),
        HELP,
    ),
    (
        ("newsclean rules en.embed.view-post", "what a rule finds and what it leaves alone"),
        ("newsclean rules --new en > mine.toml", "begin a pack of your own, for --rules"),
        ("newsclean rules --new en.share.mine >> mine.toml", "and another rule in it"),
    ),
)
CONFIG_COMMAND = Command(
    "config",
    "show the settings in force and where each comes from",
    "[OPTIONS OF CLEAN]",
    CLEAN_OPTIONS,
)
COMPLETION = Command(
    "completion",
    "print completions for bash, zsh or fish",
    "SHELL",
    (HELP,),
    (
        ("source <(newsclean completion bash)", "bash, in ~/.bashrc"),
        ("newsclean completion zsh > ~/.zfunc/_newsclean", "zsh, with ~/.zfunc in fpath"),
        ("newsclean completion fish > ~/.config/fish/completions/newsclean.fish", "fish"),
    ),
)
HELP_COMMAND = Command(
    "help",
    "explain a topic, such as exit-codes, formats or labels",
    "[TOPIC]",
    (HELP,),
)

COMMANDS = {
    command.name: command
    for command in (CLEAN, LEARN, REPORT, RULES, CONFIG_COMMAND, COMPLETION, HELP_COMMAND)
}
