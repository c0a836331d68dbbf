--
-- PostgreSQL database dump
--


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
-- Name: kind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.kind AS ENUM (
    'book',
    'map',
    'score'
);


--
-- Name: other_kind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.other_kind AS ENUM (
    'BOOK',
    'SCORE'
);


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.item (
    code uuid NOT NULL,
    copy smallint NOT NULL,
    kind public.kind NOT NULL,
    other public.other_kind DEFAULT 'BOOK'::public.other_kind,
    lost boolean DEFAULT true NOT NULL,
    shelf integer,
    tags character varying(12)[] DEFAULT '{}'::character varying[],
    reader_id bigint
);


--
-- Name: COLUMN item.lost; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.item.lost IS 'not seen for a year';


--
-- Name: map_room; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.map_room (
    id integer NOT NULL,
    name character varying(40) NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    changed timestamp with time zone
);


--
-- Name: reader; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reader (
    id bigint NOT NULL,
    number character varying(8) NOT NULL,
    address jsonb DEFAULT '{}'::jsonb NOT NULL,
    town character varying(30),
    loans integer DEFAULT 5 NOT NULL,
    days integer DEFAULT 14 NOT NULL,
    CONSTRAINT ck_reader_town CHECK (((town)::text <> ''::text))
);


--
-- Name: reader_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.reader_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: reader_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.reader_id_seq OWNED BY public.reader.id;


--
-- Name: room_maps_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.room_maps_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: room_maps_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.room_maps_id_seq OWNED BY public.map_room.id;


--
-- Name: room_music; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.room_music (
    id integer NOT NULL,
    name character varying(40) NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    changed timestamp with time zone
);


--
-- Name: room_music_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.room_music_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: room_music_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.room_music_id_seq OWNED BY public.room_music.id;


--
-- Name: room_reading; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.room_reading (
    id integer NOT NULL,
    name character varying(40) NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    changed timestamp with time zone
);


--
-- Name: room_reading_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.room_reading_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: room_reading_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.room_reading_id_seq OWNED BY public.room_reading.id;


--
-- Name: map_room id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_room ALTER COLUMN id SET DEFAULT nextval('public.room_maps_id_seq'::regclass);


--
-- Name: reader id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reader ALTER COLUMN id SET DEFAULT nextval('public.reader_id_seq'::regclass);


--
-- Name: room_music id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.room_music ALTER COLUMN id SET DEFAULT nextval('public.room_music_id_seq'::regclass);


--
-- Name: room_reading id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.room_reading ALTER COLUMN id SET DEFAULT nextval('public.room_reading_id_seq'::regclass);


--
-- Name: item pk_item; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item
    ADD CONSTRAINT pk_item PRIMARY KEY (code, copy);


--
-- Name: reader reader_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reader
    ADD CONSTRAINT reader_pkey PRIMARY KEY (id);


--
-- Name: map_room room_maps_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_room
    ADD CONSTRAINT room_maps_name_key UNIQUE (name);


--
-- Name: map_room room_maps_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_room
    ADD CONSTRAINT room_maps_pkey PRIMARY KEY (id);


--
-- Name: room_music room_music_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.room_music
    ADD CONSTRAINT room_music_name_key UNIQUE (name);


--
-- Name: room_music room_music_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.room_music
    ADD CONSTRAINT room_music_pkey PRIMARY KEY (id);


--
-- Name: room_reading room_reading_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.room_reading
    ADD CONSTRAINT room_reading_name_key UNIQUE (name);


--
-- Name: room_reading room_reading_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.room_reading
    ADD CONSTRAINT room_reading_pkey PRIMARY KEY (id);


--
-- Name: reader uq_reader_card; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reader
    ADD CONSTRAINT uq_reader_card UNIQUE (number);


--
-- Name: ix_item_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_item_kind ON public.item USING btree (kind);


--
-- Name: ix_item_tags; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_item_tags ON public.item USING btree (tags);


--
-- Name: ix_reader_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reader_address ON public.reader USING gin (address);


--
-- Name: ix_reader_card_and_address_and_birthday_and_favourite_a_5bbc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reader_card_and_address_and_birthday_and_favourite_a_5bbc ON public.reader USING btree (number, town);


--
-- Name: ix_room_maps_name_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_room_maps_name_created ON public.map_room USING btree (name, created);


--
-- Name: ix_room_music_name_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_room_music_name_created ON public.room_music USING btree (name, created);


--
-- Name: ix_room_reading_name_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_room_reading_name_created ON public.room_reading USING btree (name, created);


--
-- Name: item item_reader_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES public.reader(id) ON DELETE SET NULL;


--
-- PostgreSQL database dump complete
--


