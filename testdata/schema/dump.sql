--
-- PostgreSQL database dump
--

\restrict zf2eA5PhPaIMXH5UR9oP6DuPBgQ2505mGsECZeeKmWhrLd2NVBNE1ypfkeST7O1

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
-- Name: Ware Haus; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA "Ware Haus";


--
-- Name: ext; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA ext;


--
-- Name: shop; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA shop;


--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: citext; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA ext;


--
-- Name: EXTENSION citext; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';


--
-- Name: hstore; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA ext;


--
-- Name: EXTENSION hstore; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION hstore IS 'data type for storing sets of (key, value) pairs';


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: Größe; Type: TYPE; Schema: Ware Haus; Owner: -
--

CREATE TYPE "Ware Haus"."Größe" AS ENUM (
    'S',
    'M',
    'L'
);


--
-- Name: mood; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.mood AS ENUM (
    'angry',
    'sad',
    'it''s ok',
    'glücklich',
    'back\slash',
    'two
lines',
    ''
);


--
-- Name: price; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.price AS (
	amount numeric(12,2),
	currency character(3) COLLATE pg_catalog."C",
	"Anzahl" integer
);


--
-- Name: basket; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.basket AS (
	total public.price,
	moods public.mood[],
	note text
);


--
-- Name: email; Type: DOMAIN; Schema: public; Owner: -
--

CREATE DOMAIN public.email AS ext.citext NOT NULL
	CONSTRAINT has_at CHECK (((VALUE)::text ~ ('@'::ext.citext)::text));


--
-- Name: float_range; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.float_range AS RANGE (
    subtype = double precision,
    multirange_type_name = public.float_multirange,
    subtype_diff = float8mi
);


--
-- Name: empty; Type: TYPE; Schema: shop; Owner: -
--

CREATE TYPE shop.empty AS ENUM (
);


--
-- Name: moods; Type: DOMAIN; Schema: shop; Owner: -
--

CREATE DOMAIN shop.moods AS public.mood[] DEFAULT '{}'::public.mood[];


--
-- Name: percentage; Type: DOMAIN; Schema: shop; Owner: -
--

CREATE DOMAIN shop.percentage AS numeric(5,2) DEFAULT 0.0
	CONSTRAINT percentage_check CHECK ((VALUE >= (0)::numeric))
	CONSTRAINT percentage_check1 CHECK ((VALUE <= (100)::numeric));


--
-- Name: small_percentage; Type: DOMAIN; Schema: shop; Owner: -
--

CREATE DOMAIN shop.small_percentage AS shop.percentage DEFAULT 0.0
	CONSTRAINT small_percentage_check CHECK (((VALUE)::numeric < (10)::numeric));


--
-- Name: word; Type: DOMAIN; Schema: shop; Owner: -
--

CREATE DOMAIN shop.word AS text COLLATE pg_catalog."C"
	CONSTRAINT word_check CHECK ((VALUE <> ''::text));


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: customer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customer (
    id integer NOT NULL,
    email public.email,
    name character varying(200) DEFAULT 'anonymous'::character varying NOT NULL,
    nickname character varying,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    matrix integer[],
    mood public.mood DEFAULT 'it''s ok'::public.mood,
    moods public.mood[],
    birthday date,
    seen timestamp(3) with time zone DEFAULT now(),
    lunch time without time zone,
    supper time(0) with time zone,
    stay interval(2),
    span interval day to second(1),
    years interval year to month,
    balance numeric(14,2) DEFAULT 0 NOT NULL,
    score real,
    ratio double precision,
    flags bit(8),
    more_flags bit varying(16),
    one_char "char",
    code character(5),
    padded bpchar,
    payload jsonb DEFAULT '{"a": [1, 2]}'::jsonb,
    raw bytea DEFAULT '\xdeadbeef'::bytea,
    address inet,
    uid uuid DEFAULT gen_random_uuid(),
    position_ point,
    attributes ext.hstore,
    price public.price,
    basket public.basket,
    during tstzrange,
    spans int4multirange,
    shares public.float_range,
    discount shop.small_percentage,
    oid_of oid,
    class regclass DEFAULT 'pg_class'::regclass,
    CONSTRAINT by_lower_mail CHECK ((lower((name)::text) <> 'root'::text)) NO INHERIT,
    CONSTRAINT customer_check CHECK (((balance >= (0)::numeric) OR ((name)::text = 'a;b'::text))),
    CONSTRAINT ratio_known CHECK ((ratio IS NOT NULL))
);


