"""Visits to Liant with a real browser: by strangers and by employees of the demonstration company."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from liant.demo import DOMAIN, PASSWORD
from tests.browser.installation import Installation

HEIGHTS = {1440: 900, 390: 844}
# Milliseconds that a page may take on a machine that does other things too, before a test gives up.
PATIENCE = 20_000
# The colours of the page behind everything, in either theme.
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(15, 17, 21)"
# Chromium's remark on a page that was refused on purpose; what the page itself loads must be there.
REFUSAL = "Failed to load resource: the server responded with a status of 4"


@dataclass
class Visits:
    """Opens pages, remembers who has signed in, and notes what went wrong in any of them."""

    browser: Browser
    site: Installation
    # Cookies of those who signed in, by login; shared by all tests of a session.
    signed_in: dict[str, Any]
    problems: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def stranger(
        self,
        *,
        width: int = 1440,
        theme: str = "light",
        language: str = "en-GB",
        scripts: bool = True,
        state: Any = None,
    ) -> Page:
        """A blank page of someone who hasn't signed in, on a screen of this width in pixels."""
        context = self.browser.new_context(
            base_url=self.site.url,
            viewport={"width": width, "height": HEIGHTS[width]},
            has_touch=width < 800,
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
            java_script_enabled=scripts,
            locale=language,
            storage_state=state,
        )
        context.set_default_timeout(PATIENCE)
        context.on("console", self._note_message)
        context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))
        context.on("requestfailed", self._note_failure)
        self.contexts.append(context)
        return context.new_page()

    def employee(
        self, name: str, *, width: int = 1440, theme: str = "light", language: str = "en", scripts: bool = True
    ) -> Page:
        """A blank page of the demonstration login of that name, signed in, in this language."""
        if name not in self.signed_in:
            self.signed_in[name] = self._sign_in(name)
        page = self.stranger(width=width, theme=theme, scripts=scripts, state=self.signed_in[name])
        tastes = {"language": language, "theme": "auto"}
        answer = page.request.post("/preferences/", form=tastes, headers=csrf(page.context), max_redirects=0)
        assert answer.status == 302
        return page

    def close(self) -> None:
        """Close every page."""
        for context in self.contexts:
            context.close()

    def _sign_in(self, name: str) -> Any:
        context = self.browser.new_context(base_url=self.site.url)
        context.request.get("/account/login/")
        form = {"login": f"{name}@{DOMAIN}", "password": PASSWORD}
        assert context.request.post("/account/login/", form=form, headers=csrf(context)).ok
        state = context.storage_state()
        context.close()
        return state

    def _note_message(self, message: ConsoleMessage) -> None:
        is_refusal = message.text.startswith(REFUSAL) and "/static/" not in message.location["url"]
        if message.type in ("error", "warning") and not is_refusal:
            self.problems.append(f"console: {message.text} ({message.location['url']})")

    def _note_failure(self, request: Request) -> None:
        # What a newer click made superfluous is aborted.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"request: {request.url}: {request.failure}")


def csrf(context: BrowserContext) -> dict[str, str]:
    """The header by which Django knows that a form is its own."""
    return {"X-CSRFToken": next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "csrftoken")}
