"""From a portion of the passing table into the tables of contacts, with what the triggers would have computed.

`first` is the number of the contact whose key is 0; `categories`, `functions` and `regions` give the meaning of keys.
A contact's locks are those of its owner and unit; those of its parts are the same, sorted. A person's account has the
person's owner, so that a position, too, has the locks of its person.
"""

from liant.demo.bulk_passing import PORTION
from liant.demo.characteristics import insert_values

_LOCKS = "access.employee_key(owner), access.unit_key(unit)"
_LOCKS_OF_PART = f"ARRAY[least({_LOCKS}), greatest({_LOCKS})]"

RECORDS = {
    # Folding what is folded changes nothing, and takes no time when no accents are left.
    "contacts_contact": f"""
        INSERT INTO contacts_contact (
            id, kind, account_id, owner_id, unit_id, created_at, language, gender, name, given_name, family_name, title,
            personal_code, identity_card, tax_number, is_vat_registered, trade_register, iban, notes,
            is_customer, is_supplier, is_associate, is_prospect, born_on, wed_on, marital_status, name_day, is_deceased,
            audience, search, own_search, sort_key)
        SELECT %(first)s + key, kind, CASE WHEN kind = 'branch' THEN %(first)s + account END, owner, unit, created,
               language, CASE gender WHEN 'm' THEN 'male' WHEN 'f' THEN 'female' ELSE '' END,
               CASE WHEN kind = 'person' THEN '' ELSE name END, coalesce(given_name, ''), coalesce(family_name, ''), '',
               '', '', coalesce(tax_number, ''), kind = 'account', '', coalesce(iban, ''), '',
               customer, supplier, associate, prospect, coalesce(born_on, ''), coalesce(wed_on, ''),
               CASE WHEN wed_on IS NULL THEN '' ELSE 'married' END, '', false, ARRAY[{_LOCKS}],
               search.words(concat_ws(' ', folded, tax_number, search.fold(town), phone, national, email)),
               search.words(concat_ws(' ', folded, tax_number)), folded
          FROM (SELECT *, search.fold(name) AS folded FROM {PORTION} p OFFSET 0) passing""",
}
PARTS = {
    "contacts_phone": f"""
        INSERT INTO contacts_phone (contact_id, kind, number, national, state, is_default, audience)
        SELECT %(first)s + key, CASE WHEN kind = 'person' THEN 'mobile' ELSE 'work' END, phone, national, 'valid', true,
               {_LOCKS_OF_PART}
          FROM {PORTION} p""",
    "contacts_email": f"""
        INSERT INTO contacts_email (contact_id, kind, address, state, is_default, audience)
        SELECT %(first)s + key, 'work', email, 'valid', true, {_LOCKS_OF_PART} FROM {PORTION} p""",
    "contacts_address": f"""
        INSERT INTO contacts_address (
            contact_id, purpose, street, postal_code, city, region, country, is_default, audience)
        SELECT %(first)s + key, 'headquarters', street, postal_code, town, %(regions)s::jsonb ->> region, country, true,
               {_LOCKS_OF_PART}
          FROM {PORTION} p WHERE town IS NOT NULL""",
    "contacts_webaddress": f"""
        INSERT INTO contacts_webaddress (contact_id, url, is_default, audience)
        SELECT %(first)s + key, 'https://www.' || domain, true, {_LOCKS_OF_PART}
          FROM {PORTION} p WHERE kind = 'account'""",
    "contacts_categorised": f"""
        INSERT INTO contacts_categorised (contact_id, category_id, audience)
        SELECT %(first)s + key, (%(categories)s::jsonb ->> category)::bigint, {_LOCKS_OF_PART}
          FROM {PORTION} p WHERE category IS NOT NULL""",
    "contacts_position": f"""
        INSERT INTO contacts_position (person_id, account_id, function_id, title, phone, email, starts_on, audience)
        SELECT %(first)s + key, %(first)s + account, (%(functions)s::jsonb ->> function)::bigint, title, '', '',
               created, {_LOCKS_OF_PART}
          FROM {PORTION} p WHERE kind = 'person'""",
    "contacts_contactcharacteristic": insert_values(
        f"(SELECT %(first)s + key AS id, kind, {_LOCKS_OF_PART} AS audience FROM {PORTION} p)"
    ),
}

LEARN_WORDS = """
    INSERT INTO search.fresh_word
    SELECT word FROM ts_stat('SELECT search FROM contacts_contact WHERE id >= %(first)s')
     WHERE search.can_be_mistyped(word);
    SELECT search.learn_words()"""
