-- What the database keeps of consents by itself, and what who has not signed in may say.

CREATE SCHEMA IF NOT EXISTS privacy;

-- Of each contact, channel and purpose the statement that was made last is current. Rows of one contact take turns. What
-- somebody recorded bears their name, but for what comes back by undo.
CREATE OR REPLACE FUNCTION privacy.keep_current() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.employee_id IS DISTINCT FROM access.employee()
       AND NOT access.was_deleted('privacy_consent', NEW.id, to_jsonb(NEW))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'recorded in the name of another', TABLE = 'privacy_consent';
    END IF;
    PERFORM FROM contacts_contact WHERE id = NEW.contact_id FOR NO KEY UPDATE;
    NEW.is_current := NOT EXISTS (
        SELECT FROM privacy_consent c
         WHERE c.contact_id = NEW.contact_id AND c.channel = NEW.channel AND c.purpose = NEW.purpose AND c.is_current
           AND (c.at, c.id) > (NEW.at, NEW.id));
    IF NEW.is_current THEN
        UPDATE privacy_consent c SET is_current = false
         WHERE c.contact_id = NEW.contact_id AND c.channel = NEW.channel AND c.purpose = NEW.purpose AND c.is_current;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER keep_current BEFORE INSERT ON privacy_consent
FOR EACH ROW EXECUTE FUNCTION privacy.keep_current();

-- Where contacts are merged, or that is undone: a withdrawal of the one is not outdone by an older yes of the other.
CREATE OR REPLACE FUNCTION privacy.leave_current() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.is_current := false;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER leave_current BEFORE UPDATE OF contact_id ON privacy_consent
FOR EACH ROW EXECUTE FUNCTION privacy.leave_current();

CREATE OR REPLACE FUNCTION privacy.find_current() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    contact bigint;
    latest bigint;
BEGIN
    FOREACH contact IN ARRAY ARRAY[OLD.contact_id, NEW.contact_id] LOOP
        SELECT c.id INTO latest FROM privacy_consent c
         WHERE c.contact_id = contact AND c.channel = NEW.channel AND c.purpose = NEW.purpose
         ORDER BY c.at DESC, c.id DESC LIMIT 1;
        UPDATE privacy_consent c SET is_current = false
         WHERE c.contact_id = contact AND c.channel = NEW.channel AND c.purpose = NEW.purpose AND c.is_current
           AND c.id <> latest;
        UPDATE privacy_consent c SET is_current = true WHERE c.id = latest AND NOT c.is_current;
    END LOOP;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER find_current AFTER UPDATE OF contact_id ON privacy_consent
FOR EACH ROW EXECUTE FUNCTION privacy.find_current();

-- Consents, and that it was erased, go with their contact, before it does: undo brings them back after it.
CREATE OR REPLACE FUNCTION privacy.take_along() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM privacy_consent WHERE contact_id = OLD.id;
    DELETE FROM privacy_erasure WHERE contact_id = OLD.id;
    RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER take_consents_along BEFORE DELETE ON contacts_contact
FOR EACH ROW EXECUTE FUNCTION privacy.take_along();

-- That somebody was erased is told of no other contact: such a one is not merged into another.
CREATE OR REPLACE FUNCTION privacy.stay_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING MESSAGE = 'erased', CONSTRAINT = 'erased_contact', TABLE = 'privacy_erasure';
END $$;

CREATE OR REPLACE TRIGGER stay_erased BEFORE UPDATE OF contact_id ON privacy_erasure
FOR EACH ROW EXECUTE FUNCTION privacy.stay_erased();

-- A text that changes is another version; one that is brought back by undo, too: a number never means two texts.
CREATE OR REPLACE FUNCTION privacy.count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER count_version BEFORE UPDATE OF text ON privacy_consenttext
FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION privacy.count_version();

-- Withdraw marketing and greetings of a contact on a channel, and suppress the address that was written to. The caller has
-- seen a token that we signed, or the address itself. May be repeated: what is withdrawn stays as it is. It comes after
-- all that was said before, whatever clocks told.
CREATE OR REPLACE FUNCTION privacy.unsubscribe(
    contact bigint, channel text, address text, source text, proof text, origin jsonb) RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('liant.origin', origin::text, true), history.begin('unsubscribe');
    INSERT INTO privacy_consent (contact_id, channel, purpose, state, basis, text, version, language, at, source, proof,
                                 employee_id, ip, agent, audience)
    SELECT c.id, $2, p.purpose, 'withdrawn', '', '', '', '', greatest(clock_timestamp(), o.at), $4, $5,
           access.employee(), (origin ->> 'address')::inet, coalesce(origin ->> 'agent', ''), '{}'
      FROM contacts_contact c CROSS JOIN unnest(ARRAY['marketing', 'greetings']) p (purpose)
      LEFT JOIN privacy_consent o ON o.contact_id = c.id AND o.channel = $2 AND o.purpose = p.purpose AND o.is_current
     WHERE c.id = $1 AND o.state IS DISTINCT FROM 'withdrawn';
    INSERT INTO privacy_suppression (channel, address, reason, sort_key)
    VALUES ($2, $3, CASE $4 WHEN 'stop' THEN 'stop' ELSE 'unsubscribed' END, '') ON CONFLICT DO NOTHING;
    PERFORM history.finish();
END $$;

-- The contacts that have a phone number, for a gateway that knows nothing else of who wrote STOP.
CREATE OR REPLACE FUNCTION privacy.contacts_with(phone text) RETURNS SETOF bigint
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT DISTINCT contact_id FROM contacts_phone WHERE number = phone $$;

-- The retention rules in use, each with who answers for it and still works here: for the job of the night.
CREATE OR REPLACE FUNCTION privacy.rules_in_use() RETURNS TABLE (rule_id bigint, employee_id bigint)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT r.id, r.responsible_id FROM privacy_retentionrule r
      JOIN access_employee e ON e.id = r.responsible_id AND e.is_active
     WHERE r.is_active ORDER BY r.id
$$;
