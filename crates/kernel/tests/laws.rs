//! The kernel's laws, on a room made for the purpose: notes, some of them secret, kept by people.

mod notes;

use kernel::{Actor, Error, Reads, Role, Scope, log};
use notes::{House, Note, Write, WriteAnother, note};

#[tokio::test]
async fn a_write_leaves_a_row_a_trace_and_its_words_behind() {
    let house = House::new().await;
    let amal = house.coordinator();
    let id = house.app.run(&amal, Write::new("Water for Koya")).await.expect("amal may write");
    let viewer = house.app.viewer(amal);
    assert_eq!(viewer.find::<note::Entity>().get(id).await.expect("it is there").title, "Water for Koya");
    let history = log::history::<note::Entity>(&viewer, id, 10).await.expect("it has a history");
    assert_eq!((history.len(), history[0].command.as_str()), (1, "notes.write"));
    let condition = kernel::matching(&house.app, "note", "KOYA").expect("a word");
    assert_eq!(viewer.find::<note::Entity>().filter(condition).count().await.expect("a count"), 1);
}

#[tokio::test]
async fn who_may_not_write_writes_nothing() {
    let house = House::new().await;
    let refused = house.app.run(&Actor::visitor(), Write::new("x")).await;
    assert!(matches!(refused, Err(Error::SignIn)), "{refused:?}");
    let member = Actor::person(house.id(), vec![kernel::Grant { role: Role::Member, scope: Scope::Everything }]);
    let refused = house.app.run(&member, Write::new("x")).await;
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    let all = house.app.viewer(house.coordinator());
    assert_eq!(all.find::<note::Entity>().count().await.expect("a count"), 0);
}

#[tokio::test]
async fn a_permit_is_good_for_its_own_record_only() {
    let house = House::new().await;
    let refused = house.app.run(&house.coordinator(), WriteAnother).await;
    assert!(matches!(refused, Err(Error::Internal(_))), "{refused:?}");
    let verdict = log::verify(&house.app, |_| ()).await.expect("the log is read");
    assert_eq!((verdict.links, verdict.broken), (0, None), "nothing of it was kept");
}

#[tokio::test]
async fn a_rehearsal_answers_and_keeps_nothing() {
    let house = House::new().await;
    let amal = house.coordinator();
    let id = house.app.rehearse(&amal, Write::new("tried")).await.expect("it would work");
    let found = house.app.viewer(amal).find::<note::Entity>().get(id).await;
    assert!(matches!(found, Err(Error::NotFound)));
}

#[tokio::test]
async fn packed_rows_are_whole_and_only_those_that_may_be_seen() {
    let house = House::new().await;
    let amal = house.coordinator();
    let title = "7;3:a;:\u{1f} مياه";
    let open = house.app.run(&amal, Write::new(title)).await.expect("written");
    let secret = house.app.run(&amal, Write { secret: true, ..Write::new("") }).await.expect("written");
    let columns = [note::Column::Title, note::Column::Id, note::Column::Secret];
    let read = async |actor: Actor| {
        let viewer = house.app.viewer(actor);
        let packed = viewer.find::<note::Entity>().packed(&columns).await.expect("rows");
        let mut rows = Vec::new();
        let each = packed.each(|fields| rows.push((fields.text().map(str::to_owned), fields.id(), fields.number())));
        each.expect("they are read as they were packed");
        rows.sort_by_key(|(_, id, _)| *id);
        rows
    };
    let (shown, hidden) = ((Some(title.into()), Some(open), Some(0)), (Some(String::new()), Some(secret), Some(1)));
    assert_eq!(read(Actor::visitor()).await, std::slice::from_ref(&shown));
    assert_eq!(read(amal.clone()).await, [shown, hidden]);
    let none = house.app.viewer(amal).find::<note::Entity>().by_ids([]).packed(&columns).await.expect("no rows");
    none.each(|_| panic!("there is none")).expect("nothing is read");
}

