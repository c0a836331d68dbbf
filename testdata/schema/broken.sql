-- Each statement that is not understood costs only itself, and the table it is about.
CREATE TYPE public.state AS ENUM ('open', 'closed');
CREATE TABLE public.before (id integer PRIMARY KEY, state public.state);
CREATE TABEL public.misspelt (id integer);
CREATE TABLE public.half (id integer PRIMARY KEY, name text,, other text);
CREATE TABLE public.after (id integer PRIMARY KEY, state public.state);
ALTER TABLE public.after ADD COLUMN wrong wrong wrong;
ALTER TYPE public.state ADD VALUE BEHIND 'open';
CREATE TABLE public.last (id integer PRIMARY KEY);
