//! The kernel's own tables: the log and its head, payloads, counters, jobs, full text. The first migration.

use super::migrate::{Migration, Step};

/// The first migration of the history every program with this kernel begins with.
pub const FIRST: Migration = Migration { number: 1, name: "kernel", steps };

fn steps() -> Vec<Step> {
    vec![Step::Sql { sqlite: SQLITE, postgres: POSTGRES }]
}

const SQLITE: &str = "
CREATE TABLE chain (one bigint PRIMARY KEY CHECK (one = 1), node blob NOT NULL, seq bigint NOT NULL, at bigint NOT NULL, head text NOT NULL);
INSERT INTO chain VALUES (1, randomblob(16), 0, 0, '0000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE change (seq integer PRIMARY KEY, node blob NOT NULL, node_seq bigint NOT NULL, at bigint NOT NULL, actor text NOT NULL, command text NOT NULL, entity text NOT NULL, row blob NOT NULL, fields text NOT NULL, digest text NOT NULL, prev text NOT NULL);
CREATE INDEX change_row ON change (row, seq);
CREATE TABLE payload (seq integer PRIMARY KEY, body text NOT NULL);
CREATE TABLE counter (series text PRIMARY KEY, last bigint NOT NULL);
CREATE TABLE job (id blob PRIMARY KEY, kind text NOT NULL, payload text NOT NULL, run_at bigint NOT NULL, attempts bigint NOT NULL, leased_until bigint NOT NULL, done_at bigint, failure text);
CREATE INDEX job_due ON job (done_at, run_at);
CREATE TABLE search_text (id integer PRIMARY KEY, entity text NOT NULL, row blob NOT NULL);
CREATE UNIQUE INDEX search_text_row ON search_text (row, entity);
CREATE VIRTUAL TABLE search_index USING fts5(body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')";

const POSTGRES: &str = "
CREATE TABLE chain (one bigint PRIMARY KEY CHECK (one = 1), node uuid NOT NULL, seq bigint NOT NULL, at bigint NOT NULL, head text NOT NULL);
INSERT INTO chain VALUES (1, gen_random_uuid(), 0, 0, '0000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE change (seq bigint PRIMARY KEY, node uuid NOT NULL, node_seq bigint NOT NULL, at bigint NOT NULL, actor text NOT NULL, command text NOT NULL, entity text NOT NULL, row uuid NOT NULL, fields text NOT NULL, digest text NOT NULL, prev text NOT NULL);
CREATE INDEX change_row ON change (row, seq);
CREATE TABLE payload (seq bigint PRIMARY KEY, body text NOT NULL);
CREATE TABLE counter (series text PRIMARY KEY, last bigint NOT NULL);
CREATE TABLE job (id uuid PRIMARY KEY, kind text NOT NULL, payload jsonb NOT NULL, run_at bigint NOT NULL, attempts bigint NOT NULL, leased_until bigint NOT NULL, done_at bigint, failure text);
CREATE INDEX job_due ON job (done_at, run_at);
CREATE TABLE search_text (entity text NOT NULL, row uuid NOT NULL, vector tsvector NOT NULL, PRIMARY KEY (row, entity));
CREATE INDEX search_text_vector ON search_text USING gin (vector)";
