//! Loading boundaries: a new set of outlines for one level of one country takes the place of the set in use, which is
//! kept.

use kernel::{Change, Command, Done, Id, Result, Tx};
use serde_json::Value as Json;

use crate::rooms::places::access::Action;
use crate::rooms::places::model::{boundary, boundary_set};
use crate::rooms::places::store;

/// One checked file, ready to be kept.
pub struct LoadBoundaries {
    pub country: String,
    pub level: i64,
    pub source: String,
    pub licence: Option<String>,
    pub valid_on: Option<String>,
    /// The file itself lies among the blobs under it.
    pub file_digest: String,
    /// Place and outline, as `outlines::stored` writes them.
    pub outlines: Vec<(Id, Json)>,
}

impl Command for LoadBoundaries {
    const NAME: &'static str = "places.load-boundaries";
    type Output = boundary_set::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<boundary_set::Model>> {
        let set = boundary_set::Model {
            id: tx.new_id(),
            country: self.country,
            level: self.level,
            source: self.source,
            licence: self.licence,
            valid_on: self.valid_on,
            file_digest: self.file_digest,
            current: true,
            imported_at: tx.now(),
        };
        let before = store::current_set(tx, &set.country, set.level).await?;
        let permit = tx.permit_all::<boundary_set::Entity>(Action::Edit, before.iter().chain([&set]))?;
        let retired = before.map(|before| Change::of(before.clone(), boundary_set::Model { current: false, ..before }));
        let changes = retired.into_iter().chain([Change::made(set.clone())]).collect();
        let written = tx.write_all(&permit, changes).await?;
        let outlines = self.outlines.into_iter().map(|(place_id, outline)| boundary::Model {
            id: tx.new_id(),
            set_id: set.id,
            place_id,
            outline,
        });
        let outlines: Vec<_> = outlines.collect();
        let permit = tx.permit_all::<boundary::Entity>(Action::Edit, &outlines)?;
        let written = written.and(tx.write_all(&permit, outlines.into_iter().map(Change::made).collect()).await?);
        Ok(written.done(set))
    }
}
