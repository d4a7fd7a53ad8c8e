//! Places: where a row of a spreadsheet is, with the codes and names people write; codes told apart by scheme, scopes
//! kept, contradictions refused, doubts left to a person.

mod reading;
