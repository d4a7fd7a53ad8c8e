//! The best one-to-one assignment of columns to fields.
//!
//! The Hungarian method with potentials (Kuhn 1955, Munkres 1957), cubic in the smaller side: a hundred columns and
//! fields take well under a millisecond.

/// For each column the field it is given, so that the sum of `worth` is greatest; pairs worth nothing are left apart.
pub(super) fn best(columns: usize, fields: usize, worth: impl Fn(usize, usize) -> f64) -> Vec<Option<usize>> {
    // Each column also has a place of its own, worth nothing, so that none is forced.
    let places = fields + columns;
    let cost = |column: usize, place: usize| if place < fields { -worth(column, place) } else { 0.0 };
    let mut column_price = vec![0.0; columns + 1];
    let mut place_price = vec![0.0; places + 1];
    // Index 0 stands for "none" on both sides.
    let mut held_by = vec![0usize; places + 1];
    for column in 1..=columns {
        held_by[0] = column;
        let mut least = vec![f64::INFINITY; places + 1];
        let mut came_from = vec![0usize; places + 1];
        let mut visited = vec![false; places + 1];
        let mut at = 0;
        while held_by[at] != 0 {
            visited[at] = true;
            let here = held_by[at];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for place in (1..=places).filter(|place| !visited[*place]) {
                let slack = cost(here - 1, place - 1) - column_price[here] - place_price[place];
                if slack < least[place] {
                    (least[place], came_from[place]) = (slack, at);
                }
                if least[place] < step {
                    (step, next) = (least[place], place);
                }
            }
            for place in 0..=places {
                if visited[place] {
                    column_price[held_by[place]] += step;
                    place_price[place] -= step;
                } else {
                    least[place] -= step;
                }
            }
            at = next;
        }
        while at != 0 {
            held_by[at] = held_by[came_from[at]];
            at = came_from[at];
        }
    }
    let mut chosen = vec![None; columns];
    for (field, holder) in held_by[1..=fields].iter().enumerate() {
        if let Some(column) = holder.checked_sub(1).filter(|column| worth(*column, field) > 0.0) {
            chosen[column] = Some(field);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::best;

    /// The greatest sum by trying everything.
    fn greatest(worth: &[Vec<f64>], column: usize, taken: &mut Vec<bool>) -> f64 {
        let Some(row) = worth.get(column) else { return 0.0 };
        let mut most = greatest(worth, column + 1, taken);
        for field in 0..row.len() {
            if !taken[field] {
                taken[field] = true;
                most = most.max(row[field] + greatest(worth, column + 1, taken));
                taken[field] = false;
            }
        }
        most
    }

    proptest! {
        #[test]
        fn no_other_assignment_is_worth_more(
            worth in (1usize..5, 1usize..5).prop_flat_map(|(columns, fields)| {
                prop::collection::vec(prop::collection::vec(0.0f64..1.0, fields), columns)
            })
        ) {
            let fields = worth[0].len();
            let chosen = best(worth.len(), fields, |column, field| worth[column][field]);
            let mut taken = vec![false; fields];
            let mut sum = 0.0;
            for (column, field) in chosen.iter().enumerate() {
                if let Some(field) = *field {
                    prop_assert!(!taken[field]);
                    taken[field] = true;
                    sum += worth[column][field];
                }
            }
            prop_assert!((sum - greatest(&worth, 0, &mut vec![false; fields])).abs() < 1e-9);
        }
    }
}
