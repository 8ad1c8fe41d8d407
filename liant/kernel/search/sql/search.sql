-- The distinct folded words of a text, as a search vector. Splits at whatever is neither letter nor digit.
CREATE OR REPLACE FUNCTION search.words(text) RETURNS tsvector IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT coalesce(array_to_tsvector(array_remove(regexp_split_to_array(search.fold($1), '[^[:alnum:]]+'), '')), '')
$$;

-- What a word becomes when one letter is left out, and the word itself.
CREATE OR REPLACE FUNCTION search.shortened(word text) RETURNS text[] IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT array_agg(DISTINCT left(word, i - 1) || substr(word, i + 1)) || word FROM generate_series(1, length(word)) i
$$;

-- Known words that share a shortened form with this one. A function, so that no one can read the whole vocabulary:
-- its words come from records of everyone.
CREATE OR REPLACE FUNCTION search.resembling(word text) RETURNS SETOF text
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT known.word FROM search_word known WHERE known.shortened && search.shortened($1) $$;

-- Words that are short or hold digits are never set right.
CREATE OR REPLACE FUNCTION search.can_be_mistyped(word text) RETURNS boolean IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT length(word) BETWEEN 4 AND 40 AND word !~ '[0-9]' $$;

-- New words are only noted by the triggers: to look each up in the vocabulary there would make writers wait for
-- one another. A job moves them.
CREATE UNLOGGED TABLE IF NOT EXISTS search.fresh_word (word text NOT NULL);

CREATE OR REPLACE FUNCTION search.note_words() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search.fresh_word
    SELECT DISTINCT spoken.word FROM new_rows, unnest(tsvector_to_array(new_rows.search)) AS spoken (word)
     WHERE search.can_be_mistyped(spoken.word)
       AND NOT EXISTS (SELECT FROM search_word known WHERE known.word = spoken.word);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION search.learn_words() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH taken AS (DELETE FROM search.fresh_word RETURNING word)
    INSERT INTO search_word (word, shortened)
    SELECT word, search.shortened(word) FROM (SELECT DISTINCT word FROM taken) words
    ON CONFLICT (word) DO NOTHING
$$;