--
-- Name: TABLE customer; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.customer IS 'Who buys; it''s "quoted", back\slash, ünïcödé,
and a second line -- no comment';


--
-- Name: COLUMN customer.email; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.customer.email IS '/* not a comment */';


--
-- Name: Regal; Type: TABLE; Schema: Ware Haus; Owner: -
--

CREATE TABLE "Ware Haus"."Regal" (
    "Größe" "Ware Haus"."Größe" DEFAULT 'M'::"Ware Haus"."Größe" NOT NULL,
    "größe" "Ware Haus"."Größe"[],
    customer public.customer,
    "user" text DEFAULT CURRENT_USER
);


--
-- Name: COLUMN "Regal"."Größe"; Type: COMMENT; Schema: Ware Haus; Owner: -
--

COMMENT ON COLUMN "Ware Haus"."Regal"."Größe" IS 'S … L';


--
-- Name: animal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.animal (
    id integer NOT NULL,
    name text DEFAULT 'rex'::text NOT NULL,
    CONSTRAINT named CHECK ((name <> ''::text))
);


--
-- Name: event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind public.mood NOT NULL,
    customer integer
)
PARTITION BY RANGE (at);


--
-- Name: attached; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attached (
    at timestamp with time zone NOT NULL,
    kind public.mood NOT NULL,
    id bigint NOT NULL,
    customer integer
);


--
-- Name: customer_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.customer_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: customer_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.customer_id_seq OWNED BY public.customer.id;


--
-- Name: dog; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.dog (
    tricks text[],
    good boolean DEFAULT true NOT NULL
)
INHERITS (public.animal);


--
-- Name: empty; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.empty (
);


--
-- Name: event_2024; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event_2024 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind public.mood NOT NULL,
    customer integer
);


--
-- Name: event_2025; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event_2025 (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind public.mood NOT NULL,
    customer integer
)
PARTITION BY LIST (kind);


--
-- Name: event_2025_sad; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event_2025_sad (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind public.mood NOT NULL,
    customer integer
);


--
-- Name: event_rest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event_rest (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind public.mood NOT NULL,
    customer integer
);


--
-- Name: hashed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.hashed (
    id integer,
    note text
)
PARTITION BY HASH (id, lower(note));


--
-- Name: hashed_0; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.hashed_0 (
    id integer,
    note text
);


--
-- Name: pet; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pet (
    owner integer
)
INHERITS (public.animal);


--
-- Name: lap_dog; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.lap_dog (
    size "Ware Haus"."Größe"
)
INHERITS (public.dog, public.pet);


--
-- Name: lonely; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.lonely
    START WITH 7
    INCREMENT BY 3
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: scratch; Type: TABLE; Schema: public; Owner: -
--

CREATE UNLOGGED TABLE public.scratch (
    id integer DEFAULT nextval('public.lonely'::regclass)
);


--
-- Name: owned; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.owned
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: owned; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.owned OWNED BY public.scratch.id;


--
-- Name: rich_customer; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.rich_customer AS
 SELECT c.id,
    c.name AS "Name",
    (c.balance * (2)::numeric) AS twice,
    c.mood,
    count(*) OVER () AS number
   FROM public.customer c
  WHERE (c.balance > (1000)::numeric);


--
-- Name: VIEW rich_customer; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON VIEW public.rich_customer IS 'a view';


--
-- Name: COLUMN rich_customer."Name"; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.rich_customer."Name" IS 'a view''s column';


--
-- Name: typed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.typed OF public.price (
    amount DEFAULT 1
);


