//! One request: what is asked, what is promised and by whom, what is there already, and what may be done next.

use axum::extract::Path;
use kernel::{Guarded, Id};
use serde::Serialize;
use web::fields::SHORT;
use web::page::Form;
use web::{Input, Outcome, View, Visit};

use super::{Speaker, today};
use crate::rooms::activities::Names;
use crate::rooms::activities::choices::{Choice, acted_for};
use crate::rooms::people::{Telling, Told, told};
use crate::rooms::requests::access::{Action, OfferAction};
use crate::rooms::requests::commands::Turn;
use crate::rooms::requests::labels::{field_key, offer_state_key, state_key};
use crate::rooms::requests::model::{Asking, Balance, Item, OfferState, Stand, State, offer, request};
use crate::rooms::requests::store;

/// A field with its value.
#[derive(Debug, Serialize)]
struct Fact {
    label: String,
    value: String,
    code: bool,
}

/// One offer, with what this visitor may do about it.
#[derive(Debug, Serialize)]
struct Offered {
    id: Id,
    organisation: String,
    item_id: Id,
    item: String,
    unit: String,
    quantity: i64,
    accepted: i64,
    delivered: i64,
    due: i64,
    state: OfferState,
    state_name: String,
    available_on: Option<String>,
    delivered_on: Option<String>,
    note: Option<String>,
    /// The most that can be accepted of it.
    most: i64,
    may_answer: bool,
    may_withdraw: bool,
    may_deliver: bool,
}

#[derive(Serialize)]
pub(super) struct RequestView {
    id: Id,
    no: i64,
    version: i64,
    /// What was said, for programs.
    said: Asking,
    organisation: String,
    facts: Vec<Fact>,
    state: State,
    state_name: String,
    items: Vec<Stand>,
    late: bool,
    offers: Vec<Offered>,
    may_edit: bool,
    may_offer: bool,
    /// Whom one may offer for.
    offering_for: Vec<Choice>,
    /// What is wrong, and what was typed in the form of an offer.
    form: Form,
    offering: Form,
    history: Vec<Told>,
}

impl View for RequestView {
    const TEMPLATE: &'static str = "requests/show.html";

    fn title(&self, _visit: &Visit) -> String {
        self.said.title.clone()
    }

    fn samples() -> Vec<Self> {
        let offered = |may: bool| Offered {
            id: Id::nil(),
            organisation: "Lantern International".into(),
            item_id: Id::nil(),
            item: "Blankets".into(),
            unit: "pieces".into(),
            quantity: 60,
            accepted: 40,
            delivered: 20,
            due: 20,
            state: OfferState::Accepted,
            state_name: "…".into(),
            available_on: may.then(|| "2026-12-01".into()),
            delivered_on: may.then(|| "2026-12-02".into()),
            note: may.then(|| "…".into()),
            most: 60,
            may_answer: may,
            may_withdraw: may,
            may_deliver: may,
        };
        let stand = |row, open| Stand {
            item: Item { item: "Blankets".into(), quantity: Some(100), unit: "pieces".into(), row, id: Id::nil() },
            balance: Balance { asked: 100, promised: 40, delivered: 20, waiting: 10 },
            open,
        };
        let sample = |full: bool| Self {
            id: Id::nil(),
            no: 4,
            version: 2,
            said: Asking { title: "Blankets".into(), ..Asking::default() },
            organisation: "Reed Bridge Society".into(),
            facts: vec![Fact { label: "…".into(), value: "…".into(), code: true }],
            state: if full { State::Open } else { State::Closed },
            state_name: "…".into(),
            items: if full { vec![stand(1, 60), stand(2, 0)] } else { vec![stand(1, 60)] },
            late: full,
            offers: if full { vec![offered(true), offered(false)] } else { Vec::new() },
            may_edit: full,
            may_offer: full,
            offering_for: if full { vec![Choice::of("1", "…"), Choice::of("2", "…")] } else { Vec::new() },
            form: if full { Form::default().wrong("quantity-1", "…") } else { Form::default() },
            offering: Form::default(),
            history: Vec::new(),
        };
        vec![sample(true), sample(false)]
    }
}

const ORDER: [&str; 6] = ["organisation_id", "place_id", "sector_id", "needed_by", "description", "visibility"];

