//! The invented people of a kit's sample, with one known password. Only `tansiq init --sample` makes them; while they are
//! there the program says so on every page.

use kernel::{Change, Command, Done, Result, Role, Scope, Tx};

use super::grants::made;
use crate::rooms::people::access::{GrantAction, PersonAction};
use crate::rooms::people::model::{Days, grant, person};
use crate::rooms::people::store;

/// One row of the kit's `people.csv`, its keys resolved to ids. `scopes` holds one scope a grant.
#[derive(Debug, Clone)]
pub struct SamplePerson {
    pub email: String,
    pub name: String,
    pub locale: Option<String>,
    pub role: Role,
    pub scopes: Vec<Scope>,
}

/// Makes the sample's people; those who are there already stay as they are. Returns how many were made.
pub struct LoadSample {
    pub people: Vec<SamplePerson>,
    /// The hash of the sample's password in PHC form, as `PasswordHash` makes it.
    pub password_hash: String,
}

impl Command for LoadSample {
    const NAME: &'static str = "people.load_sample";
    type Output = usize;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<usize>> {
        let days = Days { from: tx.today(), to: None };
        let (mut people, mut grants) = (Vec::new(), Vec::new());
        for one in self.people {
            if store::email_is_taken(tx, &one.email).await? {
                continue;
            }
            let person = person::Model {
                id: tx.new_id(),
                email: one.email,
                name: one.name,
                locale: one.locale,
                digits: None,
                password_hash: Some(self.password_hash.clone()),
                totp_secret: None,
                recovery_codes: serde_json::json!([]),
                active: true,
                sample: true,
                created_at: tx.now(),
                version: 1,
            };
            let given = one.scopes.into_iter().map(|scope| made(tx, person.id, one.role, scope, days, None, None));
            grants.extend(given);
            people.push(person);
        }
        let count = people.len();
        let permit = tx.permit_all::<person::Entity>(PersonAction::Join, &people)?;
        let made = tx.write_all(&permit, people.into_iter().map(Change::made).collect()).await?;
        let permit = tx.permit_all::<grant::Entity>(GrantAction::Give, &grants)?;
        Ok(tx.write_all(&permit, grants.into_iter().map(Change::made).collect()).await?.and(made).done(count))
    }
}
