"""The words of a portrait in a template."""

from __future__ import annotations

from django import template

from livline.web.portrait_words import ANSWERED, STATES, TOS, VOICES

register = template.Library()


@register.filter
def voice_word(voice: str) -> str:
    """In whose words."""
    return str(VOICES[voice])


@register.filter
def to_word(to: str) -> str:
    """Whom something is promised."""
    return str(TOS[to])


@register.filter
def outcome_word(outcome: str) -> str:
    """What became of a promise."""
    return str(ANSWERED[outcome])


@register.filter
def state_word(state: str) -> str:
    """Where a promise stands."""
    return str(STATES[state][0])


@register.filter
def state_variant(state: str) -> str:
    return STATES[state][1]


@register.filter
def state_icon(state: str) -> str:
    return STATES[state][2]