--
-- Name: Order; Type: TABLE; Schema: shop; Owner: -
--

CREATE TABLE shop."Order" (
    "Id" bigint NOT NULL,
    customer_id integer NOT NULL,
    gift_for integer,
    "select" integer,
    "spa ced" text COLLATE pg_catalog."C",
    "q""uote" text,
    "Ünïcode" text DEFAULT 'ä'::text,
    a_very_long_column_name_that_is_just_as_long_as_postgresql_let_ integer,
    quantity integer DEFAULT 1 NOT NULL,
    unit_price numeric(12,2) NOT NULL,
    total numeric GENERATED ALWAYS AS (((quantity)::numeric * unit_price)) STORED,
    shadow integer NOT NULL,
    during tsrange NOT NULL,
    CONSTRAINT total_order CHECK (((quantity > 0) AND (unit_price > (0)::numeric)))
);


--
-- Name: Order_Id_seq; Type: SEQUENCE; Schema: shop; Owner: -
--

ALTER TABLE shop."Order" ALTER COLUMN "Id" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME shop."Order_Id_seq"
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: Order_shadow_seq; Type: SEQUENCE; Schema: shop; Owner: -
--

ALTER TABLE shop."Order" ALTER COLUMN shadow ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME shop."Order_shadow_seq"
    START WITH 100
    INCREMENT BY 5
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: item; Type: TABLE; Schema: shop; Owner: -
--

CREATE TABLE shop.item (
    order_id bigint NOT NULL,
    line smallint NOT NULL,
    parent_line smallint,
    sku text
);


--
-- Name: turnover; Type: MATERIALIZED VIEW; Schema: shop; Owner: -
--

CREATE MATERIALIZED VIEW shop.turnover AS
 SELECT "Order".customer_id,
    sum("Order".total) AS total
   FROM shop."Order"
  GROUP BY "Order".customer_id
  WITH NO DATA;


--
-- Name: MATERIALIZED VIEW turnover; Type: COMMENT; Schema: shop; Owner: -
--

COMMENT ON MATERIALIZED VIEW shop.turnover IS 'kept';


--
-- Name: attached; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event ATTACH PARTITION public.attached FOR VALUES FROM ('2026-01-01 00:00:00+00') TO (MAXVALUE);


--
-- Name: event_2024; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event ATTACH PARTITION public.event_2024 FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');


--
-- Name: event_2025; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event ATTACH PARTITION public.event_2025 FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');


--
-- Name: event_2025_sad; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_2025 ATTACH PARTITION public.event_2025_sad FOR VALUES IN ('sad', 'angry');


--
-- Name: event_rest; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event ATTACH PARTITION public.event_rest DEFAULT;


--
-- Name: hashed_0; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hashed ATTACH PARTITION public.hashed_0 FOR VALUES WITH (modulus 2, remainder 0);


--
-- Name: customer id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer ALTER COLUMN id SET DEFAULT nextval('public.customer_id_seq'::regclass);


--
-- Name: dog name; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dog ALTER COLUMN name SET DEFAULT 'rex'::text;


--
-- Name: lap_dog name; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.lap_dog ALTER COLUMN name SET DEFAULT 'rex'::text;


--
-- Name: lap_dog good; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.lap_dog ALTER COLUMN good SET DEFAULT true;


--
-- Name: pet name; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pet ALTER COLUMN name SET DEFAULT 'rex'::text;


--
-- Name: customer Name, und so; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT "Name, und so" UNIQUE (name, nickname) INCLUDE (score);


--
-- Name: animal animal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.animal
    ADD CONSTRAINT animal_pkey PRIMARY KEY (id);


--
-- Name: event event_at_kind_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_at_kind_key UNIQUE (at, kind);


--
-- Name: attached attached_at_kind_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attached
    ADD CONSTRAINT attached_at_kind_key UNIQUE (at, kind);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id, at, kind);


--
-- Name: attached attached_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attached
    ADD CONSTRAINT attached_pkey PRIMARY KEY (id, at, kind);


