from typing import Literal

import pytest

from core.settings import TranslationSettings
from core.translate import allowed_engines


@pytest.mark.parametrize(
    ("online", "names"), [("ask", []), ("refused", []), ("allowed", ["google"])]
)
def test_online_engines_only_with_consent(
    online: Literal["ask", "refused", "allowed"], names: list[str]
) -> None:
    engines = allowed_engines(TranslationSettings(online=online))
    assert [one.name for one in engines] == names
