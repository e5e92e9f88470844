"""An administrator enters an officer: who it is, and the account with which they come in."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from motcua.core.identity.models import Officer, User
from motcua.core.identity.policies import Action, require
from motcua.core.identity.rules import check_email
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.codes import check_phone
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import person_sort_key, tidy


@transaction.atomic
def make_officer(
    *, actor: Actor, username: str, name: str, email: str = "", phone: str = "", password: str | None = None
) -> Officer:
    """Without a password the account waits: the officer chooses one through the letter of "quên mật khẩu".

    Raises `officer.username_taken`, `officer.password`, or what is wrong with name, e-mail or telephone.
    """
    require(actor, Action.ADMINISTER_OFFICERS)
    name = tidy(name)
    if len(name) < 2:
        raise DomainError("officer.name", Sentence("Xin nhập họ và tên cán bộ."), field="name")
    user = User(username=tidy(username), email=check_email(email) if email else "")
    _give_password(user, password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise DomainError(
            "officer.username_taken",
            Sentence("Tên đăng nhập “{username}” đã có người dùng.", username=user.username),
            field="username",
        ) from None
    officer = Officer.objects.create(
        user=user, name=name, phone=check_phone(phone) if phone else "", sort_key=person_sort_key(name)[:300]
    )
    append("officer", officer.pk, "officer.made", actor=actor, payload={"name": name}, first=True)
    return officer


def _give_password(user: User, password: str | None) -> None:
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise DomainError("officer.password", Sentence.listing(error.messages), field="password") from None
    user.set_password(password)
