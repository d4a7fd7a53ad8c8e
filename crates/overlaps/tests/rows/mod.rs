//! Rows that tests begin from.
#![allow(dead_code)] // each test binary uses some of them

use overlaps::{Block, NONE, Options, Row, Taught, Words};

pub const BLOCK: Block = Block { governorate: 1, sector: 2 };

pub fn options() -> Options {
    Options { horizon: 365, taught: Taught::default() }
}

/// January's report of food parcels in one district.
pub fn report(no: u32, organisation: u32) -> Row {
    Row {
        no,
        organisation,
        funder: NONE,
        programme: NONE,
        joint: NONE,
        subsector: NONE,
        modality: NONE,
        district: 7,
        place: NONE,
        site: NONE,
        project: NONE,
        words: Words::of(["Distribution of food parcels"]),
        from: 0,
        to: 30,
        month: 0,
        groups: 0,
        targeted: 400,
        reached: 300,
        numbered: false,
        cumulative: false,
        content: u64::from(organisation),
        facts: 4,
    }
}

pub fn in_month(row: Row, month: u16) -> Row {
    let from = i32::from(month) * 30;
    Row { month, from, to: from + 30, content: u64::from(month) << 32 | row.content, ..row }
}
