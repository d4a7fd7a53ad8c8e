//! Registering an assessment, correcting it, taking it out.

use kernel::{Change, Command, Done, Id, Invalid, Result, Tx};

use super::{Ground, check_organisations, hand, seen_is, together};
use crate::rooms::needs::access::Action;
use crate::rooms::needs::model::{Hand, Survey, assessment};
use crate::rooms::needs::store;
use crate::rooms::places::model::COUNTRY;

async fn settle(tx: &Tx<'_>, survey: &Survey, before: &Survey) -> Result<()> {
    let mut wrong = Invalid::default();
    check_organisations(tx, "organisation_id", &[survey.organisation_id], &[before.organisation_id], &mut wrong)
        .await?;
    check_organisations(tx, "partners", &survey.partners, &before.partners, &mut wrong).await?;
    let ground = Ground::read(tx).await?;
    ground.check_sectors("sectors", &survey.sectors, &before.sectors, &mut wrong);
    if survey.places.iter().any(|id| ground.atlas.get(*id).is_none_or(|place| place.level == COUNTRY)) {
        wrong.add("places", "needs-places-missing");
    }
    together(survey.checked(), wrong)
}

pub struct Assess {
    pub survey: Survey,
    pub sample: bool,
}

impl Command for Assess {
    const NAME: &'static str = "needs.assess";
    type Output = assessment::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<assessment::Model>> {
        settle(tx, &self.survey, &Survey::default()).await?;
        let hand = Hand { sample: self.sample, ..hand(tx, None) };
        let made = assessment::Model::made(tx.new_id(), self.survey, &hand);
        let permit = tx.permit::<assessment::Entity>(Action::Add, &made)?;
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
        settle(tx, &self.survey, &before.survey()).await?;
        let after = before.clone().saying(self.survey, &hand(tx, self.why));
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
