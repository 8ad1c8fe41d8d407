"""Short messages: how many parts a text takes, and the gateway of the installation."""

from liant.kernel.sms.gateway import SmsRefusedError, is_set_up, send_sms
from liant.kernel.sms.parts import Parts, parts_of

__all__ = ["Parts", "SmsRefusedError", "is_set_up", "parts_of", "send_sms"]
