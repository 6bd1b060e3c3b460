"""Which headers does every response carry, and which the files of the design?

The policy of content is `CONTENT_SECURITY_POLICY` in the settings; HSTS belongs to whoever ends TLS.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from django.http import HttpRequest, HttpResponse

POWERS = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
"""What a browser may lend a page, and no page of ours asks for.  Passkeys and the clipboard are not among them."""

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not `no-referrer`: browsers would then name no origin at a POST, and Django would refuse it.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{power}=()" for power in POWERS),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
UNKEPT = "no-store"
"""A page about a child is kept by nobody: not by the browser of a shared computer, not by a proxy."""

OF_FILES = "script-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
"""The policy of a file that is opened as a page of its own: a picture runs nothing and is framed by nobody."""

View = Callable[[HttpRequest], HttpResponse]


def headers(get_response: View) -> View:
    """Middleware: stands outside all that makes pages, so that refusals and faults carry the headers too.

    Files of the design are answered further out (whitenoise) and may be kept; `of_files` is for them.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in EVERYWHERE.items():
            response[name] = value
        response["Cache-Control"] = UNKEPT
        return response

    return respond


def of_files(sent: MutableMapping[str, str], path: str, url: str) -> None:
    """For whitenoise: what a file of the design carries."""
    sent["X-Content-Type-Options"] = EVERYWHERE["X-Content-Type-Options"]
    sent["Cross-Origin-Resource-Policy"] = EVERYWHERE["Cross-Origin-Resource-Policy"]
    sent["Content-Security-Policy"] = OF_FILES
