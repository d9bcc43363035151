"""Translation on this machine: Firefox Translations models through fxtranslate.

store = ModelStore()                     # core.translate.offline.models_folder()
store.add("fr", "en", progress)          # dragoman engines add fr en
store.add_from(folder, "fr", "en")       # dragoman engines add fr en --from DIR
store.remove("fr", "en")                 # dragoman engines remove fr en
store.verify()                           # dragoman engines verify
FirefoxEngine(store).translate(texts, "fr", "en")
"""

from core.translate.offline.firefox import FirefoxEngine, is_supported
from core.translate.offline.models import (
    Model,
    ModelStore,
    Progress,
    Verdict,
    models_folder,
)

__all__ = [
    "FirefoxEngine",
    "Model",
    "ModelStore",
    "Progress",
    "Verdict",
    "is_supported",
    "models_folder",
]
