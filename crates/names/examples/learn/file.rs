//! Writes the weights file, one readable line per letter.

use names::frame::ROWS;
use names::letters::{SYMBOLS, Symbol};
use names::weights::{SCRIPT_NAMES, UNSEEN, Weights, write_row, write_symbol, write_way};
use std::fmt::Write;

/// The whole file.
pub fn write(weights: &Weights) -> String {
    let mut file = String::from(
        "# Learned by examples/learn from the names of Who's On First, Iraq (whosonfirst.org, attribution required).\n\
         # Costs are -16 ln p. drop: by the query's script; gap and add: by the candidate's and the query's, one number per kind of gap; swap: a\n\
         # candidate's letter (^ beginning, $ ending a word), then what queries write for it. What is not listed costs as much as anything may.\n",
    );
    let scalars = weights.scalars;
    let named = [("skip", scalars.skip), ("skip_rarity", scalars.skip_rarity), ("extra", scalars.extra)];
    for (name, value) in named.into_iter().chain([("extra_letter", scalars.extra_letter)]) {
        let _ = writeln!(file, "scalar\t{name}\t{value:.1}");
    }
    let _ = writeln!(file, "scalar\tsure\t{}", scalars.sure.map(|factor| format!("{factor:.4}")).join("\t"));
    for (way, costs) in weights.gap.iter().enumerate() {
        let _ = writeln!(file, "gap\t{}\t{}", write_way(way), costs.map(|cost| cost.to_string()).join("\t"));
    }
    for row in 0..ROWS {
        let Some(letter) = write_row(row) else { continue };
        let _ = write!(file, "drop\t{letter}");
        for (script, costs) in SCRIPT_NAMES.iter().zip(&weights.drop) {
            let _ = write!(file, "\t{script} {}", costs[row]);
        }
        file.push('\n');
        let mut swaps = String::new();
        for (with, price) in weights.swap[row].iter().enumerate().filter(|(_, price)| **price < UNSEEN) {
            if let Some(with) = write_symbol(with as Symbol) {
                let _ = write!(swaps, "\t{with} {price}");
            }
        }
        if !swaps.is_empty() {
            let _ = writeln!(file, "swap\t{letter}{swaps}");
        }
    }
    for symbol in 0..SYMBOLS {
        let Some(letter) = write_symbol(symbol as Symbol) else { continue };
        for (way, contexts) in weights.add.iter().enumerate() {
            let prices: Vec<String> = contexts.iter().map(|context| context[symbol].to_string()).collect();
            if contexts.iter().any(|context| context[symbol] < UNSEEN as i8) {
                let _ = writeln!(file, "add\t{letter}\t{}\t{}", write_way(way), prices.join("\t"));
            }
        }
    }
    file
}