#[tokio::test]
async fn hidden_means_not_found_and_not_counted() {
    let house = House::new().await;
    let amal = house.coordinator();
    let open = house.app.run(&amal, Write::new("open")).await.expect("written");
    let secret = house.app.run(&amal, Write { secret: true, ..Write::new("secret") }).await.expect("written");
    let faris = house.app.viewer(Actor::visitor());
    assert!(faris.find::<note::Entity>().get(open).await.is_ok());
    assert!(matches!(faris.find::<note::Entity>().get(secret).await, Err(Error::NotFound)));
    assert_eq!(faris.find::<note::Entity>().count().await.expect("a count"), 1);
    assert!(matches!(log::history::<note::Entity>(&faris, secret, 9).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn sealed_values_never_enter_the_log() {
    let house = House::new().await;
    let amal = house.coordinator();
    let id = house.app.run(&amal, Write { sealed: "the witness".into(), ..Write::new("n") }).await.expect("written");
    let history = log::history::<note::Entity>(&house.app.viewer(amal), id, 1).await.expect("a history");
    let sealed = history[0].fields.iter().find(|field| field.field == "sealed").expect("that it changed is known");
    assert_eq!((&sealed.before, &sealed.after), (&None, &None));
}

#[tokio::test]
async fn an_altered_link_is_named() {
    let house = House::new().await;
    let amal = house.coordinator();
    for title in ["one", "two", "three"] {
        house.app.run(&amal, Write::new(title)).await.expect("written");
    }
    let verdict = log::verify(&house.app, |_| ()).await.expect("the log is read");
    assert_eq!((verdict.links, verdict.broken), (3, None));
    house.tamper("UPDATE payload SET body = '{}' WHERE seq = 2").await;
    let verdict = log::verify(&house.app, |_| ()).await.expect("the log is read");
    assert_eq!(verdict.broken, Some((2, log::Fault::Payload)));
    house.tamper("DELETE FROM payload WHERE seq = 2").await;
    let verdict = log::verify(&house.app, |_| ()).await.expect("the log is read");
    assert_eq!((verdict.erased, verdict.broken), (1, None), "an erased payload breaks nothing");
    house.tamper("UPDATE change SET actor = 'somebody else' WHERE seq = 1").await;
    let verdict = log::verify(&house.app, |_| ()).await.expect("the log is read");
    assert_eq!(verdict.broken, Some((2, log::Fault::Link)));
    house.tamper("DELETE FROM change WHERE seq = 3").await;
    house.tamper("UPDATE change SET actor = 'nobody' WHERE seq = 2").await;
    assert!(log::verify(&house.app, |_| ()).await.expect("the log is read").broken.is_some());
}

#[tokio::test]
async fn a_change_can_be_read_back_as_it_was_before() {
    let house = House::new().await;
    let amal = house.coordinator();
    let id = house.app.run(&amal, Write::new("first")).await.expect("written");
    house.app.run(&amal, notes::Rename { id, title: "second".into() }).await.expect("renamed");
    house.app.run(&amal, notes::Undo { id }).await.expect("undone");
    let note: Note = house.app.viewer(amal).find::<note::Entity>().get(id).await.expect("it is there");
    assert_eq!(note.title, "first");
}

#[tokio::test]
async fn jobs_are_leased_tried_again_and_done_once() {
    let house = House::new().await;
    house.app.run(&house.coordinator(), notes::Later).await.expect("queued");
    let failed = kernel::jobs::work_one(&house.app, |_| async { Err(Error::internal("not now")) }).await;
    assert!(failed.expect("a job was there"));
    let again = kernel::jobs::work_one(&house.app, |_| async { Ok(()) }).await;
    assert!(!again.expect("nothing is due yet"), "a failed job waits before it is tried again");
    house.clock.advance(2 * kernel::MINUTE);
    assert!(kernel::jobs::work_one(&house.app, |_| async { Ok(()) }).await.expect("it is due"));
    house.clock.advance(kernel::DAY);
    assert!(!kernel::jobs::work_one(&house.app, |_| async { Ok(()) }).await.expect("asked"), "done is done");
}

#[tokio::test]
async fn what_a_job_carried_is_erased_when_it_is_done_or_given_up() {
    let house = House::new().await;
    house.app.run(&house.coordinator(), notes::Later).await.expect("queued");
    assert_eq!(house.payloads().await, [serde_json::json!({ "link": notes::SECRET })]);
    kernel::jobs::work_one(&house.app, |_| async { Ok(()) }).await.expect("it is done");
    assert_eq!(house.payloads().await, [serde_json::json!({})]);

    let house = House::new().await;
    house.app.run(&house.coordinator(), notes::Later).await.expect("queued");
    let mut tries = 0;
    while kernel::jobs::work_one(&house.app, |_| async { Err(Error::internal("never")) }).await.expect("asked") {
        tries += 1;
        house.clock.advance(kernel::DAY);
    }
    assert_eq!((tries, house.payloads().await), (8, vec![serde_json::json!({})]));
}

#[tokio::test]
async fn a_database_taken_away_takes_no_more_writes() {
    let house = House::new().await;
    let Some(file) = house.file() else { return };
    house.app.ping().await.expect("it answers");
    std::fs::remove_file(&file).expect("it is taken away");
    let refused = house.app.run(&house.coordinator(), Write::new("into the void")).await;
    assert!(matches!(&refused, Err(Error::Unavailable(why)) if why.contains("is gone")), "{refused:?}");
    assert!(matches!(house.app.ping().await, Err(Error::Unavailable(_))));
}

#[tokio::test]
async fn a_newer_database_is_refused_with_a_sentence() {
    let house = House::new().await;
    house.tamper("INSERT INTO migration (number, name, at) VALUES (9999, 'from the future', 0)").await;
    let refused = house.reopen().await;
    assert!(matches!(&refused, Err(Error::Unavailable(why)) if why.contains("newer version")), "{:?}", refused.err());
}

#[tokio::test]
async fn blobs_are_named_by_content_and_kept_within_their_limit() {
    let house = House::new().await;
    let blobs = house.app.blobs();
    let first = blobs.put(b"a certificate").await.expect("kept");
    assert_eq!(blobs.put(b"a certificate").await.expect("kept"), first);
    assert_eq!(blobs.get(&first).await.expect("there"), b"a certificate");
    let refused = blobs.put_stream(&[0u8; 100][..], 99).await;
    assert!(matches!(refused, Err(Error::TooLarge(99))));
    let left = std::fs::read_dir(blobs.folder()).expect("the folder").flatten();
    assert_eq!(left.filter(|entry| entry.file_name().to_string_lossy().starts_with(".part")).count(), 0);
}

/// A write without a permit, and a command's end without a write, do not compile.
#[test]
fn what_the_types_forbid_does_not_compile() {
    if std::env::var_os("TANSIQ_TEST_POSTGRES").is_some() {
        return; // no matter of the database, and long
    }
    let tries = trybuild::TestCases::new();
    tries.compile_fail("tests/forbidden/*.rs");
}
