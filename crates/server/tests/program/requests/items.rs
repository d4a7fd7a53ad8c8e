//! Requests for several items: rows of a form without scripts, offers and deliveries item by item, and nothing promised twice of
//! any of them.

use super::{id_in, offers, post, with};
use crate::house::{Browser, House};
use kernel::{Actor, Id, Reads};
use server::rooms::requests::commands::{Accept, MakeOffer};
use server::rooms::requests::model::{Item, Line, Offering, offer, request};

/// Blankets, tents and heaters for Koya, with rows left empty between them.
fn said(house: &House) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("organisation_id", house.ids.national.to_string()),
        ("title", "Winter items for Koya".into()),
        ("place_id", house.ids.koya.to_string()),
        ("visibility", "members".into()),
    ];
    for (row, [item, quantity, unit]) in
        [(1, ["Blankets", "١٠٠", "pieces"]), (3, ["Tents", "20", "tents"]), (8, ["Heaters", "5", "pieces"])]
    {
        let names: [&'static str; 3] = match row {
            1 => ["item-1", "quantity-1", "unit-1"],
            3 => ["item-3", "quantity-3", "unit-3"],
            _ => ["item-8", "quantity-8", "unit-8"],
        };
        fields.extend(names.into_iter().zip([item, quantity, unit].map(str::to_owned)));
    }
    fields.extend([("item-2", String::new()), ("quantity-2", " ".into()), ("unit-2", String::new())]);
    fields
}

async fn asked(house: &House) -> (String, Vec<Item>) {
    let made = post(&house.as_(&house.cast.bashir), "/requests", &said(house)).await.expect(303);
    let path = made.location().to_owned();
    (path.clone(), items(house, id_in(&path)).await)
}

async fn items(house: &House, request: Id) -> Vec<Item> {
    let viewer = house.app.viewer(Actor::system("tests"));
    viewer.find::<request::Entity>().get(request).await.expect("it is there").items()
}

async fn stands(browser: &Browser, path: &str) -> Vec<(i64, i64, i64)> {
    let told = browser.get(&format!("{path}.json")).await.expect(200).json();
    let number = |one: &serde_json::Value, name: &str| one[name].as_i64().expect("a number");
    let items = told["items"].as_array().expect("items");
    items.iter().map(|one| (number(one, "promised"), number(one, "delivered"), number(one, "open"))).collect()
}

#[tokio::test]
async fn a_form_has_eight_rows_and_takes_those_that_are_filled() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let form = bashir.get("/requests/new").await.expect(200).body();
    assert!(form.contains("name=\"item-8\"") && form.contains("name=\"quantity-8\""));
    let (path, items) = asked(&house).await;
    let told: Vec<_> = items.iter().map(|one| (one.item.as_str(), one.quantity, one.unit.as_str())).collect();
    assert_eq!(told, [("Blankets", Some(100), "pieces"), ("Tents", Some(20), "tents"), ("Heaters", Some(5), "pieces")]);
    let page = bashir.get(&path).await.expect(200).body();
    assert!(page.contains("Blankets") && page.contains("Heaters") && page.contains("20 <bdi>tents"), "{page}");
    let edit = bashir.get(&format!("{path}/edit")).await.expect(200).body();
    assert!(edit.contains("name=\"item-8\"") && edit.contains(&format!("value=\"{}\"", items[2].id)), "{edit}");
    let list = bashir.get("/requests").await.expect(200).body();
    assert!(list.contains("Tents") && list.contains("20 of 20"), "{list}");
    let file = bashir.get("/requests.csv").await.expect(200).body();
    assert_eq!(file.matches("Winter items for Koya").count(), 3, "a row an item: {file}");
}

#[tokio::test]
async fn what_is_wrong_is_said_in_its_row_and_every_typed_row_comes_back() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    for (field, value, told) in [
        ("quantity-3", "0", "href=\"#f-quantity-3\""),
        ("quantity-8", "many", "href=\"#f-quantity-8\""),
        ("unit-8", "", "href=\"#f-unit-8\""),
        ("item-3", "", "href=\"#f-item-3\""),
        ("item-3", "blankets", "href=\"#f-unit-3\""),
    ] {
        let mut fields = with(said(&house), field, value);
        if value == "blankets" {
            fields = with(fields, "unit-3", "");
        }
        let body = post(&bashir, "/requests", &fields).await.expect(422).body();
        assert!(body.contains(told) && body.contains("value=\"Heaters\""), "{field} {value}: {body}");
        let details = body.find("more rows").unwrap_or(body.len());
        assert!(body.find("f-item-8\"").is_some_and(|at| at < details), "a filled row is never folded away");
    }
    let twice = with(with(said(&house), "item-3", "BLANKETS"), "unit-3", "Pieces");
    let body = post(&bashir, "/requests", &twice).await.expect(422).body();
    assert!(body.contains("asked for in an earlier row already"), "{body}");
    let none: Vec<_> = said(&house).into_iter().filter(|(name, _)| !name.contains('-')).collect();
    let body = post(&bashir, "/requests", &none).await.expect(422).body();
    assert!(body.contains("Say at least one thing you need"), "{body}");
}

