-- Who sees calendar feeds?  Whoever made them.  A program that fetches one is nobody: it shows a token, and learns whose
-- feed it is from the function below, which sees that one row and no other.

GRANT SELECT, INSERT ON feed TO livline_web;
CREATE OR REPLACE TRIGGER feed_is_stamped BEFORE INSERT ON feed FOR EACH ROW EXECUTE FUNCTION stamp('made_at');
GRANT UPDATE (ended_at) ON feed TO livline_web;
CREATE POLICY web_reads ON feed FOR SELECT TO livline_web USING (account_id = (SELECT acting_account()));
CREATE POLICY web_adds ON feed FOR INSERT TO livline_web WITH CHECK (
    account_id = (SELECT acting_account()) AND fetched_at IS NULL AND ended_at IS NULL
);
CREATE POLICY web_ends ON feed FOR UPDATE TO livline_web
    USING (account_id = (SELECT acting_account()) AND ended_at IS NULL)
    WITH CHECK (account_id = (SELECT acting_account()) AND ended_at IS NOT NULL);
CREATE OR REPLACE TRIGGER feed_is_not_deleted BEFORE DELETE ON feed FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE POLICY owner_finds ON feed FOR SELECT TO livline_owner USING (
    encode(token_hash, 'hex') = nullif(current_setting('livline.asked_feed', true), '')
);
CREATE POLICY owner_notes ON feed FOR UPDATE TO livline_owner
    USING (encode(token_hash, 'hex') = nullif(current_setting('livline.asked_feed', true), ''))
    WITH CHECK (encode(token_hash, 'hex') = nullif(current_setting('livline.asked_feed', true), ''));

-- Once a minute at most: a program that asks more often gets no answer, and whoever tries tokens learns nothing.
CREATE OR REPLACE FUNCTION feed_fetched(hash bytea) RETURNS TABLE (feed uuid, account uuid, is_too_soon boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    one feed%ROWTYPE;
BEGIN
    IF acting_account() IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM set_config('livline.asked_feed', encode(hash, 'hex'), true);
    SELECT * INTO one FROM feed f WHERE f.token_hash = hash AND f.ended_at IS NULL FOR UPDATE;
    IF FOUND THEN
        is_too_soon := coalesce(one.fetched_at > clock_timestamp() - interval '1 minute', false);
        IF NOT is_too_soon THEN
            UPDATE feed f SET fetched_at = clock_timestamp() WHERE f.id = one.id;
        END IF;
        feed := one.id;
        account := one.account_id;
        RETURN NEXT;
    END IF;
    PERFORM set_config('livline.asked_feed', '', true);
END $$;
REVOKE ALL ON FUNCTION feed_fetched(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION feed_fetched(bytea) TO livline_web;
