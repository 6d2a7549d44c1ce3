"""Jinja, for the same templates and the same bytes, with less done around each expression.

Jinja's own classes make every value a Markup before it is joined, and ask of everything that is
called whether it wants the context. A third of what a page costs is spent on that. The Python that
they write of a template is twice as long as ours, and has to be compiled.
"""

import operator
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any

from jinja2 import Environment, Template, TemplateRuntimeError
from jinja2.compiler import CodeGenerator, DependencyFinderVisitor
from jinja2.environment import TemplateModule
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.nodes import Impossible, TemplateData
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape


def escaped(value: object) -> str:
    """What `markupsafe.escape` gives, as text that is about to be joined to other text."""
    if type(value) is Markup:
        return value
    if type(value) is str and not (
        "&" in value or "<" in value or ">" in value or "'" in value or '"' in value
    ):
        return value
    return escape(value)


class DirectCalls(Context):
    """Calls what a template calls, and no more: nothing of ours asks for the context."""

    call: Callable[..., Any] = staticmethod(operator.call)  # type: ignore[arg-type]

    def resolve(self, key: str) -> Any:
        """A variable, or what stands for one that does not exist."""
        if key in self.vars:
            return self.vars[key]
        if key in self.parent:
            return self.parent[key]
        return self.environment.undefined(name=key)


class Plain(CodeGenerator):
    """Writes templates as Python that escapes with `escaped` and calls with arguments alone."""

    def _output_child_to_const(self, node: Any, frame: Any, finalize: Any) -> str:
        """Text alone. What a filter makes of a constant depends on more than the template: on the
        language of the site, which is not known where code is made for other renderers.
        """
        if not isinstance(node, TemplateData):
            raise Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Call(self, node: Any, frame: Any, forward_caller: bool = False) -> None:  # noqa: N802
        alone = frame.copy()
        alone.loop_frame = alone.block_frame = False  # whose variables go to the context
        super().visit_Call(node, alone, forward_caller=forward_caller)

    def get_resolve_func(self) -> str:
        return f"{self.get_context_ref()}.resolve"

    def visit_Name(self, node: Any, frame: Any) -> None:  # noqa: N802
        """What was resolved is there, and is not asked about at each use."""
        target = frame.symbols.ref(node.name)
        if node.ctx == "load" and frame.symbols.find_load(target) == (VAR_LOAD_RESOLVE, node.name):
            self.write(target)
        else:
            super().visit_Name(node, frame)

    def pull_dependencies(self, nodes: Iterable[Any]) -> None:
        """A line for each filter and test, instead of eight."""
        visitor = DependencyFinderVisitor()
        for node in nodes:
            visitor.visit(node)
        for known, names, kind in (
            (self.filters, visitor.filters, "filter"),
            (self.tests, visitor.tests, "test"),
        ):
            for name in sorted(names):
                target = known.setdefault(name, f"{kind}_{len(known)}")
                self.writeline(f"{target} = environment.named({kind!r}, {name!r})")


class Falling(Template):
    """A template that knows its file, whatever file its code was made of; and that, where it is
    imported, has the macros too of those that stand below it: a theme's own ``parts.html`` holds
    what it does otherwise, and what is added to the other later is there as well. An argument that
    is added later to a macro below is none to the one above.
    """

    @classmethod
    def from_code(cls, environment: Any, code: Any, *args: Any, **kwargs: Any) -> Any:
        made = super().from_code(environment, code, *args, **kwargs)
        made.filename = environment.file_of(made.name or "") or made.filename
        return made

    def make_module(self, *args: Any, **kwargs: Any) -> TemplateModule:
        module = super().make_module(*args, **kwargs)
        below = self.environment.below(self.name or "")  # type: ignore[attr-defined]
        if below:
            rest = self.environment.get_template(below).make_module(*args, **kwargs)
            for name, value in vars(rest).items():
                own = vars(module).setdefault(name, value)
                if isinstance(own, Macro) and isinstance(value, Macro):
                    vars(module)[name] = _tolerant(own, value)
        return module


class Templates(Environment):
    """An environment whose templates hold Python that does no more than they say.

    `below` gives the name of the template that stands below another, `file_of` the path of one's
    file; both "" for nothing.
    """

    code_generator_class = Plain
    template_class = Falling
    context_class = DirectCalls
    escaped = staticmethod(escaped)
    below: Callable[[str], str] = staticmethod(lambda name: "")
    file_of: Callable[[str], str] = staticmethod(lambda name: "")

    def named(self, kind: str, name: str) -> Callable[..., Any]:
        """A filter or a test; where there is none, a function that says so when it is used."""
        known: MutableMapping[str, Any] = self.filters if kind == "filter" else self.tests
        return known.get(name) or _missing(f"No {kind} named {name!r} found.")

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals themselves where a template has none of its own, instead of a chain."""
        return super().make_globals(d) if d else self.globals


def _tolerant(macro: Macro, below: Macro) -> Callable[..., Any]:
    """A macro that passes over the arguments which only the one below it takes: those that were
    added there after it was written.
    """
    later = set(below.arguments) - set(macro.arguments)
    if not later or macro.catch_kwargs:
        return macro

    def tolerant(*args: Any, **given: Any) -> Any:
        known = {name: value for name, value in given.items() if name not in later}
        return macro(*args[: len(macro.arguments)], **known)

    return tolerant


def _missing(what: str) -> Callable[..., Any]:
    def missing(*_: object) -> Any:
        raise TemplateRuntimeError(what)

    return missing
