//! No bytes make a reader panic, and no shapes make a later step panic or lose a shared border.

use boundaries::{
    Columns, Crs, Detail, Feature, Layer, Limits, Polygon, Union, check, columns, dissolve, draw, geopackage, read,
    simplify,
};
use proptest::prelude::*;
use serde_json::json;

/// A mesh of cells whose inner corners are shaken: every border is shared, as in an official file.
fn mesh(side: usize, shake: &[(i32, i32)]) -> Layer {
    let corner = |column: usize, row: usize| {
        let (dx, dy) = shake[(column * 7 + row * 13) % shake.len()];
        let at = |cell: usize, shift: i32| 30.0 + cell as f64 + f64::from(shift) / 250.0;
        [at(column, dx), at(row, dy)]
    };
    let cell = |place: usize| {
        let (column, row) = (place % side, place / side);
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)];
        let ring = corners.iter().map(|(right, up)| corner(column + right, row + up)).collect();
        Feature {
            name: place.to_string(),
            properties: vec![("adm1_pcode".into(), json!(format!("X{place}")))],
            polygons: vec![Polygon { rings: vec![ring] }],
        }
    };
    Layer { features: (0..side * side).map(cell).collect(), crs: Crs::Wgs84 }
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![-200.0..200.0f64, any::<f64>(), (-3..3i32).prop_map(f64::from)]
}

fn any_layer() -> impl Strategy<Value = Layer> {
    let ring = prop::collection::vec([any_number(), any_number()], 0..12);
    let polygon = prop::collection::vec(ring, 0..3).prop_map(|rings| Polygon { rings });
    let feature = prop::collection::vec(polygon, 0..3).prop_map(|polygons| Feature {
        name: "any".into(),
        properties: vec![("adm1_pcode".into(), json!("X1"))],
        polygons,
    });
    prop::collection::vec(feature, 0..4).prop_map(|features| Layer { features, crs: Crs::Unstated })
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0..4usize) {
        let starts: [&[u8]; 4] = [b"", b"PK\x03\x04", b"{\"type\":\"FeatureCollection\",\"features\":[", b"GP\0\x01"];
        let bytes = [starts[start], &bytes].concat();
        let _ = read(&bytes, &Limits::default());
        let _ = geopackage::geometry(&bytes);
    }

    #[test]
    fn a_damaged_geometry_blob_never_panics(at in 0..120usize, byte in any::<u8>(), cut in 0..120usize) {
        let mut blob = b"GP\0\x01\xe6\x10\0\0\x01\x03\0\0\0\x01\0\0\0\x05\0\0\0".to_vec();
        blob.extend([0; 80]);
        if let Some(place) = blob.get_mut(at) {
            *place = byte;
        }
        blob.truncate(cut);
        let _ = geopackage::geometry(&blob);
    }

    #[test]
    fn no_shapes_make_a_later_step_panic(layer in any_layer(), points in 0..40usize) {
        let columns = columns::propose(&layer, 1);
        let _ = check(&layer, &columns, None);
        let small = simplify(&layer, Detail::Points(points));
        prop_assert_eq!(small.features.len(), layer.features.len());
        let members = (0..layer.features.len()).collect();
        let _ = dissolve(&layer, &[Union { name: String::new(), properties: Vec::new(), members }]);
        for outline in draw(&small, "adm1_pcode", 500).outlines {
            prop_assert!(outline.path().starts_with('M'));
        }
    }

    #[test]
    fn shared_borders_stay_shared(shake in prop::collection::vec((-90..90i32, -90..90i32), 5..40), points in 4..120usize) {
        let layer = mesh(5, &shake);
        let small = simplify(&layer, Detail::Points(points));
        let whole = Union { name: "all".into(), properties: Vec::new(), members: (0..25).collect() };
        let joined = dissolve(&small, std::slice::from_ref(&whole));
        prop_assert_eq!(joined.features[0].polygons.len(), 1);
        prop_assert_eq!(joined.features[0].polygons[0].rings.len(), 1);
        prop_assert!(small.features.iter().all(|feature| feature.polygons.len() == 1));
        let columns = Columns { code: Some("adm1_pcode".into()), ..Columns::default() };
        prop_assert_eq!(check(&small, &columns, None), vec![]);
    }
}
