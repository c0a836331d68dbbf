CREATE TYPE public.importprocessingstatus AS ENUM ('Queued', 'Processing', 'Complete', 'Error');
CREATE TYPE public.curation_status AS ENUM ('New', 'Maybe', 'Not a Fit');
CREATE TYPE public.review AS ENUM ('New', 'Maybe', 'Not a Fit', 'Archived');

CREATE TABLE public.documents (
    id integer NOT NULL,
    import_status public.importprocessingstatus,
    curation public.curation_status,
    review public.review
);
