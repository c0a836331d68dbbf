-- What stands between the statements of a dump: data that looks like SQL, bodies with semicolons, objects that are no
-- tables.
CREATE TYPE public.state AS ENUM ('open', 'closed; DROP TABLE ledger', E'back\\slash', '$$');
CREATE TABLE public.ledger (
    id integer PRIMARY KEY,
    note text DEFAULT ';' CHECK (note <> '-- no comment' AND note <> '/* nor this'),
    state public.state,
    raw bytea
);
INSERT INTO public.ledger VALUES
    (1, E'\\.', 'open', '\x00ff'),
    (2, E'CREATE TABLE public.evil (id integer);\n\\.\nCREATE TABLE public.evil (id integer);', '$$', NULL),
    (3, E'tab\there, quote '' and "double", dollar $$ $1 $body$ and \\connect other', 'closed; DROP TABLE ledger', ''),
    (4, E'\\restrict x', E'back\\slash', NULL),
    (5, E'/* never closed, '' nor this', NULL, NULL),
    (6, E'ünïcödé \u2028 \u00a0 zero\u200bwidth', NULL, NULL),
    (7, E'carriage\r\nreturn\vand\fmore\b', NULL, NULL),
    (8, '', NULL, NULL);
CREATE TABLE public.audit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ledger integer REFERENCES public.ledger);
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  CREATE TEMP TABLE scratch (id integer); -- '
  INSERT INTO public.audit (ledger) VALUES (NEW.id); /* " */
  EXECUTE 'ALTER TABLE public.ledger ADD COLUMN surprise integer';
  RETURN NEW;
END;
$body$;
CREATE FUNCTION public.both(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql
BEGIN ATOMIC
  SELECT CASE WHEN a > b THEN a ELSE b END;
  SELECT a + b;
END;
CREATE PROCEDURE public.clear(what text) LANGUAGE sql AS 'DELETE FROM public.ledger WHERE note = what; SELECT 1;';
CREATE TRIGGER on_ledger AFTER INSERT OR UPDATE OF note ON public.ledger
    FOR EACH ROW WHEN (NEW.note <> ';') EXECUTE FUNCTION public.touch();
CREATE RULE keep AS ON DELETE TO public.audit DO INSTEAD (
    UPDATE public.audit SET ledger = NULL WHERE id = OLD.id;
    SELECT 1;
);
ALTER TABLE public.ledger ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.ledger FOR SELECT USING (note <> ';') ;
CREATE AGGREGATE public.longest(text) (SFUNC = textcat, STYPE = text, INITCOND = '');
CREATE OPERATOR public.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
CREATE CAST (public.state AS text) WITH INOUT AS ASSIGNMENT;
CREATE STATISTICS public.ledger_stats ON id, note FROM public.ledger;
CREATE TEXT SEARCH CONFIGURATION public.plain (COPY = simple);
CREATE COLLATION public.german (provider = icu, locale = 'de-DE');
CREATE TABLE public.words (word text COLLATE public.german PRIMARY KEY);
CREATE PUBLICATION all_of_it FOR TABLE public.ledger WHERE (id > 0);
CREATE VIEW public.open_entries AS
    WITH entry AS (SELECT * FROM public.ledger WHERE state = 'open')
    SELECT entry.id, entry.note AS "Note; quoted", CASE entry.id WHEN 1 THEN 'one' END, entry.state::text, 1 AS one
    FROM entry;
COMMENT ON FUNCTION public.touch() IS 'it''s; a function';
COMMENT ON TYPE public.state IS 'state;';
COMMENT ON COLUMN public.ledger.note IS E'a \\ backslash; and a semicolon';
GRANT SELECT ON public.ledger TO PUBLIC;
