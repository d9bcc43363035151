"""The sandbox that templates run in. Loads Jinja2, so it is imported only when there is one."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, nodes, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join, do_replace
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import htmlsafe_json_dumps
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from core.article import Figure
from core.brief.escape import escape, link, yaml_string
from core.brief.export.bibtex import tex
from core.brief.export.ledger_csv import defused
from core.brief.export.words import QUALIFIERS
from core.brief.languages import language_name

MOST_STEPS, MOST_REPEATED, LARGEST = 100_000, 1_000_000, 10**30
"""Steps of a range, characters or items that a product may have, numbers that may be powers."""

_TICK, _CONCATENATE, _BOUNDED = "dragoman_tick", "dragoman_concatenate", "dragoman_bounded"


class TemplateTooMuch(Exception):
    """A template that takes too long or makes too much; the message is what it does."""


class _NoFiles(BaseLoader):
    def get_source(self, environment: Any, template: str) -> Any:  # noqa: ARG002 - Jinja's form
        raise TemplateNotFound(template)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's own sandbox, in which loops look at the clock and nothing can grow without end."""

    intercepted_binops = frozenset(("**", "*", "%", "+"))
    check_time: Callable[[], str]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the tree of a template in which each turn of a loop looks at the clock first."""
        tree: nodes.Template = _Bounding().visit(super()._parse(source, name, filename))
        tree.set_environment(self)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of what is printed, also where dictionaries have a method so named."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return the result of an operator unless it could fill the memory."""
        self.check_time()
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "+" and not numbers:
            _refuse_more_than_enough(len(left) + len(right))
        if operator == "**" and (not numbers or abs(left) > 10**6 or abs(right) > 20):
            raise SecurityError("such a power is not allowed")
        if operator == "*" and not numbers:
            times = right if isinstance(right, int) else left
            many = left if isinstance(right, int) else right
            if isinstance(times, int) and times * max(1, len(many)) > MOST_REPEATED:
                raise SecurityError("repeating something so often is not allowed")
        if operator == "*" and numbers and max(abs(left), abs(right)) > LARGEST:
            raise SecurityError("numbers so large are not allowed")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("formatting with % is not allowed")
        return super().call_binop(context, operator, left, right)

    def call(*arguments: Any, **named: Any) -> Any:
        """Return what a call returns, a macro's text too, if it is not too long."""
        return _bounded(ImmutableSandboxedEnvironment.call(*arguments, **named))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Refuse the `format` of a text, which pads without end."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError("formatting with format() is not allowed")
        return None

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether an attribute may be read; ways to pad or format without end may not."""
        if attr in _ENDLESS and isinstance(obj, str):
            return False
        return super().is_safe_attribute(obj, attr, value)


class _Bounding(NodeTransformer):
    """Makes loops look at the clock, and `~` a call that sees how long the result would be."""

    def visit_For(self, loop: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        self.generic_visit(loop)
        loop.body.insert(0, _call(_TICK, [], loop.lineno))
        return loop

    def visit_Macro(self, macro: nodes.Macro) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        self.generic_visit(macro)
        macro.body.insert(0, _call(_TICK, [], macro.lineno))
        return macro

    def visit_AssignBlock(self, block: nodes.AssignBlock) -> nodes.Node:  # noqa: N802 - as above
        self.generic_visit(block)
        block.filter = nodes.Filter(block.filter, _BOUNDED, [], [], None, None, lineno=block.lineno)
        return block

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        self.generic_visit(node)
        name = nodes.Name(_CONCATENATE, "load", lineno=node.lineno)
        return nodes.Call(name, node.nodes, [], None, None, lineno=node.lineno)


def _call(name: str, arguments: list[nodes.Expr], line: int) -> nodes.ExprStmt:
    called = nodes.Name(name, "load", lineno=line)
    return nodes.ExprStmt(nodes.Call(called, arguments, [], None, None, lineno=line), lineno=line)


def _concatenate(*parts: object) -> str:
    said = [part if isinstance(part, str) else str(part) for part in parts]
    _refuse_more_than_enough(sum(map(len, said)))
    if any(isinstance(part, Markup) for part in said):
        return Markup("").join(said)  # escapes for HTML what is not escaped yet
    return "".join(said)


def _concatenate_markdown(*parts: object) -> str:
    if any(isinstance(part, Markup) for part in parts):
        parts = tuple(map(_markdown, parts))
    said = "".join(map(str, parts))
    _refuse_more_than_enough(len(said))
    return Markup(said) if any(isinstance(part, Markup) for part in parts) else said  # noqa: S704


def _bounded(value: Any) -> Any:
    if isinstance(value, str | list | tuple):
        _refuse_more_than_enough(len(value))
    return value


def _refuse_more_than_enough(size: int) -> None:
    if size > MOST_REPEATED:
        raise SecurityError("a text or list so long is not allowed")


@pass_eval_context
def _join(context: Any, value: Any, d: str = "", attribute: Any = None) -> str:
    items = list(value)
    lengths = (len(one) for one in items if isinstance(one, str))
    _refuse_more_than_enough(len(items) * len(str(d)) + sum(lengths))
    made: str = do_join(context, items, d, attribute)
    return made


@pass_eval_context
def _replace(context: Any, text: Any, old: str, new: str) -> str:
    said = text if isinstance(text, str) else str(text)
    _refuse_more_than_enough(said.count(old) * len(new))
    made: str = do_replace(context, said, old, new)
    return made


def _tojson(value: Any) -> Markup:
    return htmlsafe_json_dumps(value, sort_keys=True)


_ENDLESS = frozenset(
    ("format", "format_map", "center", "ljust", "rjust", "zfill", "expandtabs", "join", "replace")
)
_LEFT_OUT = ("batch", "center", "filesizeformat", "format", "indent", "pprint", "slice", "wordwrap")


def make_environment(check_time: Callable[[], str], escaping: str) -> Sandbox:
    """Return the sandbox; `escaping` is "html", "markdown" or nothing."""
    environment = Sandbox(
        loader=_NoFiles(),
        undefined=StrictUndefined,
        autoescape=escaping == "html",
        finalize=_markdown if escaping == "markdown" else None,
        keep_trailing_newline=True,
    )
    environment.check_time = check_time
    environment.globals = {
        "range": _short_range,
        "namespace": environment.globals["namespace"],
        _TICK: check_time,
        _CONCATENATE: _concatenate_markdown if escaping == "markdown" else _concatenate,
    }
    for name in _LEFT_OUT:
        environment.filters.pop(name, None)
    environment.filters |= {
        _BOUNDED: _bounded,
        "join": _join,
        "replace": _replace,
        "tojson": _tojson,
        "md": lambda value: Markup(escape(_said(value))),  # noqa: S704 - escaped for Markdown
        "link": lambda value: Markup(link(_said(value))),  # noqa: S704 - percent-encoded or escaped
        "yaml": lambda value: Markup(yaml_string(_said(value))),  # noqa: S704 - quoted for YAML
        "csv": lambda value: defused(_said(value)),
        "tex": lambda value: tex(_said(value)),
        "language": lambda value: language_name(_said(value)),
        "qualified": _qualified,
    }
    return environment


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _markdown(value: object) -> object:
    """Escape what a template prints, unless it has been escaped."""
    if isinstance(value, Markup | StrictUndefined):
        return value
    return escape(_said(value))


def _qualified(value: Mapping[str, Any]) -> str:
    figure: Mapping[str, Any] = value["figure"]
    qualifier = QUALIFIERS.get(figure.get("qualifier", Figure(start=0, end=0, text="").qualifier))
    return f"{qualifier or ''} {value['shown']}".strip()


def _short_range(*steps: int) -> range:
    made = range(*steps)
    if len(made) > MOST_STEPS:
        raise SecurityError(f"a range of more than {MOST_STEPS:,} steps is not allowed")
    return made
