//! Requests ask for several items, each with its quantity and unit, and an offer is of one of them.

use kernel::db::migrate::{Migration, Step, index};

pub const MIGRATION: Migration = Migration { number: 17, name: "request_items", steps };

fn steps() -> Vec<Step> {
    vec![
        // What was asked before is one item, told by the id of its request.
        Step::Sql {
            sqlite: "\
ALTER TABLE assistance_request ADD COLUMN items jsonb_text NOT NULL DEFAULT '[]';
UPDATE assistance_request SET items = json_array(json_object('id', lower(substr(hex(id), 1, 8) || '-'
 || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) || '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21)),
 'item', title, 'quantity', quantity, 'unit', unit));
ALTER TABLE assistance_request DROP COLUMN quantity;
ALTER TABLE assistance_request DROP COLUMN unit;
ALTER TABLE assistance_offer ADD COLUMN item_id uuid_text;
UPDATE assistance_offer SET item_id = request_id",
            postgres: "\
ALTER TABLE assistance_request ADD COLUMN items jsonb NOT NULL DEFAULT '[]'::jsonb;
UPDATE assistance_request SET items = jsonb_build_array(jsonb_build_object('id', id::text, 'item', title,
 'quantity', quantity, 'unit', unit));
ALTER TABLE assistance_request DROP COLUMN quantity;
ALTER TABLE assistance_request DROP COLUMN unit;
ALTER TABLE assistance_offer ADD COLUMN item_id uuid;
UPDATE assistance_offer SET item_id = request_id",
        },
        index("assistance_offer", &["request_id", "item_id"]),
    ]
}
