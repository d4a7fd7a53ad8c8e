//! Who may bring files: whoever keeps records. Each sees her own imports and who coordinates the country sees all of
//! them; what a row may become is asked of the activities and organisations themselves, row by row.

use kernel::{Actor, Error, Guarded, Id, Role};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EnumIter};
use serde_json::json;

use super::model::{ImportState, RowVerdict, Target, choice, import, import_row, preset};

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum Action {
    See,
    /// Upload, settle, commit, undo.
    Bring,
}

/// Whether somebody may bring files at all.
pub fn brings(actor: &Actor) -> bool {
    actor.is_system() || [Role::Coordinator, Role::FieldCoordinator, Role::FocalPoint].iter().any(|r| actor.holds(*r))
}

/// Whose file it is: the organisation named, or the only one the sender speaks for. Who coordinates may bring anybody's.
pub fn sender(actor: &Actor, named: Option<Id>) -> Result<Option<Id>, Error> {
    let own = actor.speaks_for();
    let sender = named.or_else(|| own.first().copied().filter(|_| own.len() == 1));
    let coordinates = actor.coordinates_place(None) || !actor.coordinated_places().is_empty();
    if coordinates || sender.is_some_and(|sender| own.contains(&sender)) {
        return Ok(sender);
    }
    Err(Error::invalid("organisation", "imports-organisation-own"))
}

fn own_or_coordinated(actor: &Actor, person: Option<Id>) -> bool {
    actor.coordinates() || (person.is_some() && actor.id() == person)
}

impl Guarded for import::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "import";

    fn may(actor: &Actor, action: Action, record: &import::Model) -> bool {
        match action {
            Action::See => own_or_coordinated(actor, record.person_id),
            Action::Bring => brings(actor) && own_or_coordinated(actor, record.person_id),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        if actor.coordinates() {
            return Condition::all();
        }
        Condition::all().add(import::Column::PersonId.is_in(actor.id()))
    }

    /// Figures and samples of the file: large, and of no use in a history.
    fn sealed() -> &'static [import::Column] {
        &[import::Column::Layout, import::Column::Counts, import::Column::Questions, import::Column::Newcomers]
    }

    fn specimens() -> Vec<(&'static str, import::Model)> {
        let import = |person: u128| import::Model {
            id: Id::from_u128(1),
            target: Target::Activities,
            file_name: "august.xlsx".into(),
            file_digest: "0".repeat(64),
            file_bytes: 1_000,
            sheet: None,
            organisation_id: None,
            preset: None,
            mapping: json!({}),
            layout: json!({}),
            counts: json!({}),
            state: ImportState::Uploaded,
            person_id: Some(Id::from_u128(person)),
            created_at: 0,
            committed_at: None,
            undone_at: None,
            version: 1,
            questions: None,
            newcomers: None,
        };
        vec![("theirs", import(9)), ("another's", import(8))]
    }
}

/// Parts that are as open as their import.
fn of_visible(actor: &Actor, column: impl ColumnTrait) -> Condition {
    let seen = Query::select()
        .column(import::Column::Id)
        .from(import::Entity)
        .cond_where(import::Entity::visible_to(actor))
        .to_owned();
    Condition::all().add(column.in_subquery(seen))
}

/// A row or a choice alone does not say whose import it belongs to: every command asks for the import first, and every
/// read goes through `visible_to`.
fn part(actor: &Actor, action: Action) -> bool {
    match action {
        Action::See => actor.is_signed_in(),
        Action::Bring => brings(actor),
    }
}

impl Guarded for import_row::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "import row";
    /// Staging: what the rows become is logged, the rows themselves are the file's.
    const LOGGED: bool = false;

    fn may(actor: &Actor, action: Action, _record: &import_row::Model) -> bool {
        part(actor, action)
    }

    fn visible_to(actor: &Actor) -> Condition {
        of_visible(actor, import_row::Column::ImportId)
    }

    fn specimens() -> Vec<(&'static str, import_row::Model)> {
        let row = import_row::Model {
            id: Id::nil(),
            import_id: Id::from_u128(1),
            row: 2,
            verdict: RowVerdict::New,
            cells: json!([]),
            reasons: json!({}),
            candidates: None,
            record_id: None,
            change_seq: None,
        };
        vec![("any", row)]
    }
}

impl Guarded for choice::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "import choice";

    fn may(actor: &Actor, action: Action, _record: &choice::Model) -> bool {
        part(actor, action)
    }

    fn visible_to(actor: &Actor) -> Condition {
        of_visible(actor, choice::Column::ImportId)
    }

    fn specimens() -> Vec<(&'static str, choice::Model)> {
        let choice = choice::Model {
            id: Id::nil(),
            import_id: Id::from_u128(1),
            field: "sector".into(),
            text: "Environment".into(),
            scope: String::new(),
            target_id: None,
        };
        vec![("any", choice)]
    }
}

impl Guarded for preset::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "import preset";

    fn may(actor: &Actor, action: Action, record: &preset::Model) -> bool {
        let own = own_or_coordinated(actor, record.person_id)
            || record.organisation_id.is_some_and(|organisation| actor.belongs_to().contains(&organisation));
        match action {
            Action::See => own,
            Action::Bring => own && brings(actor),
        }
    }

    fn visible_to(actor: &Actor) -> Condition {
        if actor.coordinates() {
            return Condition::all();
        }
        Condition::any()
            .add(preset::Column::PersonId.is_in(actor.id()))
            .add(preset::Column::OrganisationId.is_in(actor.belongs_to()))
    }

    fn specimens() -> Vec<(&'static str, preset::Model)> {
        let preset = |person: u128, organisation: u128| preset::Model {
            id: Id::nil(),
            name: "Reed Bridge Society".into(),
            target: Target::Activities,
            organisation_id: Some(Id::from_u128(organisation)),
            mapping: json!({}),
            person_id: Some(Id::from_u128(person)),
            updated_at: 0,
        };
        vec![("of one's organisation", preset(8, 1)), ("another's", preset(8, 3))]
    }
}
