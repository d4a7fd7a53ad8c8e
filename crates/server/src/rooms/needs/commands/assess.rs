//! Registering an assessment, correcting it, taking it out.

use std::pin::Pin;

use kernel::{Change, Command, Done, Id, Invalid, Result, Tx};
use rustc_hash::FxHashMap;

use super::{Ground, KEPT, check_organisations, hand, seen_is, together};
use crate::rooms::needs::access::Action;
use crate::rooms::needs::model::{Hand, Survey, assessment, ids, listed};
use crate::rooms::needs::sight::keep_closed;
use crate::rooms::needs::store;
use crate::rooms::places::model::COUNTRY;
use crate::rooms::places::{self, Moved};

/// The assessment with its governorates, or all that is wrong with it.
async fn settle(tx: &Tx<'_>, mut survey: Survey, before: &Survey) -> Result<Survey> {
    let mut wrong = Invalid::default();
    check_organisations(tx, "organisation_id", &[survey.organisation_id], &[before.organisation_id], &mut wrong)
        .await?;
    check_organisations(tx, "partners", &survey.partners, &before.partners, &mut wrong).await?;
    let ground = Ground::read(tx).await?;
    ground.check_sectors("sectors", &survey.sectors, &before.sectors, &mut wrong);
    if survey.places.iter().any(|id| ground.atlas.get(*id).is_none_or(|place| place.level == COUNTRY)) {
        wrong.add("places", "needs-places-missing");
    }
    survey.governorates =
        survey.places.iter().filter_map(|id| ground.atlas.governorate_of(*id)).map(|place| place.id).collect();
    survey.governorates.sort_unstable();
    survey.governorates.dedup();
    together(survey.checked(), wrong).map(|()| survey)
}

/// One assessment. What is registered already in every word, as when a form is sent twice, is not registered again.
pub struct Assess {
    pub survey: Survey,
    pub sample: bool,
}

impl Command for Assess {
    const NAME: &'static str = "needs.assess";
    type Output = assessment::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<assessment::Model>> {
        let survey = settle(tx, self.survey, &Survey::default()).await?;
        let hand = Hand { sample: self.sample, ..hand(tx, None) };
        let made = assessment::Model::made(tx.new_id(), survey, &hand);
        let permit = tx.permit::<assessment::Entity>(Action::Add, &made)?;
        if let Some(twin) = store::same_assessment(tx, &made).await? {
            return Ok(tx.write_all(&permit, Vec::new()).await?.done(twin));
        }
        Ok(tx.write(&permit, Change::made(made.clone())).await?.done(made))
    }
}

pub struct EditAssessment {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub survey: Survey,
    pub why: Option<String>,
}

impl Command for EditAssessment {
    const NAME: &'static str = "needs.edit_assessment";
    type Output = assessment::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<assessment::Model>> {
        let before = store::assessment(tx, self.id).await?;
        drop(tx.permit::<assessment::Entity>(Action::Edit, &before)?);
        seen_is(before.version, self.version)?;
        let survey = settle(tx, self.survey, &before.survey()).await?;
        let after = before.clone().saying(survey, &hand(tx, self.why));
        let [was, is] = [&before, &after].map(|one| (Some(one.organisation_id), one.visibility));
        keep_closed(tx.actor(), was, is, KEPT)?;
        // She must be allowed to give it to whom it then belongs.
        let permit = tx.permit::<assessment::Entity>(Action::Edit, &after)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

/// Takes an assessment out that no figure rests on.
pub struct RemoveAssessment(pub Id);

impl Command for RemoveAssessment {
    const NAME: &'static str = "needs.remove_assessment";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let before = store::assessment(tx, self.0).await?;
        let permit = tx.permit::<assessment::Entity>(Action::Remove, &before)?;
        if store::rests_on(tx.whole(), self.0).await? {
            return Err(kernel::Error::Conflict("needs-assessment-in-use"));
        }
        Ok(tx.write(&permit, Change::removed(before)).await?.done(()))
    }
}

/// Assessments whose places moved lie in other governorates now.
pub(super) fn follow<'t>(
    tx: &'t mut Tx<'_>,
    moved: &'t [Moved],
) -> Pin<Box<dyn Future<Output = Result<usize>> + Send + 't>> {
    Box::pin(async move {
        let atlas = places::atlas(tx).await?;
        let moved: FxHashMap<Id, Option<Id>> = moved.iter().map(|one| (one.place, one.governorate)).collect();
        let lies_in = |id: Id| match moved.get(&id) {
            Some(governorate) => *governorate,
            None => atlas.governorate_of(id).map(|place| place.id),
        };
        let mut changes = Vec::new();
        for before in tx.whole::<assessment::Entity>().all().await? {
            let places = ids(&before.places);
            let mut governorates: Vec<Id> = places.iter().filter_map(|id| lies_in(*id)).collect();
            governorates.sort_unstable();
            governorates.dedup();
            if places.iter().any(|id| moved.contains_key(id)) && listed(&governorates) != before.governorates {
                let (governorates, version) = (listed(&governorates), before.version + 1);
                changes.push((before.clone(), assessment::Model { governorates, why: None, version, ..before }));
            }
        }
        let permit = tx.permit_all::<assessment::Entity>(Action::Edit, changes.iter().map(|(_, after)| after))?;
        let count = changes.len();
        let changes = changes.into_iter().map(|(before, after)| Change::of(before, after)).collect();
        // That it was written the switch's own record proves.
        tx.write_all(&permit, changes).await.map(|_| count)
    })
}