#[tokio::test]
async fn offers_and_deliveries_are_of_one_item_each() {
    let house = House::new().await;
    let (path, items) = asked(&house).await;
    let (bashir, chiara) = (house.as_(&house.cast.bashir), house.as_(&house.cast.chiara));
    let page = chiara.get(&path).await.expect(200).body();
    assert!(page.contains("name=\"quantity-1\"") && page.contains("name=\"quantity-3\""), "{page}");
    let offer = |quantities: [&str; 3]| {
        let mut fields = vec![("organisation_id", house.ids.international.to_string())];
        let names = [("quantity-1", "id-1"), ("quantity-2", "id-2"), ("quantity-3", "id-3")];
        for (((quantity, id), typed), item) in names.into_iter().zip(quantities).zip(&items) {
            fields.extend([(quantity, typed.to_owned()), (id, item.id.to_string())]);
        }
        fields
    };
    let nothing = post(&chiara, &format!("{path}/offers"), &offer(["", "", ""])).await.expect(422).body();
    assert!(nothing.contains("at least one item"), "{nothing}");
    let body = post(&chiara, &format!("{path}/offers"), &offer(["60", "21", ""])).await.expect(422).body();
    assert!(body.contains("Only 20 of 20 are still open") && body.contains("href=\"#f-quantity-2\""), "{body}");
    assert!(offers(&house).await.is_empty(), "all or none");
    post(&chiara, &format!("{path}/offers"), &offer(["60", "20", ""])).await.expect(303);
    let mut made = offers(&house).await;
    made.sort_by_key(|one| std::cmp::Reverse(one.quantity));
    let told: Vec<_> = made.iter().map(|one| (one.item_id, one.quantity)).collect();
    assert_eq!(told, [(items[0].id, 60), (items[1].id, 20)]);
    post(&bashir, &format!("{path}/offers/{}/accept", made[1].id), &[]).await.expect(303);
    assert_eq!(stands(&chiara, &path).await, [(0, 0, 100), (20, 0, 0), (0, 0, 5)]);
    let page = chiara.get(&path).await.expect(200).body();
    assert!(!page.contains("name=\"quantity-2\""), "nothing is open of it");
    let more = post(&chiara, &format!("{path}/offers"), &offer(["", "1", ""])).await.expect(422).body();
    assert!(more.contains("promised by others already"), "{more}");
    post(&chiara, &format!("{path}/offers/{}/deliver", made[1].id), &[("quantity", "8".into())]).await.expect(303);
    let over = post(&chiara, &format!("{path}/offers/{}/deliver", made[1].id), &[("quantity", "13".into())]).await;
    assert!(over.expect(422).body().contains("Only 12 of what was promised"));
    assert_eq!(stands(&chiara, &path).await, [(0, 0, 100), (20, 8, 0), (0, 0, 5)]);
}