--
-- Name: customer birthday_known; Type: CHECK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE public.customer
    ADD CONSTRAINT birthday_known CHECK ((birthday IS NOT NULL)) NOT VALID;


--
-- Name: customer customer_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_email_key UNIQUE (email) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customer customer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);


--
-- Name: event_2024 event_2024_at_kind_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_2024
    ADD CONSTRAINT event_2024_at_kind_key UNIQUE (at, kind);


--
-- Name: event_2024 event_2024_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_2024
    ADD CONSTRAINT event_2024_pkey PRIMARY KEY (id, at, kind);


--
-- Name: event_2025 event_2025_at_kind_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_2025
    ADD CONSTRAINT event_2025_at_kind_key UNIQUE (at, kind);


--
-- Name: event_2025 event_2025_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_2025
    ADD CONSTRAINT event_2025_pkey PRIMARY KEY (id, at, kind);


--
-- Name: event_2025_sad event_2025_sad_at_kind_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_2025_sad
    ADD CONSTRAINT event_2025_sad_at_kind_key UNIQUE (at, kind);


--
-- Name: event_2025_sad event_2025_sad_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_2025_sad
    ADD CONSTRAINT event_2025_sad_pkey PRIMARY KEY (id, at, kind);


--
-- Name: event_rest event_rest_at_kind_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_rest
    ADD CONSTRAINT event_rest_at_kind_key UNIQUE (at, kind);


--
-- Name: event_rest event_rest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_rest
    ADD CONSTRAINT event_rest_pkey PRIMARY KEY (id, at, kind);


--
-- Name: Order Order_customer_id_during_excl; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop."Order"
    ADD CONSTRAINT "Order_customer_id_during_excl" EXCLUDE USING gist (customer_id WITH =, during WITH &&) WHERE ((quantity > 0));


--
-- Name: Order Order_pkey; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop."Order"
    ADD CONSTRAINT "Order_pkey" PRIMARY KEY ("Id");


--
-- Name: item item_order_id_sku_key; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.item
    ADD CONSTRAINT item_order_id_sku_key UNIQUE NULLS NOT DISTINCT (order_id, sku);


--
-- Name: item item_pkey; Type: CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (order_id, line);


--
-- Name: event_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_kind ON ONLY public.event USING btree (kind, ((id + 1)));


--
-- Name: attached_kind_expr_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX attached_kind_expr_idx ON public.attached USING btree (kind, ((id + 1)));


--
-- Name: customer_lower; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX customer_lower ON public.customer USING btree (lower((name)::text), ((balance + (1)::numeric)) DESC NULLS LAST) INCLUDE (id);


--
-- Name: customer_name_c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_name_c ON public.customer USING btree (name COLLATE "C" text_pattern_ops, id);


--
-- Name: customer_name_trgm; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_name_trgm ON public.customer USING gin (name public.gin_trgm_ops);


--
-- Name: customer_tags; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_tags ON public.customer USING gin (tags);


--
-- Name: event_2024_kind_expr_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_2024_kind_expr_idx ON public.event_2024 USING btree (kind, ((id + 1)));


--
-- Name: event_2025_kind_expr_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_2025_kind_expr_idx ON ONLY public.event_2025 USING btree (kind, ((id + 1)));


--
-- Name: event_2025_sad_kind_expr_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_2025_sad_kind_expr_idx ON public.event_2025_sad USING btree (kind, ((id + 1)));


--
-- Name: event_rest_kind_expr_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_rest_kind_expr_idx ON public.event_rest USING btree (kind, ((id + 1)));


--
-- Name: Ünique; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX "Ünique" ON public.customer USING btree (uid) NULLS NOT DISTINCT;


--
-- Name: a_very_long_index_name_that_is_just_as_long_as_postgresql_lets_; Type: INDEX; Schema: shop; Owner: -
--

CREATE INDEX a_very_long_index_name_that_is_just_as_long_as_postgresql_lets_ ON shop."Order" USING btree ("spa ced", "q""uote");


