#include "schema/catalog.h"

#include <array>

namespace ormlint::schema {

const std::string_view session_query =
    R"(SELECT current_database(), current_setting('server_version'), current_setting('server_version_num'),
  set_config('statement_timeout', '60s', true), set_config('lock_timeout', '2s', true),
  set_config('search_path', '', true), set_config('client_encoding', 'UTF8', true),
  set_config('quote_all_identifiers', 'off', true), set_config('IntervalStyle', 'postgres', true),
  set_config('DateStyle', 'ISO', true), set_config('extra_float_digits', '3', true))";

// A lock that is only waited for stands in the way too.
const std::string_view locked_query = R"(SELECT DISTINCT c.oid, n.nspname, c.relname
FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND l.pid <> pg_backend_pid()
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_'
ORDER BY n.nspname, c.relname)";

namespace {

constexpr std::string_view common = R"(WITH namespace AS (
  SELECT oid, nspname, quote_ident(nspname) AS shown FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
extension_part AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
collation_name AS (
  SELECT c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.collname) AS shown
  FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace),
relation AS (
  SELECT c.oid, c.relname, c.relkind, c.relispartition, c.relpartbound, c.relnamespace,
    n.nspname, n.shown || '.' || quote_ident(c.relname) AS shown, c.oid = ANY ($1::oid[]) AS locked
  FROM pg_class c JOIN namespace n ON n.oid = c.relnamespace
  WHERE c.relpersistence <> 't'
    AND NOT EXISTS (SELECT FROM extension_part e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid)),
type AS (
  SELECT t.*, n.nspname, n.shown || '.' || quote_ident(t.typname) AS shown
  FROM pg_type t JOIN namespace n ON n.oid = t.typnamespace
  WHERE NOT EXISTS (SELECT FROM extension_part e WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid))
)";

constexpr std::string_view schemas = R"(
SELECT statement FROM (
  SELECT 1 AS place, nspname AS name, 'CREATE SCHEMA ' || shown AS statement
  FROM namespace n
  WHERE nspname <> 'public'
    AND NOT EXISTS (SELECT FROM extension_part e WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid)
  UNION ALL
  SELECT 2, extname, format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I', extname, n.nspname)
  FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace
  WHERE x.oid >= 16384) s
ORDER BY place, name COLLATE "C")";

// Enums, domains, composite types, ranges; of any other type only that it is there. A range's multirange came with
// version 14.
constexpr std::string_view types = R"(
SELECT CASE t.typtype
  WHEN 'e' THEN 'CREATE TYPE ' || t.shown || ' AS ENUM (' || coalesce(
    (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid), '')
    || ')'
  WHEN 'd' THEN 'CREATE DOMAIN ' || t.shown || ' AS ' || format_type(t.typbasetype, t.typtypmod)
    || coalesce((SELECT ' COLLATE ' || c.shown FROM collation_name c JOIN pg_type b ON b.oid = t.typbasetype
                 WHERE c.oid = t.typcollation AND t.typcollation <> b.typcollation), '')
    || coalesce(' DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 'pg_type'::regclass), t.typdefault), '')
    || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
  WHEN 'c' THEN 'CREATE TYPE ' || t.shown || E' AS (\n\t' || coalesce(
    (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
       || coalesce((SELECT ' COLLATE ' || c.shown FROM collation_name c JOIN pg_type b ON b.oid = a.atttypid
                    WHERE c.oid = a.attcollation AND a.attcollation <> b.typcollation), ''), E',\n\t' ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), '') || E'\n)'
  WHEN 'r' THEN (
    SELECT 'CREATE TYPE ' || t.shown || E' AS RANGE (\n    subtype = ' || format_type(r.rngsubtype, NULL)
      || coalesce(E',\n    multirange_type_name = ' || m.shown, '')
      || coalesce((SELECT E',\n    subtype_opclass = ' || quote_ident(n.nspname) || '.' || quote_ident(o.opcname)
                   FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace
                   WHERE o.oid = r.rngsubopc AND NOT o.opcdefault), '')
      || coalesce((SELECT E',\n    collation = ' || c.shown FROM collation_name c JOIN pg_type b ON b.oid = r.rngsubtype
                   WHERE c.oid = r.rngcollation AND r.rngcollation <> b.typcollation), '')
      || CASE WHEN r.rngcanonical <> 0 THEN E',\n    canonical = ' || r.rngcanonical ELSE '' END
      || CASE WHEN r.rngsubdiff <> 0 THEN E',\n    subtype_diff = ' || r.rngsubdiff ELSE '' END || E'\n)'
    FROM pg_range r LEFT JOIN type m ON m.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid
    WHERE r.rngtypid = t.oid)
  ELSE 'CREATE TYPE ' || t.shown END
FROM type t LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')
  OR (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid))
ORDER BY array_position('{e,c,r,b,d}', t.typtype::text), t.nspname COLLATE "C", t.typname COLLATE "C")";

// Those of identity columns are the column's.
constexpr std::string_view sequences = R"(
SELECT 'CREATE SEQUENCE ' || r.shown
FROM relation r
WHERE r.relkind = 'S' AND NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'i')
ORDER BY r.nspname COLLATE "C", r.relname COLLATE "C")";

