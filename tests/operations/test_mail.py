"""Can anybody on the way read a letter?"""

from __future__ import annotations

import ssl

import pytest
from django.core.mail.backends.smtp import EmailBackend

from livline.config import deployment


@pytest.mark.parametrize("host", ["mail.kommune.example", "10.0.0.2"])
def test_letters_leave_encrypted_unless_the_server_is_this_machine(host: str):
    found = deployment.mail({"LIVLINE_MAIL_HOST": host})
    assert found["EMAIL_USE_TLS"] is True
    context = EmailBackend(host=host, use_tls=found["EMAIL_USE_TLS"]).ssl_context
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", ""])
def test_a_server_on_this_machine_is_spoken_to_plainly(host: str):
    assert deployment.mail({"LIVLINE_MAIL_HOST": host})["EMAIL_USE_TLS"] is False
