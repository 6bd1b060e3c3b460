"""Can everything be done without a mouse?  Order, visible focus, keys that lead somewhere, dialogs that give back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.traveller import Traveller

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]
REACHABLE = """() => {
  const of = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const all = [], shown = (one) => one.checkVisibility({visibilityProperty: true}) && !one.closest("dialog");
  for (const one of document.querySelectorAll(of)) {
    if (one.disabled || one.tabIndex < 0 || !shown(one)) continue;
    if (one.type === "radio") {
      const group = [...document.querySelectorAll(`input[name="${one.name}"]`)];
      if (one !== (group.find((each) => each.checked) ?? group[0])) continue;
    }
    one.dataset.number = all.length;
    all.push(one.outerHTML.slice(0, 120));
  }
  return all;
}"""
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const ring = [one, one.nextElementSibling].some((each) => {
    const drawn = each && getComputedStyle(each);
    const after = each && getComputedStyle(each, "::before");
    return drawn && ((drawn.outlineStyle !== "none" && parseFloat(drawn.outlineWidth) > 0) || drawn.boxShadow !== "none"
      || (after.outlineStyle !== "none" && parseFloat(after.outlineWidth) > 0) || after.boxShadow !== "none");
  });
  const html = one.outerHTML.slice(0, 120);
  return {number: one.dataset.number ?? "", ring, shown: box.width > 0 && box.height > 0, html};
}"""


@pytest.mark.parametrize("parts", [(), ("people",), ("facts", "new", "child_heard")])
def test_the_tab_key_reaches_everything_and_shows_where_it_is(enter: Enter, parts: tuple[str, ...]):
    mette = enter("mette")
    mette.case("Sofie", *parts)
    wanted = mette.page.evaluate(REACHABLE)
    met, unseen, order = set(), [], []
    for _ in range(len(wanted) + 3):
        mette.page.keyboard.press("Tab")
        told = mette.page.evaluate(FOCUSED)
        if told["number"] and told["number"] not in met:
            met.add(told["number"])
            order.append(int(told["number"]))
            unseen += [] if told["ring"] and told["shown"] else [told["html"]]
    assert [html for number, html in enumerate(wanted) if str(number) not in met] == []
    assert unseen == []
    assert order == sorted(order), "the order of the keys is that of the page"


def test_the_first_key_offers_to_skip_the_menus(enter: Enter):
    mette = enter("mette")
    mette.case("Sofie")
    mette.page.keyboard.press("Tab")
    assert mette.page.evaluate("document.activeElement.className") == "skipnav"
    mette.page.keyboard.press("Enter")
    assert mette.page.evaluate("document.activeElement.id") == "main-content"


def test_enter_and_space_do_what_a_click_does(enter: Enter):
    mette = enter("mette")
    mette.case("Sofie", "facts", "new", "plan")
    box = mette.page.get_by_label("Formål", exact=True)
    box.focus()
    mette.page.keyboard.press("Space")
    assert box.is_checked()
    mette.page.keyboard.press("Space")
    mette.case("Sofie")
    fold = mette.page.locator("#livline summary")
    fold.focus()
    mette.page.keyboard.press("Enter")
    assert mette.page.locator("#livline table").is_visible()
    section = mette.page.get_by_role("link", name="Mennesker", exact=True)
    section.focus()
    mette.page.keyboard.press("Enter")
    mette.page.wait_for_url("**/people/")


def test_a_dialog_gives_the_focus_back(enter: Enter):
    mette = enter("mette")
    mette.case("Sofie")
    opener = mette.page.get_by_role("button", name="Tastaturgenveje")
    opener.focus()
    mette.page.keyboard.press("Enter")
    dialog = mette.page.get_by_role("dialog", name="Tastaturgenveje")
    dialog.wait_for()
    assert mette.violations() == []
    mette.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert opener.evaluate("one => one === document.activeElement")
    mette.page.keyboard.press("?")
    dialog.wait_for()
    mette.page.keyboard.press("Escape")
    mette.page.keyboard.press("/")
    assert mette.page.evaluate("document.activeElement.id") == "search"


def test_the_arrows_turn_the_weeks_but_not_while_somebody_writes(enter: Enter):
    mette = enter("mette")
    mette.go("/today/calendar/?week=2026-W53")
    for key, week in (("ArrowRight", "2027-W01"), ("ArrowLeft", "2026-W53"), ("ArrowLeft", "2026-W52")):
        mette.page.keyboard.press(key)
        mette.page.wait_for_url(f"**/today/calendar/?week={week}")
    mette.page.locator("#search").focus()
    mette.page.keyboard.type("ab")
    mette.page.keyboard.press("ArrowLeft")
    mette.page.keyboard.type("c")
    assert mette.page.locator("#search").input_value() == "acb"
    assert mette.page.url.endswith("week=2026-W52")


def test_what_opens_and_closes_is_marked_in_the_colour_of_its_words_also_by_night(enter: Enter):
    mette = enter("mette")
    mette.page.emulate_media(color_scheme="dark")
    try:
        mette.go("/today/calendar/")
        summary = mette.page.locator("summary.details-summary").first
        told = summary.evaluate("""one => {
            const mark = getComputedStyle(one, "::before");
            return [mark.backgroundImage, mark.maskImage, mark.backgroundColor === getComputedStyle(one).color];
        }""")
    finally:
        mette.page.emulate_media(color_scheme="light")
    assert told[0] == "none"
    assert "chevron" in told[1]
    assert told[2]
