"""What does a form tell `drafts.js`?  Who reads the page, and by which writer it was sent when it comes back."""

from __future__ import annotations

from django import template

from livline.web.drafts import reader_of, uuid_of

register = template.Library()


@register.simple_tag(takes_context=True)
def draft_reader(context: template.Context) -> str:
    """By which the page knows that the same person is still signed in."""
    account = getattr(context.get("request"), "account", None)
    return reader_of(account) if account is not None else ""


@register.simple_tag(takes_context=True)
def draft_writer(context: template.Context) -> str:
    """The writer of a form that was sent and is shown again; a page that is asked for anew becomes one of its own."""
    request = context.get("request")
    return str(uuid_of(request.POST.get("draft_writer")) or "") if request is not None else ""
