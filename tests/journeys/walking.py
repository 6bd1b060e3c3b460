"""Where do links lead?  Somebody of the cast goes once to each address of the application that they reach."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from django.urls import Resolver404, resolve

from tests.journeys.traveller import Traveller

FILES = ("-file", "-csv", "-xlsx", "-report", "attachment", "-paper")
"""Addresses that answer with a file end so, or lead to a page that is none of the application's."""


def walk(
    one: Traveller, begin: list[str], passes_by: Callable[[str, str], bool] = lambda name, path: False
) -> Iterator[tuple[str, str]]:
    """Each address by its name, with the path, while its page is shown; breadth first, but what is passed by."""
    waiting, asked, seen = deque(begin), set(begin), set[str]()
    while waiting:
        path = waiting.popleft()
        if name_of(path) in seen:
            continue
        answer = one.go(path)
        assert answer.status == 200, path
        name = name_of(one.path)
        if name not in seen and not passes_by(name, one.path):
            seen.add(name)
            yield name, path
        seen.add(name_of(path))
        for link in dict.fromkeys(link.partition("?")[0] for link in one.links()):
            name = name_of(link)
            if link not in asked and name and not name.endswith(FILES) and not passes_by(name, link):
                waiting.append(link)
            asked.add(link)


def name_of(path: str) -> str:
    """What the address is called; empty where it is none of ours."""
    try:
        return str(resolve(path).url_name or "")
    except Resolver404:
        return ""