--
-- Name: item_sku; Type: INDEX; Schema: shop; Owner: -
--

CREATE INDEX item_sku ON shop.item USING btree (sku) WHERE (sku IS NOT NULL);


--
-- Name: order_brin; Type: INDEX; Schema: shop; Owner: -
--

CREATE INDEX order_brin ON shop."Order" USING brin (quantity) WITH (pages_per_range='16');


--
-- Name: turnover_customer; Type: INDEX; Schema: shop; Owner: -
--

CREATE UNIQUE INDEX turnover_customer ON shop.turnover USING btree (customer_id);


--
-- Name: attached_at_kind_key; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_at_kind_key ATTACH PARTITION public.attached_at_kind_key;


--
-- Name: attached_kind_expr_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_kind ATTACH PARTITION public.attached_kind_expr_idx;


--
-- Name: attached_pkey; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_pkey ATTACH PARTITION public.attached_pkey;


--
-- Name: event_2024_at_kind_key; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_at_kind_key ATTACH PARTITION public.event_2024_at_kind_key;


--
-- Name: event_2024_kind_expr_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_kind ATTACH PARTITION public.event_2024_kind_expr_idx;


--
-- Name: event_2024_pkey; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_pkey ATTACH PARTITION public.event_2024_pkey;


--
-- Name: event_2025_at_kind_key; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_at_kind_key ATTACH PARTITION public.event_2025_at_kind_key;


--
-- Name: event_2025_kind_expr_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_kind ATTACH PARTITION public.event_2025_kind_expr_idx;


--
-- Name: event_2025_pkey; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_pkey ATTACH PARTITION public.event_2025_pkey;


--
-- Name: event_2025_sad_at_kind_key; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_2025_at_kind_key ATTACH PARTITION public.event_2025_sad_at_kind_key;


--
-- Name: event_2025_sad_kind_expr_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_2025_kind_expr_idx ATTACH PARTITION public.event_2025_sad_kind_expr_idx;


--
-- Name: event_2025_sad_pkey; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_2025_pkey ATTACH PARTITION public.event_2025_sad_pkey;


--
-- Name: event_rest_at_kind_key; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_at_kind_key ATTACH PARTITION public.event_rest_at_kind_key;


--
-- Name: event_rest_kind_expr_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_kind ATTACH PARTITION public.event_rest_kind_expr_idx;


--
-- Name: event_rest_pkey; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.event_pkey ATTACH PARTITION public.event_rest_pkey;


--
-- Name: event event_customer_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE public.event
    ADD CONSTRAINT event_customer_fkey FOREIGN KEY (customer) REFERENCES public.customer(id);


--
-- Name: Order Order_customer_id_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop."Order"
    ADD CONSTRAINT "Order_customer_id_fkey" FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON UPDATE RESTRICT ON DELETE CASCADE;


--
-- Name: Order gift; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop."Order"
    ADD CONSTRAINT gift FOREIGN KEY (gift_for) REFERENCES public.customer(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;


--
-- Name: item item_order_id_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.item
    ADD CONSTRAINT item_order_id_fkey FOREIGN KEY (order_id) REFERENCES shop."Order"("Id") ON DELETE CASCADE;


--
-- Name: item item_order_id_parent_line_fkey; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.item
    ADD CONSTRAINT item_order_id_parent_line_fkey FOREIGN KEY (order_id, parent_line) REFERENCES shop.item(order_id, line) MATCH FULL;


--
-- Name: item some_null; Type: FK CONSTRAINT; Schema: shop; Owner: -
--

ALTER TABLE ONLY shop.item
    ADD CONSTRAINT some_null FOREIGN KEY (order_id, parent_line) REFERENCES shop.item(order_id, line) ON DELETE SET NULL (parent_line) NOT VALID;


--
-- PostgreSQL database dump complete
--

\unrestrict zf2eA5PhPaIMXH5UR9oP6DuPBgQ2505mGsECZeeKmWhrLd2NVBNE1ypfkeST7O1

