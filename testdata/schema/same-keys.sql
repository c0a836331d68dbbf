-- Keys that are one index: the server keeps one of them, and a name goes to one that has none.
CREATE TABLE crates (id int, CONSTRAINT a_pk PRIMARY KEY (id), CONSTRAINT a_uq UNIQUE (id));
CREATE TABLE boxes (id int, PRIMARY KEY (id), CONSTRAINT b_uq UNIQUE (id));
CREATE TABLE bags (id int, no int, UNIQUE (id), CONSTRAINT c_uq UNIQUE (id), CONSTRAINT c2 UNIQUE (id,no), CONSTRAINT c2 UNIQUE (id,no));
CREATE TABLE sacks (id int, PRIMARY KEY (id), CONSTRAINT d_uq UNIQUE (id) DEFERRABLE);