// Since version 17 a partition has its parent's identity, and must not be made with one.
constexpr std::string_view tables = R"(
SELECT CASE WHEN r.relkind IN ('v', 'm') THEN
  'CREATE ' || CASE r.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END || 'VIEW ' || r.shown || ' AS SELECT ' || coalesce(
    (SELECT string_agg('NULL::' || format_type(a.atttypid, a.atttypmod) || ' AS ' || quote_ident(a.attname), ', '
       ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped), '')
ELSE
  'CREATE ' || CASE r.relkind WHEN 'f' THEN 'FOREIGN ' ELSE '' END || 'TABLE ' || r.shown || E' (\n    ' || coalesce(
    (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
       || coalesce(' COLLATE ' || c.shown, '')
       || CASE WHEN r.locked OR d.adbin IS NULL THEN ''
            WHEN a.attgenerated = '' THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
            ELSE ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') '
              || CASE a.attgenerated WHEN 'v' THEN 'VIRTUAL' ELSE 'STORED' END END
       || CASE WHEN a.attidentity = ''
            OR (r.relispartition AND current_setting('server_version_num')::int >= 170000) THEN ''
            WHEN a.attidentity = 'a' THEN ' GENERATED ALWAYS AS IDENTITY'
            ELSE ' GENERATED BY DEFAULT AS IDENTITY' END
       || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, E',\n    ' ORDER BY a.attnum)
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       LEFT JOIN collation_name c ON c.oid = a.attcollation AND a.attcollation <> t.typcollation
     WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped), '') || E'\n)'
  || CASE WHEN r.relkind = 'p' AND NOT r.locked THEN ' PARTITION BY ' || pg_get_partkeydef(r.oid) ELSE '' END
  || CASE WHEN r.relkind = 'f' THEN (
       SELECT ' SERVER ' || quote_ident(s.srvname)
       FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = r.oid) ELSE '' END
END
FROM relation r
WHERE r.relkind IN ('r', 'p', 'f', 'v', 'm')
ORDER BY r.nspname COLLATE "C", r.relname COLLATE "C")";

constexpr std::string_view inheritance = R"(
SELECT CASE WHEN NOT c.relispartition THEN 'ALTER TABLE ONLY ' || c.shown || ' INHERIT ' || p.shown
  WHEN NOT c.locked THEN
    'ALTER TABLE ONLY ' || p.shown || ' ATTACH PARTITION ' || c.shown || ' ' || pg_get_expr(c.relpartbound, c.oid) END
FROM pg_inherits i JOIN relation c ON c.oid = i.inhrelid JOIN relation p ON p.oid = i.inhparent
WHERE c.relkind IN ('r', 'p', 'f')
ORDER BY c.nspname COLLATE "C", c.relname COLLATE "C", i.inhseqno)";

// A partition's foreign key that its parent's made is left to that.
constexpr std::string_view constraints = R"(
SELECT CASE WHEN k.contypid <> 0 THEN
    'ALTER DOMAIN ' || t.shown || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
  WHEN NOT r.locked THEN
    'ALTER TABLE ' || CASE WHEN k.contype = 'f' AND r.relkind = 'p' THEN '' ELSE 'ONLY ' END || r.shown
      || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid) END
FROM pg_constraint k LEFT JOIN relation r ON r.oid = k.conrelid LEFT JOIN type t ON t.oid = k.contypid
WHERE (r.oid IS NOT NULL OR t.oid IS NOT NULL)
  AND (k.contype IN ('c', 'p', 'u', 'x') OR (k.contype = 'f' AND k.conparentid = 0))
ORDER BY array_position('{c,p,u,x,f}', k.contype::text), coalesce(r.nspname, t.nspname) COLLATE "C",
  coalesce(r.relname, t.typname) COLLATE "C", k.conname COLLATE "C")";

constexpr std::string_view indexes = R"(
SELECT CASE WHEN NOT r.locked THEN pg_get_indexdef(i.indexrelid) END
FROM pg_index i JOIN relation r ON r.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid
WHERE (i.indisvalid OR r.relkind = 'p')
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY r.nspname COLLATE "C", c.relname COLLATE "C")";

constexpr std::string_view owners = R"(
SELECT 'ALTER SEQUENCE ' || s.shown || ' OWNED BY ' || r.shown || '.' || quote_ident(a.attname)
FROM pg_depend d JOIN relation s ON s.oid = d.objid JOIN relation r ON r.oid = d.refobjid
  JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a' AND s.relkind = 'S'
ORDER BY s.nspname COLLATE "C", s.relname COLLATE "C")";

constexpr std::string_view comments = R"(
SELECT CASE WHEN d.objsubid > 0 THEN 'COMMENT ON COLUMN ' || r.shown || '.' || quote_ident(a.attname)
    ELSE 'COMMENT ON ' || CASE r.relkind WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW '
      WHEN 'f' THEN 'FOREIGN TABLE ' ELSE 'TABLE ' END || r.shown END || ' IS ' || quote_literal(d.description)
FROM pg_description d JOIN relation r ON r.oid = d.objoid
  LEFT JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid
WHERE d.classoid = 'pg_class'::regclass AND r.relkind IN ('r', 'p', 'f', 'v', 'm')
ORDER BY r.nspname COLLATE "C", r.relname COLLATE "C", d.objsubid)";

// Those that may fill a new row in: tgtype's bits for FOR EACH ROW, BEFORE and INSERT.
constexpr std::string_view triggers = R"(
SELECT CASE WHEN NOT r.locked THEN pg_get_triggerdef(g.oid) END
FROM pg_trigger g JOIN relation r ON r.oid = g.tgrelid
WHERE NOT g.tgisinternal AND g.tgenabled <> 'D' AND g.tgtype & 7 = 7
ORDER BY r.nspname COLLATE "C", r.relname COLLATE "C", g.tgname COLLATE "C")";

constexpr std::array queries{schemas,     types,   sequences, tables,   inheritance,
                             constraints, indexes, owners,    comments, triggers};

}  // namespace

std::span<const std::string_view> catalog_queries() { return queries; }

std::string catalog_query(std::string_view query) { return std::string(common) + std::string(query); }

}  // namespace ormlint::schema
