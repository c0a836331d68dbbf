--
-- PostgreSQL database dump
--

\restrict 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZA

-- Dumped from database version 18.1
-- Dumped by pg_dump version 18.1

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: room; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.room (
    id integer CONSTRAINT "room needs an id" NOT NULL,
    open int4range NOT NULL,
    name text STORAGE EXTERNAL COMPRESSION pglz COLLATE pg_catalog."C",
    capacity integer CONSTRAINT how_many NOT NULL NO INHERIT,
    area numeric GENERATED ALWAYS AS ((width * depth)),
    twice numeric GENERATED ALWAYS AS ((width * (2)::numeric)) VIRTUAL,
    kept numeric GENERATED ALWAYS AS ((depth * (2)::numeric)) STORED,
    width numeric,
    depth numeric DEFAULT 1_000,
    mask integer DEFAULT 0x1F,
    CONSTRAINT large CHECK ((capacity > 10)) NOT ENFORCED,
    CONSTRAINT small CHECK ((capacity < 1_000)),
    CONSTRAINT width_there NOT NULL width,
    NOT NULL depth
);

CREATE TABLE public.booking (
    id bigint NOT NULL,
    room_id integer,
    during int4range NOT NULL,
    period text,
    enforced boolean,
    storage text,
    note text
);

ALTER TABLE public.booking ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.booking_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.room
    ADD CONSTRAINT room_pkey PRIMARY KEY (id, open WITHOUT OVERLAPS);

ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_once UNIQUE (room_id, during WITHOUT OVERLAPS);

ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_period UNIQUE (period, enforced);

ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_room_fkey FOREIGN KEY (room_id, PERIOD during) REFERENCES public.room(id, PERIOD open);

ALTER TABLE ONLY public.booking
    ADD CONSTRAINT booking_maybe_fkey FOREIGN KEY (id) REFERENCES public.booking(id) NOT ENFORCED;

ALTER TABLE public.booking
    ADD CONSTRAINT booking_note_not_null NOT NULL note NOT VALID;

CREATE VIEW public.free AS
 SELECT id,
    any_value(name) AS name
   FROM public.room
  GROUP BY id;

CREATE VIEW public.listed AS
 SELECT r.id,
    j.kind
   FROM public.room r,
    LATERAL JSON_TABLE((r.name)::jsonb, '$[*]' AS json_table_path_0
            COLUMNS (
                kind text PATH '$."kind"'
            )
        ) j;

\unrestrict 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZA

