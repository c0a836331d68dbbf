--
-- PostgreSQL database dump
--

\restrict alLZBFv6a6v3dSmxyZQV7Xs4b6JmICbpHrefu8esqZjikO9GldRv49MS53V33Rc

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: data; Type: DATABASE; Schema: -; Owner: postgres
--

CREATE DATABASE data WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc LOCALE = 'C';


ALTER DATABASE data OWNER TO postgres;

\unrestrict alLZBFv6a6v3dSmxyZQV7Xs4b6JmICbpHrefu8esqZjikO9GldRv49MS53V33Rc
\connect data
\restrict alLZBFv6a6v3dSmxyZQV7Xs4b6JmICbpHrefu8esqZjikO9GldRv49MS53V33Rc

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: german; Type: COLLATION; Schema: public; Owner: postgres
--

CREATE COLLATION public.german (provider = icu, locale = 'de-DE');


ALTER COLLATION public.german OWNER TO postgres;

--
-- Name: state; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.state AS ENUM (
    'open',
    'closed; DROP TABLE ledger',
    'back\slash',
    '$$'
);


ALTER TYPE public.state OWNER TO postgres;

--
-- Name: CAST (public.state AS text); Type: CAST; Schema: -; Owner: -
--

CREATE CAST (public.state AS text) WITH INOUT AS ASSIGNMENT;


--
-- Name: both(integer, integer); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public."both"(a integer, b integer DEFAULT 2) RETURNS integer
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (a > b) THEN a
             ELSE b
         END AS b;
 SELECT (a + b);
END;


ALTER FUNCTION public."both"(a integer, b integer) OWNER TO postgres;

--
-- Name: clear(text); Type: PROCEDURE; Schema: public; Owner: postgres
--

CREATE PROCEDURE public.clear(IN what text)
    LANGUAGE sql
    AS $$DELETE FROM public.ledger WHERE note = what; SELECT 1;$$;


ALTER PROCEDURE public.clear(IN what text) OWNER TO postgres;

--
-- Name: touch(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  CREATE TEMP TABLE scratch (id integer); -- '
  INSERT INTO public.audit (ledger) VALUES (NEW.id); /* " */
  EXECUTE 'ALTER TABLE public.ledger ADD COLUMN surprise integer';
  RETURN NEW;
END;
$$;


ALTER FUNCTION public.touch() OWNER TO postgres;

--
-- Name: longest(text); Type: AGGREGATE; Schema: public; Owner: postgres
--

CREATE AGGREGATE public.longest(text) (
    SFUNC = textcat,
    STYPE = text,
    INITCOND = ''
);


ALTER AGGREGATE public.longest(text) OWNER TO postgres;

--
-- Name: ===; Type: OPERATOR; Schema: public; Owner: postgres
--

CREATE OPERATOR public.=== (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer
);


ALTER OPERATOR public.=== (integer, integer) OWNER TO postgres;

--
-- Name: plain; Type: TEXT SEARCH CONFIGURATION; Schema: public; Owner: postgres
--

CREATE TEXT SEARCH CONFIGURATION public.plain (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR asciiword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR word WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR hword_part WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR hword_asciipart WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR asciihword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR hword WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.plain
    ADD MAPPING FOR uint WITH simple;


ALTER TEXT SEARCH CONFIGURATION public.plain OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: audit; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.audit (
    id bigint NOT NULL,
    ledger integer
);


ALTER TABLE public.audit OWNER TO postgres;

--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

ALTER TABLE public.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.ledger (
    id integer NOT NULL,
    note text DEFAULT ';'::text,
    state public.state,
    raw bytea,
    CONSTRAINT ledger_note_check CHECK (((note <> '-- no comment'::text) AND (note <> '/* nor this'::text)))
);


ALTER TABLE public.ledger OWNER TO postgres;

--
-- Name: open_entries; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public.open_entries AS
 WITH entry AS (
         SELECT ledger.id,
            ledger.note,
            ledger.state,
            ledger.raw
           FROM public.ledger
          WHERE (ledger.state = 'open'::public.state)
        )
 SELECT entry.id,
    entry.note AS "Note; quoted",
        CASE entry.id
            WHEN 1 THEN 'one'::text
            ELSE NULL::text
        END AS "case",
    (entry.state)::text AS state,
    1 AS one
   FROM entry;


ALTER TABLE public.open_entries OWNER TO postgres;

--
-- Name: words; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.words (
    word text NOT NULL COLLATE public.german
);


ALTER TABLE public.words OWNER TO postgres;

--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);


--
-- Name: ledger ledger_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ledger
    ADD CONSTRAINT ledger_pkey PRIMARY KEY (id);


--
-- Name: words words_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.words
    ADD CONSTRAINT words_pkey PRIMARY KEY (word);


--
-- Name: ledger_stats; Type: STATISTICS; Schema: public; Owner: postgres
--

CREATE STATISTICS public.ledger_stats ON id, note FROM public.ledger;


ALTER STATISTICS public.ledger_stats OWNER TO postgres;

--
-- Name: audit keep; Type: RULE; Schema: public; Owner: postgres
--

CREATE RULE keep AS
    ON DELETE TO public.audit DO INSTEAD ( UPDATE public.audit SET ledger = NULL::integer
  WHERE (audit.id = old.id);
 SELECT 1 AS "?column?";
);


--
-- Name: ledger on_ledger; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER on_ledger AFTER INSERT OR UPDATE OF note ON public.ledger FOR EACH ROW WHEN ((new.note <> ';'::text)) EXECUTE FUNCTION public.touch();


--
-- Name: audit audit_ledger_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_ledger_fkey FOREIGN KEY (ledger) REFERENCES public.ledger(id);


--
-- Name: ledger; Type: ROW SECURITY; Schema: public; Owner: postgres
--

ALTER TABLE public.ledger ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger mine; Type: POLICY; Schema: public; Owner: postgres
--

CREATE POLICY mine ON public.ledger FOR SELECT USING ((note <> ';'::text));


--
-- Name: all_of_it; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION all_of_it WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION all_of_it OWNER TO postgres;

--
-- Name: all_of_it ledger; Type: PUBLICATION TABLE; Schema: public; Owner: postgres
--

ALTER PUBLICATION all_of_it ADD TABLE ONLY public.ledger WHERE ((id > 0));


--
-- Name: TABLE ledger; Type: ACL; Schema: public; Owner: postgres
--

GRANT SELECT ON TABLE public.ledger TO PUBLIC;


--
-- PostgreSQL database dump complete
--

\unrestrict alLZBFv6a6v3dSmxyZQV7Xs4b6JmICbpHrefu8esqZjikO9GldRv49MS53V33Rc

