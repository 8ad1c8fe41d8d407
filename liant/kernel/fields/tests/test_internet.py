"""E-mail and web addresses: one form, or the reason why not."""

import idna
import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from liant.kernel.fields.internet import normalise_email, normalise_website


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("check", "written", "normal"),
    [
        (normalise_email, " Ana.Pop@Example.RO ", "ana.pop@example.ro"),
        (normalise_email, "mailto:ana@example.ro", "ana@example.ro"),
        (normalise_email, "ana@BRÂNZĂ.ro", "ana@brânză.ro"),
        (normalise_email, "ana@xn--brnz-coa4r.ro", "ana@brânză.ro"),
        (normalise_website, "www.Example.RO/", "https://www.example.ro"),
        (normalise_website, "http://example.ro:8080/Page?Q=1#top", "http://example.ro:8080/Page?Q=1#top"),
        (normalise_website, "παράδειγμα.gr", "https://παράδειγμα.gr"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(check, written, normal):
    assert check(written) == normal
    assert check(normal) == normal


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("check", "written", "reason"),
    [
        (normalise_email, "ana.example.ro", "one “@”"),
        (normalise_email, "ana@@example.ro", "one “@”"),
        (normalise_email, "ana@example.ro; ion@example.ro", "write one e-mail address alone"),
        (normalise_email, "ana@", "what comes after the “@”"),
        (normalise_email, "ana@example", "“example” is not a domain"),
        (normalise_email, "ana@example..ro", "“example..ro” is not a domain"),
        (normalise_email, "ană@example.ro", "before the “@”"),
        (normalise_website, "ftp://example.ro", "begins with https:// or http://"),
        (normalise_website, "javascript:alert(1)", "“javascript:alert(1)” is not a web address"),
        (normalise_website, "https://ana:secret@example.ro", "is not a web address"),
        (normalise_website, "example ro", "is not a web address"),
        (normalise_website, "localhost", "“localhost” is not a domain"),
    ],
)
def test_what_is_wrong_is_refused_with_the_reason(check, written, reason):
    with pytest.raises(ValidationError) as refused:
        check(written)

    assert reason in " ".join(refused.value.messages)


@pytest.mark.req("CON-22")
@given(st.lists(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), min_size=2, max_size=4).map(".".join))
def test_a_domain_without_special_letters_is_judged_as_the_standard_judges_it(domain):
    try:
        expected = idna.decode(idna.encode(domain, uts46=True))
    except idna.IDNAError:
        expected = None
    assume(expected is None or not domain.rpartition(".")[2].isdigit())

    try:
        found = normalise_website(domain).removeprefix("https://")
    except ValidationError:
        found = None

    assert found == expected
