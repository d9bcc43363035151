import inspect
import re

from core import errors


def test_the_drawn_tree_is_the_real_one() -> None:
    drawn: dict[str, str] = {}
    stack: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"^( {4}[│├└─ ]*)([A-Z]\w+)", line)
        if found:
            depth = (len(found[1]) - 4) // 4
            drawn[found[2]] = stack[depth - 1] if depth else "Exception"
            stack[depth:] = [found[2]]
    real = {
        name: kind.__bases__[0].__name__
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.DragomanError)
    }
    assert drawn == real
