"""What can go wrong in the store, each as a sentence that names the subject and the remedy."""

from datetime import datetime


class StoreError(Exception):
    """The store could not do what it was asked to do."""


class UnreachableError(StoreError):
    """The database cannot be opened: check the address, the server and the permissions."""


class SchemaError(StoreError):
    """The database's schema is not this version's: run the upgrade, or use the release that made it."""


class PayloadError(StoreError):
    """A stored text is damaged or was written by a newer release: restore a backup, or use that release."""


class NaiveTimeError(ValueError):
    """A time came without a zone: whoever made it must say which, before it is kept."""

    def __init__(self, at: datetime) -> None:
        """Show the time."""
        super().__init__(f"{at.isoformat()} has no zone; the store takes aware times only")


class StaleLeaseError(StoreError):
    """Another worker has taken over the host: this batch must not be recorded; its visits are made again."""


class UnknownFindingError(StoreError):
    """No finding has this number."""


class UnknownRuleError(StoreError):
    """No rule has this number."""


class RuleStateError(StoreError):
    """The rule's present state does not allow this decision; the message says which one would."""


class UnknownProposalError(StoreError):
    """No proposal has this number."""


class ProposalStateError(StoreError):
    """The proposal's present state does not allow this; the message says which one would."""


class UnknownUserError(StoreError):
    """Nobody has this name."""


class NameTakenError(StoreError):
    """Somebody has this name already."""


class LastAdministratorError(StoreError):
    """Nobody would be left who may let people in: make somebody else an administrator first."""


class AlreadyDeliveredError(StoreError):
    """One of the findings is in an earlier message of the same subscription."""


class ArchiveError(StoreError):
    """An archive file is missing, torn or does not hold what the index says."""


class WrongArchiveError(ArchiveError):
    """The database's archive lies in another folder: name that one, or this folder's own database."""


class DiskFullError(StoreError):
    """There is no room left for the archive or the database; nothing was recorded that is not whole."""


class UnknownDocumentError(StoreError):
    """No document has this number."""


class UnknownDeliveryError(StoreError):
    """No message has this number."""
