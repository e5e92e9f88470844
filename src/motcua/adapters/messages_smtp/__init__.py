"""E-mail over SMTP, by the settings EMAIL_*."""

from email.utils import formataddr
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from motcua.core.notifications.definitions import Letter
from motcua.core.notifications.errors import NotDelivered, Why

# Named, because a test run puts another backend into the settings.
_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


class SmtpMessages:
    """A letter is refused for good only for what is wrong with itself; a server that is down or misset may recover."""

    def send(self, letter: Letter) -> None:
        host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
        message = EmailMessage(
            subject=letter.subject,
            body=letter.body,
            to=[formataddr((letter.name, letter.address))],
            headers={"Message-ID": f"<{letter.reference}@{host}>", "Auto-Submitted": "auto-generated"},
            connection=get_connection(_BACKEND),
        )
        try:
            message.message()  # what cannot be written needs no server to say so
            message.send()
        except SMTPRecipientsRefused as error:
            codes = [code for code, _said in error.recipients.values()]
            raise NotDelivered(f"recipient refused {codes[:1]}", Why.RECIPIENT, _for_good(codes)) from error
        except SMTPDataError as error:
            code = error.smtp_code
            raise NotDelivered(f"letter refused {code}", Why.LETTER, _for_good([code])) from error
        except (SMTPException, OSError) as error:
            raise NotDelivered(f"mail server: {type(error).__name__}", Why.CARRIER) from error
        except ValueError as error:  # an address or a header that cannot be written
            said = f"letter cannot be written: {type(error).__name__}"
            raise NotDelivered(said, Why.LETTER, permanent=True) from error


def _for_good(codes: list[int]) -> bool:
    """5xx is final, 4xx is not (RFC 5321, 4.2.1)."""
    return all(500 <= code < 600 for code in codes)
