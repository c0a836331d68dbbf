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
-- Name: customer_kind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.customer_kind AS ENUM (
    'person',
    'company'
);


--
-- Name: order_state; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.order_state AS ENUM (
    'new',
    'checked',
    'paid',
    'sent'
);


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: customer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customer (
    id integer NOT NULL,
    email character varying(200) NOT NULL,
    kind public.customer_kind DEFAULT 'person'::public.customer_kind NOT NULL,
    balance numeric(12,2),
    tags text[] DEFAULT '{}'::text[],
    settings jsonb DEFAULT '{}'::jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    street_1 text,
    city character varying(100),
    CONSTRAINT ck_customer_not_negative CHECK ((balance >= (0)::numeric))
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
-- Name: parcel; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.parcel (
    id integer NOT NULL,
    order_id bigint NOT NULL,
    city character varying(100) DEFAULT 'here'::character varying,
    order_state public.order_state
);


--
-- Name: TABLE parcel; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.parcel IS 'one for each parcel';


--
-- Name: delivery_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.delivery_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: delivery_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.delivery_id_seq OWNED BY public.parcel.id;


--
-- Name: order; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public."order" (
    id bigint NOT NULL,
    customer_id integer NOT NULL,
    state public.order_state NOT NULL,
    total double precision,
    note text
);


--
-- Name: COLUMN "order".note; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public."order".note IS 'what the customer wrote';


--
-- Name: order_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public."order" ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: rich; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.rich AS
 SELECT customer.id,
    customer.email
   FROM public.customer
  WHERE (customer.balance > (1000)::numeric);


--
-- Name: customer id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer ALTER COLUMN id SET DEFAULT nextval('public.customer_id_seq'::regclass);


--
-- Name: parcel id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.parcel ALTER COLUMN id SET DEFAULT nextval('public.delivery_id_seq'::regclass);


--
-- Name: parcel delivery_order_id_city_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.parcel
    ADD CONSTRAINT delivery_order_id_city_key UNIQUE (order_id, city);


--
-- Name: parcel delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.parcel
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);


--
-- Name: customer pk_customer; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT pk_customer PRIMARY KEY (id);


--
-- Name: order pk_order; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public."order"
    ADD CONSTRAINT pk_order PRIMARY KEY (id);


--
-- Name: customer uq_customer_kind; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT uq_customer_kind UNIQUE (kind, email);


--
-- Name: ix_customer_city; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_customer_city ON public.customer USING btree (city);


--
-- Name: ix_customer_email_lower; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ix_customer_email_lower ON public.customer USING btree (lower((email)::text));


--
-- Name: ix_order_customer_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_order_customer_id ON public."order" USING btree (customer_id);


--
-- Name: ix_order_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_order_open ON public."order" USING btree (customer_id) WHERE (state = 'new'::public.order_state);


--
-- Name: parcel delivery_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.parcel
    ADD CONSTRAINT delivery_order_id_fkey FOREIGN KEY (order_id) REFERENCES public."order"(id);


--
-- Name: order fk_order_customer_id_customer; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public."order"
    ADD CONSTRAINT fk_order_customer_id_customer FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE CASCADE;


--
-- Name: parcel fk_parcel_id_customer; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.parcel
    ADD CONSTRAINT fk_parcel_id_customer FOREIGN KEY (id) REFERENCES public.customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--


