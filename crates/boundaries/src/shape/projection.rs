//! The plane on which a country is drawn: Lambert's azimuthal equal-area projection about its middle.
//!
//! Equal area, because a choropleth lets areas speak. On the sphere (Snyder, *Map Projections: A Working Manual*, 1987,
//! eq. 24-2 to 24-4): at the scale of a picture the ellipsoid does not show.

use crate::Position;

/// A projection about one point, giving earth radii east and north of it.
pub struct Projection {
    longitude: f64,
    sin: f64,
    cos: f64,
}

impl Projection {
    /// About this position in degrees.
    pub fn about([longitude, latitude]: Position) -> Self {
        let (sin, cos) = latitude.to_radians().sin_cos();
        Self { longitude: longitude.to_radians(), sin, cos }
    }

    pub fn project(&self, [longitude, latitude]: &Position) -> [f64; 2] {
        let (sin, cos) = latitude.to_radians().sin_cos();
        let (sin_east, cos_east) = (longitude.to_radians() - self.longitude).sin_cos();
        // The antipode lies at infinity; it is drawn at the rim instead.
        let near = (1.0 + self.sin * sin + self.cos * cos * cos_east).max(1e-9);
        let scale = (2.0 / near).sqrt();
        [scale * cos * sin_east, scale * (self.cos * sin - self.sin * cos * cos_east)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_equal_area_on_the_globe_are_equal_on_the_sheet() {
        let projection = Projection::about([44.0, 33.0]);
        let cell = |lon: f64, lat: f64| {
            let corners = [[lon, lat], [lon + 0.1, lat], [lon + 0.1, lat + 0.1], [lon, lat + 0.1]];
            let flat = corners.map(|corner| projection.project(&corner));
            let area: f64 =
                (0..4).map(|at| flat[at][0] * flat[(at + 1) % 4][1] - flat[(at + 1) % 4][0] * flat[at][1]).sum();
            area / 2.0 / (lat + 0.05).to_radians().cos()
        };
        assert!((cell(39.0, 37.0) / cell(44.0, 33.0) - 1.0).abs() < 1e-4);
        assert!((cell(48.0, 29.0) / cell(44.0, 33.0) - 1.0).abs() < 1e-4);
    }
}
