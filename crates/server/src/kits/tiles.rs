//! Where the areas of a new kit stand in its tile map: as they lie, where the list says where they are, else in the order of
//! their codes; always in a grid as nearly square as their number allows. Pure.

/// A place in the grid, both counted from 1: column 1 is the westernmost, row 1 the northernmost.
pub(super) type Tile = (usize, usize);

/// Columns and rows of the grid for so many areas.
pub(super) fn size(areas: usize) -> (usize, usize) {
    let columns = (1..).find(|side| side * side >= areas).unwrap_or(1);
    (columns, areas.div_ceil(columns))
}

/// The place of each area, in their order. `points` are latitude and longitude; where one is not known, none is used.
pub(super) fn places(points: &[Option<(f64, f64)>]) -> Vec<Tile> {
    let (columns, _) = size(points.len());
    let known: Vec<(f64, f64)> = points.iter().copied().flatten().collect();
    let mut order: Vec<usize> = (0..points.len()).collect();
    if known.len() == points.len() {
        order.sort_by(|one, other| known[*other].0.total_cmp(&known[*one].0));
        for row in order.chunks_mut(columns) {
            row.sort_by(|one, other| known[*one].1.total_cmp(&known[*other].1));
        }
    }
    let mut tiles = vec![(1, 1); points.len()];
    for (at, area) in order.into_iter().enumerate() {
        tiles[area] = (at % columns + 1, at / columns + 1);
    }
    tiles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_without_coordinates_fill_a_near_square_in_their_order() {
        assert_eq!(size(13), (4, 4));
        assert_eq!((size(18), size(1), size(0)), ((5, 4), (1, 1), (1, 0)));
        assert_eq!(places(&[None; 5]), [(1, 1), (2, 1), (3, 1), (1, 2), (2, 2)]);
        assert_eq!(places(&[None, Some((9.0, 1.0))]), [(1, 1), (2, 1)], "half of them is no map");
    }

    #[test]
    fn areas_with_coordinates_stand_as_they_lie() {
        let (south_east, north_east, north_west, south_west) = ((30.0, 48.0), (37.0, 45.0), (36.0, 42.0), (32.0, 41.0));
        let points = [south_east, north_east, north_west, south_west].map(Some);
        assert_eq!(places(&points), [(2, 2), (2, 1), (1, 1), (1, 2)]);
    }
}
