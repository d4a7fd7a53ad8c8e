//! Backup and restore: whole while somebody writes, checked before anything appears, refused where it would overwrite.

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::house::operator::Operator;

fn path_in(operator: &Operator, name: &str) -> String {
    operator.folder().join(name).to_str().expect("UTF-8").to_owned()
}

#[test]
fn a_backup_under_a_running_writer_is_whole_and_its_log_holds() {
    let operator = Operator::with_sample();
    let server = operator.serve(&[]);
    let archive = path_in(&operator, "backup.zip");
    let (stop, written) = (AtomicBool::new(false), AtomicUsize::new(0));
    let acknowledged = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut admin = server.signed_in("admin@sample.invalid");
            while !stop.load(Ordering::SeqCst) {
                let email = format!("writer-{}@example.invalid", written.load(Ordering::SeqCst));
                let fields = [("email", email.as_str()), ("role", "administrator"), ("scope", "everything")];
                assert_eq!(admin.post("/people/invite", &fields).status, 200);
                written.fetch_add(1, Ordering::SeqCst);
            }
        });
        while written.load(Ordering::SeqCst) < 5 {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let acknowledged = written.load(Ordering::SeqCst);
        let said = operator.tansiq(&["backup", "--to", &archive]);
        stop.store(true, Ordering::SeqCst);
        said.done();
        acknowledged
    });
    assert!(written.load(Ordering::SeqCst) > acknowledged, "somebody wrote while it was made");
    server.stop();

    let restored = Operator::at(&operator.folder().join("restored"));
    restored.tansiq(&["restore", "--from", &archive]).done();
    assert!(restored.tansiq(&["log", "verify"]).done().contains("the chain holds"));
    let server = restored.serve(&[]);
    let list = server.signed_in("admin@sample.invalid").get("/people/invite").text
        + &server.signed_in("admin@sample.invalid").get("/people").text;
    for number in 0..acknowledged {
        let email = format!("writer-{number}@example.invalid");
        assert!(list.contains(&email), "{email} was acknowledged before the backup began");
    }
}

#[test]
fn a_backup_overwrites_nothing_and_leaves_nothing_half_done() {
    let operator = Operator::new();
    operator.tansiq(&["init"]).done();
    let archive = path_in(&operator, "backup.zip");
    fs::write(&archive, "precious").expect("a file");
    let refused = operator.tansiq(&["backup", "--to", &archive]).failed();
    assert!(refused.contains("is there already"), "{refused}");
    assert_eq!(fs::read_to_string(&archive).expect("it is there"), "precious");
    let refused = operator.tansiq(&["backup", "--to", &path_in(&operator, "nowhere/backup.zip")]).failed();
    assert!(refused.contains("cannot be written to"), "{refused}");
    let left = fs::read_dir(operator.folder()).expect("the folder").flatten().map(|entry| entry.file_name());
    let hidden: Vec<_> = left.filter(|name| name.to_string_lossy().starts_with(".tansiq")).collect();
    assert!(hidden.is_empty(), "{hidden:?}");
}

#[test]
fn a_restore_refuses_what_is_damaged_or_foreign_and_never_overwrites() {
    let operator = Operator::new();
    operator.tansiq(&["init"]).done();
    let archive = path_in(&operator, "backup.zip");
    operator.tansiq(&["backup", "--to", &archive]).done();
    let restore =
        |from: &str, to: &str| operator.plain(&["restore", "--from", from, "--data", &path_in(&operator, to)]);

    let full = restore(&archive, "data").failed();
    assert!(full.contains("is not empty"), "{full}");
    let missing = restore(&path_in(&operator, "none.zip"), "new").failed();
    assert!(missing.contains("cannot be opened"), "{missing}");

    let mut bytes = fs::read(&archive).expect("the archive");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    fs::write(path_in(&operator, "damaged.zip"), &bytes).expect("a file");
    restore(&path_in(&operator, "damaged.zip"), "new").failed();
    fs::write(path_in(&operator, "cut.zip"), &bytes[..middle]).expect("a file");
    let cut = restore(&path_in(&operator, "cut.zip"), "new").failed();
    assert!(cut.contains("the archive cannot be read"), "{cut}");
    fs::write(path_in(&operator, "letter.zip"), "Dear colleagues").expect("a file");
    restore(&path_in(&operator, "letter.zip"), "new").failed();
    assert!(!operator.folder().join("new").exists(), "nothing appears of what was refused");

    restore(&archive, "new").done();
    let again = restore(&archive, "new").failed();
    assert!(again.contains("is not empty"), "{again}");
}

#[tokio::test]
async fn a_postgres_database_is_left_to_its_own_tools() {
    let Ok(server) = std::env::var("TANSIQ_TEST_POSTGRES") else { return };
    let operator = Operator::new();
    let name = format!("operator_{}", std::process::id());
    let url = kernel::db::make_postgres_database(&server, &name).await.expect("a database of its own");
    operator.tansiq(&["init", "--database", &url]).done();
    let again = operator.tansiq(&["init", "--database", &url]).failed();
    assert!(again.contains("is there already"), "{again}");
    assert!(operator.tansiq(&["log", "verify", "--database", &url]).done().contains("the chain holds"));
    let refused = operator.tansiq(&["backup", "--database", &url, "--to", &path_in(&operator, "b.zip")]).failed();
    assert!(refused.contains("pg_dump"), "{refused}");
    assert!(!refused.contains(&url), "a URL holds a password");
}
