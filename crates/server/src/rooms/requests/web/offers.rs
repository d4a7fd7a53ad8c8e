//! Offering, answering, withdrawing and delivering: small steps on the page of a request, each answered by that page.

use axum::extract::Path;
use kernel::{Error, Id};
use web::fields::{Fields, SHORT};
use web::{Input, Outcome, Visit};

use super::show;
use crate::rooms::requests::commands::{Accept, Decline, Deliver, MakeOffer, Withdraw};
use crate::rooms::requests::model::{Item, Line, Offering};
use crate::rooms::requests::store;

fn quantity(fields: &mut Fields) -> Option<i64> {
    fields.number_or_none("quantity", i64::MIN, i64::MAX)
}

/// Goes on to the page of the request, or shows it with what is wrong.
async fn answer(visit: &Visit, id: Id, input: &Input, outcome: kernel::Result<()>, message: &'static str) -> Outcome {
    match outcome {
        Ok(()) => {
            let record = store::request(&visit.viewer(), id).await?;
            let view = show::view(visit, &record).await?;
            visit.done(&format!("/requests/{id}"), message, &view)
        }
        Err(error @ Error::Invalid(_)) => {
            let record = store::request(&visit.viewer(), id).await?;
            let view = show::view(visit, &record).await?;
            let offers = input.fields.has("organisation_id");
            visit.refused(error, &input.fields, |form| view.with(form, offers))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn offer(visit: Visit, Path(request): Path<Id>, mut input: Input) -> Outcome {
    let items = store::request(&visit.viewer(), request).await?.items();
    let read = input.fields.read(|fields| {
        let line = |item: &Item| {
            let quantity = fields.number_or_none(&item.field("quantity"), i64::MIN, i64::MAX)?;
            // The item as it was shown, wherever it stands by now.
            let item = fields.id_or_none(&item.field("id")).unwrap_or(item.id);
            Some(Line { item, quantity: Some(quantity) })
        };
        let lines = items.iter().filter_map(line).collect();
        Offering {
            lines,
            organisation_id: fields.id("organisation_id"),
            available_on: fields.date_or_none("available_on").map(|day| day.to_string()),
            note: fields.text_or_none("note", SHORT),
        }
    });
    let outcome = match read {
        Ok(offering) => visit.run(MakeOffer { request, offering }).await.map(drop),
        Err(error) => Err(error),
    };
    answer(&visit, request, &input, outcome, "requests-offer-made").await
}

pub(super) async fn accept(visit: Visit, Path((request, id)): Path<(Id, Id)>, mut input: Input) -> Outcome {
    let outcome = match input.fields.read(quantity) {
        Ok(quantity) => visit.run(Accept { request, id, quantity }).await.map(drop),
        Err(error) => Err(error),
    };
    answer(&visit, request, &input, outcome, "requests-offer-taken").await
}

pub(super) async fn decline(visit: Visit, Path((request, id)): Path<(Id, Id)>, mut input: Input) -> Outcome {
    let why = input.fields.read(|fields| fields.text_or_none("reason", SHORT))?;
    let outcome = visit.run(Decline { request, id, why }).await.map(drop);
    answer(&visit, request, &input, outcome, "requests-saved").await
}

pub(super) async fn withdraw(visit: Visit, Path((request, id)): Path<(Id, Id)>, mut input: Input) -> Outcome {
    let why = input.fields.read(|fields| fields.text_or_none("reason", SHORT))?;
    let outcome = visit.run(Withdraw { request, id, why }).await.map(drop);
    answer(&visit, request, &input, outcome, "requests-saved").await
}

pub(super) async fn deliver(visit: Visit, Path((request, id)): Path<(Id, Id)>, mut input: Input) -> Outcome {
    let read = input.fields.read(|fields| {
        let day = fields.date_or_none("day").map(|day| day.to_string());
        (quantity(fields), fields.number_or_none("delivered", 0, i64::MAX), day)
    });
    let outcome = match read {
        Ok((quantity, seen, day)) => visit.run(Deliver { request, id, quantity, seen, day }).await.map(drop),
        Err(error) => Err(error),
    };
    answer(&visit, request, &input, outcome, "requests-delivery-noted").await
}