pub(super) async fn view(visit: &Visit, record: &request::Model) -> kernel::Result<RequestView> {
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let speaker = Speaker { visit, names: &names };
    let mut offers = store::offers(&viewer, &[record.id]).await?;
    let items = record.stands(&offers);
    // Item by item, and of one item in the order in which they were made.
    let place = |offer: &offer::Model| items.iter().position(|stand| stand.item.id == offer.item_id);
    offers.sort_by_key(|offer| (place(offer), offer.created_at, offer.id));
    let (said, actor) = (record.asking(), visit.actor());
    let settles = request::Entity::may(actor, Action::Settle, record);
    let told_of = serde_json::to_value(&said).unwrap_or_default();
    let fact = |field: &&str| {
        let value = Telling::value(&speaker, field, &told_of[*field]);
        let label = visit.say(field_key(field)?);
        (!value.is_empty()).then_some(Fact { label, value, code: true })
    };
    let today = today(visit).to_string();
    let mut offering_for = acted_for(visit, &names);
    // Whoever coordinates elsewhere speaks for nobody here.
    let coordinates = request::Entity::may(actor, Action::Coordinate, record);
    let own: Vec<String> = actor.speaks_for().iter().map(Id::to_string).collect();
    offering_for.retain(|one| one.value != record.organisation_id.to_string());
    offering_for.retain(|one| coordinates || own.contains(&one.value));
    // Who offers what is between members, also where the request is for everybody.
    let (is_open, member) = (record.state == State::Open, actor.is_member());
    let offered = |one: &offer::Model| {
        let of = items.iter().find(|stand| stand.item.id == one.item_id);
        let own = coordinates || offer::Entity::may(actor, OfferAction::Withdraw, one);
        Offered {
            id: one.id,
            organisation: if member { names.organisation(one.organisation_id).to_owned() } else { "–".into() },
            item_id: one.item_id,
            item: of.map(|stand| stand.item.item.clone()).unwrap_or_default(),
            unit: of.map(|stand| stand.item.unit.clone()).unwrap_or_default(),
            quantity: one.quantity,
            accepted: one.accepted,
            delivered: one.delivered,
            due: one.due(),
            state: one.state,
            state_name: visit.say(offer_state_key(one.state)),
            available_on: one.available_on.clone(),
            delivered_on: one.delivered_on.clone(),
            note: one.note.clone().filter(|_| member),
            most: one.quantity.min(of.map_or(0, |stand| stand.open)),
            may_answer: settles && is_open && one.state == OfferState::Offered,
            may_withdraw: own && matches!(one.state, OfferState::Offered | OfferState::Accepted),
            may_deliver: (own || settles) && one.due() > 0,
        }
    };
    Ok(RequestView {
        id: record.id,
        no: record.no,
        version: record.version,
        organisation: names.organisation(record.organisation_id).to_owned(),
        facts: ORDER.iter().filter_map(fact).collect(),
        state: record.state,
        state_name: visit.say(state_key(record.state)),
        late: is_open
            && items.iter().any(|one| one.balance.delivered < one.balance.asked)
            && said.needed_by.as_ref().is_some_and(|day| *day < today),
        offers: offers.iter().map(offered).collect(),
        may_edit: settles,
        may_offer: is_open && items.iter().any(|one| one.open > 0) && !offering_for.is_empty(),
        offering_for,
        history: if settles { told::<request::Entity>(visit, record.id, &speaker).await? } else { Vec::new() },
        items,
        form: Form::default(),
        offering: Form::default(),
        said,
    })
}

impl RequestView {
    /// The page with what is wrong. Only the form of an offer is filled in again: the others are a number and a button.
    pub(super) fn with(self, form: Form, offers: bool) -> Self {
        let offering = if offers { Form::of(form.values.clone()) } else { Form::default() };
        Self { form, offering, ..self }
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::request(&visit.viewer(), id).await?;
    visit.reply(&view(&visit, &record).await?)
}

/// Closes, withdraws or opens again.
pub(super) async fn turn(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let (state, why) = input
        .fields
        .read(|fields| (fields.choice("state").unwrap_or_default(), fields.text_or_none("reason", SHORT)))?;
    let record = visit.run(Turn { id, state, why }).await?;
    let view = view(&visit, &record).await?;
    visit.done(&format!("/requests/{id}"), "requests-saved", &view)
}
