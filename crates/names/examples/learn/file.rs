//! Writes the weights file, one readable line per letter.

use names::letters::{SYMBOLS, Symbol};
use names::weights::{UNSEEN, Weights, write_symbol};
use std::fmt::Write;

/// The whole file.
pub fn write(weights: &Weights) -> String {
    let mut file = String::from(
        "# Learned by examples/learn from the names of Who's On First, Iraq (whosonfirst.org, attribution required).\n\
         # Costs are -16 ln p. drop: by the query's script; add: by the candidate's; swap: a candidate's letter, then what\n\
         # queries write for it. What is not listed costs as much as anything may.\n",
    );
    let scalars = weights.scalars;
    let named = [("skip", scalars.skip), ("skip_rarity", scalars.skip_rarity), ("extra", scalars.extra)];
    for (name, value) in named.into_iter().chain([("extra_letter", scalars.extra_letter)]) {
        let _ = writeln!(file, "scalar\t{name}\t{value:.1}");
    }
    let _ = writeln!(file, "scalar\tsure\t{}", scalars.sure.map(|factor| format!("{factor:.4}")).join("\t"));
    for symbol in 0..SYMBOLS {
        let Some(letter) = write_symbol(symbol as Symbol) else { continue };
        let by_script = |table: &[[u8; SYMBOLS]]| format!("latin {}\tarabic {}", table[0][symbol], table[1][symbol]);
        let _ = writeln!(file, "drop\t{letter}\t{}", by_script(&weights.drop));
        let _ = writeln!(file, "add\t{letter}\t{}", by_script(&weights.add));
        let mut swaps = String::new();
        for (with, price) in weights.swap[symbol].iter().enumerate().filter(|(_, price)| **price < UNSEEN) {
            if let Some(with) = write_symbol(with as Symbol) {
                let _ = write!(swaps, "\t{with} {price}");
            }
        }
        if !swaps.is_empty() {
            let _ = writeln!(file, "swap\t{letter}{swaps}");
        }
    }
    file
}
