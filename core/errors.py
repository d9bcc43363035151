"""Every error that Dragoman raises on purpose.

    DragomanError
    ├── IngestError            a source that could not be read
    │   ├── SourceMissing      no such file, folder or page
    │   ├── SourceEmpty        nothing in it to read
    │   ├── SourceTooLarge     over the size cap
    │   ├── SourceNotText      binary, or in no encoding we can tell
    │   └── FetchFailed        the web refused, hung, or answered something else
    ├── PrepareError           text in which no article could be found
    ├── AnnotateError          a language model is missing or broken
    ├── TranslateError         an engine could not translate
    │   ├── EngineUnavailable  no network, no key, or no consent
    │   ├── ModelError         a model of the offline engine is missing or damaged
    │   ├── MemoryFileError    a translation memory file that cannot be read
    │   └── GlossaryError      a glossary file that cannot be read, or a term that says nothing
    ├── BriefError             nothing to brief on
    ├── ExportError            a briefing that could not be written
    ├── StoreError             the library on disk
    │   ├── NoSuchArticle
    │   ├── NoSuchPassage
    │   ├── StoreDamaged       a file that is not what we wrote
    │   ├── StoreTooNew        written by a later version
    │   ├── StoreBusy          another process is writing, and does not end
    │   ├── StoreReadOnly      opened to read only, because another reader has it open
    │   ├── StoreUnsaved       a change that the disk did not take, kept in memory
    │   └── BackupError        a backup that cannot be written, read or put back
    ├── SearchError            a question that cannot be read, or an index that cannot be made
    └── SettingsError          a settings file that cannot be used

A message is one sentence for the person at the keyboard: what happened and what to do next.
"""


class DragomanError(Exception):
    """Root of the tree; the commands print its message and exit with 1."""


class IngestError(DragomanError):
    """A source that could not be read."""


class SourceMissing(IngestError):
    """No such file, folder or page."""


class SourceEmpty(IngestError):
    """A source without any text."""


class SourceTooLarge(IngestError):
    """A source over the size cap."""


class SourceNotText(IngestError):
    """Binary data, or text in no encoding that could be told."""


class FetchFailed(IngestError):
    """A web address that refused, hung, or answered something that is not a page."""


class PrepareError(DragomanError):
    """Text in which no article could be found."""


class AnnotateError(DragomanError):
    """A language model that is missing or broken."""


class TranslateError(DragomanError):
    """An engine that could not translate."""


class EngineUnavailable(TranslateError):
    """No network, no key, or no consent: trying again at once will not help."""


class ModelError(TranslateError):
    """A model of the offline engine that is missing, damaged, or could not be fetched."""


class MemoryFileError(TranslateError):
    """A translation memory file that cannot be read."""


class GlossaryError(TranslateError):
    """A glossary file that cannot be read, or a term that says nothing."""


class BriefError(DragomanError):
    """Nothing to brief on."""


class ExportError(DragomanError):
    """A briefing that could not be written."""


class StoreError(DragomanError):
    """The library on disk could not be read or written."""


class NoSuchArticle(StoreError):
    """An article id, or a prefix of one, that the library does not hold."""


class NoSuchPassage(StoreError):
    """A passage id that the library does not hold."""


class StoreDamaged(StoreError):
    """A file of the library that is not what we wrote."""


class StoreTooNew(StoreError):
    """A file of the library written by a later version of Dragoman."""


class StoreBusy(StoreError):
    """Another process holds the library's lock and does not let go of it."""


class StoreReadOnly(StoreError):
    """A change to a library that was opened to read only."""


class StoreUnsaved(StoreError):
    """A change that could not be written and is kept in memory, to be tried again."""


class BackupError(StoreError):
    """A backup that cannot be written, read or put back."""


class SearchError(DragomanError):
    """A question that cannot be read, or an index that cannot be made."""


class SettingsError(DragomanError):
    """A settings file that cannot be used."""
