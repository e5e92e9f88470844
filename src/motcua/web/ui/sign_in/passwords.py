"""Django's rules of a good password, said in our words."""

from django.contrib.auth import password_validation as rules
from django.utils.translation import gettext as _


class NotLikeThePerson(rules.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("Mật khẩu quá giống tên đăng nhập hoặc thư điện tử của bạn.")


class LongEnough(rules.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return _("Mật khẩu ngắn quá: cần ít nhất %(n)d ký tự.") % {"n": self.min_length}


class NotCommon(rules.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Mật khẩu này nhiều người dùng nên rất dễ đoán.")


class NotAllDigits(rules.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return _("Mật khẩu không được chỉ gồm chữ số.")