#[tokio::test]
async fn an_item_that_others_offered_stays_as_it_is_and_the_others_may_change() {
    let house = House::new().await;
    let (path, items) = asked(&house).await;
    let (bashir, chiara) = (house.as_(&house.cast.bashir), house.as_(&house.cast.chiara));
    let tents = [("organisation_id", house.ids.international.to_string()), ("quantity-2", "15".into())];
    post(&chiara, &format!("{path}/offers"), &tents).await.expect(303);
    let accepted = offers(&house).await[0].id;
    post(&bashir, &format!("{path}/offers/{accepted}/accept"), &[]).await.expect(303);
    let row = |row: usize, item: &Item| {
        let name = |name: &str| -> &'static str { format!("{name}-{row}").leak() };
        vec![
            (name("id"), item.id.to_string()),
            (name("item"), item.item.clone()),
            (name("quantity"), item.quantity.unwrap_or_default().to_string()),
            (name("unit"), item.unit.clone()),
        ]
    };
    let send = async |rows: Vec<Vec<(&'static str, String)>>| {
        let version = vec![("version", "1".to_owned())];
        post(&bashir, &path, &[vec![version], rows].concat().concat()).await
    };
    let gone = send(vec![row(1, &items[0]), row(3, &items[2])]).await.expect(422).body();
    assert!(gone.contains("it cannot be taken out"), "{gone}");
    let renamed = Item { item: "Cars".into(), ..items[1].clone() };
    let body = send(vec![row(1, &items[0]), row(2, &renamed)]).await.expect(422).body();
    assert!(body.contains("Others have offered this item as it was"), "{body}");
    let fewer = Item { quantity: Some(14), ..items[1].clone() };
    let body = send(vec![row(1, &items[0]), row(2, &fewer)]).await.expect(422).body();
    assert!(body.contains("15 of it are promised already"), "{body}");
    let stoves = Item { id: Id::nil(), item: "Stoves".into(), quantity: Some(9), unit: "pieces".into(), row: 0 };
    send(vec![row(1, &items[1]), row(2, &stoves)]).await.expect(303);
    let after = self::items(&house, id_in(&path)).await;
    assert_eq!(after.iter().map(|one| one.item.as_str()).collect::<Vec<_>>(), ["Tents", "Stoves"]);
    assert_eq!(after[0].id, items[1].id, "an item keeps its id wherever it stands");
    assert_eq!(stands(&chiara, &path).await, [(15, 0, 5), (0, 0, 9)]);
    let history = bashir.get(&path).await.expect(200).body();
    assert!(history.contains("Blankets: 100 pieces"), "what was asked before stays in its history: {history}");
    let stolen = with(with(said(&house), "id-1", &after[0].id.to_string()), "title", "Another request");
    let other = post(&bashir, "/requests", &stolen).await.expect(303).location().to_owned();
    assert_ne!(self::items(&house, id_in(&other)).await[0].id, after[0].id, "ids are given, not taken");
}

/// Everybody offers and accepts at once, of two items of one request: of neither more is promised than asked.
#[tokio::test]
async fn of_no_item_is_more_promised_than_asked_however_many_come_at_once() {
    let house = House::new().await;
    let (path, items) = asked(&house).await;
    let request = id_in(&path);
    let mut tasks = Vec::new();
    for (blankets, tents) in [(40, 9), (45, 8), (50, 7), (55, 6)] {
        let (app, cast) = (house.app.clone(), (house.cast.chiara.actor.clone(), house.cast.bashir.actor.clone()));
        let line = |item: &Item, quantity| Line { item: item.id, quantity: Some(quantity) };
        let lines = vec![line(&items[0], blankets), line(&items[1], tents)];
        let offering = Offering { organisation_id: house.ids.international, lines, ..Offering::default() };
        tasks.push(tokio::spawn(async move {
            let Ok(made) = app.run(&cast.0, MakeOffer { request, offering }).await else { return };
            for one in made {
                let _taken = app.run(&cast.1, Accept { request, id: one.id, quantity: None }).await;
            }
        }));
    }
    for task in tasks {
        task.await.expect("it ends");
    }
    let promised = |all: &[offer::Model], item: Id| -> i64 {
        all.iter().filter(|one| one.item_id == item).map(offer::Model::promised).sum()
    };
    let all = offers(&house).await;
    let (blankets, tents) = (promised(&all, items[0].id), promised(&all, items[1].id));
    assert!((1..=100).contains(&blankets) && (1..=20).contains(&tents), "{blankets} {tents}");
}

#[tokio::test]
async fn somebody_elses_later_save_is_shown_beside_ones_own_row_by_row() {
    let house = House::new().await;
    let (path, items) = asked(&house).await;
    let (bashir, amal) = (house.as_(&house.cast.bashir), house.as_(&house.cast.amal));
    let change = |quantity: &str| {
        let mut fields: Vec<(&'static str, String)> = said(&house);
        fields.retain(|(name, _)| !name.contains('-'));
        fields.push(("version", "1".into()));
        for (item, [id, name, number, unit]) in items.iter().zip([
            ["id-1", "item-1", "quantity-1", "unit-1"],
            ["id-2", "item-2", "quantity-2", "unit-2"],
            ["id-3", "item-3", "quantity-3", "unit-3"],
        ]) {
            let count =
                if number == "quantity-1" { quantity.into() } else { item.quantity.unwrap_or_default().to_string() };
            fields.extend([
                (id, item.id.to_string()),
                (name, item.item.clone()),
                (number, count),
                (unit, item.unit.clone()),
            ]);
        }
        fields
    };
    post(&bashir, &path, &change("150")).await.expect(303);
    let page = post(&amal, &path, &change("٩٠")).await.expect(409).body();
    assert!(page.contains("1. Quantity") && page.contains("150") && page.contains("90"), "{page}");
    assert!(!page.contains("3. Quantity"), "what both say alike is not told: {page}");
    let edited = self::items(&house, id_in(&path)).await;
    assert_eq!(edited[0].quantity, Some(150), "nothing was written over");
}
