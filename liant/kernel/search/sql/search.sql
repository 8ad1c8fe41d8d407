-- The distinct folded words of a text, as a search vector. Splits at whatever is neither letter nor digit.
CREATE OR REPLACE FUNCTION search.words(text) RETURNS tsvector IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT coalesce(array_to_tsvector(array_remove(regexp_split_to_array(search.fold($1), '[^[:alnum:]]+'), '')), '')
$$;

-- What a word becomes when one letter is left out, and the word itself.
CREATE OR REPLACE FUNCTION search.shortened(word text) RETURNS text[] IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT array_agg(DISTINCT left(word, i - 1) || substr(word, i + 1)) || word FROM generate_series(1, length(word)) i
$$;
