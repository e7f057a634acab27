"""A finished message (RFC 5322) out of rendered bodies. Equal content and clock make equal bytes."""

import email.policy
import hashlib
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from reports.digest.render import Rendered
from reports.settings import DigestSettings, Subscription


def message_id(
    subscription: Subscription, kind: str, finding_ids: Sequence[int], *, end: datetime | None, domain: str
) -> str:
    """Return the Message-ID that belongs to this content for this subscription, today and at every repeat.

    `end` is the end of the period of a weekly digest: an empty one has no findings that would tell it from the next.
    """
    parts = [subscription.name, kind, end.isoformat() if end else "", *map(str, sorted(finding_ids))]
    # The separator cannot stand in the parts, so no two lists of parts read the same.
    mark = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
    return f"<{kind}.{mark}@{domain}>"


def compose(
    rendered: Rendered,
    subscription: Subscription,
    *,
    message_id: str,
    at: datetime,
    settings: DigestSettings,
) -> bytes:
    """Return the whole message: text first, HTML as the alternative (RFC 2046, section 5.1.4)."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = Address(settings.sender_name, addr_spec=settings.sender)
    message["To"] = Address(addr_spec=subscription.address)
    message["Subject"] = rendered.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = message_id
    message["List-Id"] = f"citewatch <digest.{settings.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    message["Content-Language"] = subscription.language
    message.set_content(rendered.text, cte="quoted-printable")
    message.add_alternative(rendered.html, subtype="html", cte="quoted-printable")
    # A boundary of its own choosing would differ at every call.
    message.set_boundary("=_" + hashlib.sha256(message_id.encode()).hexdigest()[:32])
    return message.as_bytes()
